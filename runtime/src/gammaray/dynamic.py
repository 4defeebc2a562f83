"""Dynamic mode: to import this module patches the SDK, now or when it is imported; `entry` records the handler.

User code holds `import gammaray.dynamic as _gammaray` and `lambda_handler = _gammaray.entry(lambda_handler)`. Neither raises.
"""
import os

from . import guard


@guard.boundary
def entry(handler):
    """A recorded form of `handler`; what cannot be recorded comes back as it is."""
    try:
        from . import handlers, imports

        if is_disabled():
            return handler
        imports.arm()
        return handlers.wrap(handler)
    except Exception as problem:
        guard.failed(problem)
        return handler


def is_disabled():
    """Whether GAMMARAY_DISABLED asks for no recording at all."""
    return os.environ.get("GAMMARAY_DISABLED", "").lower() in ("1", "true", "yes", "on")


@guard.boundary
def _start():
    try:
        if not is_disabled():
            from . import imports

            imports.arm()
    except Exception as problem:
        guard.failed(problem)


_start()
