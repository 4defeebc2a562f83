"""What wakes functions from outside of AWS's API: HTTP endpoints on loopback, one module a kind.

`Door(name, function_arn, …)` listens on a port of its own. A module has `serve(request, door)`, which gives an `Answer`. Adding a kind is
adding a module and its name here.
"""

from __future__ import annotations

from importlib import import_module

from ..errors import LocalCloudError
from ..functions import Functions
from .server import Answer, Door, Request

KINDS = ("rest_api", "http_api", "websocket", "function_url", "load_balancer", "appsync", "object_lambda", "kafka", "mq", "documentdb")

__all__ = ["KINDS", "Answer", "Door", "Request", "opened"]


def opened(kind: str, functions: Functions, function_arn: str, **options: object) -> Door:
    """A door that wakes the function: `options` are the kind's own."""
    if kind not in KINDS:
        raise LocalCloudError(f"there is no door {kind!r}: {', '.join(KINDS)}")
    return Door(import_module(f".{kind}", __name__).serve, functions, function_arn, options)
