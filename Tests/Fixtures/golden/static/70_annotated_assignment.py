import gammaray.static as _gammaray; from typing import Any, Callable


def run(event, context):
    return "typed"


handler: Callable[[Any, Any], Any] = run
handler = _gammaray.entry(handler)
