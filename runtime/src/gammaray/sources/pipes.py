"""Events that are a list: what a pipe of EventBridge delivers, and AppSync's batches.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-source.html
"""
from . import batch, load


def read(event, depth):
    """The source that the pipe reads; its records stand alone. None for any other list."""
    if "info" in event[0]:
        return load("appsync").several(event, depth)
    return batch(event, depth, via="pipes")
