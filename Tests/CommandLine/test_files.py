"""Which files are touched, and how."""

import os
import subprocess
from pathlib import Path

import pytest
from conftest import HANDLER, REWRITTEN, Tool, names


def test_mode_and_symbolic_links_are_kept(tool: Tool, handler: Path) -> None:
    handler.chmod(0o750)
    (tool.folder / "link.py").symlink_to("app.py")
    assert tool("rewrite", "--in-place", "link.py").returncode == 0
    assert handler.stat().st_mode & 0o7777 == 0o750
    assert (tool.folder / "link.py").is_symlink()
    assert handler.read_bytes() == REWRITTEN


def test_unchanged_files_are_not_touched(tool: Tool, handler: Path) -> None:
    handler.write_bytes(REWRITTEN)
    os.utime(str(handler), (1, 1))
    before = handler.stat()
    assert tool("rewrite", "--in-place", ".").returncode == 0
    after = handler.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_loop_of_links_ends(tool: Tool, handler: Path) -> None:
    (tool.folder / "loop").symlink_to(".")
    (tool.folder / "self.py").symlink_to("self.py")
    assert tool("rewrite", "--in-place", ".").returncode in (0, 2)
    assert handler.read_bytes() == REWRITTEN
    assert tool("check", "self.py").returncode == 2


def test_excludes_hold_for_explicit_paths_too(tool: Tool, handler: Path) -> None:
    done = tool("rewrite", "--in-place", "--handler", "lambda_handler", "--exclude", "app.py", "app.py")
    assert done.returncode == 0
    assert b"app.py" in done.stderr and b"excluded" in done.stderr, "a skip is said with its reason"
    assert handler.read_bytes() == HANDLER
    done = tool("rewrite", "--in-place", "--exclude", "app.py", "app.py")
    assert (done.returncode, handler.read_bytes()) == (0, HANDLER)


def test_gitignore_is_respected(tool: Tool, handler: Path) -> None:
    (tool.folder / ".gitignore").write_text("build/\n")
    (tool.folder / "build").mkdir()
    (tool.folder / "build" / "app.py").write_bytes(HANDLER)
    assert tool("rewrite", "--in-place", ".").returncode == 0
    assert handler.read_bytes() == REWRITTEN
    assert (tool.folder / "build" / "app.py").read_bytes() == HANDLER


def test_output_directory_leaves_the_original_alone(tool: Tool, handler: Path) -> None:
    (tool.folder / "data.txt").write_text("data")
    assert tool("rewrite", "--output", "../out", ".").returncode == 0
    assert handler.read_bytes() == HANDLER
    out = tool.folder.parent / "out"
    assert (out / "app.py").read_bytes() == REWRITTEN
    assert (out / "data.txt").read_text() == "data"


def test_standard_input(tool: Tool) -> None:
    done = tool("rewrite", "-", "--stdin-filename", "src/app.py", stdin=HANDLER)
    assert (done.returncode, done.stdout) == (0, REWRITTEN)
    assert tool("restore", "-", stdin=REWRITTEN).stdout == HANDLER
    done = tool("rewrite", "-", "--handler", "go", "--stdin-filename", "src/app.py", stdin=b"def go(:\n")
    assert done.returncode == 2
    assert done.stderr.startswith(b"src/app.py:1:") and done.stdout == b""


def test_not_utf_8(tool: Tool, handler: Path) -> None:
    bad = b"name = 'caf\xe9'\n" + HANDLER
    (tool.folder / "bad.py").write_bytes(bad)
    done = tool("rewrite", "--in-place", "--handler", "lambda_handler", ".")
    assert done.returncode == 2
    assert b"bad.py:1:" in done.stderr and b"UTF-8" in done.stderr
    assert (tool.folder / "bad.py").read_bytes() == bad
    assert handler.read_bytes() == REWRITTEN


def test_a_directory_with_a_python_name(tool: Tool, handler: Path) -> None:
    (tool.folder / "package.py").mkdir()
    assert tool("rewrite", "--in-place", ".").returncode == 0
    assert handler.read_bytes() == REWRITTEN


def test_a_huge_file(tool: Tool) -> None:
    lines = (b"x = '" + b"a" * 1_000 + b"'\n") * (30 * 2**10)
    (tool.folder / "app.py").write_bytes(HANDLER + lines)
    assert tool("rewrite", "--in-place", "app.py").returncode == 0
    assert (tool.folder / "app.py").read_bytes() == REWRITTEN.replace(b"lambda_handler = ", lines + b"lambda_handler = ")
    assert tool("restore", "app.py").returncode == 0
    assert (tool.folder / "app.py").read_bytes() == HANDLER + lines


@pytest.fixture
def small_disk(tmp_path: Path):
    """A file system of 256 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if mounted.returncode:
        pytest.skip("no right to mount a small file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_loses_nothing(tool: Tool, small_disk: Path) -> None:
    content = HANDLER + b"# " + b"x" * 30_000 + b"\n"
    for number in range(6):
        (small_disk / ("app%d.py" % number)).write_bytes(content)
    done = tool("rewrite", "--in-place", ".", cwd=small_disk)
    assert done.returncode == 2
    assert b"disk is full" in done.stderr
    new = REWRITTEN.replace(b"lambda_handler = ", content[len(HANDLER):] + b"lambda_handler = ")
    for number in range(6):
        assert (small_disk / ("app%d.py" % number)).read_bytes() in (content, new)
    assert names(small_disk) == ["app%d.py" % number for number in range(6)], "no temporary file is left"


@pytest.mark.parametrize("name", ["with space.py", "größe.py", 'quo"te.py', "back\\slash.py", "tab\there.py", "-dash.py", "new\nline.py"])
def test_odd_names(tool: Tool, name: str) -> None:
    path = tool.folder / name
    path.write_bytes(HANDLER)
    assert tool("rewrite", "--in-place", ".").returncode == 0
    assert path.read_bytes() == REWRITTEN
    assert tool("restore", "./" + name).returncode == 0
    assert path.read_bytes() == HANDLER
