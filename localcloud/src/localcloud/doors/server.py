"""An HTTP server on loopback for one door."""

from __future__ import annotations

import itertools
import secrets
import threading
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from ..functions import Functions
from ..identity import new_trace
from ..sandbox import Outcome


@dataclass(frozen=True)
class Request:
    method: str
    target: str
    """Path and query, as they came."""
    headers: Mapping[str, str]
    """Names in small letters."""
    body: bytes
    request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    time: float = field(default_factory=time.time)

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> str:
        return urlsplit(self.target).query

    @property
    def parameters(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, value in parse_qsl(self.query, keep_blank_values=True):
            found.setdefault(name, []).append(value)
        return found

    def traced(self) -> dict[str, str]:
        """The headers with the trace header that a front door of AWS's puts in where the client sends none."""
        return {**self.headers, "x-amzn-trace-id": self.headers.get("x-amzn-trace-id") or new_trace().split(";")[0]}


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes = b""


Serve = Callable[[Request, "Door"], Answer]


class Door:
    """Listens until `close`. `options`, `kept` and `numbers`, a counter, are for the kind's own use."""

    def __init__(self, serve: Serve, functions: Functions, function_arn: str, options: Mapping[str, Any]):
        self.function_arn = function_arn
        self.options = options
        self.id = secrets.token_hex(5)
        self.numbers = itertools.count()
        self.kept: dict[str, Request] = {}
        self.lock = threading.Lock()
        self._functions = functions
        handler = type("Handler", (_Handler,), {"door": self, "serve": staticmethod(serve)})
        self._server = _Server(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def region(self) -> str:
        return self.function_arn.split(":")[3]

    @property
    def cloud_url(self) -> str | None:
        """Where the services of the cloud are."""
        return self._functions.endpoint

    def ask(self, event: object, trace: str | None = None) -> Outcome:
        """Invokes the function and waits."""
        return self._functions.ask(self.function_arn, event, trace)

    def send(self, event: object) -> None:
        """Invokes the function after the answer."""
        self._functions.send_event(self.function_arn, event)

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    door: Door
    serve: Serve

    def _do(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        request = Request(self.command, self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        answer = self.serve(request, self.door)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 101:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = _do

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the functions' logs tell more."""
