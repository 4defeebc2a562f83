"""One run of an application in a mode of GammaRay's, with its records: for the graphs that the tool makes of them."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import trial
from applications import Application
from sinks import Sinks, Taken
from variants import TOOL

Links = Counter[tuple[str, str]]
"""Functions, cause and effect, by their deployed names, and how often."""


class Kept:
    """Sinks whose records of the last run stay here."""

    def __init__(self, sinks: Sinks):
        self._sinks = sinks
        self.records: list[dict] = []

    def take(self) -> Taken:
        taken = self._sinks.take()
        self.records = taken.records
        return taken


def run(application: Application, sinks: Sinks, mode: str) -> tuple[list[dict], Links]:
    """The records of one run, whose result is checked, and who must have caused whom. The application has not run before."""
    kept = Kept(sinks)
    trial.run(application, kept, mode)
    logs = application.logs()
    names = {id: application.functions[name][0] for name, found in logs.items() for id in found}
    return kept.records, Counter((names[cause], names[effect]) for cause, effect in application.truth(logs))


def write(records: list[dict], path: Path) -> Path:
    """As JSON lines."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def graph(source: Path, *options: str) -> dict[str, Any]:
    """What `graph --format json` says."""
    return json.loads(tool("graph", "--format", "json", *options, str(source)))


def compared(source: Path, plan: Path) -> list[tuple[str, str]]:
    """Kind and verdict of each edge."""
    found = json.loads(tool("graph", "--format", "json", "--against", str(plan), str(source), accepted=(0, 1)))
    return [(edge["kind"], edge["comparison"]) for edge in found["edges"]]


def tool(*arguments: str, accepted: tuple[int, ...] = (0,)) -> bytes:
    done = subprocess.run([str(TOOL), *arguments], capture_output=True)
    if done.returncode not in accepted:
        raise RuntimeError(f"rewrite-tool {' '.join(arguments)}: exit code {done.returncode}\n{done.stderr.decode()}")
    return done.stdout
