from typing import Any, Callable


def run(event, context):
    return "typed"


handler: Callable[[Any, Any], Any] = run
