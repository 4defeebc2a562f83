"""An HTTP API of API Gateway with one default route, payload format 2.0. The answer's `apigw-requestid` is the event's request id."""

from __future__ import annotations

import base64
import os
from dataclasses import replace

from . import proxy
from .server import Answer, Door, Request


def serve(request: Request, door: Door) -> Answer:
    request = replace(request, request_id=base64.b64encode(os.urandom(11)).decode())  # 15 letters and =, as AWS's
    event = proxy.second_version(request, door, f"{door.id}.execute-api.{door.region}.amazonaws.com")
    outcome = door.ask(event, event["headers"]["x-amzn-trace-id"])
    return proxy.answer(outcome, {"apigw-requestid": request.request_id}, infers=True, failure=500)
