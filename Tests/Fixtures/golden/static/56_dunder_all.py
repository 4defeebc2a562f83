import gammaray.static as _gammaray; from library import *

__all__ = ["handler"]


def handler(event, context):
    return [helper(), sorted(name for name in globals() if not name.startswith("_"))]
handler = _gammaray.entry(handler)
