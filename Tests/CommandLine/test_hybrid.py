"""Hybrid mode: the files beside the handlers are rewritten too, and only those that hold a call to hook."""

import subprocess
import zipfile
from pathlib import Path
from typing import List

import hybrid_application as application
import pytest
from conftest import Tool
from hybrid_application import DYNAMIC, HYBRID, ORIGINAL, hooked, read

MODE = ("--mode", "hybrid")


@pytest.fixture
def tool(tmp_path: Path) -> Tool:
    (tmp_path / "application").mkdir()
    return Tool(tmp_path / "application")


@pytest.fixture
def folder(tool: Tool) -> Path:
    application.write(ORIGINAL, tool.folder)
    return tool.folder


def rewrite(tool: Tool, *arguments: str) -> None:
    done = tool("rewrite", *MODE, "--in-place", *arguments)
    assert done.returncode == 0, done.stderr


def test_the_whole_way_there_and_back(tool: Tool, folder: Path) -> None:
    assert tool("check", *MODE, ".").returncode == 1
    rewrite(tool, ".")
    assert read(folder) == HYBRID
    assert tool("check", *MODE, ".").returncode == 0
    assert tool("check", ".").returncode == tool("check", "--clean", ".").returncode == 1
    rewrite(tool, ".")
    assert read(folder) == HYBRID, "a second run changes nothing"
    assert tool("restore", ".").returncode == 0
    assert read(folder) == ORIGINAL


def test_switching_modes_leaves_no_hook_behind(tool: Tool, folder: Path) -> None:
    rewrite(tool, ".")
    assert tool("rewrite", "--mode", "dynamic", "--in-place", ".").returncode == 0
    assert read(folder) == DYNAMIC
    assert tool("check", "--mode", "dynamic", ".").returncode == 0
    rewrite(tool, ".")
    assert read(folder) == HYBRID
    assert tool("rewrite", "--in-place", ".").returncode == 0
    assert tool("restore", ".").returncode == 0
    assert read(folder) == ORIGINAL


def test_the_mode_of_the_configuration(tool: Tool, folder: Path) -> None:
    (folder / "pyproject.toml").write_text('[tool.gammaray]\nmode = "hybrid"\n')
    assert tool("rewrite", "--in-place", ".").returncode == 0
    (folder / "pyproject.toml").unlink()
    assert read(folder) == HYBRID


def test_output_holds_the_hooks_and_the_original_none(tool: Tool, folder: Path) -> None:
    done = tool("rewrite", *MODE, "--output", "../out", ".")
    assert done.returncode == 0, done.stderr
    assert read(folder.parent / "out") == HYBRID
    assert read(folder) == ORIGINAL


@pytest.mark.parametrize("mode", ["hybrid", "dynamic"])
def test_no_copy_without_what_was_rewritten(tool: Tool, folder: Path, mode: str) -> None:
    done = tool("rewrite", "--mode", mode, "--output", "../none", "template.yaml")
    assert done.returncode == 2 and not (folder.parent / "none").exists()
    assert b"save/app.py: error: it would be rewritten, but does not stand in what is copied: name its directory" in done.stderr


def test_one_function_leaves_the_files_of_others_alone(tool: Tool, folder: Path) -> None:
    rewrite(tool, "--function", "Report", ".")
    assert read(folder) == hooked(*application.REPORT)
    rewrite(tool, "--function", "Save", ".")
    assert read(folder) == hooked(*application.REPORT, *application.SAVE), "Audit's handler stands in the same folder"
    assert tool("check", *MODE, "--function", "Save", "--function", "Report", ".").returncode == 0
    assert tool("check", *MODE, ".").returncode == 1
    assert tool("rewrite", "--mode", "dynamic", "--function", "Report", "--in-place", ".").returncode == 0
    changed = {name: DYNAMIC[name] for name in application.REPORT}
    assert read(folder) == {**hooked(*application.SAVE), **changed}


@pytest.mark.parametrize("name", ["report/out.py", "save/shop/events/topics.py", "layer/python/lay/store.py"])
def test_a_helper_that_is_named_alone(tool: Tool, folder: Path, name: str) -> None:
    assert tool("check", *MODE, name).returncode == 1
    rewrite(tool, name)
    assert read(folder) == hooked(name)
    assert tool("check", *MODE, name).returncode == 0
    assert tool("restore", name).returncode == 0
    assert read(folder) == ORIGINAL


@pytest.mark.parametrize("name", sorted(name for name in ORIGINAL if name.endswith(".py")))
def test_standard_input_is_like_the_file(tool: Tool, folder: Path, name: str) -> None:
    done = tool("rewrite", *MODE, "-", "--stdin-filename", name, stdin=ORIGINAL[name])
    assert (done.returncode, done.stdout) == (0, HYBRID[name])
    code = 0 if HYBRID[name] == ORIGINAL[name] else 1
    assert tool("check", *MODE, "-", "--stdin-filename", name, stdin=ORIGINAL[name]).returncode == code
    assert tool("check", *MODE, "-", "--stdin-filename", name, stdin=HYBRID[name]).returncode == 0
    assert tool("restore", "-", "--stdin-filename", name, stdin=HYBRID[name]).stdout == ORIGINAL[name]
    assert read(folder) == ORIGINAL


