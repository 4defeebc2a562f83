"""One kept-alive HTTP connection on a plain socket: `http.client` costs 16 ms to import and most of a request's time.

Every step obeys a deadline in monotonic seconds. `opening` makes the sockets, `proxies` the way through a proxy.
"""
import os
import select
import time

_LARGEST = 32 * 1024 * 1024  # bytes of an answer
_FRESH = 0.2  # seconds for which a socket is trusted without a look at it
_IDLE = 300  # seconds after which a route may be forgotten in silence: NAT gateways and security groups do after 350
_STEP = 0.05  # seconds, to which a wait is rounded up


class ConnectionFailed(Exception):
    """The server could not be reached, or did not answer as HTTP, in time."""


class Connection:
    """A connection to the host of `url`, through the environment's proxy unless `direct`. Not for several threads at once."""

    def __init__(self, url, direct=False):
        scheme, _, rest = url.partition("://")
        authority, slash, path = rest.partition("/")
        self.host = authority.rpartition("@")[2]
        self.path = slash + path or "/"
        self.secure = scheme == "https"
        self.address = split(self.host, 443 if self.secure else 80)
        self._proxy = None if direct or not _PROXIES.intersection(os.environ) else _proxy(scheme, self.host)
        self._target, self._more = self.path, ""
        if self._proxy is not None and not self.secure:  # a plain request is the proxy's to hand on
            self._target, self._more = f"http://{self.host}{self.path}", self._proxy.authorization
        self._opener = None
        self._socket = None
        self._poll = None
        self._timeout = None
        self._used = 0.0  # time.time() of the last answer: the monotonic clock may stand still in a freeze

    def request(self, method, headers, body, deadline):
        """Sends a request and returns (status, headers, body) of the answer. A kept socket that has died is replaced; the
        request is sent twice then, so it must bear that."""
        lines = [f"{method} {self._target} HTTP/1.1\r\nhost: {self.host}\r\ncontent-length: {len(body)}\r\n{self._more}"]
        lines += [f"{name}: {value}\r\n" for name, value in headers.items()]
        message = "".join(lines).encode("latin-1") + b"\r\n" + body
        if self._socket is not None and not self._is_stale():
            now = time.monotonic()
            try:
                return self._exchange(message, now + (deadline - now) / 2)  # a route that is gone swallows all in silence
            except (OSError, ConnectionFailed):
                self.close()
        self._connect(deadline)
        try:
            return self._exchange(message, deadline)
        except OSError as error:
            raise ConnectionFailed(str(error)) from None

    def close(self):
        """Drops the socket; the next request opens one."""
        held, self._socket = self._socket, None
        if held is not None:
            held.close()

    def _connect(self, deadline):
        if self._opener is None:
            from .opening import Opener

            self._opener = Opener(self.address, self.secure, self._proxy)
        self._socket = self._opener.open(deadline)
        self._timeout = None
        self._poll = select.poll()
        self._poll.register(self._socket, select.POLLIN | select.POLLHUP | select.POLLERR)

    def _is_stale(self):
        """An idle socket that has something to read was closed by the other side."""
        idle = time.time() - self._used
        if 0 <= idle < _FRESH:
            return False
        if not 0 <= idle < _IDLE or self._poll.poll(0):
            self.close()
            return True
        return False

    def _exchange(self, message, deadline):
        try:
            self._wait_at_most(deadline)
            self._socket.sendall(message)
            status, headers, rest = self._head(deadline)
            while 100 <= status < 200:
                status, headers, rest = self._head(deadline, rest)
            body = self._body(headers, rest, deadline)
        except BaseException:  # also one that a signal handler of the user's raises: the answer is half read
            self.close()
            raise
        if headers.closes or headers.get("connection").lower() == "close":
            self.close()
        self._used = time.time()
        return status, headers, body

    def _head(self, deadline, data=b""):
        while b"\r\n\r\n" not in data:
            data += self._receive(deadline)
            if len(data) > 65536 and b"\r\n\r\n" not in data[:65536]:
                raise ConnectionFailed("the answer's head does not end")
        head, _, rest = data.partition(b"\r\n\r\n")
        version, _, told = head.partition(b" ")
        if not version.startswith(b"HTTP/1.") or not told[:3].isdigit():
            raise ConnectionFailed("the answer is not HTTP/1")
        return int(told[:3]), Headers(head), rest

    def _body(self, headers, rest, deadline):
        if headers.get("transfer-encoding").lower() == "chunked":
            return self._chunks(rest, deadline)
        length = headers.get("content-length") or None
        if length is None:
            headers.closes = True
        elif length.isdigit():
            length = int(length)
        else:
            raise ConnectionFailed("the answer's length is no number")
        parts, size = [rest], len(rest)
        while length is None or size < length:
            part = self._receive(deadline, ends=length is None)
            if not part:
                break
            parts.append(part)
            size += len(part)
            if size > _LARGEST:
                raise ConnectionFailed("the answer is too long")
        if length is not None and size > length:
            headers.closes = True  # what follows belongs to no request
        return b"".join(parts)

    def _chunks(self, rest, deadline):
        body = b""
        while True:
            while b"\r\n" not in rest:
                rest += self._receive(deadline)
            size, _, rest = rest.partition(b"\r\n")
            try:
                length = int(size.split(b";")[0], 16)
            except ValueError:
                raise ConnectionFailed("the answer's chunks are malformed") from None
            if not 0 <= length <= _LARGEST - len(body):
                raise ConnectionFailed("the answer is too long")
            while len(rest) < length + 2:
                rest += self._receive(deadline)
            if length == 0:
                return body
            body, rest = body + rest[:length], rest[length + 2 :]

    def _receive(self, deadline, ends=False):
        self._wait_at_most(deadline)
        data = self._socket.recv(65536)
        if not data and not ends:
            raise ConnectionFailed("the connection was closed")
        return data

    def _wait_at_most(self, deadline):
        left = deadline - time.monotonic()
        if left <= 0:
            raise ConnectionFailed("no time is left")
        rounded = int(left / _STEP + 1) * _STEP
        if rounded != self._timeout:  # a system call saved
            self._socket.settimeout(rounded)
            self._timeout = rounded


class Headers:
    """The head of an answer, searched for the few headers that count: to take all apart takes longer."""

    __slots__ = ("closes", "_head", "_names")

    def __init__(self, head):
        self.closes = head.startswith(b"HTTP/1.0")  # whether the connection is of no more use
        self._head = head
        self._names = head.lower()

    def get(self, name):
        """The header's value; empty where there is none. `name` is in small letters."""
        start = self._names.find(b"\r\n%s:" % name.encode("ascii"))
        if start < 0:
            return ""
        end = self._head.find(b"\r\n", start + 2)
        return self._head[start + len(name) + 3 : end if end > 0 else None].decode("latin-1").strip()


_PROXIES = frozenset(("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"))


def _proxy(scheme, host):
    from .proxies import find

    return find(scheme, host, os.environ)


def split(authority, port):
    """(host, port) of `host`, `host:port`, `[v6]` or `[v6]:port`."""
    if authority.startswith("["):
        host, _, rest = authority[1:].partition("]")
        return host, int(rest[1:] or port)
    host, _, given = authority.partition(":")
    return host, int(given or port)
