"""Authorizers of API Gateway: they are woken by the same request as the function behind them.

https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
"""
from . import Source
from .http import request


def read(event, depth):
    """The request. One that is asked about a token alone learns no id."""
    if event.get("type") not in ("TOKEN", "REQUEST"):
        return None
    context = event.get("requestContext")
    arn = event.get("methodArn") or event.get("routeArn")
    return Source("authorizer", arn, request(context.get("requestId"), event) if type(context) is dict else [])
