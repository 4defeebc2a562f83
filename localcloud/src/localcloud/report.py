"""The lines that the Lambda platform itself writes to a function's log, and the errors that it answers with."""

from __future__ import annotations

import json
import math
import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .function import FunctionSpec

if TYPE_CHECKING:
    from .sandbox import Invocation


@dataclass(frozen=True)
class Failure:
    """An invocation after which the sandbox is gone."""

    payload: bytes
    failed: bool = True
    status: str = "error"
    lines: tuple[str, ...] = ()


def timed_out(invocation: Invocation, seconds: float) -> Failure:
    message = f"Task timed out after {seconds:.2f} seconds"
    payload = {"errorType": "Sandbox.Timedout", "errorMessage": f"RequestId: {invocation.request_id} Error: {message}"}
    stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime()) + f".{time.time_ns() // 1_000_000 % 1000:03d}Z"
    return Failure(json.dumps(payload).encode(), status="timeout", lines=(f"{stamp} {invocation.request_id} {message}",))


def exited(invocation: Invocation, code: int) -> Failure:
    """The runtime ended by itself: `sys.exit`, a crash, a signal."""
    if code < 0:
        reason = f"Runtime exited with error: signal: {signal.strsignal(-code).lower()}"
    else:
        reason = f"Runtime exited with error: exit status {code}" if code else "Runtime exited without providing a reason"
    message = f"RequestId: {invocation.request_id} Error: {reason}"
    payload = {"errorType": "Runtime.ExitError", "errorMessage": message}
    return Failure(json.dumps(payload).encode(), lines=(message, "Runtime.ExitError"))


def init_start(spec: FunctionSpec) -> str:
    found = "" if spec.interpreter.is_exact else f" (not installed: runs on Python {spec.interpreter.version})"
    return f"INIT_START Runtime Version: python:{spec.interpreter.wanted}{found}"


def start(spec: FunctionSpec, invocation: Invocation) -> str:
    return f"START RequestId: {invocation.request_id} Version: {spec.version}"


def end(
    spec: FunctionSpec, invocation: Invocation, duration: float, init_duration: float | None, peak: int, failure: Failure | None
) -> list[str]:
    """The END and REPORT lines; durations in milliseconds, memory in megabytes."""
    fields = [
        f"REPORT RequestId: {invocation.request_id}",
        f"Duration: {duration:.2f} ms",
        f"Billed Duration: {math.ceil(duration)} ms",
        f"Memory Size: {spec.memory} MB",
        f"Max Memory Used: {peak} MB",
    ]
    fields += [f"Init Duration: {init_duration:.2f} ms"] if init_duration is not None else []
    fields += [f"Status: {failure.status}"] if failure else []
    return [f"END RequestId: {invocation.request_id}", "\t".join(fields)]


def lines_of(output: str) -> list[str]:
    """The lines of a sandbox's output; only a line feed ends one, since error reports hold carriage returns."""
    lines = output.split("\n")
    return lines[:-1] if lines[-1] == "" else lines
