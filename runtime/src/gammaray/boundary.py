"""All that the function's own thread runs through on its way: what we put in front of and behind its calls.

Nothing here raises on its own account, whatever the rest of the package does. The rest is imported at the first record, not at
the function's start.
"""
from . import guard

calls = frames = lifecycle = inject = None


def wrap_once(owner, name, wrap):
    """Replaces the function `owner.name` by `wrap(it)`, unless that has been done."""
    original = owner.__dict__.get(name)
    if original is None or getattr(original, "__gammaray__", False):
        return
    from functools import update_wrapper

    wrapper = update_wrapper(wrap(original), original)
    wrapper.__gammaray__ = True
    setattr(owner, name, wrapper)


def wrap_call(original):
    """The recorded form of `botocore.client.BaseClient._make_api_call`."""

    def _make_api_call(self, operation_name, api_params):
        call = started_call(self, operation_name, api_params)
        try:
            response = original(self, operation_name, api_params if inject is None else inject(call, api_params))
        except BaseException as error:
            failed_call(call, error)
            raise
        finished_call(call, response)
        return response

    return _make_api_call


def wrap_async_call(original):
    """The recorded form of aiobotocore's `_make_api_call`."""

    async def _make_api_call(self, operation_name, api_params):
        call = started_call(self, operation_name, api_params)
        try:
            response = await original(self, operation_name, api_params if inject is None else inject(call, api_params))
        except BaseException as error:
            failed_call(call, error)
            raise
        finished_call(call, response)
        return response

    return _make_api_call


def load():
    """Imports what records; called until it has succeeded once."""
    global calls, frames, lifecycle, inject
    from . import calls, frames, lifecycle, settings

    if settings.current().inject:
        from .propagation import sent as inject


@guard.boundary
def started_call(client, operation, params):
    """Records the start of a call; None when that failed."""
    try:
        if calls is None:
            load()
        return calls.start(client, operation, params)
    except Exception as problem:
        guard.failed(problem)
        return None


@guard.boundary
def finished_call(call, response):
    """Records the end of a call that returned."""
    if call is not None:
        try:
            calls.finish(call, response)
        except Exception as problem:
            guard.failed(problem, call.invocation)


@guard.boundary
def failed_call(call, error):
    """Records the end of a call that raised; a bare `raise` follows."""
    guard.attempt(_fail, call, error)


def _fail(call, error):
    frames.strip(error)
    if call is not None:
        calls.fail(call, error)


@guard.boundary
def begin(args, kwargs):
    """Records the beginning of an invocation; None when it is not to be recorded."""
    return guard.attempt(_begin, args, kwargs)


def _begin(args, kwargs):
    if lifecycle is None:
        load()
    return lifecycle.begin(args, kwargs)


@guard.boundary
def opened(args, kwargs):
    """Records the beginning of an invocation whose handler is a generator: its caller's context is not touched."""
    invocation = begin(args, kwargs)
    if invocation is not None:
        guard.attempt(lifecycle.detach, invocation)
    return invocation


@guard.boundary
def returned(invocation):
    """Records the end of a handler that returned."""
    if invocation is not None:
        guard.attempt(lifecycle.end, invocation)


@guard.boundary
def raised(invocation, error):
    """Records the end of a handler that raised; a bare `raise` follows."""
    guard.attempt(_raise, invocation, error)


def _raise(invocation, error):
    frames.strip_inner(error)
    frames.strip(error)
    lifecycle.end(invocation, error)


@guard.boundary
def suspended(invocation):
    """The handler handed back something that runs later."""
    if invocation is not None:
        guard.attempt(lifecycle.suspend, invocation)


@guard.boundary
def resumed(invocation, in_context):
    """What the handler handed back starts to run."""
    if invocation is not None:
        guard.attempt(lifecycle.resume, invocation, in_context)
