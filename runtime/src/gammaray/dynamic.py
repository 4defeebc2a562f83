"""Dynamic mode: to import this module patches the SDK, now or when it is imported; `entry` records the handler.

User code holds `import gammaray.dynamic as _gammaray` and `lambda_handler = _gammaray.entry(lambda_handler)`. Neither raises.
"""
from . import guard


@guard.boundary
def entry(handler):
    """A recorded form of `handler`; what cannot be recorded comes back as it is."""
    try:
        from . import handlers, imports, settings

        if settings.is_disabled():
            return handler
        imports.arm()
        return handlers.wrap(handler)
    except Exception as problem:
        guard.failed(problem)
        return handler


@guard.boundary
def _start():
    try:
        from . import imports, settings

        if not settings.is_disabled():
            imports.arm()
    except Exception as problem:
        guard.failed(problem)


_start()
