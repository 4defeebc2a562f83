"""The header `traceparent` of HTTP requests, put in behind whatever the caller gave: its objects stay as they are.

Left alone: requests that have such a header, that are signed in any way, and those that a redirect sends elsewhere.
"""
import sys

from .. import guard
from ..boundary import wrap_once
from ..catalog import counts_host
from . import NAME

_SIGNED = (b"authorization: aws", b"authorization: signature", b"authorization: oauth", b"authorization: sharedkey", b"signature")
_PRESIGNED = (b"signature=", b"sig=", b"x-amz-")


def arm():
    """Patches those clients that are loaded, once."""
    for module, owner, name, wrap in (
        ("http.client", "HTTPConnection", "endheaders", _endheaders),
        ("httpx._transports.default", "HTTPTransport", "handle_request", _handed),
        ("httpx._transports.default", "AsyncHTTPTransport", "handle_async_request", _handed),
        ("aiohttp.client_reqrep", "ClientRequest", "send", _handed_over),
    ):
        found = getattr(sys.modules.get(module), owner, None)
        if found is not None:
            wrap_once(found, name, wrap)


def _endheaders(original):
    def endheaders(self, /, *args, **kwargs):
        add(self)
        return original(self, *args, **kwargs)

    return endheaders


def _handed(original):
    def handle(self, request):
        return original(self, copied(request))

    return handle


def _handed_over(original):
    def send(self, /, *args, **kwargs):
        add_own(self)
        return original(self, *args, **kwargs)

    return send


def _trace(owner, host):
    from ..exchanges import inside

    stash = getattr(sys.modules.get("gammaray.patches.http_exchanges"), "STASH", "")  # hybrid's bundles have no patches
    exchange = inside.get() or getattr(owner, "__dict__", {}).get(stash)
    found = exchange.span if exchange is not None else None
    return found if found is not None and counts_host(host) else None


def _is_left_alone(target, lines):
    target = target.lower()
    lines = [line.lower() for line in lines]
    return any(sign in target for sign in _PRESIGNED) or any(line.startswith((*_SIGNED, NAME.encode() + b":")) for line in lines)


@guard.boundary
def add(connection):
    """The connection of http.client has all headers of the caller's."""
    try:
        found = _trace(connection, getattr(connection, "_tunnel_host", None) or connection.host)
        if found is not None and not _is_left_alone(connection._buffer[0], connection._buffer[1:]):
            connection.putheader(NAME, found.parent)
            found.is_sent = True
    except Exception as problem:
        guard.failed(problem, records=0)


@guard.boundary
def copied(request):
    """The request of httpx with our header in a copy of it."""
    try:
        found = _trace(None, request.url.host)
        if found is None or _is_left_alone(request.url.raw_path, [name + b": " + value for name, value in request.headers.raw]):
            return request
        made = object.__new__(type(request))  # `copy` leaves out what it is to send
        made.__dict__.update(request.__dict__)
        made.headers = request.headers.copy()
        made.headers[NAME] = found.parent
        found.is_sent = True
        return made
    except Exception as problem:
        guard.failed(problem, records=0)
        return request


@guard.boundary
def add_own(request):
    """The request of aiohttp, which that has made of the caller's arguments."""
    try:
        found = _trace(None, request.url.host or "")
        lines = [f"{name}: {value}".encode() for name, value in request.headers.items()]
        if found is not None and not _is_left_alone(str(request.url).encode(), lines):
            request.headers[NAME] = found.parent
            found.is_sent = True
    except Exception as problem:
        guard.failed(problem, records=0)
