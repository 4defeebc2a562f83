"""`diff` prints what `patch -p1` and `git apply` make `rewrite`'s result of."""

import os
import pty
import subprocess
from pathlib import Path
from typing import Dict, List

import pytest
from conftest import HANDLER, REWRITTEN, Tool

CONTENTS: Dict[str, bytes] = {
    "plain": HANDLER,
    "no final line end": HANDLER.rstrip(b"\n"),
    "CRLF": HANDLER.replace(b"\n", b"\r\n"),
    "BOM": b"\xef\xbb\xbf" + HANDLER,
    "latin-1": b"# coding: latin-1\nname = '\xe9'\n" + HANDLER,
    "long": HANDLER + b"x = 1\n" * 50,
    "docstring": b'"""Doc."""\n\n' + HANDLER.replace(b"import boto3\n", b""),
    "one line": b"lambda_handler = print",
}
NAMES = ["app.py", "sub dir/with space.py", "größe.py", 'quo"te.py', "back\\slash.py", "tab\there.py"]


def _apply(program: List[str], diff: bytes, folder: Path) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(program, cwd=str(folder), input=diff, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def _write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("program", [["patch", "-p1", "--binary", "-s"], ["git", "apply"]], ids=["patch", "git"])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", CONTENTS)
def test_applying_the_diff_is_rewriting(tmp_path: Path, program: List[str], name: str, content: str) -> None:
    wanted = _write(tmp_path / "a", name, CONTENTS[content])
    patched = _write(tmp_path / "b", name, CONTENTS[content])
    diff = Tool(tmp_path / "b")("diff", "--handler", "lambda_handler", ".")
    assert diff.returncode == 1
    assert Tool(tmp_path / "a")("rewrite", "--in-place", "--handler", "lambda_handler", ".").returncode == 0
    done = _apply(program, diff.stdout, tmp_path / "b")
    assert done.returncode == 0, done.stdout.decode()
    assert patched.read_bytes() == wanted.read_bytes()
    assert [path.name for path in patched.parent.iterdir()] == [patched.name]


def test_several_files_and_a_summary(tool: Tool) -> None:
    for name in ("one.py", "two.py"):
        (tool.folder / name).write_bytes(HANDLER)
    (tool.folder / "three.py").write_bytes(REWRITTEN)
    done = tool("diff", "--handler", "lambda_handler", ".")
    assert done.stderr.splitlines()[-1] == b"2 files would change, 1 would not, 0 failed"
    assert _apply(["patch", "-p1", "-s"], done.stdout, tool.folder).returncode == 0
    assert (tool.folder / "one.py").read_bytes() == (tool.folder / "two.py").read_bytes() == REWRITTEN


def _on_terminal(tool: Tool, **environment: str) -> bytes:
    """What the tool prints when its standard output is a terminal."""
    controller, terminal = pty.openpty()
    variables = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    variables.update({"TERM": "xterm", **environment})
    process = subprocess.Popen(
        [tool.path, "diff", "app.py"], cwd=str(tool.folder), stdout=terminal, stderr=subprocess.DEVNULL, env=variables)
    os.close(terminal)
    output = b""
    try:
        while True:
            chunk = os.read(controller, 65_536)
            if not chunk:
                break
            output += chunk
    except OSError:  # Linux tells so that the other side is closed
        pass
    os.close(controller)
    process.wait()
    return output


def test_colours_on_a_terminal_only(tool: Tool, handler: Path) -> None:
    assert b"\x1b[" in _on_terminal(tool)
    assert b"\x1b[" not in _on_terminal(tool, NO_COLOR="1")
    assert b"\x1b[" not in _on_terminal(tool, TERM="dumb")
    assert b"\x1b[" not in tool("diff", "app.py").stdout
