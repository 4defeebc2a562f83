"""A server that gives the same answer to every request (but SNS's clients want XML, a PUT to S3 nothing), as fast as Python can: so that only the client is measured."""
import asyncio
import sys

_JSON = b'{"UnprocessedItems":{}}'
_SNS = (
    b'<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>4b7c9a52-0000-4000-8000-000000000002'
    b"</MessageId></PublishResult><ResponseMetadata><RequestId>4b7c9a52-0000-4000-8000-000000000001</RequestId></ResponseMetadata></PublishResponse>"
)


def _answer(kind, body):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nx-amzn-RequestId: 4b7c9a52-0000-4000-8000-000000000001\r\nContent-Length: %d\r\n\r\n%s"
    return head % (kind, len(body), body)


_ANSWER, _SNS_ANSWER = _answer(b"application/x-amz-json-1.0", _JSON), _answer(b"text/xml", _SNS)
_S3_ANSWER = _answer(b"application/xml", b"")


class Server(asyncio.Protocol):
    """Answers each complete request on a kept-alive connection."""

    def connection_made(self, transport):
        self.transport = transport
        self.data = b""

    def data_received(self, data):
        self.data += data
        while True:
            head, found, rest = self.data.partition(b"\r\n\r\n")
            if not found:
                return
            if b"100-continue" in head.lower():
                self.transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            length = _length(head)
            if len(rest) < length:
                return
            self.data = rest[length:]
            form = b"x-www-form-urlencoded" in head
            self.transport.write(_SNS_ANSWER if form else _S3_ANSWER if head.startswith(b"PUT") else _ANSWER)


def _length(head):
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 0


async def _main():
    server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(_main())
    except KeyboardInterrupt:
        sys.exit(0)
