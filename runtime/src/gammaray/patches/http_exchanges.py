"""What each of the wrappers of `http` records. All of it may raise."""
from sys import _getframe

from .. import exchanges, frames, guard, sdks

STASH = "_gammaray_exchange"  # a connection's member: the request of which it is to give the answer


def begun(owner, where, args, kwargs):
    """The request that the client begins; None inside of another one, for the SDK's, or when it is none of the function's."""
    if exchanges.inside.get() is not None or _is_sdks():
        return None
    return exchanges.begin(owner, where, args, kwargs)


def tried(owner, where, args, kwargs):
    """As `begun`, of a client that begins anew each time it tries again."""
    outer = exchanges.inside.get()
    if outer is not None:
        outer.tries = (outer.tries or 0) + 1
        return None
    exchange = begun(owner, where, args, kwargs)
    if exchange is not None:
        exchange.tries = 1
    return exchange


def resumed(connection, *_):
    """The request that the connection is to give the answer of; None where another one is recorded."""
    exchange = connection.__dict__.pop(STASH, None)
    if exchange is not None:
        exchange.enter()
    return exchange


def stashed(exchange, _):
    """The answer is still to come."""
    if exchange is not None:
        exchange.leave()
        exchange.owner.__dict__[STASH] = exchange


def answered(exchange, answer):
    """Records the answer."""
    if exchange is not None:
        exchange.answered(answer)


def got(exchange, answer):
    """Records the answer; of a request inside of another, one of several to that."""
    outer = exchanges.inside.get()
    if exchange is not None:
        exchange.answered(answer)
    elif outer is not None:
        try:
            outer.note(answer)
        except Exception as problem:
            guard.failed(problem, records=0)


def failed(exchange, error):
    """Records that the request raised; a bare `raise` follows."""
    if exchange is not None:
        exchanges.clean(error)
    frames.strip(error)
    if exchange is not None:
        exchange.failed(error)


def _is_sdks():
    """Whether the SDK sends this request: the first caller that is not the client itself tells."""
    frame = _getframe(2)
    for _ in range(8):
        name = frame.f_globals.get("__name__") or ""
        if sdks.is_of(name):
            return True
        frame = frame.f_back
        if frame is None or name.partition(".")[0] not in ("aiohttp", "httpx", "gammaray"):
            return False
    return False
