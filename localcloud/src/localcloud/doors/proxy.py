"""What the proxy integrations of API Gateway, function URLs and load balancers have in common."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Mapping
from typing import Any

from ..sandbox import Outcome
from .server import Answer, Door, Request


def text(request: Request) -> tuple[str | None, bool]:
    """The body as an event has it, and whether that is Base64."""
    if not request.body:
        return None, False
    try:
        return request.body.decode(), False
    except UnicodeDecodeError:
        return base64.b64encode(request.body).decode(), True


def second_version(request: Request, door: Door, domain: str) -> dict[str, Any]:
    """Payload format 2.0, of HTTP APIs and function URLs:
    docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html."""
    body, encoded = text(request)
    http = {"method": request.method, "path": request.path, "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1",
            "userAgent": request.headers.get("user-agent", "")}
    event = {
        "version": "2.0", "routeKey": "$default", "rawPath": request.path, "rawQueryString": request.query, "headers": request.traced(),
        "requestContext": {
            "accountId": door.function_arn.split(":")[4], "apiId": door.id, "domainName": domain, "domainPrefix": door.id, "http": http,
            "requestId": request.request_id, "routeKey": "$default", "stage": "$default",
            "time": time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(request.time)), "timeEpoch": int(request.time * 1000),
        },
        "isBase64Encoded": encoded,
    }
    if request.query:
        event["queryStringParameters"] = {name: ",".join(values) for name, values in request.parameters.items()}
    return event | ({"body": body} if body is not None else {})


def answer(outcome: Outcome, own: Mapping[str, str], *, infers: bool = False, failure: int = 502) -> Answer:
    """The HTTP answer that a function's result makes; `infers`: a result without `statusCode` is the body."""
    value = None if outcome.failed else outcome.value()
    if isinstance(value, dict) and "statusCode" in value:
        body = value.get("body") or ""
        body = body if isinstance(body, str) else json.dumps(body)
        content = base64.b64decode(body) if value.get("isBase64Encoded") else body.encode()
        headers = {"Content-Type": "application/json", **(value.get("headers") or {}), **own}
        return Answer(int(value["statusCode"]), {name: str(each) for name, each in headers.items()}, content)
    if outcome.failed or not infers:
        return Answer(failure, {"Content-Type": "application/json", **own}, b'{"message": "Internal server error"}')
    content = value if isinstance(value, str) else json.dumps(value)
    return Answer(200, {"Content-Type": "application/json", **own}, content.encode())
