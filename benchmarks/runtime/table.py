"""A server for `soak.py`: answers SQS in a constant way, and counts what it is sent as a table. Every 1,000th request to the table is
throttled, every 1,500th is taken and its connection closed without an answer. Prints its port, and at the end of standard input its counts."""
import asyncio
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import loopback  # noqa: E402

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


class Server(loopback.Requests):
    """Answers each complete request on a kept-alive connection."""

    counts = Counts()

    def answer(self, line, headers, body):
        if b"BatchWriteItem" not in headers.get(b"x-amz-target", b""):
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


async def _input_ends():
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    loopback.serve(Server, until=_input_ends)
    told = vars(Server.counts).copy()
    del told["recent"]
    print(json.dumps(told), flush=True)