def test_standard_input_goes_before_the_file(tool: Tool, folder: Path) -> None:
    """An editor's buffer that is not saved: its calls count, resolved by the other files as they are."""
    buffer = b"from out import queue\ndef more(): queue.send_message_batch(QueueUrl='q', Entries=[])\n"
    done = tool("rewrite", *MODE, "-", "--stdin-filename", "report/new.py", stdin=buffer)
    assert (done.returncode, done.stdout) == (
        0, b"import gammaray.hybrid as _gammaray; " + buffer.replace(b"queue.send_message_batch(", b"_gammaray.hook(queue.send_message_batch)("))


def test_ignored_lines_are_left_alone_and_not_called_unused(tool: Tool, folder: Path) -> None:
    name = "save/shop/events/topics.py"
    assert b": calls that can trigger something are not hooked: run `rewrite-tool rewrite --mode hybrid --in-place %s`" % name.encode() in tool(
        "check", *MODE, name).stderr
    rewrite(tool, ".")
    for mode in ("hybrid", "dynamic"):
        assert b"unused" not in tool("check", "--mode", mode, ".").stderr, "the comment has its use in hybrid mode"
    (folder / name).write_bytes(ORIGINAL[name].replace(b"return self.sns", b"return None  # gammaray: ignore\n        self.sns"))
    for mode in ("hybrid", "dynamic"):
        assert b"topics.py:12:22: warning: unused" in tool("rewrite", "--mode", mode, "--in-place", name).stderr
    (folder / name).write_bytes(ORIGINAL[name].replace(b"return self.sns.publish(", b"return str(").replace(b"TopicArn=\"a\", Message=text", b"text"))
    assert tool("check", *MODE, name).returncode == 0, "what is ignored is nothing to hook"


@pytest.mark.parametrize("program", [["patch", "-p1", "--binary", "-s"], ["git", "apply"]], ids=["patch", "git"])
def test_applying_the_diff_is_rewriting(tool: Tool, folder: Path, program: List[str]) -> None:
    done = tool("diff", *MODE, ".")
    assert done.returncode == 1 and read(folder) == ORIGINAL
    applied = subprocess.run(program, cwd=str(folder), input=done.stdout, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert applied.returncode == 0, applied.stdout.decode()
    assert read(folder) == HYBRID
    done = tool("diff", *MODE, ".")
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.parametrize("before, after", [(b"_gammaray.hook(queue.send_message)(", b"queue.send_message("), (b"QueueUrl='q'", b"QueueUrl='r'")])
def test_check_knows_what_was_changed_by_hand(tool: Tool, folder: Path, before: bytes, after: bytes) -> None:
    rewrite(tool, ".")
    helper = folder / "report" / "out.py"
    helper.write_bytes(helper.read_bytes().replace(before, after))
    is_a_hook = before.startswith(b"_gammaray")
    done = tool("check", *MODE, ".")
    assert done.returncode == (1 if is_a_hook else 0)
    text = b"report/out.py:1:1: error: the instrumentation is out of date: run `rewrite-tool rewrite --mode hybrid --in-place report/out.py`"
    assert (text in done.stderr) == is_a_hook
    rewrite(tool, "report/out.py")
    assert tool("check", *MODE, ".").returncode == 0
    assert tool("restore", ".").returncode == 0
    assert helper.read_bytes() == ORIGINAL["report/out.py"].replace(*((b"", b"") if is_a_hook else (before, after)))


def test_a_new_call_in_a_helper_makes_it_out_of_date(tool: Tool, folder: Path) -> None:
    rewrite(tool, ".")
    (folder / "save" / "shop" / "prices.py").write_bytes(ORIGINAL["save/shop/prices.py"].replace(b"get_object(", b"put_object("))
    done = tool("check", *MODE, ".")
    assert done.returncode == 1
    assert [line.split(b":")[0] for line in done.stderr.splitlines()[:-1]] == [b"save/shop/prices.py"]


def test_bundles_hold_hooked_helpers(tool: Tool, folder: Path) -> None:
    done = tool("bundle", *MODE, "--output", "../zips", ".")
    assert done.returncode == 0, done.stderr
    assert b"layer/python/lay/store.py" in done.stderr, "what a bundle cannot hold is told"
    helpers = ("save/shop/__init__.py", "save/shop/events/__init__.py", "save/shop/events/topics.py", "save/shop/prices.py")
    files = {"Save": ("save/app.py", *helpers), "Audit": ("save/audit.py", *helpers), "Report": ("report/app.py", "report/out.py")}
    for function, names in files.items():
        with zipfile.ZipFile(str(folder.parent / "zips" / (function + ".zip"))) as archive:
            assert "gammaray/hybrid.py" in archive.namelist()
            assert {name: archive.read(name.split("/", 1)[1]) for name in names} == {name: HYBRID[name] for name in names}
    assert read(folder) == ORIGINAL
