"""Static mode: every file of a function imports the SDK's instrumented copies."""

from pathlib import Path
from typing import Dict

import pytest
from conftest import Tool

SOURCES = {
    "app.py": b"import boto3\nfrom helper import get\n\n\ndef lambda_handler(event, context):\n    return get(event)\n",
    "helper.py": b"from botocore.exceptions import ClientError\n\n\ndef get(event):\n    import boto3.session\n",
    "lib/__init__.py": b"",
    "lib/plain.py": b"import os\n\nBOTO3 = 'boto3'\n",
    "lib/deep.py": b"import importlib\r\n\r\nsdk = importlib.import_module('boto3')",
}
REWRITTEN = {
    **SOURCES,
    "app.py": b"import gammaray.static as _gammaray; import gammaray_boto3 as boto3\nfrom helper import get\n\n\n"
              b"def lambda_handler(event, context):\n    return get(event)\nlambda_handler = _gammaray.entry(lambda_handler)\n",
    "helper.py": b"from gammaray_botocore.exceptions import ClientError\n\n\ndef get(event):\n"
                 b"    import gammaray_boto3.session as boto3, gammaray_boto3 as boto3\n",
    "lib/deep.py": b"import importlib\r\n\r\nsdk = importlib.import_module('gammaray_boto3')",
}


@pytest.fixture
def project(tool: Tool) -> Tool:
    write(tool.folder, SOURCES)
    return tool


def write(folder: Path, files: Dict[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def read(folder: Path) -> Dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in SOURCES}


def test_rewrites_checks_and_restores_every_file(project: Tool) -> None:
    done = project("rewrite", "--mode", "static", "--in-place", ".")
    assert done.returncode == 0, done.stderr
    assert b"3 files rewritten" in done.stderr
    assert read(project.folder) == REWRITTEN
    assert project("check", "--mode", "static", ".").returncode == 0
    assert project("check", "--clean", ".").returncode == 1
    assert project("diff", "--mode", "static", ".").returncode == 0
    assert project("restore", ".").returncode == 0
    assert read(project.folder) == SOURCES


def test_check_finds_one_clean_import(project: Tool) -> None:
    write(project.folder, {**REWRITTEN, "helper.py": SOURCES["helper.py"]})
    done = project("check", "--mode", "static", ".")
    assert done.returncode == 1
    assert b"helper.py:1:1: error: imports of the SDK are not replaced: run `rewrite-tool rewrite --mode static" in done.stderr
    assert b"app.py:" not in done.stderr
    write(project.folder, {"helper.py": REWRITTEN["helper.py"] + b"import botocore\n"})
    done = project("check", "--mode", "static", ".")
    assert (done.returncode, b"helper.py:1:1: error: the instrumentation is out of date" in done.stderr) == (1, True)


@pytest.mark.parametrize("first", ["dynamic", "hybrid"])
def test_switches_modes_in_one_step(project: Tool, first: str) -> None:
    assert project("rewrite", "--mode", first, "--in-place", ".").returncode == 0
    other = read(project.folder)
    assert project("rewrite", "--mode", "static", "--in-place", ".").returncode == 0
    assert read(project.folder) == REWRITTEN
    assert project("rewrite", "--mode", first, "--in-place", ".").returncode == 0
    assert read(project.folder) == other
    assert project("restore", ".").returncode == 0
    assert read(project.folder) == SOURCES


def test_copies_the_directory(project: Tool) -> None:
    assert project("rewrite", "--mode", "static", "--output", "../out", ".").returncode == 0
    assert read(project.folder.parent / "out") == REWRITTEN
    assert read(project.folder) == SOURCES


def test_configuration_names_the_mode(project: Tool) -> None:
    (project.folder / "pyproject.toml").write_text("[tool.gammaray]\nmode = \"static\"\n")
    assert project("rewrite", "--in-place", ".").returncode == 0
    assert read(project.folder) == REWRITTEN


def test_a_file_that_is_named_alone(project: Tool) -> None:
    assert project("rewrite", "--mode", "static", "--in-place", "helper.py").returncode == 0
    assert read(project.folder) == {**SOURCES, "helper.py": REWRITTEN["helper.py"]}
    assert project("check", "--mode", "static", "helper.py").returncode == 0
    assert project("check", "--mode", "static", "lib/plain.py").returncode == 0
    assert project("check", "--mode", "static", "lib/deep.py").returncode == 1


@pytest.mark.parametrize("path", ["app.py", "helper.py", "lib/deep.py"])
def test_standard_input(project: Tool, path: str) -> None:
    done = project("rewrite", "--mode", "static", "--stdin-filename", path, "-", stdin=SOURCES[path])
    assert (done.returncode, done.stdout) == (0, REWRITTEN[path])
    assert project("restore", "-", stdin=done.stdout).stdout == SOURCES[path]
    assert project("rewrite", "--mode", "static", "-", stdin=SOURCES[path]).stdout == REWRITTEN[path]


def test_what_is_computed_is_reported(project: Tool) -> None:
    (project.folder / "helper.py").write_bytes(b"names = ['boto3', 'json']\nget = [__import__(name) for name in names]\n")
    done = project("rewrite", "--mode", "static", "--in-place", ".")
    assert done.returncode == 0
    assert b"helper.py:2:19: warning: the module's name is computed at run time" in done.stderr


def test_a_file_that_cannot_be_read_does_not_keep_the_others(project: Tool) -> None:
    (project.folder / "broken.py").write_bytes(b"import boto3\nx = (\n")
    (project.folder / "foreign.py").write_bytes(b"import gammaray_boto3\n")
    done = project("rewrite", "--mode", "static", "--in-place", ".")
    assert done.returncode == 2
    assert b"broken.py:2:1: error: not valid Python" in done.stderr
    assert b"foreign.py:1:8: error: a package of GammaRay's own is imported here by hand" in done.stderr
    assert read(project.folder) == REWRITTEN


def test_the_rule_is_explained(tool: Tool) -> None:
    assert b"import gammaray_boto3 as boto3" in tool("explain", "replace-import").stdout
