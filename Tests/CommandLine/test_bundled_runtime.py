"""The runtime in a bundle: its own source without prose, and within its limit of size."""

import ast
import zipfile
from pathlib import Path
from typing import Dict

import pytest
from conftest import Tool

SOURCE = Path(__file__).resolve().parent.parent.parent / "runtime" / "src"
LIMIT = 150_000
"""Of all modules, in bytes, unzipped. The catalog, 23 KB of data, and bytecode come on top."""


@pytest.fixture(scope="module")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Dict[str, bytes]:
    folder = tmp_path_factory.mktemp("application")
    (folder / "app.py").write_text("def handler(event, context):\n    return event\n")
    done = Tool(folder)("bundle", "--handler", "app.handler", "--output", "out", ".")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next((folder / "out").glob("*.zip"))) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith("gammaray/") and not name.endswith(".pyc")}


def without_docstrings(source: bytes) -> str:
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list) and isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            if body and isinstance(body[0], ast.Expr) and isinstance(getattr(body[0], "value", None), ast.Constant):
                del body[0]
            if len(body) == 1 and isinstance(body[0], ast.Pass):
                del body[0]
    return "\n".join("%s %s" % (ast.dump(node), getattr(node, "lineno", "")) for node in ast.walk(tree))


def test_it_is_the_source_without_prose(bundled: Dict[str, bytes]) -> None:
    modules = {str(path.relative_to(SOURCE)): path.read_bytes() for path in SOURCE.rglob("*.py")}
    assert modules.keys() == {name for name in bundled if name.endswith(".py")}
    for name, source in modules.items():
        assert without_docstrings(bundled[name]) == without_docstrings(source), name
        assert b'"""' not in bundled[name] and b"  # " not in bundled[name], name


def test_it_is_small(bundled: Dict[str, bytes]) -> None:
    assert sum(len(source) for name, source in bundled.items() if name.endswith(".py")) <= LIMIT
