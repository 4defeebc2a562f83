"""A local HTTP server with kept-alive connections."""
import http.server
import json
import threading


class Answer:
    """What the server says: after `delay` seconds; `close` ends the connection without a word behind it."""

    def __init__(self, body=b"{}", status=200, delay=0, close=False, headers=()):
        self.body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.status = status
        self.delay = delay
        self.close = close
        self.headers = dict(headers)


class Server:
    """Answers with the queued answers, then with `default`. `requests` holds (path, headers, body) of each request."""

    def __init__(self):
        self.requests = []
        self.answers = []
        self.default = Answer(headers={"x-amzn-RequestId": "REQUEST-1"})
        self.connections = 0
        self.stopped = threading.Event()

    def __enter__(self):
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def setup(self):
                outer.connections += 1
                super().setup()

            def answer(self):
                body = self.rfile.read(int(self.headers.get("content-length", 0)))
                outer.requests.append((self.path, dict(self.headers), body))
                reply = outer.answers.pop(0) if outer.answers else outer.default
                outer.stopped.wait(reply.delay)
                try:
                    self.send_response(reply.status)
                    for name, value in reply.headers.items():
                        self.send_header(name, value)
                    self.send_header("content-length", str(len(reply.body)))
                    self.end_headers()
                    self.wfile.write(reply.body)
                except OSError:
                    pass
                if reply.close:
                    self.close_connection = True

            do_GET = do_POST = do_PUT = do_HEAD = do_DELETE = answer

            def log_message(self, *arguments):
                pass

        class Threaded(http.server.ThreadingHTTPServer):
            daemon_threads = True

        self.http = Threaded(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *arguments):
        self.stopped.set()
        self.http.shutdown()
        self.http.server_close()
