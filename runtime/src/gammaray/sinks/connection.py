"""One kept-alive HTTP connection on a plain socket: `http.client` costs 16 ms to import and most of a request's time.

Every step obeys a deadline in monotonic seconds; what cannot be interrupted (name resolution) runs in a thread of its own.
"""
import select
import socket
import threading
import time

_LARGEST = 32 * 1024 * 1024  # bytes of an answer
_FRESH = 0.2  # seconds for which a socket is trusted without a look at it
_STEP = 0.05  # seconds, to which a wait is rounded up


class ConnectionFailed(Exception):
    """The server could not be reached, or did not answer as HTTP, in time."""


class Connection:
    """A connection to the host of `url`. Not for several threads at once."""

    def __init__(self, url):
        scheme, _, rest = url.partition("://")
        authority, slash, path = rest.partition("/")
        self.host = authority.rpartition("@")[2]
        self.path = slash + path or "/"
        self._secure = scheme == "https"
        self._address = _split(self.host, 443 if self._secure else 80)
        self._socket = None
        self._context = None
        self._timeout = None
        self._used = 0.0  # time.monotonic() of the last answer

    def request(self, method, headers, body, deadline):
        """Sends a request and returns (status, body of the answer). A kept socket that has died is replaced; the request is
        sent twice then, so it must bear that."""
        lines = [f"{method} {self.path} HTTP/1.1\r\nhost: {self.host}\r\ncontent-length: {len(body)}\r\n"]
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

    def _is_stale(self):
        """An idle socket that has something to read was closed by the other side."""
        if time.monotonic() - self._used < _FRESH:
            return False
        poll = select.poll()
        poll.register(self._socket, select.POLLIN | select.POLLHUP | select.POLLERR)
        if poll.poll(0):
            self.close()
            return True
        return False

    def _exchange(self, message, deadline):
        try:
            self._wait_at_most(deadline)
            self._socket.sendall(message)
            status, headers, rest = self._head(deadline)
            body = self._body(status, headers, rest, deadline)
        except BaseException:  # also one that a signal handler of the user's raises: the answer is half read
            self.close()
            raise
        if headers.get("connection", "").lower() == "close" or headers.get(":version") == "HTTP/1.0":
            self.close()
        self._used = time.monotonic()
        return status, body

    def _head(self, deadline):
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._receive(deadline)
            if len(data) > 65536:
                raise ConnectionFailed("the answer's head does not end")
        head, _, rest = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        version, _, status = first.partition(" ")
        if not version.startswith("HTTP/1.") or not status[:3].isdigit():
            raise ConnectionFailed("the answer is not HTTP/1")
        headers = {":version": version}
        for line in lines:
            name, _, value = line.partition(":")
            headers[name.strip().lower()] = value.strip()
        return int(status[:3]), headers, rest

    def _body(self, status, headers, rest, deadline):
        if headers.get("transfer-encoding", "").lower() == "chunked":
            return self._chunks(rest, deadline)
        length = headers.get("content-length")
        if length is None:
            headers["connection"] = "close"
        elif not length.isdigit():
            raise ConnectionFailed("the answer's length is no number")
        parts, size = [rest], len(rest)
        while length is None or size < int(length):
            part = self._receive(deadline, ends=length is None)
            if not part:
                break
            parts.append(part)
            size += len(part)
            if size > _LARGEST:
                raise ConnectionFailed("the answer is too long")
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
            if length + len(body) > _LARGEST:
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

    def _connect(self, deadline):
        """Connects in a thread, as name resolution knows no time limit; one that comes too late is closed by the thread."""
        attempt = _Attempt(self._open, deadline)
        self._socket = attempt.result(deadline)
        self._timeout = None

    def _open(self, deadline):
        left = max(deadline - time.monotonic(), 0.001)
        opened = socket.create_connection(self._address, timeout=left)
        try:
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if not self._secure:
                return opened
            import ssl

            if self._context is None:
                self._context = ssl.create_default_context()
            opened.settimeout(max(deadline - time.monotonic(), 0.001))
            return self._context.wrap_socket(opened, server_hostname=self._address[0])
        except BaseException:
            opened.close()
            raise


class _Attempt:
    """One attempt to connect."""

    def __init__(self, open, deadline):
        self._outcome = None
        self._abandoned = False
        self._lock = threading.Lock()
        self._done = threading.Event()
        threading.Thread(target=self._run, args=(open, deadline), name="gammaray-connect", daemon=True).start()

    def _run(self, open, deadline):
        try:
            outcome = open(deadline)
        except Exception as error:
            outcome = error
        with self._lock:
            self._outcome = outcome
            if self._abandoned and isinstance(outcome, socket.socket):
                outcome.close()
        self._done.set()

    def result(self, deadline):
        """The connected socket; raises when there is none by then."""
        self._done.wait(max(deadline - time.monotonic(), 0))
        with self._lock:
            self._abandoned = self._outcome is None
        if self._abandoned:
            raise ConnectionFailed("no connection in time")
        if isinstance(self._outcome, Exception):
            raise ConnectionFailed(f"{type(self._outcome).__name__}: {self._outcome}")
        return self._outcome


def _split(authority, port):
    """(host, port) of `host`, `host:port`, `[v6]` or `[v6]:port`."""
    if authority.startswith("["):
        host, _, rest = authority[1:].partition("]")
        return host, int(rest[1:] or port)
    host, _, given = authority.partition(":")
    return host, int(given or port)
