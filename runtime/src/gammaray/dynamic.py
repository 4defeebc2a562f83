"""Dynamic mode: to import this module patches the SDK, now or when it is imported; `entry` records the handler.

User code holds `import gammaray.dynamic as _gammaray` and `lambda_handler = _gammaray.entry(lambda_handler)`. Neither raises.
"""
from .entrance import entry, entry_if_bound, is_disabled, watch_imports

__all__ = ["entry", "entry_if_bound", "is_disabled"]

watch_imports("dynamic")
