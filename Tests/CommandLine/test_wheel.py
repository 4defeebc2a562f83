"""The wheel, as pip and pre-commit install it."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Dict

import pytest
from conftest import HANDLER, REWRITTEN, ROOT, tool_path
from hybrid_application import HYBRID, ORIGINAL, hooked, write

sys.path.insert(0, str(ROOT / "packaging"))

import build_gammaray  # noqa: E402


def _run(*command: str, cwd: Path, env: Dict[str, str], code: int = 0) -> str:
    done = subprocess.run(list(command), cwd=str(cwd), env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == code, done.stdout.decode()
    return done.stdout.decode()


def _binary() -> Path:
    built = ROOT / ".build" / "dist" / "rewrite-tool"
    return built if built.exists() and not os.environ.get("REWRITE_TOOL") else Path(tool_path())


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Dict[str, str]:
    """Of users: nothing of this repository's environment, and a home of its own."""
    home = tmp_path_factory.mktemp("home")
    kept = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME")}
    kept.update(
        GAMMARAY_BINARY=str(_binary()), HOME=str(home), PRE_COMMIT_HOME=str(home / "pre-commit"), GIT_CONFIG_NOSYSTEM="1",
        GIT_AUTHOR_NAME="t", GIT_AUTHOR_EMAIL="t@example.com", GIT_COMMITTER_NAME="t", GIT_COMMITTER_EMAIL="t@example.com")
    return kept


def _wheel(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GAMMARAY_BINARY", str(_binary()))
    return folder / build_gammaray.build_wheel(str(folder))


def test_two_builds_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = _wheel(tmp_path / "1", monkeypatch), _wheel(tmp_path / "2", monkeypatch)
    assert first.name == second.name and first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(str(first)) as archive:
        assert archive.testzip() is None
        assert {name.split("/")[0].split("-")[0] for name in archive.namelist()} == {"gammaray"}


def test_the_tag_says_which_glibc_is_needed() -> None:
    symbols = subprocess.run(["readelf", "-V", "-W", str(_binary())], stdout=subprocess.PIPE, check=True).stdout.decode()
    newest = max(int(minor) for minor in re.findall(r"GLIBC_2\.(\d+)", symbols))
    assert build_gammaray.platform_tag(_binary().read_bytes()).startswith("manylinux_2_%d_" % newest)


def test_installing_it_is_all_that_a_python_team_does(
        tmp_path: Path, environment: Dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    wheel = _wheel(tmp_path, monkeypatch)
    venv = tmp_path / "venv"
    _run(sys.executable, "-m", "venv", str(venv), cwd=tmp_path, env=environment)
    _run(str(venv / "bin" / "python"), "-m", "pip", "install", "-q", "--no-index", str(wheel), cwd=tmp_path, env=environment)
    version = _run(str(venv / "bin" / "rewrite-tool"), "--version", cwd=tmp_path, env=environment).strip()
    imported = _run(
        str(venv / "bin" / "python"), "-c", "import gammaray, gammaray.dynamic; print(gammaray.__version__)", cwd=tmp_path,
        env=environment).strip()
    assert version == imported == wheel.name.split("-")[1]


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: Dict[str, str]) -> Path:
    """A clone of what pre-commit needs of this repository."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "packaging", "runtime"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(str(source), str(folder / name), ignore=shutil.ignore_patterns("__pycache__", "tests"))
        else:
            shutil.copy(str(source), str(folder / name))
    _commit_all(folder, environment)
    return folder


def _commit_all(folder: Path, environment: Dict[str, str]) -> None:
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "--no-verify", "-m", "all"]):
        _run("git", *command, cwd=folder, env=environment)


def test_pre_commit_runs_the_hooks(tmp_path: Path, hooks: Path, environment: Dict[str, str]) -> None:
    (tmp_path / "app.py").write_bytes(HANDLER)
    (tmp_path / "tool.py").write_bytes(b"print('no handler')\n")
    head = _run("git", "rev-parse", "HEAD", cwd=hooks, env=environment).strip()
    names = ("gammaray-check", "gammaray-rewrite", "gammaray-restore")
    (tmp_path / ".pre-commit-config.yaml").write_text(
        "repos:\n- repo: %s\n  rev: %s\n  hooks:\n%s" % (hooks, head, "".join("  - id: %s\n" % name for name in names)))
    _commit_all(tmp_path, environment)

    def hook(name: str, code: int) -> str:
        return _run(sys.executable, "-m", "pre_commit", "run", name, "--all-files", cwd=tmp_path, env=environment, code=code)

    assert "not instrumented" in hook("gammaray-check", 1)
    hook("gammaray-rewrite", 1)  # pre-commit fails where a hook changes files
    assert (tmp_path / "app.py").read_bytes() == REWRITTEN
    hook("gammaray-rewrite", 0)
    hook("gammaray-check", 0)
    hook("gammaray-restore", 1)
    assert (tmp_path / "app.py").read_bytes() == HANDLER
    assert (tmp_path / "tool.py").read_bytes() == b"print('no handler')\n"


def test_pre_commit_passes_the_mode_on(tmp_path: Path, hooks: Path, environment: Dict[str, str]) -> None:
    write(ORIGINAL, tmp_path)
    head = _run("git", "rev-parse", "HEAD", cwd=hooks, env=environment).strip()
    mode = "    args: [--mode, hybrid]\n"
    (tmp_path / ".pre-commit-config.yaml").write_text(
        "repos:\n- repo: %s\n  rev: %s\n  hooks:\n  - id: gammaray-check\n%s  - id: gammaray-rewrite\n%s" % (hooks, head, mode, mode))
    _commit_all(tmp_path, environment)

    def hook(name: str, code: int, *files: str) -> str:
        chosen = ["--files", *files] if files else ["--all-files"]
        return _run(sys.executable, "-m", "pre_commit", "run", name, *chosen, cwd=tmp_path, env=environment, code=code)

    def now() -> Dict[str, bytes]:
        return {name: (tmp_path / name).read_bytes() for name in ORIGINAL}

    assert "run `rewrite-tool rewrite --mode hybrid --in-place report/out.py`" in hook("gammaray-check", 1, "report/out.py")
    hook("gammaray-rewrite", 1, "report/out.py", "save/shop/prices.py")
    assert now() == hooked("report/out.py"), "only what was changed in the commit"
    hook("gammaray-rewrite", 1)
    assert now() == HYBRID
    hook("gammaray-check", 0)
