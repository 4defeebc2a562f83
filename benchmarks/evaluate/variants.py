"""Bundles of an application for each way to trace it: as it is, with X-Ray's SDK, with OpenTelemetry, and in GammaRay's modes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOL = Path(os.environ.get("REWRITE_TOOL", ROOT / ".build" / "dist" / "rewrite-tool")).absolute()
CACHE = ROOT / ".cache" / "evaluate"
HERE = Path(__file__).resolve().parent
MODES = ("dynamic", "static", "hybrid")
VARIANTS = ("clean", "xray", "opentelemetry", *MODES)
# The last lines of the handler's module, where every import of the function's own has been made.
_APPENDED = {
    "clean": "",
    "xray": "\nfrom aws_xray_sdk.core import patch_all\npatch_all()\n",
    "opentelemetry": "\nimport otel_setup\notel_setup.instrument()\n",
}
PYTHON = "3.11"


def bundles(application: Path, variant: str, output: Path) -> dict[str, Path]:
    """The zip of each function by its name, made in the folder. Needs PyPI the first time."""
    output.mkdir(parents=True, exist_ok=True)
    if variant in MODES:
        _run(TOOL, "bundle", "--mode", variant, "--quiet", "--output", output, application.relative_to(ROOT))
    else:
        listed = _run(TOOL, "list", "--format", "json", application.relative_to(ROOT))
        for function in json.loads(listed):
            _pack(function, variant, output / f"{function['name']}.zip")
    return {path.stem: path for path in sorted(output.glob("*.zip"))}


def _pack(function: dict, variant: str, target: Path) -> None:
    source = ROOT / function["codeDirectory"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        requirements = [source / "requirements.txt", HERE / f"requirements-{variant}.txt"]
        for found in filter(Path.exists, requirements):
            shutil.copytree(_installed(found), folder, dirs_exist_ok=True)
        shutil.copytree(source, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "requirements.txt"))
        if variant == "opentelemetry":
            shutil.copy(HERE / "otel_setup.py", folder)
        module = folder / Path(function["file"]).relative_to(function["codeDirectory"])
        module.write_text(module.read_text() + _APPENDED[variant])
        # Bytecode that needs no look at the source, as GammaRay's bundles have it: an advantage that AWS's own bundling does not give.
        _run(_python(), "-m", "compileall", "-q", "--invalidation-mode", "unchecked-hash", folder)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    package.write(path, path.relative_to(folder))


def _installed(requirements: Path) -> Path:
    """A folder with these requirements installed, kept in the cache."""
    wanted = hashlib.sha256(requirements.read_bytes()).hexdigest()[:16]
    folder = CACHE / f"{PYTHON}-{wanted}"
    if not folder.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as name:
            pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", "--only-binary=:all:")
            # The SDK is Lambda's own, and each list is complete.
            deps = ("--no-deps",) if requirements.parent == HERE else ()
            _run(*pip, *deps, "--python-version", PYTHON, "--target", Path(name) / "found", "--requirement", requirements)
            (Path(name) / "found").rename(folder)
    return folder


def opentelemetry_packages() -> Path:
    """Where OpenTelemetry is installed: its protobuf classes read what it exports."""
    return _installed(HERE / "requirements-opentelemetry.txt")


def _python() -> Path:
    sys.path.insert(0, str(ROOT / "localcloud" / "src"))
    from localcloud import interpreters

    return interpreters.prepared_executable(PYTHON)


def _run(*command: object) -> str:
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout
