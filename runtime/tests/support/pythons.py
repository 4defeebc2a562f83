"""The Pythons of this machine that a function can run on, each with an environment that holds Lambda's runtime client."""
import functools
import glob
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements-lambda.txt"
VERSIONS = [(3, minor) for minor in range(9, 15)]


@functools.lru_cache(maxsize=None)
def interpreters():
    """Minor version -> path, of the versions that we support and find: this one, pyenv's and those on PATH."""
    found = {sys.version_info[:2]: sys.executable}
    for major, minor in VERSIONS:
        candidates = sorted(glob.glob(os.path.expanduser(f"~/.pyenv/versions/{major}.{minor}.*/bin/python")))
        on_path = shutil.which(f"python{major}.{minor}")
        for candidate in candidates + ([on_path] if on_path else []):
            if (major, minor) not in found and _version(candidate) == (major, minor):
                found[major, minor] = candidate
    return found


def oldest_and_newest():
    """The two ends of what is installed."""
    versions = sorted(version for version in interpreters() if version in VERSIONS)
    return [versions[0], versions[-1]]


@functools.lru_cache(maxsize=None)
def lambda_python(version):
    """An interpreter of `version` with awslambdaric and boto3; (path, "") or (None, why there is none)."""
    base = interpreters().get(version)
    if base is None:
        return None, f"no Python {version[0]}.{version[1]} is installed"
    name = hashlib.sha256(REQUIREMENTS.read_bytes() + str(base).encode()).hexdigest()[:16]
    folder = Path(tempfile.gettempdir(), f"gammaray-tests-{name}")
    python = folder / "bin" / "python"
    if not (folder / "complete").exists():
        try:
            subprocess.run([base, "-m", "venv", "--clear", folder], check=True, capture_output=True, timeout=120)
            install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--only-binary=:all:"]
            subprocess.run(install + ["-r", REQUIREMENTS], check=True, capture_output=True, timeout=300)
        except (OSError, subprocess.SubprocessError) as error:
            return None, f"no environment for Python {version[0]}.{version[1]}: {error}"
        (folder / "complete").touch()
    return str(python), ""


def _version(path):
    code = "import sys; print(*sys.version_info[:2])"
    try:
        done = subprocess.run([path, "-c", code], capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return tuple(map(int, done.stdout.split()))
