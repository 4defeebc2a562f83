"""What the benchmarks' servers on loopback share: requests on kept-alive connections, and AWS's answers that are no JSON."""

import asyncio
from typing import Dict

PUBLISHED = (
    b'<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>4b7c9a52-0000-4000-8000-000000000002'
    b"</MessageId></PublishResult><ResponseMetadata><RequestId>4b7c9a52-0000-4000-8000-000000000001</RequestId></ResponseMetadata></PublishResponse>"
)


class Requests(asyncio.Protocol):
    """One connection; each complete request goes to `answer(first line, headers, body)`, which writes to `transport`."""

    def connection_made(self, transport):
        self.transport = transport
        self.data = b""

    def data_received(self, data):
        self.data += data
        while True:
            head, found, rest = self.data.partition(b"\r\n\r\n")
            if not found:
                return
            line, _, lines = head.partition(b"\r\n")
            headers = _headers(lines)
            length = int(headers.get(b"content-length", 0))
            if len(rest) < length:
                if headers.get(b"expect") == b"100-continue" and not rest:
                    self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
                return
            self.data = rest[length:]
            self.answer(line, headers, rest[:length])

    def answer(self, line: bytes, headers: Dict[bytes, bytes], body: bytes) -> None:
        raise NotImplementedError


def _headers(lines: bytes) -> Dict[bytes, bytes]:
    pairs = (line.partition(b":") for line in lines.split(b"\r\n"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def serve(protocol, open_more=None, until=None):
    """Serves until `until()` returns, or an interrupt comes. Prints the port, and the one that `open_more()` returns; both are
    coroutine functions."""

    async def run():
        server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0)
        more = () if open_more is None else (await open_more(),)
        print(server.sockets[0].getsockname()[1], *more, flush=True)
        async with server:
            await (server.serve_forever() if until is None else until())

    try:
        asyncio.run(run())
    except KeyboardInterrupt:
        pass
