"""HTTP clients. Where one calls another, as requests calls urllib3, the outer call is recorded. The SDK's own requests are none: its calls
are recorded. Nothing of `exchanges` is imported before the first request."""
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
STASH = "_gammaray_exchange"

exchanges = _inside = None


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


def _sent(original, where):
    """A method that gives back the answer."""

    def send(self, /, *args, **kwargs):
        exchange = begun(self, where, args, kwargs)
        try:
            answer = original(self, *args, **kwargs)
        except BaseException as error:
            failed(exchange, error)
            raise
        answered(exchange, answer)
        return answer

    return send


def _own(original, where):
    """botocore's session, which user code may send with too."""
    recorded = _sent(original, where)

    def send(self, /, *args, **kwargs):
        is_sdks = _getframe(1).f_globals.get("__name__", "").partition(".")[0] in sdks.NAMES
        try:
            return (original if is_sdks else recorded)(self, *args, **kwargs)
        except BaseException as error:
            failed(None, error)
            raise

    return send


def _tried(original, where):
    """A method that calls itself to try again, which the SDK calls too."""

    def urlopen(self, /, *args, **kwargs):
        if type(self).__module__ in _SDK:
            try:
                return original(self, *args, **kwargs)
            except BaseException as error:
                failed(None, error)
                raise
        exchange = begun(self, where, args, kwargs, True)
        try:
            answer = original(self, *args, **kwargs)
        except BaseException as error:
            failed(exchange, error)
            raise
        answered(exchange, answer)
        return answer

    return urlopen


def _asked(original, where):
    """A method of a connection that begins or sends a request; the connection's next `getresponse` gives the answer."""

    def request(self, /, *args, **kwargs):
        if type(self).__module__ in _SDK:
            try:
                return original(self, *args, **kwargs)
            except BaseException as error:
                failed(None, error)
                raise
        exchange = begun(self, where, args, kwargs)
        try:
            result = original(self, *args, **kwargs)
        except BaseException as error:
            failed(exchange, error)
            raise
        if exchange is not None:
            stashed(self, exchange)
        return result

    return request


def _got(original, where):
    def getresponse(self, /, *args, **kwargs):
        if type(self).__module__ in _SDK:
            try:
                return original(self, *args, **kwargs)
            except BaseException as error:
                failed(None, error)
                raise
        exchange = resumed(self)
        try:
            answer = original(self, *args, **kwargs)
        except BaseException as error:
            failed(exchange, error)
            raise
        if exchange is not None:
            answered(exchange, answer)
        elif _inside is not None:
            noted(answer)
        return answer

    return getresponse


def _awaited(original, where):
    async def send(self, /, *args, **kwargs):
        exchange = begun(self, where, args, kwargs)
        try:
            answer = await original(self, *args, **kwargs)
        except BaseException as error:
            failed(exchange, error)
            raise
        answered(exchange, answer)
        return answer

    return send


_WRAPPERS = {"sent": _sent, "own": _own, "tried": _tried, "asked": _asked, "got": _got, "awaited": _awaited}


def load():
    """Imports what records; called until it has succeeded once."""
    global exchanges, _inside
    from .. import exchanges

    _inside = exchanges.inside


def _is_sdks(depth):
    """Whether the SDK sends this request: the first caller that is not the client itself tells."""
    frame = _getframe(depth)
    for _ in range(6):
        name = frame.f_globals.get("__name__") or ""
        if sdks.is_of(name):
            return True
        frame = frame.f_back
        if frame is None or name.partition(".")[0] not in ("aiohttp", "httpx", "gammaray"):
            return False
    return False


@guard.boundary
def begun(owner, where, args, kwargs, is_try=False):
    """Records the start of a request; None inside of another one, for the SDK's, or when that failed."""
    try:
        if _inside is None:
            load()
        outer = _inside.get()
        if outer is not None:
            if is_try:
                outer.tries = (outer.tries or 0) + 1
            return None
        if _is_sdks(2):
            return None
        exchange = exchanges.begin(owner, where, args, kwargs)
        if exchange is not None and is_try:
            exchange.tries = 1
        return exchange
    except Exception as problem:
        guard.failed(problem)
        return None


@guard.boundary
def stashed(connection, exchange):
    """The answer is still to come."""
    try:
        exchange.leave()
        connection.__dict__[STASH] = exchange
    except Exception as problem:
        guard.failed(problem)


@guard.boundary
def resumed(connection):
    """The request that the connection is to give the answer of; None where another one is recorded."""
    try:
        exchange = connection.__dict__.pop(STASH, None)
        if exchange is not None:
            exchange.enter()
        return exchange
    except Exception as problem:
        guard.failed(problem)
        return None


@guard.boundary
def noted(answer):
    """One answer of several to the request that is recorded."""
    try:
        outer = _inside.get()
        if outer is not None:
            outer.note(answer)
    except Exception as problem:
        guard.failed(problem, records=0)


@guard.boundary
def answered(exchange, answer):
    """Records the answer."""
    if exchange is not None:
        try:
            exchange.answered(answer)
        except Exception as problem:
            guard.failed(problem)


@guard.boundary
def failed(exchange, error):
    """Records that the request raised; a bare `raise` follows."""
    try:
        if exchange is not None:
            exchanges.clean(error)
        from .. import frames

        frames.strip(error)
        if exchange is not None:
            exchange.failed(error)
    except Exception as problem:
        guard.failed(problem)
