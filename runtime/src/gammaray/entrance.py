"""What the modes' modules have in common, `entry`, `entry_if_bound` and `is_disabled` for user code. None of them raises."""
import os

from . import guard

mode = "dynamic"
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


@guard.boundary
def watch_imports(asked):
    """Records in the mode `asked`: from now on the modules of `patches` are patched, at once where they are loaded, else when they are
    imported. A function whose calls hooks record, and which shares its process with a layer of another mode, stays as it is."""
    global mode
    try:
        if mode == "dynamic":
            mode = asked
        if mode != "hybrid" and not is_disabled():
            from . import imports

            if imports.arm not in prepare:
                prepare.append(imports.arm)
            imports.arm()
    except Exception as problem:
        guard.failed(problem)


def is_disabled():
    """Whether GAMMARAY_DISABLED asks for no recording at all."""
    return os.environ.get("GAMMARAY_DISABLED", "").lower() in ("1", "true", "yes", "on")
