"""Opens sockets: every address of a host in turn, directly or through a proxy, with TLS where the endpoint wants it.

Name resolution knows no time limit, so each attempt runs in a thread of its own; one that comes too late closes what it opened.
"""
import os
import socket
import threading
import time

from .connection import ConnectionFailed

_STUCK = 4  # attempts that may hang at the same time, each with its thread
_contexts = {}


class Opener:
    """Opens sockets to one address."""

    def __init__(self, address, secure, proxy=None):
        self._address = address
        self._secure = secure
        self._proxy = proxy
        self._family = None  # the one that worked last
        self._attempts = []

    def open(self, deadline):
        """A connected socket; raises when there is none by then."""
        self._attempts = [attempt for attempt in self._attempts if attempt.thread.is_alive()]
        if len(self._attempts) >= _STUCK:
            raise ConnectionFailed("earlier attempts to connect still hang")
        attempt = _Attempt(self._connected, deadline)
        self._attempts.append(attempt)
        return attempt.result(deadline)

    def _connected(self, deadline):
        proxy = self._proxy
        opened = self._reach(proxy.address if proxy else self._address, deadline)
        try:
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if proxy is not None and proxy.secure:
                opened = _secured(opened, proxy.address[0], deadline)
            if self._secure:
                if proxy is not None:
                    proxy.tunnel(opened, self._address, deadline)
                opened = _secured(opened, self._address[0], deadline)
            return opened
        except BaseException:
            opened.close()
            raise

    def _reach(self, address, deadline):
        """Tries the host's addresses, IPv6 and IPv4, each with its share of the time: one may be a route to nowhere."""
        found = socket.getaddrinfo(*address, type=socket.SOCK_STREAM)
        found.sort(key=lambda entry: entry[0] != self._family)
        failure = None
        for number, (family, kind, protocol, _, place) in enumerate(found):
            opened = None
            try:
                opened = socket.socket(family, kind, protocol)
                opened.settimeout(_left(deadline) / (len(found) - number))
                opened.connect(place)
                self._family = family
                return opened
            except OSError as error:
                failure = error
                if opened is not None:
                    opened.close()
        raise failure or OSError("the host has no address")


def _secured(opened, host, deadline):
    import ssl

    bundle = os.environ.get("AWS_CA_BUNDLE") or None
    context = _contexts.get(bundle)
    if context is None:
        context = _contexts[bundle] = ssl.create_default_context(cafile=bundle)
    opened.settimeout(_left(deadline))
    if isinstance(opened, ssl.SSLSocket):
        raise ConnectionFailed("TLS inside a proxy's TLS is not supported: give the proxy as http://")
    return context.wrap_socket(opened, server_hostname=host)


def _left(deadline):
    return max(deadline - time.monotonic(), 0.001)


class _Attempt:
    """One attempt to connect."""

    def __init__(self, open, deadline):
        self._outcome = None
        self._abandoned = False
        self._lock = threading.Lock()
        self._done = threading.Event()
        self.thread = threading.Thread(target=self._run, args=(open, deadline), name="gammaray-connect", daemon=True)
        self.thread.start()

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
        try:
            self._done.wait(max(deadline - time.monotonic(), 0))
        finally:  # also when a signal handler of the user's raises
            with self._lock:
                self._abandoned = self._outcome is None
        if self._abandoned:
            raise ConnectionFailed("no connection in time")
        if isinstance(self._outcome, Exception):
            raise ConnectionFailed(f"{type(self._outcome).__name__}: {self._outcome}")
        return self._outcome
