"""Destinations: of asynchronous invocations, and of batches of streams that were given up.

https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html, …/services-dynamodb-errors.html
"""
from . import Source, ident


def read(event, depth):
    """The invocation whose end woke this one: no call of it, but itself."""
    context = event.get("requestContext")
    if type(context) is not dict or "condition" not in context:
        return None
    arn = context.get("functionArn")
    for name in ("KinesisBatchInfo", "DDBStreamBatchInfo"):
        if type(event.get(name)) is dict:
            arn = event[name].get("streamArn")
    return Source("destination", arn, ["invocation:" + ident(context["requestId"])])
