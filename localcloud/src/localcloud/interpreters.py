"""Finds a Python for each Lambda runtime and gives it what Lambda's image has: awslambdaric and boto3.

Each version gets a virtual environment in the cache, made when it is first needed. The cache is
`$LOCALCLOUD_CACHE`, else `.cache/localcloud` beside this checkout's root, else below the user's cache folder.
"""

from __future__ import annotations

import fcntl
import functools
import glob
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .errors import LocalCloudError

_RUNTIME_CLIENT = "awslambdaric==3.1.1"  # wheels for CPython 3.9 to 3.14
_BOTO3 = {"3.9": "boto3==1.42.97"}  # the last that supports 3.9
_BOTO3_NEWEST = "boto3==1.43.11"


@dataclass(frozen=True)
class Interpreter:
    """A Python that can run a function."""

    version: str
    """`major.minor`."""
    executable: Path
    wanted: str
    """The version that the function asked for."""

    @property
    def is_exact(self) -> bool:
        return self.version == self.wanted


def for_runtime(runtime: str) -> Interpreter:
    """The Python for a Lambda runtime such as `python3.12`; the running Python's version where that one is not installed."""
    match = re.fullmatch(r"python(3\.\d+)", runtime or "")
    if not match:
        raise LocalCloudError(f"runtime {runtime!r}: the local cloud runs Python functions only, such as python3.12")
    wanted = match[1]
    version = wanted if base_executable(wanted) else f"{sys.version_info[0]}.{sys.version_info[1]}"
    return Interpreter(version, prepared_executable(version), wanted)


@functools.cache
def base_executable(version: str) -> Path | None:
    """An installed Python of that `major.minor`, or nil: the running one, pyenv's newest, or the one on PATH."""
    candidates = [getattr(sys, "_base_executable", sys.executable)] if version == f"{sys.version_info[0]}.{sys.version_info[1]}" else []
    pyenv = os.environ.get("PYENV_ROOT") or os.path.expanduser("~/.pyenv")
    patches = glob.glob(f"{pyenv}/versions/{version}.*/bin/python")
    candidates += sorted(patches, key=lambda path: [int(n) for n in re.findall(r"\d+", path)], reverse=True)
    candidates += [found] if (found := shutil.which(f"python{version}")) else []
    return next((Path(path) for path in candidates if _is_python(path, version)), None)


def installed_versions() -> list[str]:
    """The supported versions that are installed, oldest first."""
    return [version for version in (f"3.{minor}" for minor in range(9, 15)) if base_executable(version)]


@functools.cache
def prepared_executable(version: str) -> Path:
    """The Python of a virtual environment that holds awslambdaric and boto3, made on first use (needs PyPI then)."""
    base = base_executable(version)
    if base is None:
        raise LocalCloudError(f"Python {version} is not installed")
    requirements = [_RUNTIME_CLIENT, _BOTO3.get(version, _BOTO3_NEWEST)]
    folder = cache_folder() / f"python{version}"
    stamp, wanted = folder / "requirements.txt", "\n".join([str(base), *requirements])
    python = folder / "bin" / "python"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with open(folder.parent / f"python{version}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (stamp.exists() and stamp.read_text() == wanted and python.exists()):
            _make_environment(base, folder, requirements)
            stamp.write_text(wanted)
    return python


def cache_folder() -> Path:
    """Where the virtual environments are kept."""
    if configured := os.environ.get("LOCALCLOUD_CACHE"):
        return Path(configured)
    checkout = Path(__file__).resolve().parents[3]
    if (checkout / "localcloud" / "pyproject.toml").exists():
        return checkout / ".cache" / "localcloud"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "localcloud"


def _make_environment(base: Path, folder: Path, requirements: list[str]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    _run([str(base), "-m", "venv", "--without-pip", str(folder)])
    pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python")]
    _run([*pip, "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:", *requirements])


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise LocalCloudError(f"{' '.join(command)}: exit code {done.returncode}\n{done.stderr.strip()}")


def _is_python(path: str, version: str) -> bool:
    probe = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        done = subprocess.run([path, "-c", probe], capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and done.stdout.strip() == version
