"""One run of an application under one tracer: its result is checked, and what the tracer has sent is set against what is true."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

import edges
from applications import Application
from sinks import Sinks
from variants import MODES


@dataclass
class Trial:
    """What one run took and told."""

    seconds: float
    sent: int
    """Records, X-Ray's documents, or OpenTelemetry's exports."""
    expected: dict[str, int]
    """Records by mode, as `Counts` has them."""
    told: dict[str, dict[str, int]]
    """Edges, by the way of joining."""
    invocations: int
    roots: int
    """Invocations for which no cause was found."""
    init_ms: float
    """Of the function that took longest to start."""
    memory_mb: int
    """Largest of all sandboxes."""


def run(application: Application, sinks: Sinks, variant: str) -> Trial:
    """Runs the application once; its logs and what the sinks hold must be this run's alone. An AssertionError when its result is wrong."""
    segments_before = len(application.cloud.segments)
    logs_before = {name: set(found) for name, found in application.logs().items()}
    sinks.take()
    began = time.perf_counter()
    application.run()
    seconds = time.perf_counter() - began
    application.check()
    logs = {name: {id: lines for id, lines in found.items() if id not in logs_before[name]} for name, found in application.logs().items()}
    segments, taken, truth = application.cloud.segments[segments_before:], sinks.take(), application.truth(logs)
    found = _found(variant, taken, segments)
    best = max(found.values(), key=lambda each: len(each.edges & truth), default=edges.Found())
    lines = [line for invocations in logs.values() for lines in invocations.values() for line in lines]
    return Trial(
        seconds, len(taken.records) + len(taken.subsegments) + len(taken.exports), asdict(application.expected(logs)),
        {way: each.told(truth) for way, each in found.items()}, len(segments), len(segments) - len({effect for _, effect in best.edges}),
        max(_numbers(lines, r"Init Duration: ([\d.]+) ms"), default=0), int(max(_numbers(lines, r"Max Memory Used: (\d+) MB"), default=0)))


def kinds(records: Iterable[dict]) -> Counter:
    """How many records of each kind and step."""
    return Counter((record["kind"], record.get("step")) for record in records)


def _found(variant: str, taken, segments) -> dict[str, edges.Found]:
    if variant in MODES:
        return {"records": edges.of_records(taken.records)}
    if variant == "xray":
        return {"segments": edges.of_xray(taken, segments)}
    return edges.of_spans(taken, segments) if variant == "opentelemetry" else {}


def _numbers(lines: list[str], pattern: str) -> list[float]:
    return [float(match[1]) for line in lines if line.startswith("REPORT") and (match := re.search(pattern, line))]
