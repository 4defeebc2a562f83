"""What every mode's module offers to user code: `entry`, `entry_if_bound` and `is_disabled`. None of them raises."""
import os

from . import guard

prepare = []  # what the mode does each time before it records a handler


@guard.boundary
def entry(handler):
    """A recorded form of `handler`; what cannot be recorded comes back as it is."""
    try:
        from . import handlers

        if is_disabled():
            return handler
        for step in prepare:
            step()
        return handlers.wrap(handler)
    except Exception as problem:
        guard.failed(problem)
        return handler


@guard.boundary
def entry_if_bound(namespace, *names):
    """Puts the recorded forms of those of `names` that `namespace`, a module's globals, binds in their places.

    For names that not every way through the module binds: where one is missing, Lambda fails on it as it did before.
    """
    for name in names:
        try:
            if name in namespace:
                namespace[name] = entry(namespace[name])
        except Exception as problem:
            guard.failed(problem)


def is_disabled():
    """Whether GAMMARAY_DISABLED asks for no recording at all."""
    return os.environ.get("GAMMARAY_DISABLED", "").lower() in ("1", "true", "yes", "on")
