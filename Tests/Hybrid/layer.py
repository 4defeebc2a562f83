"""A Lambda layer with what functions install beside boto3; made on first use, from PyPI, in the local cloud's cache."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

from localcloud import interpreters

REQUIREMENTS = ("aioboto3==15.5.0", "aiohttp==3.13.2", "httpx==0.28.1", "requests==2.32.5")
PACKAGES = ("pynamodb==6.1.0",)
"""What lies in a function's own folder; the SDK is there already."""


def folder(version: str) -> Path:
    """The unpacked layer for a Python version."""
    return _installed(f"layer{version}", version, REQUIREMENTS)


def packages(version: str) -> Path:
    """Packages for a Python version, without what they need, in `python`."""
    return _installed(f"packages{version}", version, ("--no-deps", *PACKAGES))


def _installed(name: str, version: str, requirements: tuple[str, ...]) -> Path:
    made = interpreters.cache_folder() / name
    made.parent.mkdir(parents=True, exist_ok=True)
    stamp, wanted = made / "requirements.txt", "\n".join(requirements)
    with open(made.parent / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (stamp.exists() and stamp.read_text() == wanted):
            shutil.rmtree(made, ignore_errors=True)
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:"]
            target = ["--python-version", version, "--target", str(made / "python")]
            subprocess.run([*pip, *target, *requirements], check=True)
            stamp.write_text(wanted)
    return made
