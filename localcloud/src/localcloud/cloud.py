"""The local cloud: moto in this process, its Lambda functions in sandboxes."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from . import bundle, doors, interpreters, server, sources
from .dispatcher import Dispatcher
from .errors import LocalCloudError
from .functions import Functions, Segment
from .identity import ACCOUNT
from .parts import Parts
from .patches import Patches, require_moto
from .pollers import Pollers

ROLE = f"arn:aws:iam::{ACCOUNT}:role/localcloud"
"""The role of the functions; permissions are not checked."""
_TRUST = '{"Statement": [{"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}'
_ONLY_ONE = threading.Lock()


class LocalCloud:
    """A local AWS, all regions of it, from `start` to `stop`; also a context manager. One at a time in a process."""

    def __init__(self, region: str = "us-east-1", *, async_retries: int = 0, freeze: bool = True, workers: int = 8, latency: Mapping[str, float] | None = None):
        """`async_retries`: of asynchronous invocations that fail (AWS: 2). `freeze`: stop sandboxes between
        invocations, as Lambda does. `workers`: how many asynchronous invocations run at once. `latency`: as `delay` takes it."""
        self.region = region
        self.url = ""
        self._options = {"async_retries": async_retries, "freeze": freeze}
        self._workers = workers
        self._latency = latency or {}
        self._clients: dict[tuple[str, str], Any] = {}
        self._clients_lock = threading.Lock()
        self._doors: list[doors.Door] = []
        self._is_running = False

    def start(self) -> LocalCloud:
        require_moto()
        if not _ONLY_ONE.acquire(blocking=False):
            raise LocalCloudError("another local cloud runs in this process: moto's state is global, so stop that one first")
        self._is_running = True
        self._patches = Patches()
        self._dispatcher = Dispatcher(self._workers)
        self._functions = Functions(self._dispatcher, **self._options)
        self._pollers = Pollers(self._dispatcher, self._functions)
        try:
            sources.install(Parts(self._patches, self._dispatcher, self._functions, self._pollers))
            server.install(self._patches)
            self._server = server.Server()
        except BaseException:
            self._patches.undo()
            self._is_running = False
            _ONLY_ONE.release()
            raise
        self.url = self._functions.endpoint = self._server.url
        self.reset()
        self.delay(self._latency)
        return self

    def reset(self, seconds: float = 60) -> None:
        """Waits until nothing is in flight, then forgets all resources, functions and logs; the URL stays."""
        self.wait_idle(seconds)
        self._close_doors()
        self._functions.reset()
        self._pollers.reset()
        _forget_moto()
        self.client("iam").create_role(RoleName=ROLE.rsplit("/")[-1], AssumeRolePolicyDocument=_TRUST)

    def stop(self) -> None:
        """Kills the sandboxes and forgets everything."""
        if not self._is_running:
            return
        self._is_running = False
        self._close_doors()
        self._dispatcher.drop_waiting()
        self._functions.close()
        self._dispatcher.close()
        self._server.close()
        self._patches.undo()
        _forget_moto()
        self._clients.clear()
        _ONLY_ONE.release()

    def __enter__(self) -> LocalCloud:
        return self.start()

    def __exit__(self, *exception: object) -> None:
        self.stop()

    def client(self, service: str, region: str | None = None) -> Any:
        """A boto3 client of a service of this cloud."""
        key = (service, region or self.region)
        with self._clients_lock:
            if key not in self._clients:
                self._clients[key] = self._session().client(service, region_name=key[1], endpoint_url=self.url)
            return self._clients[key]

    def deploy(
        self, name: str, package: bytes | str | Path, *, handler: str, runtime: str = "python3.11", region: str | None = None,
        environment: Mapping[str, str] | None = None, timeout: int = 30, memory: int = 128, layers: Sequence[str] = (),
        concurrency: int | str | None = None,
    ) -> str:
        """Creates a function, or updates it, from a zip (bytes or path) or a folder. Returns its ARN.

        `timeout` is in seconds, `memory` in megabytes, `layers` are ARNs of layer versions, `concurrency` is reserved.
        """
        interpreters.for_runtime(runtime)
        client = self.client("lambda", region)
        code = package if isinstance(package, bytes) else _package(Path(package))
        configuration = {
            "FunctionName": name, "Handler": handler, "Runtime": runtime, "Role": ROLE, "Timeout": timeout,
            "MemorySize": memory, "Environment": {"Variables": dict(environment or {})}, "Layers": list(layers),
        }
        try:
            arn = client.create_function(Code={"ZipFile": code}, **configuration)["FunctionArn"]
        except client.exceptions.ResourceConflictException:
            client.update_function_configuration(**configuration)
            arn = client.update_function_code(FunctionName=name, ZipFile=code)["FunctionArn"]
        if concurrency is not None:
            client.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=int(concurrency))
        return arn

    def delay(self, milliseconds: Mapping[str, float]) -> None:
        """From now on each answer of a service comes that much later, as over a network: `{"dynamodb": 5, "s3": 20}`."""
        self._server.delay(milliseconds)

    @property
    def segments(self) -> list[Segment]:
        """What Lambda itself would tell X-Ray of the invocations so far, in the order of their starts."""
        return self._functions.segments

    def open_door(self, kind: str, function_arn: str, **options: object) -> str:
        """The URL of a new HTTP endpoint that wakes a function as `kind` does: one of `localcloud.doors.KINDS`. Open until `reset`."""
        door = doors.opened(kind, self._functions, function_arn, **options)
        self._doors.append(door)
        return door.url

    def logs(self, function: str, region: str | None = None) -> list[str]:
        """The lines of a function's log, START, END and REPORT too."""
        return self._functions.log(region or self.region, function)

    def wait_idle(self, seconds: float = 60) -> None:
        """Returns when no function runs and no event is on its way; an error after `seconds`."""
        self._dispatcher.wait_idle(seconds)

    def _close_doors(self) -> None:
        while self._doors:
            self._doors.pop().close()

    def _session(self) -> Any:
        import boto3

        if not hasattr(self, "_boto3_session"):
            self._boto3_session = boto3.session.Session(aws_access_key_id="AKIALOCALCLOUDEXAMPL", aws_secret_access_key="localcloud-secret")
        return self._boto3_session


def _forget_moto() -> None:
    from moto.core.base_backend import BackendDict

    BackendDict.reset()


def _package(path: Path) -> bytes:
    if path.is_dir():
        return bundle.packed(path)
    if not path.exists():
        raise LocalCloudError(f"{path}: no such deployment package")
    return path.read_bytes()
