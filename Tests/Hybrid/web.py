"""An HTTP server that stands for all hosts of the world: a proxy to those who use one."""

from __future__ import annotations

import http.server
import threading
import uuid


class Web:
    """Answers as API Gateway does where the URL says `execute-api`, `lambda-url` or `/api`, else as any server."""

    def __enter__(self) -> Web:
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        self.send_response(404 if self.path.endswith("/missing") else 200)
        if any(word in self.path for word in ("execute-api", "lambda-url", "/api")):
            self.send_header("x-amzn-RequestId", str(uuid.uuid4()))
        self.send_header("content-length", "0")
        self.end_headers()

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _answer

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""
