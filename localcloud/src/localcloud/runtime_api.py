"""The Lambda Runtime API of one sandbox, as docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html describes it."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol

_PREFIX = "/2018-06-01/runtime/"
_ACCEPTED = b'{"status":"OK"}\n'


class Runtime(Protocol):
    """What the server asks and tells; called on the server's threads."""

    def next_invocation(self) -> tuple[Mapping[str, str], bytes] | None:
        """Waits for work: headers and payload; nil when the sandbox is shut down."""

    def finished(self, request_id: str, payload: bytes, *, failed: bool) -> bool:
        """Takes the answer of an invocation; false where that invocation is not the running one."""

    def init_failed(self, payload: bytes) -> None:
        """Takes the error that loading the handler gave."""


class RuntimeApi:
    """An HTTP server on a loopback port of its own."""

    def __init__(self, runtime: Runtime):
        handler = type("Handler", (_Handler,), {"runtime": runtime})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        host, port = self._server.server_address[:2]
        self.address = f"{host}:{port}"
        threading.Thread(target=self._accept, daemon=True, name=f"runtime-api-{port}").start()

    def close(self) -> None:
        try:
            self._server.socket.shutdown(socket.SHUT_RDWR)  # closing alone does not wake accept()
        except OSError:
            pass
        self._server.server_close()

    def _accept(self) -> None:
        while True:
            try:
                request, address = self._server.get_request()
            except OSError:
                return
            self._server.process_request(request, address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    runtime: Runtime

    def do_GET(self) -> None:
        if self.path != _PREFIX + "invocation/next":
            return self._answer(404, b"{}")
        work = self.runtime.next_invocation()
        if work is None:
            self.close_connection = True
            return
        headers, payload = work
        self._answer(200, payload, headers)

    def do_POST(self) -> None:
        body = self._body()
        parts = self.path.removeprefix(_PREFIX).split("/")
        match parts:
            case ["init", "error"]:
                self.runtime.init_failed(body)
                self._answer(202, _ACCEPTED)
            case ["invocation", request_id, ("response" | "error") as kind]:
                known = self.runtime.finished(request_id, body, failed=kind == "error")
                refusal = {"errorMessage": "Invalid request ID", "errorType": "InvalidRequestID"}
                self._answer(202, _ACCEPTED) if known else self._answer(400, json.dumps(refusal).encode())
            case _:
                self._answer(404, b"{}")

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:  # the sandbox was killed
            self.close_connection = True

    def finish(self) -> None:
        try:
            super().finish()
        except (ConnectionError, ValueError):
            pass

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        chunks = []
        while size := int(self.rfile.readline().split(b";")[0], 16):
            chunks.append(self.rfile.read(size))
            self.rfile.readline()
        while self.rfile.readline().strip():  # trailers
            pass
        return b"".join(chunks)

    def _answer(self, status: int, payload: bytes, headers: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)
        self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the sandbox keeps its own log."""
