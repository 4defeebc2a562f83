"""A server that keeps every request as it came, byte for byte, and answers each always the same."""

from __future__ import annotations

import re
import socketserver
import threading

_UUID = re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_VOLATILE = [  # what is different in every request of the SDK: dates, signatures, the id of the invocation of an operation
    (re.compile(rb"(?im)^(x-amz-date|date|amz-sdk-invocation-id): .*?\r$"), rb"\1: -\r"),
    (re.compile(rb"(?im)^(authorization: .*Credential=[^/]*/)\d{8}(.*Signature=)[0-9a-f]+\r$"), rb"\1-\2-\r"),
    (re.compile(rb"ttl=\d{8}T\d{6}Z"), rb"ttl=-"),
    (re.compile(rb"X-Amz-(Date|Signature)=[0-9A-Za-z]+"), rb"X-Amz-\1=-"),
]


class Capture(socketserver.ThreadingTCPServer):
    """Case -> the requests since the case before, normalised and sorted: threads send in no order."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Connection)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.cases: dict[str, list[bytes]] = {}
        self.lock = threading.Lock()
        self._open: list[bytes] = []
        self._retried = False
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def forget(self) -> None:
        self.cases, self._open, self._retried = {}, [], False

    def keep(self, head: bytes, body: bytes) -> None:
        for pattern, replacement in _VOLATILE:
            head = pattern.sub(replacement, head)
        with self.lock:
            self._open.append(head + _UUID.sub(b"<uuid>", body))

    def mark(self, name: str) -> None:
        with self.lock:
            self.cases[name], self._open = sorted(self._open), []

    def answer(self, method: str, target: str, head: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
        if target.startswith("/bucket/retry") and not self._retried:
            self._retried = True
            return 503, {}, b"<Error><Code>SlowDown</Code></Error>"
        return _answer(method, target, head, body)


class _Connection(socketserver.StreamRequestHandler):
    wbufsize = -1
    disable_nagle_algorithm = True

    def handle(self) -> None:
        while line := self.rfile.readline():
            lines = [line]
            while lines[-1] not in (b"\r\n", b""):
                lines.append(self.rfile.readline())
            head = b"".join(lines)
            if head.startswith(b"MARK "):
                self.server.mark(head.split()[1].decode())
                self.wfile.write(b".")
                return
            self._serve(head)

    def _serve(self, head: bytes) -> None:
        text = head.decode("latin-1")
        fields = text.lower()
        if "expect: 100-continue" in fields:
            self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            self.wfile.flush()
        body = self._chunks() if "transfer-encoding: chunked" in fields else self.rfile.read(_length(fields))
        self.server.keep(head, body)
        method, target = text.split(" ")[:2]
        status, headers, content = self.server.answer(method, target, fields, body)
        names = {"x-amzn-RequestId": "request", "x-amz-request-id": "request", "Content-Length": str(len(content)), **headers}
        self.wfile.write(f"HTTP/1.1 {status} X\r\n".encode() + "".join(f"{n}: {v}\r\n" for n, v in names.items()).encode() + b"\r\n")
        if method != "HEAD":
            self.wfile.write(content)
        self.wfile.flush()

    def _chunks(self) -> bytes:
        raw = b""
        while True:
            line = self.rfile.readline()
            raw += line
            size = int(line.split(b";")[0], 16)
            if not size:
                while (trailer := self.rfile.readline()) not in (b"\r\n", b""):
                    raw += trailer
                return raw
            raw += self.rfile.read(size + 2)


def _length(fields: str) -> int:
    found = re.search(r"^content-length: (\d+)", fields, re.MULTILINE)
    return int(found[1]) if found else 0


_JSON = {  # end of the target, in small letters -> answer
    "putevents\r": b'{"Entries": [{"EventId": "e"}]}',
    "batchwriteitem\r": b'{"UnprocessedItems": {}}',
    "putrecord\r": b'{"ShardId": "s", "SequenceNumber": "1"}',
}
_XML = {  # of S3: mark of the target -> answer
    "?uploads": "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>",
    "uploadId=u": "<CompleteMultipartUploadResult><ETag>e</ETag></CompleteMultipartUploadResult>",
    "?delete": "<DeleteResult></DeleteResult>",
    "list-type=2": "<ListBucketResult><Contents><Key>k</Key></Contents></ListBucketResult>",
}


def _answer(method: str, target: str, head: str, body: bytes) -> tuple[int, dict[str, str], bytes]:
    """What the SDK's parser of each protocol takes."""
    if "\nx-amz-target:" in head:
        found = next((answer for mark, answer in _JSON.items() if mark in head), b"{}")
        return 200, {"Content-Type": "application/x-amz-json-1.0"}, found
    if "smithy-protocol" in head:
        return 200, {"Content-Type": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}, b"\xa0"
    if "x-www-form-urlencoded" in head and body.startswith(b"Action="):
        action = re.match(rb"Action=(\w+)", body)[1].decode()
        inner = f"<{action}Result><MessageId>m</MessageId></{action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>"
        return 200, {"Content-Type": "text/xml"}, f"<{action}Response>{inner}</{action}Response>".encode()
    if target.startswith("/bucket"):
        return _s3(method, target, head)
    if target.startswith("/2013-04-01"):
        return 200, {}, b"<ListHostedZonesResponse></ListHostedZonesResponse>"
    return 202 if "invocation-type: event" in head else 200, {"Content-Type": "application/json"}, b"{}"


def _s3(method: str, target: str, head: str) -> tuple[int, dict[str, str], bytes]:
    if "missing" in target:
        return 404, {}, b"<Error><Code>NoSuchKey</Code><Message>none</Message></Error>"
    if "x-amz-copy-source" in head:
        return 200, {}, b"<CopyObjectResult><ETag>e</ETag></CopyObjectResult>"
    if method in ("GET", "POST"):
        for mark, answer in _XML.items():
            if mark in target:
                return 200, {}, answer.encode()
    return 200, {"ETag": '"e"'}, b"data" if method in ("GET", "HEAD") else b""
