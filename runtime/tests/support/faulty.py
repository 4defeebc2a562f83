"""A table that fails as it is told: one behaviour a request, then the default. Records that it took are kept by key, as DynamoDB does."""
import json
import socket
import threading
import time
from email.utils import formatdate

KEPT_ALIVE, CLOSED = "keep", "close"


class Table:
    """Answers BatchWriteItem on a plain socket. `behaviour(body)` returns bytes to send, with what to do then; None hangs."""

    def __init__(self, family=socket.AF_INET, host="127.0.0.1"):
        self.items = {}
        self.requests = 0
        self.connections = 0
        self.heads = []
        self.answers = []
        self.default = self.take
        self.skew = 0
        self._stopped = threading.Event()
        self._open = []
        self._socket = socket.socket(family)
        self._socket.bind((host, 0))
        self._socket.listen(64)
        port = self._socket.getsockname()[1]
        self.url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"

    def __enter__(self):
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *arguments):
        self._stopped.set()
        self._socket.close()
        self.drop()

    def drop(self):
        """Closes every connection, as a server does with idle ones."""
        held, self._open[:] = list(self._open), []
        for connection in held:
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            connection.close()

    def records(self, kind=None):
        """The records taken, in the order of their keys."""
        found = [self.items[key] for key in sorted(self.items)]
        return [record for record in found if kind in (None, record["kind"])]

    # behaviours

    def take(self, body):
        """Stores the items."""
        for request in json.loads(body)["RequestItems"]["gammaray-events"]:
            record = {name: _plain(value) for name, value in request["PutRequest"]["Item"].items()}
            self.items[record["invocation"], record["n"]] = record
        return self.answer(200, {"UnprocessedItems": {}})

    def leave(self, count):
        """Stores all but the last `count` items, and gives those back as unprocessed."""

        def behaviour(body):
            requests = json.loads(body)["RequestItems"]["gammaray-events"]
            taken, left = requests[: max(len(requests) - count, 0)], requests[max(len(requests) - count, 0) :]
            self.take(json.dumps({"RequestItems": {"gammaray-events": taken}}))
            return self.answer(200, {"UnprocessedItems": {"gammaray-events": left} if left else {}})

        return behaviour

    def refuse(self, code, status=400):
        """An error of DynamoDB's."""
        return lambda body: self.answer(status, {"__type": "com.amazonaws.dynamodb.v20120810#" + code, "message": "m"})

    def say(self, data, then=CLOSED):
        """These bytes, whatever they are."""
        return lambda body: (data, then)

    def hang(self, body):
        """Nothing at all."""
        return None

    def hang_up(self, body):
        """Stores the items and closes before any answer."""
        self.take(body)
        return b"", CLOSED

    def answer(self, status, document, then=KEPT_ALIVE):
        """An answer in JSON."""
        data = json.dumps(document).encode()
        date = formatdate(time.time() + self.skew, usegmt=True)
        head = f"HTTP/1.1 {status} x\r\nDate: {date}\r\nContent-Length: {len(data)}\r\n\r\n"
        return head.encode() + data, then

    def _accept(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        data = b""
        try:
            while True:
                head, found, rest = data.partition(b"\r\n\r\n")
                length = _length(head) if found else 0
                if not found or len(rest) < length:
                    more = connection.recv(1 << 20)
                    if not more:
                        return
                    data += more
                    continue
                data = rest[length:]
                self.requests += 1
                self.heads.append(head.decode("latin-1"))
                behaviour = self.answers.pop(0) if self.answers else self.default
                result = behaviour(rest[:length])
                if result is None:
                    self._stopped.wait(20)
                    return
                connection.sendall(result[0])
                if result[1] == CLOSED:
                    return
        except OSError:
            pass
        finally:
            connection.close()


def _length(head):
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    return 0


def _plain(value):
    ((kind, content),) = value.items()
    return {"S": str, "N": int, "BOOL": bool, "L": lambda items: [_plain(item) for item in items]}[kind](content)
