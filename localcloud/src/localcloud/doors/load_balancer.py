"""An Application Load Balancer with a function as its target: no request id, but a trace header.

docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
"""

from __future__ import annotations

from . import proxy
from .server import Answer, Door, Request


def serve(request: Request, door: Door) -> Answer:
    account = door.function_arn.split(":")[4]
    body, encoded = proxy.text(request)
    headers = request.traced()
    event = {
        "requestContext": {"elb": {"targetGroupArn": f"arn:aws:elasticloadbalancing:{door.region}:{account}:targetgroup/lambda/{door.id}"}},
        "httpMethod": request.method, "path": request.path,
        "queryStringParameters": {name: values[-1] for name, values in request.parameters.items()},
        "headers": headers, "body": body or "", "isBase64Encoded": encoded,
    }
    return proxy.answer(door.ask(event, headers["x-amzn-trace-id"]), {"Server": "awselb/2.0"})
