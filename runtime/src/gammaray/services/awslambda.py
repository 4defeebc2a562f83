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
