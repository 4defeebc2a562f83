"""Change streams of DocumentDB. https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html"""
from . import ident


def arn(event):
    """The cluster."""
    return event.get("eventSourceArn")


def records(event):
    """The changes."""
    from .batches import lists

    return lists({"": event["events"]})


def record(record, depth):
    """One change: its place in the stream. In a pipe's events it stands without `event` around it."""
    if type(record) is tuple:
        record = record[1]
    change = record.get("event", record)
    return "documentdb:" + ident(change["_id"]["_data"])
