"""Kafka, of Amazon MSK or self-managed. https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html, …/with-kafka.html"""
from . import ident


def arn(event):
    """The cluster; a self-managed one has none."""
    return event.get("eventSourceArn")


def records(event):
    """The records of every partition."""
    from .batches import lists

    return lists(event["records"])


def record(record, depth):
    """One record: topic, partition and offset. In a pipe's events it comes without its partition's name."""
    if type(record) is tuple:
        record = record[1]
    return f"kafka:{ident(record['topic'])}/{ident(record['partition'])}:{ident(record['offset'])}"
