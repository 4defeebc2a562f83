"""API Gateway (REST, HTTP, WebSocket), function URLs and load balancers.

https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway.html, …/urls-invocation.html, …/services-alb.html
"""
from ..keys import clean
from . import trace


def name(event):
    """What sent the request; None when the event is no request."""
    context = event.get("requestContext")
    if type(context) is not dict:
        return None
    if "elb" in context:
        return "load_balancer"
    if "connectionId" in context:
        return "websocket"
    if "http" in context:
        return "function_url" if ".lambda-url." in str(context.get("domainName")) else "http_api"
    return "rest_api" if "httpMethod" in context or "httpMethod" in event else None


def causes(event):
    """The request id that the caller finds in the answer's headers. A load balancer has none: its trace header only."""
    request = event["requestContext"].get("requestId")
    keys = ["http:" + clean(request)] if request else []
    headers = event.get("headers")
    if type(headers) is dict:
        found = headers.get("x-amzn-trace-id") or headers.get("X-Amzn-Trace-Id")
        keys.append(trace(found))
    return [" ".join(key for key in keys if key)]
