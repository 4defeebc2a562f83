"""Cases, how one is run, and what of a run is compared."""

from __future__ import annotations

import ast
import functools
import json
import os
import re
import shutil
import subprocess
import uuid
from dataclasses import dataclass
from pathlib import Path

from localcloud import FunctionSpec, Invocation, Sandbox, interpreters

ROOT = Path(__file__).resolve().parents[2]
HANDLERS = Path(__file__).parent / "handlers"
TOOL = Path(os.environ.get("REWRITE_TOOL", ROOT / ".build" / "release" / "rewrite-tool")).absolute()
RUNTIME = Path(os.environ.get("GAMMARAY_RUNTIME", ROOT / "runtime" / "src")).absolute()

MODES = ("dynamic", "hybrid")
NOT_CODE = ("case.json", "hooks.txt")

_TEMPLATE = """Resources:
  Case:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: code/
      Handler: {handler}
      Runtime: python3.12
"""


@dataclass(frozen=True)
class Case:
    folder: Path

    @functools.cached_property
    def options(self) -> dict:
        return json.loads((self.folder / "case.json").read_text("utf-8"))

    def runs_on(self, version: str) -> bool:
        oldest = self.options.get("python", "3.9")
        return [int(n) for n in version.split(".")] >= [int(n) for n in oldest.split(".")]

    def original(self, folder: Path) -> Path:
        """Copies the function without what only the tests read; gives the folder that is the task root."""
        code = folder / "code"
        shutil.copytree(self.folder, code, ignore=shutil.ignore_patterns(*NOT_CODE, "__pycache__"))
        return code

    def instrumented(self, folder: Path, mode: str) -> Path:
        """Makes a copy that is instrumented for `mode`, with the runtime in it."""
        folder = folder / mode
        code = self.original(folder / "project")
        (folder / "project" / "template.yaml").write_text(_TEMPLATE.format(handler=self.options["handler"]))
        command = [str(TOOL), "rewrite", "--mode", mode, "--output", str(folder / "output"), "."]
        done = subprocess.run(command, cwd=folder / "project", capture_output=True, text=True)
        if done.returncode and self.options.get("instrumented", True):
            raise AssertionError(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        written = sorted((folder / "output").rglob("code")) if (folder / "output").is_dir() else []
        task_root = folder / "instrumented"
        for source in [code, *written[:1]]:
            shutil.copytree(source, task_root, dirs_exist_ok=True)
        shutil.copytree(RUNTIME / "gammaray", task_root / "gammaray", ignore=shutil.ignore_patterns("__pycache__"))
        return task_root


    def hooks(self, task_root: Path) -> str:
        """The hooks in a function's own files, a line each: where it stands and what it holds."""
        return "".join(
            f"{path.relative_to(self.folder)}:{line} {held}\n"
            for path in sorted(self.folder.rglob("*.py")) for line, held in _hooks(task_root / path.relative_to(self.folder)))

    def expected_hooks(self) -> str:
        golden = self.folder / "hooks.txt"
        return golden.read_text("utf-8") if golden.exists() else ""


def _hooks(path: Path) -> list[tuple[int, str]]:
    source = path.read_bytes()
    if b"_gammaray.hook(" not in source:
        return []  # may be no Python at all
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and ast.unparse(node.func) == "_gammaray.hook"]
    return sorted((call.lineno, ", ".join(map(ast.unparse, call.args))) for call in calls)


def missing() -> str:
    """What must be built or set before any case can run; empty when nothing."""
    absent = [str(path) for path in (TOOL, RUNTIME / "gammaray") if not path.exists()]
    return f"missing: {', '.join(absent)}; build the tool, or set REWRITE_TOOL and GAMMARAY_RUNTIME" if absent else ""


def all_cases() -> list[Case]:
    return [Case(path.parent) for path in sorted(HANDLERS.glob("*/case.json"))]


@dataclass(frozen=True)
class Run:
    """What the invocations of one case gave."""

    payloads: list
    logs: list[list[str]]
    records: list[dict]
    task_root: Path


def run(case: Case, task_root: Path, version: str, records: Path) -> Run:
    """Invokes the handler once for each event, with ids that are the same in each run."""
    spec = FunctionSpec(
        name="case", handler=case.options["handler"], task_root=task_root, timeout=case.options.get("timeout", 5),
        interpreter=interpreters.for_runtime(f"python{version}"),
        variables=tuple(sorted({"GAMMARAY_SINK": "file", "GAMMARAY_FILE": str(records), **case.options.get("variables", {})}.items())),
    )
    payloads, logs, sandbox = [], [], Sandbox(spec)
    try:
        for number, event in enumerate(case.options.get("events", [{}])):
            sandbox = sandbox if sandbox.is_alive else Sandbox(spec)
            request_id = str(uuid.UUID(int=number + 1))
            outcome = sandbox.invoke(Invocation(json.dumps(event).encode(), request_id, trace=f"Root=1-00000000-{number:024x}"))
            payloads.append([outcome.failed, json.loads(_without_place(outcome.payload.decode(), task_root))])
            logs.append([_without_time(_without_place(line, task_root)) for line in outcome.log])
    finally:
        sandbox.close()
    written = records.read_text("utf-8").splitlines() if records.exists() else []
    return Run(payloads, logs, [json.loads(line) for line in written], task_root)


def _without_place(text: str, task_root: Path) -> str:
    return text.replace(str(task_root), "/var/task")


def quoted(run: Run) -> Run:
    """With the source lines that stack traces quote as the original's are: their hooks are taken out."""
    def without_hooks(value):
        if isinstance(value, str):
            return re.sub(r"_gammaray\.hook\(([^()]*)\)", r"\1", value)
        if isinstance(value, dict):
            return {key: without_hooks(each) for key, each in value.items()}
        return [without_hooks(each) for each in value] if isinstance(value, list) else value

    return Run(without_hooks(run.payloads), without_hooks(run.logs), run.records, run.task_root)


def _without_time(line: str) -> str:
    if line.startswith(("REPORT ", "INIT_START ")):
        return line.split(" ")[0]
    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", "<time>", line)
