"""Dynamic mode: to import this module patches the SDK, now or when it is imported; `entry` records the handler.

User code holds `import gammaray.dynamic as _gammaray` and `lambda_handler = _gammaray.entry(lambda_handler)`. Neither raises.
"""
from . import entrance, guard
from .entrance import entry, entry_if_bound, is_disabled

__all__ = ["entry", "entry_if_bound", "is_disabled"]


@guard.boundary
def _start():
    try:
        if not is_disabled():
            from . import imports

            entrance.prepare.append(imports.arm)
            imports.arm()
    except Exception as problem:
        guard.failed(problem)


_start()
