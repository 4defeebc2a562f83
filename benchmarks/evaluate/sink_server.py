"""Takes what tracers send, in a process of its own, so that no tracer is charged for the work of its backend.

Three doors: GammaRay's table (DynamoDB's BatchWriteItem), X-Ray's daemon (UDP), OpenTelemetry's collector (OTLP over HTTP). Besides it is
the website of the examples, and answers the SDK's calls in a constant way, which the micro-benchmarks measure with. Prints its ports.
`/-/take` gives what came, and forgets it; `/-/delay` sets by how many milliseconds answers come later, by service.
"""

import asyncio
import base64
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import loopback  # noqa: E402

ANSWERS = {
    "BatchWriteItem": ("application/x-amz-json-1.0", b'{"UnprocessedItems":{}}'),
    "PutItem": ("application/x-amz-json-1.0", b"{}"),
    "GetItem": ("application/x-amz-json-1.0", b'{"Item":{"id":{"S":"0"},"text":{"S":"%s"}}}' % (b"x" * 100)),
    "sns": ("text/xml", loopback.PUBLISHED),
    "GET": ("binary/octet-stream", b"x" * 1024),
    "PUT": ("text/plain", b""),
}
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n"
_IDS = {
    "dynamodb": b"x-amzn-RequestId: 4b7c9a52-0000-4000-8000-000000000001\r\n",
    "sns": b"x-amzn-RequestId: 4b7c9a52-0000-4000-8000-000000000002\r\n",
    "s3": b'x-amz-request-id: 4442587FB7D0A2F9\r\nETag: "9dd4e461268c8034f5c8564e155c67a6"\r\n',
}


class State:
    """What has come since it was last taken."""

    def __init__(self):
        self.delays = {}
        self.forget()

    def forget(self):
        self.records, self.datagrams, self.exports = [], [], []

    def taken(self):
        encoded = [base64.b64encode(export).decode() for export in self.exports]
        found = json.dumps({"records": self.records, "datagrams": self.datagrams, "exports": encoded}).encode()
        self.forget()
        return found


class Datagrams(asyncio.DatagramProtocol):
    """X-Ray's daemon: a line of format, then a document."""

    def __init__(self, state):
        self.state = state

    def datagram_received(self, data, address):
        self.state.datagrams.append(data.partition(b"\n")[2].decode())


class Requests(loopback.Requests):
    """One kept-alive connection."""

    def __init__(self, state):
        self.state = state

    def answer(self, line, headers, body):
        method, path = line.decode().split(" ", 2)[:2]
        service, kind, answer = self._answered(method, path, headers.get(b"x-amz-target", b"").decode(), body)
        data = _HEAD % (kind.encode(), _IDS.get(service, b""), len(answer)) + answer
        delay = self.state.delays.get(service, 0)
        if delay:
            asyncio.get_running_loop().call_later(delay / 1000, self.transport.write, data)
        else:
            self.transport.write(data)

    def _answered(self, method, path, target, body):
        """(service, content type, body) of the answer."""
        state = self.state
        if path == "/-/take":
            return "", "application/json", state.taken()
        if path == "/-/delay":
            state.delays = json.loads(body)
            return "", "application/json", b"{}"
        if path.startswith("/website"):
            return "website", "text/plain", b""
        if path == "/v1/traces":
            state.exports.append(body)
            return "", "application/x-protobuf", b""
        if target:
            operation = target.rpartition(".")[2]
            if operation == "BatchWriteItem":
                state.records += [put["PutRequest"]["Item"] for puts in json.loads(body)["RequestItems"].values() for put in puts]
            return "dynamodb", *ANSWERS[operation]
        if method == "POST" and b"Action=Publish" in body:
            return "sns", *ANSWERS["sns"]
        return "s3", *ANSWERS[method]


async def _open_daemon(state):
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(lambda: Datagrams(state), local_addr=("127.0.0.1", 0))
    return transport.get_extra_info("sockname")[1]


def _main():
    state = State()
    loopback.serve(lambda: Requests(state), lambda: _open_daemon(state))


if __name__ == "__main__":
    _main()
