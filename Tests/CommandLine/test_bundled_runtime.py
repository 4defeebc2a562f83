"""The runtime in a bundle: its own source without prose, and within its limit of size."""

import ast
import io
import tokenize
import zipfile
from pathlib import Path
from typing import Dict

import pytest
from conftest import Tool

SOURCE = Path(__file__).resolve().parent.parent.parent / "runtime" / "src"
LIMITS = {"dynamic": 150_000, "static": 150_000, "hybrid": 153_600}
"""Of all modules, in bytes, unzipped. The catalog, 27 KB of data, and bytecode come on top."""


@pytest.fixture(scope="module")
def layer(tmp_path_factory: pytest.TempPathFactory) -> Dict[str, bytes]:
    folder = tmp_path_factory.mktemp("layer")
    done = Tool(folder)("layer", "--no-bytecode", "--output", "layer.zip")
    assert done.returncode == 0, done.stderr
    return modules(folder / "layer.zip", "python/")


def modules(path: Path, prefix: str) -> Dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name[len(prefix):]: archive.read(name) for name in archive.namelist() if name.startswith(prefix + "gammaray/") and name.endswith(".py")}


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


def test_a_layer_holds_the_source_without_prose(layer: Dict[str, bytes]) -> None:
    source = {str(path.relative_to(SOURCE)): path.read_bytes() for path in SOURCE.rglob("*.py")}
    assert layer.keys() == source.keys()
    for name, text in source.items():
        assert without_docstrings(layer[name]) == without_docstrings(text), name
        assert len(layer[name].splitlines()) == len(text.splitlines()), name
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        assert not any(ast.get_docstring(node) for node in ast.walk(ast.parse(layer[name])) if isinstance(node, documented)), name
        assert not any(token.type == tokenize.COMMENT for token in tokenize.tokenize(io.BytesIO(layer[name]).readline)), name


@pytest.mark.parametrize("mode", LIMITS)
def test_a_bundle_holds_what_its_mode_runs(tmp_path: Path, layer: Dict[str, bytes], mode: str) -> None:
    (tmp_path / "app.py").write_text("import boto3\n\ndef handler(event, context):\n    boto3.client('sns').publish(Message='')\n")
    done = Tool(tmp_path)("bundle", "--mode", mode, "--python-version", "3.11", "--handler", "app.handler", "--no-bytecode", "--output", "out", ".")
    assert done.returncode == 0, done.stderr
    bundled = modules(next((tmp_path / "out").glob("*.zip")), "")
    assert bundled.items() <= layer.items()
    assert sum(map(len, bundled.values())) <= LIMITS[mode]
    for entry in ("dynamic", "static", "hybrid"):
        assert "gammaray/%s.py" % entry in bundled, "a layer of another mode imports it"
