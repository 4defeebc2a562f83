"""One execution environment: the real runtime client in a process, driven over our Runtime API."""

from __future__ import annotations

import json
import threading
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from . import report
from .function import FunctionSpec, environment, new_log_stream
from .identity import new_trace
from .process import SandboxProcess
from .runtime_api import RuntimeApi

_INIT_LIMIT = 60.0
"""Seconds to load the handler. Lambda allows 10 on a machine that does nothing else."""


@dataclass(frozen=True)
class Invocation:
    """What one invocation is asked with."""

    payload: bytes
    request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    client_context: str | None = None
    """JSON."""
    trace: str = field(default_factory=new_trace)
    parent: str | None = None
    """The segment of the trace that caused it, where the event came with a trace header."""
    arn: str | None = None
    """The ARN that was invoked, where it holds a version or alias."""


@dataclass(frozen=True)
class Outcome:
    """How an invocation ended."""

    request_id: str
    payload: bytes
    failed: bool
    log: tuple[str, ...]
    """The lines from START to REPORT, and on a cold start what was written before."""
    duration: float
    """Milliseconds."""
    init_duration: float | None
    """Milliseconds, on a cold start."""

    def value(self) -> object:
        """The payload, decoded from JSON."""
        return json.loads(self.payload)


class Sandbox:
    """Runs one invocation at a time; frozen in between as Lambda does it. Ended by a timeout, a crash or `close`."""

    def __init__(self, spec: FunctionSpec, *, freeze: bool = True):
        self.spec = spec
        self.log_stream = new_log_stream(spec.version)
        self.is_alive = True
        self._freeze = freeze
        self._changed = threading.Condition()
        self._waiting = False  # the runtime asked for work
        self._pending: Invocation | None = None
        self._running: Invocation | None = None
        self._answer: tuple[bytes, bool] | None = None
        self._init_error: bytes | None = None
        self._exit_code: int | None = None
        self._process: SandboxProcess | None = None
        self._api = RuntimeApi(self)

    def invoke(self, invocation: Invocation) -> Outcome:
        """Runs the handler once. What goes wrong inside of the sandbox is a failed outcome, not an exception."""
        lines, init_duration = [], None
        if self._process is None:
            init_duration = self._start()
            lines += [report.init_start(self.spec), *self._output()]
        with self._changed:
            began = time.monotonic()
            failure = self._failed_init(invocation)
            if failure is None:
                self._answer, self._pending, self._waiting = None, invocation, False
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._waiting or self._exit_code is not None, self.spec.timeout)
                failure = self._failure(invocation)
            payload, failed = (failure.payload, failure.failed) if failure else self._answer
            self._running = None
        duration = (time.monotonic() - began) * 1000
        lines += [report.start(self.spec, invocation), *self._output(), *(failure.lines if failure else ())]
        lines += report.end(self.spec, invocation, duration, init_duration, self._process.peak_memory(), failure)
        if failure:
            self.close()
        return Outcome(invocation.request_id, payload, failed, tuple(lines), duration, init_duration)

    def close(self) -> None:
        """Kills the process; what it had not sent stays unsent."""
        with self._changed:
            self.is_alive = False
            self._changed.notify_all()
        self._api.close()
        if self._process:
            self._process.close()

    # What the Runtime API's threads call.

    def next_invocation(self) -> tuple[Mapping[str, str], bytes] | None:
        with self._changed:
            self._waiting = True
            self._changed.notify_all()
            if self._freeze and self._pending is None and self.is_alive:
                self._process.freeze()
            self._changed.wait_for(lambda: self._pending or not self.is_alive)
            if not self.is_alive:
                return None
            self._running, self._pending = self._pending, None
            self._process.thaw()
            return self._headers(self._running), self._running.payload

    def finished(self, request_id: str, payload: bytes, *, failed: bool) -> bool:
        with self._changed:
            if self._running is None or self._running.request_id != request_id or self._answer:
                return False
            self._answer = (payload, failed)
            return True

    def init_failed(self, payload: bytes) -> None:
        with self._changed:
            self._init_error = payload

    def _start(self) -> float:
        command = [str(self.spec.interpreter.executable), "-m", "awslambdaric", self.spec.handler]
        with self._changed:
            began = time.monotonic()
            variables = environment(self.spec, self._api.address, self.log_stream)
            self._process = SandboxProcess(command, self.spec.task_root, variables, self._ended)
            self._changed.wait_for(lambda: self._waiting or self._exit_code is not None, _INIT_LIMIT)
        return (time.monotonic() - began) * 1000

    def _ended(self, code: int) -> None:
        with self._changed:
            self._exit_code = code
            self._changed.notify_all()

    def _output(self) -> list[str]:
        return report.lines_of(self._process.new_output())

    def _failed_init(self, invocation: Invocation) -> report.Failure | None:
        if self._init_error is not None:
            return report.Failure(self._init_error, status="error")
        if self._exit_code is not None:
            return report.exited(invocation, self._exit_code)
        return None if self._waiting else report.timed_out(invocation, _INIT_LIMIT)

    def _failure(self, invocation: Invocation) -> report.Failure | None:
        if self._waiting:
            return None
        if self._exit_code is None:
            self._process.kill()
            return report.timed_out(invocation, self.spec.timeout)
        if self._answer:  # the runtime died after it had answered
            return report.Failure(*self._answer, status="error")
        return report.exited(invocation, self._exit_code)

    def _headers(self, invocation: Invocation) -> dict[str, str]:
        headers = {
            "Lambda-Runtime-Aws-Request-Id": invocation.request_id,
            "Lambda-Runtime-Deadline-Ms": str(int((time.time() + self.spec.timeout) * 1000)),
            "Lambda-Runtime-Invoked-Function-Arn": invocation.arn or self.spec.arn,
            "Lambda-Runtime-Trace-Id": invocation.trace,
        }
        if invocation.client_context:
            headers["Lambda-Runtime-Client-Context"] = invocation.client_context
        return headers
