"""The recorded form of a handler, one for each kind of callable."""
import sys
import types

from . import boundary, guard

_COROUTINE = 0x80  # inspect.CO_COROUTINE …, without importing inspect
_ITERABLE_COROUTINE = 0x100
_GENERATOR = 0x20
_ASYNC_GENERATOR = 0x200


def wrap(handler):
    """A recorded form of `handler` that looks like it. What is no callable, or is wrapped already, comes back as it is."""
    if not callable(handler) or is_wrapped(handler):
        return handler
    if type(handler) is not types.FunctionType:
        from .objects import wrap_object

        return wrap_object(handler, synchronous(handler))
    flags = handler.__code__.co_flags
    if flags & _COROUTINE:
        wrapper = asynchronous(handler)
    elif flags & _ASYNC_GENERATOR:
        wrapper = async_streaming(handler)
    elif flags & _GENERATOR and not flags & _ITERABLE_COROUTINE:
        wrapper = streaming(handler)
    else:
        wrapper = synchronous(handler)
    from functools import update_wrapper

    update_wrapper(wrapper, handler)
    wrapper.__gammaray__ = handler
    return wrapper


def is_wrapped(handler):
    """Whether `wrap` made it. A decorator of the user's around our wrapper copies our mark, but wraps another object."""
    if type(handler) is types.FunctionType:
        marked = handler.__dict__.get("__gammaray__")
        return marked is not None and marked is handler.__dict__.get("__wrapped__")
    return hasattr(type(handler), "__gammaray_object__")


def _disguised(function):
    """Before Python 3.11 the outermost frame cannot be taken out of a traceback: it gets a file name that Lambda's runtime
    interface client takes for its own and leaves out of the stack trace."""
    if sys.version_info < (3, 11):
        function.__code__ = function.__code__.replace(co_filename="gammaray/bootstrap.py")
    return function


def synchronous(handler):
    """Records a call of `handler`, or, when it hands back a coroutine or a generator, the run of that."""

    def gammaray(*args, **kwargs):
        invocation = boundary.begin(args, kwargs)
        try:
            result = handler(*args, **kwargs)
        except BaseException as error:
            boundary.raised(invocation, error)
            raise
        if type(result) in _RELAYS and invocation is not None:
            return relayed(result, invocation)
        boundary.returned(invocation)
        return result

    return _disguised(gammaray)


def asynchronous(handler):
    """Records the run of the coroutine that an `async def` handler makes."""

    async def gammaray(*args, **kwargs):
        invocation = boundary.begin(args, kwargs)
        try:
            result = await handler(*args, **kwargs)
        except BaseException as error:
            boundary.raised(invocation, error)
            raise
        boundary.returned(invocation)
        return result

    return _disguised(gammaray)


def streaming(handler):
    """Records the run of a generator handler until it is exhausted or closed."""
    return _generator(handler, boundary.opened)


def async_streaming(handler):
    """Records the run of an asynchronous generator handler until it is exhausted or closed."""
    return _async_generator(handler, boundary.opened)


def _generator(make, opened):
    def gammaray(*args, **kwargs):
        invocation = opened(args, kwargs)
        try:
            result = yield from make(*args, **kwargs)
        except BaseException as error:
            boundary.raised(invocation, error)
            raise
        boundary.returned(invocation)
        return result

    return _disguised(gammaray)


def _async_generator(make, opened):
    async def gammaray(*args, **kwargs):
        invocation = opened(args, kwargs)
        try:
            iterator = make(*args, **kwargs)
            step = iterator.__anext__()
            while True:
                try:
                    item = await step
                except StopAsyncIteration:
                    break
                try:
                    sent = yield item
                except GeneratorExit:
                    await iterator.aclose()
                    raise
                except BaseException as thrown:
                    step = iterator.athrow(thrown)
                else:
                    step = iterator.asend(sent)
        except BaseException as error:
            boundary.raised(invocation, error)
            raise
        boundary.returned(invocation)

    return _disguised(gammaray)


def _coroutine(coroutine, invocation):
    async def gammaray():
        boundary.resumed(invocation, True)
        try:
            result = await coroutine
        except BaseException as error:
            boundary.raised(invocation, error)
            raise
        boundary.returned(invocation)
        return result

    return _disguised(gammaray)()


def _iterable(result, invocation):
    def opened(args, kwargs):
        boundary.resumed(invocation, False)
        return invocation

    make = _generator if type(result) is types.GeneratorType else _async_generator
    return make(lambda: result, opened)()


_RELAYS = {types.CoroutineType: _coroutine, types.GeneratorType: _iterable, types.AsyncGeneratorType: _iterable}


@guard.boundary
def relayed(result, invocation):
    """`result`, which the handler handed back to be run by its caller, in a form that records the end of its run."""
    boundary.suspended(invocation)
    try:
        relay = _RELAYS[type(result)](result, invocation)
        relay.__name__, relay.__qualname__ = result.__name__, result.__qualname__
        return relay
    except Exception as problem:
        guard.failed(problem)
        return result
