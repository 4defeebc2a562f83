"""0: done, nothing to say; 1: findings, or something would change; 2: wrong use, or something failed."""

import json
import os
from pathlib import Path
from typing import List

import pytest
from conftest import HANDLER, REWRITTEN, Tool

COMMANDS = {
    "list": ["list"], "diff": ["diff"], "check": ["check"], "restore": ["restore"], "rewrite": ["rewrite", "--in-place"]}


@pytest.mark.parametrize("command, code", [("list", 0), ("diff", 1), ("check", 1), ("restore", 0), ("rewrite", 0)])
def test_a_handler_that_is_not_instrumented(tool: Tool, handler: Path, command: str, code: int) -> None:
    assert tool(*COMMANDS[command], "app.py").returncode == code


@pytest.mark.parametrize("command, code", [("list", 0), ("diff", 0), ("check", 0), ("restore", 0), ("rewrite", 0)])
def test_a_handler_that_is_instrumented(tool: Tool, handler: Path, command: str, code: int) -> None:
    handler.write_bytes(REWRITTEN)
    assert tool(*COMMANDS[command], "app.py").returncode == code


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_path(tool: Tool, handler: Path, command: str) -> None:
    done = tool(*COMMANDS[command], "no-such-path.py")
    assert done.returncode == 2
    assert b"no-such-path.py" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_no_path_and_an_unknown_option(tool: Tool, command: str) -> None:
    changes_files = command in ("rewrite", "restore")
    assert tool(*COMMANDS[command]).returncode == (2 if changes_files else 0)
    assert tool(*COMMANDS[command], "--no-such-option", ".").returncode == 2


@pytest.mark.parametrize("command", ["diff", "check", "rewrite"])
def test_broken_python_fails_and_the_others_go_on(tool: Tool, handler: Path, command: str) -> None:
    (tool.folder / "broken.py").write_bytes(b"def lambda_handler(event, context:\n    return (\n")
    done = tool(*COMMANDS[command], "--handler", "lambda_handler", ".")
    assert done.returncode == 2
    assert b"broken.py:1:" in done.stderr and b"not valid Python" in done.stderr
    assert (tool.folder / "broken.py").read_bytes().startswith(b"def lambda_handler(event, context:")
    if command == "rewrite":
        assert handler.read_bytes() == REWRITTEN


def test_check_clean_is_the_opposite(tool: Tool, handler: Path) -> None:
    assert tool("check", "--clean", "app.py").returncode == 0
    handler.write_bytes(REWRITTEN)
    done = tool("check", "--clean", "app.py")
    assert done.returncode == 1
    assert b"app.py:" in done.stderr


@pytest.mark.parametrize("selection", [["--handler", "lambda_handler", "app.py"], ["."]])
def test_code_behind_the_appended_line_is_told(tool: Tool, handler: Path, selection: List[str]) -> None:
    handler.write_bytes(REWRITTEN + b"print('more')\n")
    done = tool("check", *selection)
    assert done.returncode == 1 and b"app.py" in done.stderr
    assert tool("rewrite", "--in-place", *selection).returncode == 0
    assert tool("check", *selection).returncode == 0
    assert tool("restore", "app.py").returncode == 0
    assert handler.read_bytes() == HANDLER + b"print('more')\n"


def test_what_is_instrumented_is_still_found_by_convention(tool: Tool, handler: Path) -> None:
    before = tool("list", ".").stdout
    assert tool("rewrite", "--in-place", ".").returncode == 0
    assert tool("list", ".").stdout == before != b""
    assert b"1 file checked" in tool("check", ".").stderr


def test_rewrite_wants_one_destination(tool: Tool, handler: Path) -> None:
    assert tool("rewrite", "app.py").returncode == 2
    assert tool("rewrite", "--in-place", "--output", "out", "app.py").returncode == 2
    assert handler.read_bytes() == HANDLER


def test_help_and_version(tool: Tool) -> None:
    assert tool("--version").returncode == 0
    assert tool("--help").returncode == 0
    assert tool("no-such-command").returncode == 2


