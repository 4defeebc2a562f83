"""Bundles of static mode, unpacked as Lambda does it and run in a sandbox whose AWS is the local cloud."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from localcloud import FunctionSpec, Invocation, LocalCloud, Sandbox, interpreters

ROOT = Path(__file__).resolve().parents[2]
TOOL = Path(os.environ.get("REWRITE_TOOL", ROOT / ".build" / "dist" / "rewrite-tool")).absolute()
REGION = "eu-west-1"
VERSION = "1.43.11"
"""Of boto3."""


@dataclass(frozen=True)
class Bundle:
    folder: Path
    """Unpacked."""
    zip: Path
    row: dict
    """Of the manifest."""
    messages: str


def tool(*arguments: object, environment: dict[str, str] | None = None, exit_code: int = 0) -> subprocess.CompletedProcess:
    command = [str(TOOL), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, **(environment or {})})
    assert done.returncode == exit_code, f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}"
    return done


def bundle(source: Path, target: Path, python: str, *options: object, handler: str = "app.lambda_handler", **rest) -> Bundle:
    done = tool(
        "bundle", "--mode", "static", "--handler", handler, "--python-version", python, "--sdk-version", VERSION, "--output", target / "out",
        *options, source, **rest)
    row = json.loads((target / "out" / "manifest.json").read_text())["functions"][0]
    archive = target / "out" / row["zip"]
    with zipfile.ZipFile(archive) as file:
        file.extractall(target / "task")
    return Bundle(target / "task", archive, row, done.stderr)


def layer(target: Path, python: str, services: str) -> Path:
    archive = target / "layer.zip"
    tool("layer", "--mode", "static", "--services", services, "--python-version", python, "--sdk-version", VERSION, "--output", archive)
    with zipfile.ZipFile(archive) as file:
        file.extractall(target / "opt")
    return target / "opt"


@contextlib.contextmanager
def stock(python: str):
    """A folder with the SDK as pip gives it."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:", "--no-compile"]
        subprocess.run([*pip, "--python-version", python, "--target", folder, f"boto3=={VERSION}"], check=True)
        yield Path(folder)


def copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)


def run(code: str, *paths: Path, python: str) -> str:
    """What a fresh interpreter, with `paths` in front of its own, prints."""
    environment = {
        "PYTHONPATH": os.pathsep.join(map(str, paths)), "AWS_DEFAULT_REGION": REGION, "AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s",
        "GAMMARAY_SINK": "log", "PYTHONDONTWRITEBYTECODE": "1", "PATH": os.environ["PATH"], "HOME": "/nonexistent"}
    done = subprocess.run([str(interpreters.base_executable(python)), "-c", code], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


class Running:
    """A function that runs; closed at the end of a `with`."""

    def __init__(self, cloud: LocalCloud, folder: Path, python: str, layers: tuple[Path, ...] = ()):
        self._records = folder.parent / "records.jsonl"
        self._read = 0
        spec = FunctionSpec(
            name="static", handler="app.lambda_handler", task_root=folder, region=REGION, timeout=60, endpoint=cloud.url, layers=layers,
            interpreter=interpreters.for_runtime(f"python{python}"),
            variables=(("GAMMARAY_FILE", str(self._records)), ("GAMMARAY_SINK", "file")))
        self._sandbox = Sandbox(spec, freeze=False)

    def __enter__(self) -> Running:
        return self

    def __exit__(self, *exception: object) -> None:
        self._sandbox.close()

    def invoke(self, case: str) -> tuple[object, list[dict]]:
        """The answer of a case, and the records of the invocation."""
        outcome = self._sandbox.invoke(Invocation(json.dumps({"case": case}).encode()))
        assert not outcome.failed, outcome.value()
        lines = self._records.read_text("utf-8").splitlines() if self._records.exists() else []
        new, self._read = lines[self._read :], len(lines)
        return outcome.value(), [json.loads(line) for line in new]
