"""The parts of the evaluation. Each gives a JSON value, and takes at most some minutes; the parts together are resumable."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import micro
import trial
from applications import APPLICATIONS
from localcloud import LocalCloud
from side_by_side import Clouds
from sinks import started
from variants import ROOT, VARIANTS, bundles

LATENCY = {"dynamodb": 5.0, "s3": 20.0, "sns": 10.0, "lambda": 10.0, "sqs": 10.0, "rekognition": 100.0}
"""Milliseconds that an answer takes longer, roughly as from AWS within a region."""
COLD_OF = 5
"""One run in so many has new sandboxes; the others are warm."""


def counted(options: Any) -> dict[str, Any]:
    """One run of each application at full size under each tracer: records, edges, bundle sizes; Map-Reduce once more with racing coordinators."""
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder, started() as sinks, LocalCloud() as cloud:
        for name, make in APPLICATIONS.items():
            for variant in VARIANTS:
                packages = bundles(ROOT / "examples" / name, variant, Path(folder, name, variant))
                cases = [("", {})] + ([(" racing", {"concurrency": 8})] if name == "map-reduce" and variant != "clean" else [])
                for suffix, more in cases:
                    cloud.reset()
                    sizes = {**_sizes(name, options), **more}
                    application = make(cloud, packages, sinks.environment(), sinks.website, **sizes)
                    row = asdict(trial.run(application, sinks, variant))
                    size = sum(path.stat().st_size for path in packages.values())
                    found.setdefault(name + suffix, {"description": application.description})[variant] = {**row, "bundle_bytes": size}
                    _say(f"{name}{suffix}, {variant}: {row['sent']} sent, {row['told']}")
    return found


def timed(name: str, latency: dict[str, float]) -> Callable[[Any], dict[str, Any]]:
    """A part: seconds, start and memory of runs of an application. Every repetition runs it once under each tracer, one after the other."""

    def part(options: Any) -> dict[str, Any]:
        rows: dict[str, list[dict[str, Any]]] = {variant: [] for variant in VARIANTS}
        with tempfile.TemporaryDirectory() as folder, started() as sinks:
            packages = {variant: bundles(ROOT / "examples" / name, variant, Path(folder, variant)) for variant in VARIANTS}
            sinks.delay(latency)
            with Clouds(name, packages, sinks, latency, options.workers, _sizes(name, options)) as clouds:
                for number in range(options.repetitions):
                    is_cold = number % COLD_OF == 0
                    for variant in _turned(number):
                        rows[variant].append({**clouds.run(variant, is_cold), "cold": is_cold})
                    if number % 10 == 9:
                        _say(f"{name}: {number + 1} runs")
        return rows

    return part


def operation(function: str, latency: dict[str, float]) -> Callable[[Any], dict[str, Any]]:
    """A part: warm invocations of 100 operations, and cold starts."""

    def part(options: Any) -> dict[str, Any]:
        with tempfile.TemporaryDirectory() as folder, started() as sinks:
            folders = {}
            for variant in VARIANTS:
                packages = bundles(ROOT / "examples" / "micro-benchmarks", variant, Path(folder, variant))
                folders[variant] = micro.unpacked(packages, Path(folder, variant, "unpacked"))
            sinks.delay(latency)
            repetitions = max(2, options.repetitions // 5) if latency else options.repetitions
            found = {"operations": micro.operations(function, folders, sinks, repetitions)}
            if not latency:
                found["starts"] = micro.starts(function, folders, sinks, repetitions)
            return found

    return part


def all_parts() -> dict[str, Callable[[Any], dict[str, Any]]]:
    """By name, in the order in which they run."""
    parts: dict[str, Callable[[Any], dict[str, Any]]] = {"counts": counted}
    for name, latency in (("", {}), (" with latency", LATENCY)):
        parts |= {f"{function}{name}": operation(function, latency) for function in micro.FUNCTIONS}
        parts |= {f"{application}{name}": timed(application, latency) for application in APPLICATIONS}
    return parts


def _sizes(name: str, options: Any) -> dict[str, int]:
    return {"mappers": options.mappers, "objects": options.objects, "lines": options.lines} if name == "map-reduce" else {}


def _turned(number: int) -> tuple[str, ...]:
    shift = number % len(VARIANTS)
    return VARIANTS[shift:] + VARIANTS[:shift]


def _say(text: str) -> None:
    print(f"  {text}", flush=True)
