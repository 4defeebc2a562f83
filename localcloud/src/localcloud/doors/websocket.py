"""A WebSocket API of API Gateway, as its functions see it: a GET with `Upgrade` connects, a POST is a message of `connection-id`.

The frames of the protocol are not spoken: what comes over a socket carries no header, so a client learns none of the ids of its messages.
docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
"""

from __future__ import annotations

import base64
import os
import time

from . import proxy
from .server import Answer, Door, Request


def serve(request: Request, door: Door) -> Answer:
    connects = request.headers.get("upgrade", "").lower() == "websocket"
    number = base64.b64encode(os.urandom(11)).decode()
    connection = request.headers.get("connection-id") or base64.b64encode(os.urandom(11)).decode()
    context = {
        "routeKey": "$connect" if connects else "$default", "eventType": "CONNECT" if connects else "MESSAGE", "extendedRequestId": number,
        "requestTime": time.strftime("%d/%b/%Y:%H:%M:%S +0000", time.gmtime(request.time)), "messageDirection": "IN", "stage": "prod",
        "connectedAt": int(request.time * 1000), "requestTimeEpoch": int(request.time * 1000), "identity": {"sourceIp": "127.0.0.1"},
        "requestId": number, "domainName": f"{door.id}.execute-api.{door.region}.amazonaws.com", "connectionId": connection, "apiId": door.id,
    }
    headers = request.traced() if connects else {}
    event = {"requestContext": context, "isBase64Encoded": False}
    event |= {"headers": headers, "multiValueHeaders": {n: [v] for n, v in headers.items()}} if connects else {"body": proxy.text(request)[0]}
    outcome = door.ask(event, headers.get("x-amzn-trace-id"))
    return Answer(502 if outcome.failed else 200, {"connection-id": connection, "message-id": number})
