"""Lambda: the request id of an invocation is the id that the invoked function sees."""
from ..keys import clean
from . import first


def resource(operation, params):
    """The function, as the caller names it."""
    return first(params, "FunctionName")


def keys(operation, params, response, metadata):
    """The invocation."""
    if operation not in ("Invoke", "InvokeAsync", "InvokeWithResponseStream"):
        return None
    request = metadata.get("RequestId") if params.get("InvocationType") != "DryRun" else None
    return ["lambda:" + clean(request)] if request else []


def carry(operation, params, trace):
    """The client context, where the caller gives none: his is his own, to the byte."""
    if operation not in ("Invoke", "InvokeWithResponseStream") or "ClientContext" in params or params.get("InvocationType") == "DryRun":
        return None
    from binascii import b2a_base64

    text = '{"custom":{"traceparent":"%s"}}' % trace.parent
    return {"ClientContext": b2a_base64(text.encode(), newline=False).decode()}
