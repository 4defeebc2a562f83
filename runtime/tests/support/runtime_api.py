"""Lambda's Runtime API for one sandbox: what `python -m awslambdaric handler` talks to."""
import http.server
import json
import os
import queue
import subprocess
import threading
import time

FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f"


class Sandbox:
    """Runs the handler in `folder`. `invoke` returns (kind, answer): `response` or `error`, as the client posted it."""

    def __init__(self, python, folder, handler, environment=None):
        self._events = queue.Queue()
        self._answers = queue.Queue()
        self._http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        self.log = open(os.path.join(folder, "log.txt"), "w+b")
        self.process = subprocess.Popen(
            [python, "-m", "awslambdaric", handler],
            cwd=folder,
            env=_environment(folder, self._http.server_port, environment or {}),
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )

    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        self.process.kill()
        self.process.wait()
        self._http.shutdown()
        self._http.server_close()
        self.log.close()

    def invoke(self, event, request_id, trace=None, timeout=30):
        """Invokes the handler; ("exit", code) when the process ends instead."""
        self._events.put((request_id, json.dumps(event).encode(), trace))
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            try:
                return self._answers.get(timeout=0.05)
            except queue.Empty:
                if self.process.poll() is not None and self._answers.empty():
                    return ("exit", self.process.returncode)
        raise TimeoutError(self.text())

    def text(self):
        """What the function has printed."""
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return file.read()


def _environment(folder, port, more):
    return {
        "PATH": os.environ["PATH"],
        "LAMBDA_TASK_ROOT": folder,
        "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{port}",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_LAMBDA_FUNCTION_NAME": "f",
        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": "128",
        "AWS_LAMBDA_FUNCTION_VERSION": "$LATEST",
        "AWS_LAMBDA_INITIALIZATION_TYPE": "on-demand",
        "AWS_LAMBDA_LOG_GROUP_NAME": "/aws/lambda/f",
        "AWS_LAMBDA_LOG_STREAM_NAME": "stream",
        "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secret",
        **more,
    }


def _handler(sandbox):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self):
            request_id, event, trace = sandbox._events.get()
            self.send_response(200)
            self.send_header("Lambda-Runtime-Aws-Request-Id", request_id)
            self.send_header("Lambda-Runtime-Deadline-Ms", str(int(time.time() * 1000) + 30_000))
            self.send_header("Lambda-Runtime-Invoked-Function-Arn", FUNCTION)
            self.send_header("Content-Type", "application/json")
            if trace:
                self.send_header("Lambda-Runtime-Trace-Id", trace)
            self.send_header("Content-Length", str(len(event)))
            self.end_headers()
            self.wfile.write(event)

        def do_POST(self):
            body = self._body()
            sandbox._answers.put((self.path.rpartition("/")[2], body))
            self.send_response(202)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _body(self):
            if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
                return self.rfile.read(int(self.headers.get("Content-Length", 0)))
            body = b""
            while True:
                size = int(self.rfile.readline(), 16)
                body += self.rfile.read(size)
                self.rfile.readline()
                if not size:
                    return body

        def log_message(self, *arguments):
            pass

    return Handler
