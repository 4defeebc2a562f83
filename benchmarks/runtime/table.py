"""A server for `soak.py`: answers SQS in a constant way, and counts what it is sent as a table. Every 1,000th request to the table is
throttled, every 1,500th is taken and its connection closed without an answer. Prints its port, and at the end of standard input its counts."""
import asyncio
import json
import re
import sys

_SENT = b'{"MessageId":"4b7c9a52-0000-4000-8000-000000000001","MD5OfMessageBody":"9dd4e461268c8034f5c8564e155c67a6"}'
_THROTTLED = b'{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException"}'
_KEY = re.compile(rb'"invocation":\{"S":"([^"]*)"\},"n":\{"N":"(\d+)"\}')
_MADE = re.compile(rb'"made":\{"N":"(\d+)"\}')
_LOST = re.compile(rb'"lost(?:_before)?":\{"N":"(\d+)"\}')


class Counts:
    """What the table was sent, with each key counted once."""

    def __init__(self):
        self.requests = self.throttled = self.dropped = self.records = self.made = self.lost = 0
        self.recent = {}  # keys of which a second copy may still come

    def take(self, body):
        for item in body.split(b'{"PutRequest":')[1:]:
            key = _KEY.search(item).groups()
            if key in self.recent:
                continue
            self.recent[key] = True
            self.records += 1
            self.made += sum(map(int, _MADE.findall(item)))
            self.lost += sum(map(int, _LOST.findall(item)))
        while len(self.recent) > 20_000:
            del self.recent[next(iter(self.recent))]


class Server(asyncio.Protocol):
    """Answers each complete request on a kept-alive connection."""

    counts = Counts()

    def connection_made(self, transport):
        self.transport = transport
        self.data = b""

    def data_received(self, data):
        self.data += data
        while True:
            head, found, rest = self.data.partition(b"\r\n\r\n")
            length = _length(head) if found else 0
            if not found or len(rest) < length:
                return
            self.data = rest[length:]
            self._answer(head, rest[:length])

    def _answer(self, head, body):
        if b"BatchWriteItem" not in head:
            return self._send(200, _SENT)
        counts = self.counts
        counts.requests += 1
        if counts.requests % 1_000 == 0:
            counts.throttled += 1
            return self._send(400, _THROTTLED)
        counts.take(body)
        if counts.requests % 1_500 == 1:
            counts.dropped += 1
            return self.transport.close()
        self._send(200, b'{"UnprocessedItems":{}}')

    def _send(self, status, body):
        self.transport.write(b"HTTP/1.1 %d x\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: %d\r\n\r\n%s" % (status, len(body), body))


def _length(head):
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 0


async def _main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Server, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    told = vars(Server.counts).copy()
    del told["recent"]
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    asyncio.run(_main())
