"""Alexa skills. https://developer.amazon.com/en-US/docs/alexa/custom-skills/request-and-response-json-reference.html"""
from . import Source, ident


def read(event, depth):
    """The request of the user's; None for what only has a `request`."""
    request = event["request"]
    if type(request) is not dict or "requestId" not in request or "context" not in event and "session" not in event:
        return None
    return Source("alexa", None, ["alexa:" + ident(request["requestId"])])
