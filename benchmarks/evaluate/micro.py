"""What a tracer adds to one operation, to a start and to memory: each function of `examples/micro-benchmarks` in Lambda's own runtime client,
against answers that are always the same, so that nothing but the function is measured."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from localcloud import FunctionSpec, Invocation, Sandbox, interpreters
from sinks import Sinks
from variants import PYTHON, VARIANTS

FUNCTIONS = {
    "Empty": "empty", "DynamoDBRead": "dynamodb_read", "DynamoDBWrite": "dynamodb_write", "S3Read": "s3_read", "S3Write": "s3_write",
    "SNSPublish": "sns_publish",
}
OPERATIONS = 100
"""In one invocation, as in the paper."""


def unpacked(bundles: Mapping[str, Path], folder: Path) -> dict[str, Path]:
    """Each function's bundle as a folder, which Lambda has before a start begins."""
    for name in FUNCTIONS:
        with zipfile.ZipFile(bundles[name]) as package:
            package.extractall(folder / name)
    return {name: folder / name for name in FUNCTIONS}


def sandbox(function: str, folder: Path, sinks: Sinks) -> Sandbox:
    variables = {**sinks.environment(), "TABLE": "things", "BUCKET": "objects", "TOPIC": "arn:aws:sns:us-east-1:123456789012:messages"}
    spec = FunctionSpec(
        name=function, handler=f"{FUNCTIONS[function]}.handler", task_root=folder, interpreter=interpreters.for_runtime(f"python{PYTHON}"),
        timeout=120, memory=256, variables=tuple(sorted(variables.items())), endpoint=sinks.url)
    return Sandbox(spec, freeze=False)


def operations(function: str, folders: Mapping[str, Mapping[str, Path]], sinks: Sinks, repetitions: int) -> dict[str, list[float]]:
    """Milliseconds of each warm invocation of `OPERATIONS`, by variant: one of each in turn, in an order that turns too."""
    times: dict[str, list[float]] = {variant: [] for variant in VARIANTS}
    with ExitStack() as stack:
        running = {variant: sandbox(function, folders[variant][function], sinks) for variant in VARIANTS}
        for each in running.values():
            stack.callback(each.close)
            _invoke(each, 5)
            _invoke(each, OPERATIONS)
        for variant in _turns(repetitions):
            times[variant].append(_invoke(running[variant], OPERATIONS))
            if variant == "clean":
                sinks.take()
    return times


def starts(function: str, folders: Mapping[str, Mapping[str, Path]], sinks: Sinks, repetitions: int) -> dict[str, list[dict[str, float]]]:
    """Of each cold start: milliseconds until the handler is loaded, and of the first invocation with one operation; peak memory in MiB."""
    found: dict[str, list[dict[str, float]]] = {variant: [] for variant in VARIANTS}
    for number, variant in enumerate(_turns(repetitions + 1)):
        made = sandbox(function, folders[variant][function], sinks)
        try:
            outcome = made.invoke(Invocation(json.dumps({"operations": 1}).encode()))
            _checked(outcome)
            if number >= len(VARIANTS):  # the first of each fills the file system's cache
                memory = next(int(part.split()[-2]) for line in outcome.log for part in line.split("\t") if part.startswith("Max Memory Used"))
                found[variant].append({"init": outcome.init_duration, "first": outcome.duration, "memory": memory})
        finally:
            made.close()
    sinks.take()
    return found


def _turns(repetitions: int) -> Iterator[str]:
    for number in range(repetitions):
        shift = number % len(VARIANTS)
        yield from VARIANTS[shift:] + VARIANTS[:shift]


def _invoke(running: Sandbox, count: int) -> float:
    outcome = running.invoke(Invocation(json.dumps({"operations": count}).encode()))
    _checked(outcome)
    return outcome.duration


def _checked(outcome) -> None:
    if outcome.failed:
        raise RuntimeError("\n".join(outcome.log) + outcome.payload.decode())
