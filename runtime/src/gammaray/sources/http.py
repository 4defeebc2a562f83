"""API Gateway (REST, HTTP, WebSocket), function URLs and load balancers.

https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html, …/urls-invocation.html, …/services-alb.html
"""
from . import Source, ident, span, trace


def read(event, depth):
    """The request; None when the event is none."""
    context = event["requestContext"]
    name = _name(event, context) if type(context) is dict else None
    if name is None:
        return None
    arn = context["elb"].get("targetGroupArn") if name == "load_balancer" and type(context["elb"]) is dict else None
    return Source(name, arn, request(context.get("requestId"), event))


def _name(event, context):
    if "elb" in context:
        return "load_balancer"
    if "connectionId" in context:
        return "websocket"
    if "http" in context:
        domain = context.get("domainName")
        return "function_url" if type(domain) is str and ".lambda-url." in domain else "http_api"
    return "rest_api" if "httpMethod" in context or "httpMethod" in event else None


def request(number, event):
    """The request id that the caller finds in the answer's headers. A load balancer has none: its trace header only."""
    keys = ["http:" + ident(number)] if number else []
    headers = event.get("headers") or event.get("multiValueHeaders")
    if type(headers) is dict:
        found = headers.get("x-amzn-trace-id") or headers.get("X-Amzn-Trace-Id")
        keys.append(trace(found[0] if type(found) is list and found else found))
        if "traceparent" in headers:
            carried = headers["traceparent"]
            keys.append(span({"traceparent": carried[0] if type(carried) is list and carried else carried}, None).strip())
    found = " ".join(key for key in keys if key)
    return [found] if found else []
