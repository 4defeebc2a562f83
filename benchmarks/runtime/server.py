"""A server that gives the same answer to every request (but SNS's clients want XML, a PUT to S3 nothing), as fast as Python can: so that only the client is measured."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import loopback  # noqa: E402


def _answer(kind, body):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nx-amzn-RequestId: 4b7c9a52-0000-4000-8000-000000000001\r\nContent-Length: %d\r\n\r\n%s"
    return head % (kind, len(body), body)


_JSON = _answer(b"application/x-amz-json-1.0", b'{"UnprocessedItems":{}}')
_SNS, _S3 = _answer(b"text/xml", loopback.PUBLISHED), _answer(b"application/xml", b"")


class Server(loopback.Requests):
    def answer(self, line, headers, body):
        form = b"x-www-form-urlencoded" in headers.get(b"content-type", b"")
        self.transport.write(_SNS if form else _S3 if line.startswith(b"PUT") else _JSON)


if __name__ == "__main__":
    loopback.serve(Server)
