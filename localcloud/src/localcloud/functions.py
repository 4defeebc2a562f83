"""The functions of the cloud: from moto's description of a function to sandboxes that run it, and their logs."""

from __future__ import annotations

import json
import tempfile
import threading
import time
import warnings
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import bundle, identity, interpreters
from .dispatcher import Dispatcher
from .errors import LocalCloudError
from .function import FunctionSpec
from .sandbox import Invocation, Outcome, Sandbox
from .turns import Turns

if TYPE_CHECKING:
    from moto.awslambda.models import LambdaFunction


@dataclass(frozen=True)
class Segment:
    """What Lambda tells X-Ray of one invocation, whatever the function does."""

    request_id: str
    function: str
    """Its ARN."""
    trace_id: str
    id: str
    """What the calls of the invocation name as their parent."""
    parent_id: str | None
    """What the trace header that came with the event names as the parent; nil when none came."""


class Functions:
    """Invokes moto's functions in sandboxes. A sandbox serves one invocation at a time; busy ones are joined by new ones."""

    def __init__(self, dispatcher: Dispatcher, *, async_retries: int = 0, freeze: bool = True):
        self.endpoint: str | None = None
        self.ended: Callable[[LambdaFunction, Invocation, Outcome, int], None] | None = None
        """Is told of each asynchronous invocation that is over, with the number of attempts."""
        self._dispatcher = dispatcher
        self._async_retries = async_retries
        self._freeze = freeze
        self._lock = threading.Lock()
        self._folder = tempfile.TemporaryDirectory(prefix="localcloud-")
        self._idle: dict[FunctionSpec, list[Sandbox]] = defaultdict(list)
        self._alive: set[Sandbox] = set()
        self._logs: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._turns: dict[str, Turns] = {}
        self.segments: list[Segment] = []
        self._closed = False

    def invoke(self, function: LambdaFunction, invocation: Invocation) -> Outcome:
        """Runs a function and waits for its end."""
        with self._dispatcher.busy():
            spec = self._spec(function)
            self._keep_segment(spec, invocation)
            sandbox = self._take(spec)
            outcome = sandbox.invoke(invocation)
            self._keep_log(function, sandbox, outcome)
            self._give_back(sandbox)
            return outcome

    def invoke_later(self, function: LambdaFunction, invocation: Invocation, attempts_made: int = 0) -> None:
        """Runs a function after the caller was answered; tries again with the same request id where that is configured.
        Beyond the function's reserved concurrency, events wait for their turn."""

        def run() -> None:
            outcome = self.invoke(function, invocation)
            if outcome.failed and attempts_made < self._async_retries:
                self.invoke_later(function, invocation, attempts_made + 1)
            elif self.ended is not None:
                self.ended(function, invocation, outcome, attempts_made + 1)

        turns = self._turns_of(function)
        turns.submit(run) if turns else self._dispatcher.submit(run)

    def send_event(self, arn: str, event: object, trace: str | None = None) -> None:
        """Invokes the function of an ARN asynchronously with an event of another service."""
        self.invoke_later(lookup(arn), _invocation(arn, event, trace))

    def ask(self, arn: str, event: object, trace: str | None = None) -> Outcome:
        """Invokes the function of an ARN with an event of another service, and waits for its answer."""
        return self.invoke(lookup(arn), _invocation(arn, event, trace))

    def log(self, region: str, name: str) -> list[str]:
        """All lines that a function has logged, in the order in which its invocations ended."""
        with self._lock:
            return list(self._logs[region, name])

    def reset(self) -> None:
        """Kills all sandboxes and forgets the logs."""
        with self._lock:
            alive = list(self._alive)
            for forgotten in (self._alive, self._idle, self._logs, self._turns, self.segments):
                forgotten.clear()
        for sandbox in alive:
            sandbox.close()

    def close(self) -> None:
        with self._lock:
            self._closed = True
        self.reset()
        self._folder.cleanup()

    def _turns_of(self, function: LambdaFunction) -> Turns | None:
        if not function.reserved_concurrency:
            return None
        limit = int(function.reserved_concurrency)
        with self._lock:
            turns = self._turns.get(function.function_arn)
            if turns is None or turns.limit != limit:
                turns = self._turns[function.function_arn] = Turns(limit, self._dispatcher)
            return turns

    def _keep_segment(self, spec: FunctionSpec, invocation: Invocation) -> None:
        root, own = identity.parts_of(invocation.trace)
        with self._lock:
            self.segments.append(Segment(invocation.request_id, spec.arn, root, own, invocation.parent))

    def _spec(self, function: LambdaFunction) -> FunctionSpec:
        if function.package_type != "Zip":
            raise LocalCloudError(f"function {function.function_name} is a container image: the local cloud runs zip packages only")
        interpreter = interpreters.for_runtime(function.run_time)
        if not interpreter.is_exact:
            warnings.warn(f"{function.function_name}: Python {interpreter.wanted} is not installed; it runs on {interpreter.version}", stacklevel=2)
        return FunctionSpec(
            name=function.function_name, handler=function.handler, interpreter=interpreter, region=function.region,
            task_root=self._unpacked(f"{function.function_name}-{function.region}", function.code_digest, function.code_bytes),
            account=function.account_id, version=str(function.version), timeout=float(function.timeout),
            memory=int(function.memory_size), variables=tuple(sorted((function.environment_vars or {}).items())),
            layers=tuple(self._layer(function, layer["Arn"]) for layer in function.layers), endpoint=self.endpoint,
        )

    def _layer(self, function: LambdaFunction, arn: str) -> Path:
        layer = _backend(function.account_id, function.region).layers_versions_by_arn(arn)
        if layer is None:
            raise LocalCloudError(f"function {function.function_name}: there is no layer {arn}")
        return self._unpacked(f"layer-{layer.name}", layer.code_digest, layer.code_bytes)

    def _unpacked(self, name: str, digest: str, archive: bytes) -> Path:
        folder = Path(self._folder.name) / f"{name}-{digest[:12]}"
        with self._lock:
            if not folder.exists():
                bundle.unpack(archive, folder)
        return folder

    def _take(self, spec: FunctionSpec) -> Sandbox:
        with self._lock:
            if self._closed:
                raise LocalCloudError("the local cloud is closed")
            if idle := self._idle[spec]:
                return idle.pop()
            outdated = [other for other in self._idle if (other.arn, other.version) == (spec.arn, spec.version) and other != spec]
            old = [sandbox for other in outdated for sandbox in self._idle.pop(other)]
            self._alive.difference_update(old)
        for sandbox in old:
            sandbox.close()
        return self._new(spec)

    def _new(self, spec: FunctionSpec) -> Sandbox:
        sandbox = Sandbox(spec, freeze=self._freeze)
        with self._lock:
            self._alive.add(sandbox)
        return sandbox

    def _give_back(self, sandbox: Sandbox) -> None:
        with self._lock:
            if sandbox.is_alive:
                self._idle[sandbox.spec].append(sandbox)
            else:
                self._alive.discard(sandbox)

    def _keep_log(self, function: LambdaFunction, sandbox: Sandbox, outcome: Outcome) -> None:
        now = int(time.time() * 1000)
        events = [{"timestamp": now, "message": line} for line in outcome.log]
        with self._lock:
            self._logs[function.region, function.function_name] += outcome.log
            logs, group, stream = function.logs_backend, function.logs_group_name, sandbox.log_stream
            if group not in logs.groups:
                logs.create_log_group(group, {})
            if stream not in logs.groups[group].streams:
                logs.create_log_stream(group, stream)
        logs.put_log_events(group, stream, events)


def _invocation(arn: str, event: object, trace: str | None) -> Invocation:
    payload = json.dumps(event, separators=(",", ":")).encode()
    return Invocation(payload, trace=identity.new_trace(trace), parent=identity.parent_of(trace), arn=arn)


def lookup(arn: str) -> LambdaFunction:
    """moto's function of an ARN; versions and aliases too."""
    from moto.utilities.arns import parse_arn

    parsed = parse_arn(arn)
    return _backend(parsed.account, parsed.region).get_function(arn)


def _backend(account: str, region: str):
    from moto.awslambda.utils import get_backend

    return get_backend(account, region)
