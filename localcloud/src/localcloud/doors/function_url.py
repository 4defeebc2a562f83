"""A function URL. The answer's `x-amzn-RequestId` is the event's request id.

docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
"""

from __future__ import annotations

from . import proxy
from .server import Answer, Door, Request


def serve(request: Request, door: Door) -> Answer:
    event = proxy.second_version(request, door, f"{door.id}.lambda-url.{door.region}.on.aws")
    outcome = door.ask(event, event["headers"]["x-amzn-trace-id"])
    own = {"x-amzn-RequestId": request.request_id, "X-Amzn-Trace-Id": event["headers"]["x-amzn-trace-id"]}
    return proxy.answer(outcome, own, infers=True)
