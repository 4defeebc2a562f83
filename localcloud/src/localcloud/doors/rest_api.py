"""A REST API of API Gateway with a proxy resource. The answer's `x-amzn-RequestId` is the event's request id.

docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
"""

from __future__ import annotations

import base64
import os
import time

from . import proxy
from .server import Answer, Door, Request

_STAGE = "prod"


def serve(request: Request, door: Door) -> Answer:
    body, encoded = proxy.text(request)
    headers, parameters = request.traced(), request.parameters
    extended = base64.b64encode(os.urandom(11)).decode()
    event = {
        "resource": "/{proxy+}", "path": request.path, "httpMethod": request.method, "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": {name: values[-1] for name, values in parameters.items()} or None,
        "multiValueQueryStringParameters": parameters or None, "pathParameters": {"proxy": request.path.lstrip("/")}, "stageVariables": None,
        "requestContext": {
            "accountId": door.function_arn.split(":")[4], "apiId": door.id, "resourceId": "us4z18", "resourcePath": "/{proxy+}",
            "httpMethod": request.method, "path": f"/{_STAGE}{request.path}", "stage": _STAGE, "protocol": "HTTP/1.1",
            "requestId": request.request_id, "extendedRequestId": extended, "domainName": f"{door.id}.execute-api.{door.region}.amazonaws.com",
            "domainPrefix": door.id, "identity": {"sourceIp": "127.0.0.1", "userAgent": request.headers.get("user-agent")},
            "requestTime": time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(request.time)), "requestTimeEpoch": int(request.time * 1000),
        },
        "body": body, "isBase64Encoded": encoded,
    }
    own = {"x-amzn-RequestId": request.request_id, "x-amz-apigw-id": extended, "X-Amzn-Trace-Id": headers["x-amzn-trace-id"]}
    return proxy.answer(door.ask(event, headers["x-amzn-trace-id"]), own)
