"""The marks of hand-written functions: which records are due where."""

from __future__ import annotations

import ast
import re
from pathlib import Path

_MARK = re.compile(r"# (The next line: )?=> ([a-z0-9-]+)\.(\w+)(?: \* (\d+))?$")


def idioms(folder: Path) -> list[str]:
    """The functions of app.py that are invoked, in order."""
    return [node.name for node in _definitions(folder / "app.py") if not isinstance(node, ast.ClassDef) and node.name != "lambda_handler"]


def due(folder: Path, idiom: str) -> list[tuple[str, str, str]]:
    """(service, operation, site) of the records that the idiom is to give, sorted."""
    found = []
    for name in ("app.py", "helper.py"):
        lines = (folder / name).read_text("utf-8").splitlines()
        for node in _definitions(folder / name):
            if node.name == idiom or (name == "helper.py" and node.name.startswith(idiom + "_")):
                for number in range(node.lineno, node.end_lineno + 1):
                    if mark := _MARK.search(lines[number - 1]):
                        site = f"{name}:{number + bool(mark[1])}"
                        found += [(mark[2], mark[3], site)] * int(mark[4] or 1)
    return sorted(found)


def _definitions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return [node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, kinds)]
