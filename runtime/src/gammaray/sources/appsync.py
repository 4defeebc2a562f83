"""AppSync: resolvers, their batches, authorizers. https://docs.aws.amazon.com/appsync/latest/devguide/resolver-context-reference-js.html

A resolver learns no request id but the trace header.
"""
from . import Source, each, ident
from .http import request


def read(event, depth):
    """The request; None for what only looks alike."""
    context = event.get("requestContext")
    if type(context) is dict and "apiId" in context and "authorizationToken" in event:
        return Source("appsync", None, ["http:" + ident(context["requestId"])])
    info = event.get("info")
    if type(info) is dict and "fieldName" in info or "typeName" in event and "fieldName" in event and "arguments" in event:
        headers = event.get("request")
        return Source("appsync", None, request(None, headers) if type(headers) is dict else [])
    return None


def several(events, depth):
    """A batch of resolvers' calls, which one request may have caused."""
    found = {cause: None for cause in each(_one, events, depth)}
    found.pop("", None)
    return Source("appsync", None, list(found), len(events))


def _one(event, depth):
    source = read(event, depth)
    return source.causes[0] if source is not None and source.causes else ""
