"""Destinations of asynchronous invocations. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"""
from ..keys import clean


def name(event):
    """`destination` when the event is the record of an invocation."""
    context = event.get("requestContext")
    if type(context) is dict and "condition" in context and "requestPayload" in event:
        return "destination"
    return None


def causes(event):
    """The invocation whose end woke this one: no call of it, but itself."""
    return ["invocation:" + clean(event["requestContext"]["requestId"])]