def test_restore_gives_back_what_rewrite_took(tool: Tool, handler: Path) -> None:
    assert tool("rewrite", "--in-place", ".").returncode == 0
    assert handler.read_bytes() == REWRITTEN
    assert tool("restore", ".").returncode == 0
    assert handler.read_bytes() == HANDLER


def test_json_shapes(tool: Tool, handler: Path) -> None:
    listed = json.loads(tool("list", "--format", "json", ".").stdout)
    assert [set(row) for row in listed] == [
        {"name", "template", "templateKind", "handler", "file", "function", "line", "codeDirectory", "runtime"}]
    assert (listed[0]["file"], listed[0]["function"], listed[0]["line"]) == ("app.py", "lambda_handler", 4)
    (tool.folder / "broken.py").write_bytes(b"def lambda_handler(event, context)\n")
    for command in ("check", "diff", "rewrite", "restore"):
        report = json.loads(tool(*COMMANDS[command], "--format", "json", "app.py", "broken.py", "--handler", "lambda_handler").stdout)
        assert {"files", "messages", "skipped"} <= set(report)
        assert set(report["files"][0]) == {"path", "status", "entryPoints"}
        for message in report["messages"]:
            assert {"path", "severity", "id", "message"} <= set(message)
    assert json.loads(tool("check", "--format", "json", ".", "--handler", "lambda_handler").stdout)["messages"]


def test_quiet_says_nothing_but_errors(tool: Tool, handler: Path) -> None:
    done = tool("rewrite", "--in-place", "--quiet", "app.py")
    assert (done.stdout, done.stderr) == (b"", b"")


def test_the_release_binary_runs_anywhere(tool: Tool, tmp_path: Path) -> None:
    """Copied into an empty folder, without an environment."""
    from conftest import ROOT
    import shutil
    import subprocess

    built = ROOT / ".build" / "dist" / "rewrite-tool"
    if not built.exists():
        pytest.skip("no release build: run `make release`")
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    shutil.copy(str(built), str(folder / "rewrite-tool"))
    (folder / "app.py").write_bytes(HANDLER)
    for arguments, code in ((["--version"], 0), (["check", "app.py"], 1), (["rewrite", "--in-place", "."], 0), (["check", "."], 0)):
        done = subprocess.run(
            ["env", "-i", "./rewrite-tool", *arguments], cwd=str(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert done.returncode == code, done.stderr
    assert (folder / "app.py").read_bytes() == REWRITTEN
    needed = subprocess.run(["readelf", "-d", str(built)], stdout=subprocess.PIPE, check=True).stdout.decode()
    libraries = [line.split("[")[1].split("]")[0] for line in needed.splitlines() if "(NEEDED)" in line]
    assert all(name.startswith(("libc.so", "libm.so", "ld-linux")) for name in libraries), libraries


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_cannot_be_read(tool: Tool, handler: Path) -> None:
    secret = tool.folder / "secret.py"
    secret.write_bytes(HANDLER)
    secret.chmod(0)
    closed = tool.folder / "closed"
    closed.mkdir()
    closed.chmod(0)
    try:
        done = tool("rewrite", "--in-place", "--handler", "lambda_handler", ".")
    finally:
        closed.chmod(0o755)
    assert done.returncode == 2
    assert b"secret.py" in done.stderr and b"closed" in done.stderr
    assert handler.read_bytes() == REWRITTEN


@pytest.mark.parametrize("selection", [["."], ["--handler", "lambda_handler", "."]])
def test_a_name_that_is_no_text_is_told_and_the_others_go_on(tool: Tool, handler: Path, selection: List[str]) -> None:
    folder = os.fsencode(str(tool.folder))
    for name in (b"b\xe9d.py", b"d\xff/app.py"):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(HANDLER)
    done = tool("rewrite", "--in-place", *selection)
    assert done.returncode == 2
    assert done.stderr.count(b"error: its name is not UTF-8: rename or exclude it") == 2
    assert handler.read_bytes() == REWRITTEN
    assert tool("check", "--exclude", "b*d.py", "--exclude", "d*/", *selection).returncode == 0
