"""A function rewritten by the tool, in a sandbox whose AWS is the local cloud, and its records."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from localcloud import FunctionSpec, Invocation, LocalCloud, Sandbox, interpreters

ROOT = Path(__file__).resolve().parents[2]
TOOL = Path(os.environ.get("REWRITE_TOOL", ROOT / ".build" / "dist" / "rewrite-tool")).absolute()
RUNTIME = Path(os.environ.get("GAMMARAY_RUNTIME", ROOT / "runtime" / "src")).absolute()
REGION = "eu-west-1"


def rewrite(folders: list[Path]) -> None:
    """Instruments each of the functions, in place, and puts the runtime beside its source."""
    _run("rewrite", "--in-place", *map(str, folders))
    for folder in folders:
        (folder / "gammaray").symlink_to(RUNTIME / "gammaray")


def bundle(folder: Path, python: str) -> Path:
    """What is in the function's bundle, unpacked beside it."""
    output = folder.parent / "bundles"
    _run("bundle", "--python-version", python, "--no-bytecode", "--output", str(output), str(folder))
    (archive,) = output.glob("*.zip")
    unpacked = folder.parent / "bundled"
    shutil.unpack_archive(archive, unpacked)
    return unpacked


def _run(command: str, *arguments: str) -> None:
    words = [str(TOOL), command, "--mode", "hybrid", "--handler", "app.lambda_handler", *arguments]
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(f"{' '.join(words)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")


class Running:
    """A function that runs; closed at the end of a `with`."""

    def __init__(self, cloud: LocalCloud, folder: Path, python: str, variables: dict[str, str] | None = None, layers: tuple[Path, ...] = ()):
        self._records = folder.parent / f"{folder.name}.jsonl"
        self._read = 0
        spec = FunctionSpec(
            name="hybrid", handler="app.lambda_handler", task_root=folder, region=REGION, timeout=30, endpoint=cloud.url, layers=layers,
            interpreter=interpreters.for_runtime(f"python{python}"),
            variables=tuple(sorted({"GAMMARAY_SINK": "file", "GAMMARAY_FILE": str(self._records), "AWS_MAX_ATTEMPTS": "1", **(variables or {})}.items())),
        )
        self._sandbox = Sandbox(spec, freeze=False)

    def __enter__(self) -> Running:
        return self

    def __exit__(self, *exception: object) -> None:
        self._sandbox.close()

    def invoke(self, event: object) -> tuple[str, object, list[dict]]:
        """The request id of an invocation, its result, and the records that it wrote. An error is an AssertionError."""
        outcome = self._sandbox.invoke(Invocation(json.dumps(event).encode()))
        records = self._new_records()
        if outcome.failed:
            raise AssertionError(f"{event}: {outcome.value().get('errorMessage')}")
        return outcome.request_id, outcome.value(), records

    def _new_records(self) -> list[dict]:
        lines = self._records.read_text("utf-8").splitlines() if self._records.exists() else []
        new, self._read = lines[self._read :], len(lines)
        return [json.loads(line) for line in new]


def missing() -> str:
    """What must be built first; empty when nothing."""
    absent = [str(path) for path in (TOOL, RUNTIME / "gammaray") if not path.exists()]
    return f"missing: {', '.join(absent)}; build the tool, or set REWRITE_TOOL and GAMMARAY_RUNTIME" if absent else ""
