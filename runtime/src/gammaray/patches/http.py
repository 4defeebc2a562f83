"""HTTP clients. Where one calls another, as requests calls urllib3, the outer call is recorded. The SDK's own requests are none: its calls
are recorded. Nothing of `exchanges` is imported before the first request: `http_exchanges` is what the wrappers record."""
from sys import _getframe, modules

from .. import guard, sdks
from . import wrap_once

# Module -> class, method, what wraps it, where the HTTP method and the URL stand among its arguments (as in the catalog).
_ROWS = {
    "http.client": (
        ("HTTPConnection", "request", "asked", (0, 1)),
        ("HTTPConnection", "putrequest", "asked", (0, 1)),
        ("HTTPConnection", "getresponse", "got", None),
    ),
    "urllib.request": (("OpenerDirector", "open", "sent", ("?", 0)),),
    "urllib3.connectionpool": (("HTTPConnectionPool", "urlopen", "tried", (0, 1)),),
    "urllib3.poolmanager": (("PoolManager", "urlopen", "sent", (0, 1)),),
    "botocore.httpsession": (("URLLib3Session", "send", "own", ("?", None)),),
    "requests.sessions": (("Session", "send", "sent", ("?", None)),),
    "httpx._client": (("Client", "send", "sent", ("?", None)), ("AsyncClient", "send", "awaited", ("?", None))),
    "aiohttp.client": (("ClientSession", "_request", "awaited", (0, 1)),),
}
_SDK = frozenset(("botocore.awsrequest", sdks.PREFIX + "botocore.awsrequest"))  # its connections and pools
_kind = None  # that of them which was met last: to ask a class for its module takes longer
_sender = None  # the name of the SDK's module that sent last by its session


def apply(module):
    """Records the requests that the module's clients send."""
    rows = sdks.stock(module.__name__)
    for owner, name, kind, where in _ROWS[rows]:
        owner = getattr(module, owner, None)
        if owner is not None:
            wrap_once(owner, name, lambda original: _WRAPPERS[kind](original, where))
    if rows == "botocore.httpsession":
        _exempt(modules.get(module.__name__.replace("httpsession", "awsrequest")))


def _exempt(awsrequest):
    """The SDK's own pools keep what they had: every call of it would pay."""
    for name in ("AWSHTTPConnectionPool", "AWSHTTPSConnectionPool"):
        pool = getattr(awsrequest, name, None)
        found = getattr(pool, "urlopen", None)
        if hasattr(found, "__gammaray__"):
            pool.urlopen = found.__wrapped__


def _sent(original, where, begins="begun", ends="answered"):
    """A method that gives back the answer; `begins` and `ends` are what is recorded before and after it."""

    def send(self, /, *args, **kwargs):
        exchange = told(begins, self, where, args, kwargs)
        try:
            answer = original(self, *args, **kwargs)
        except BaseException as error:
            told("failed", exchange, error)
            raise
        told(ends, exchange, answer)
        return answer

    return send


def _awaited(original, where):
    async def send(self, /, *args, **kwargs):
        exchange = told("begun", self, where, args, kwargs)
        try:
            answer = await original(self, *args, **kwargs)
        except BaseException as error:
            told("failed", exchange, error)
            raise
        told("answered", exchange, answer)
        return answer

    return send


def _own(original, where):
    """botocore's session, which user code may send with too."""
    recorded = _sent(original, where)

    def send(self, /, *args, **kwargs):
        sender = _getframe(1).f_globals.get("__name__", "")
        try:
            if sender is _sender or _is_sdks(sender):
                return original(self, *args, **kwargs)
            return recorded(self, *args, **kwargs)
        except BaseException as error:
            told("failed", None, error)
            raise

    return send


@guard.boundary
def _is_sdks(sender):
    global _sender
    if type(sender) is not str or sender.partition(".")[0] not in sdks.NAMES:
        return False
    _sender = sender
    return True


@guard.boundary
def _is_of_sdk(kind):
    global _kind
    if kind.__module__ not in _SDK:
        return False
    _kind = kind
    return True


def _shared(begins, ends):
    """What wraps a method of connections or pools that the SDK has too."""

    def wrap(original, where):
        recorded = _sent(original, where, begins, ends)

        def method(self, /, *args, **kwargs):
            try:
                if type(self) is _kind or _is_of_sdk(type(self)):
                    return original(self, *args, **kwargs)
                return recorded(self, *args, **kwargs)
            except BaseException as error:
                told("failed", None, error)
                raise

        return method

    return wrap


_WRAPPERS = {
    "sent": _sent,
    "awaited": _awaited,
    "own": _own,
    "tried": _shared("tried", "answered"),  # calls itself to try again
    "asked": _shared("begun", "stashed"),  # begins or sends a request: the connection's next `getresponse` gives the answer
    "got": _shared("resumed", "got"),
}


@guard.boundary
def told(step, *arguments):
    """What the step of `http_exchanges` gives back; None when it failed."""
    try:
        from . import http_exchanges

        return getattr(http_exchanges, step)(*arguments)
    except Exception as problem:
        guard.failed(problem)
        return None
