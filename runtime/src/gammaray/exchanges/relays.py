"""Results whose answer is still to come: they are given back in a form that says when it has."""
from types import CoroutineType

from .. import frames, guard


def find(result, exchange):
    """A function without arguments that makes what is given back instead of `result`; None when the result is the answer."""
    kind = type(result)
    if kind is CoroutineType:
        return lambda: _coroutine(result, exchange)
    module = kind.__module__
    if module.startswith("aiohttp.") and hasattr(result, "_coro"):
        return lambda: _inside(result, "_coro", _coroutine(result._coro, exchange))
    if module == "contextlib" and hasattr(result, "gen"):  # httpx's `stream`
        return lambda: _inside(result, "gen", Steps(result.gen, exchange))
    if result is None and hasattr(exchange.owner, "getresponse"):
        return lambda: _later(exchange)
    if hasattr(result, "add_done_callback"):
        return lambda: _future(result, exchange)
    return None


def _inside(result, name, relay):
    setattr(result, name, relay)
    return result


@guard.boundary
async def _run(coroutine, exchange):
    _enter(exchange)
    try:
        result = await coroutine
    except BaseException as error:
        _failed(exchange, error)
        raise
    _answered(exchange, result)
    return result


def _coroutine(coroutine, exchange):
    relay = _run(coroutine, exchange)
    relay.__name__, relay.__qualname__ = coroutine.__name__, coroutine.__qualname__
    return relay


def _future(future, exchange):
    def done(ended):
        try:
            error = ended.exception()
            exchange.answered(ended.result()) if error is None else exchange.failed(error)
        except BaseException as problem:  # CancelledError: nothing was sent
            guard.failed(problem, records=0)

    future.add_done_callback(done)
    return future


class Steps:
    """A context manager's generator; its first item is the answer."""

    def __init__(self, generator, exchange):
        self._generator = generator
        self._exchange = exchange

    @guard.boundary
    def __getattr__(self, name):
        return getattr(self._generator, name)

    @guard.boundary
    def __next__(self):
        exchange, self._exchange = self._exchange, None
        if exchange is None:
            return next(self._generator)
        _enter(exchange)
        try:
            answer = next(self._generator)
        except BaseException as error:
            _failed(exchange, error)
            raise
        _answered(exchange, answer)
        return answer

    @guard.boundary
    async def __anext__(self):
        exchange, self._exchange = self._exchange, None
        if exchange is None:
            return await self._generator.__anext__()
        return await _run(self._generator.__anext__(), exchange)


def _later(exchange):
    """http.client gives the answer by a call of its own: the connection's next `getresponse` is recorded."""
    connection = exchange.owner
    original = connection.getresponse

    def getresponse(*args, **kwargs):
        connection.__dict__.pop("getresponse", None)
        _enter(exchange)
        try:
            answer = original(*args, **kwargs)
        except BaseException as error:
            _failed(exchange, error)
            raise
        _answered(exchange, answer)
        return answer

    if "getresponse" not in connection.__dict__:
        connection.getresponse = guard.boundary(getresponse)


@guard.boundary
def _enter(exchange):
    guard.attempt(exchange.enter)


@guard.boundary
def _answered(exchange, answer):
    guard.attempt(exchange.answered, answer)


@guard.boundary
def _failed(exchange, error):
    guard.attempt(frames.strip, error)
    guard.attempt(exchange.failed, error)
