"""Amazon MQ: ActiveMQ and RabbitMQ. https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html

A message of RabbitMQ has an id only where its sender gave it one.
"""
from . import ident


def arn(event):
    """The broker."""
    return event.get("eventSourceArn")


def records(event):
    """The messages of ActiveMQ, or those of every queue of RabbitMQ."""
    from .batches import lists

    return lists(event["rmqMessagesByQueue"] if "rmqMessagesByQueue" in event else {"": event["messages"]})


def record(record, depth):
    """One message."""
    if type(record) is tuple:
        record = record[1]
    properties = record.get("basicProperties")
    if properties is None:
        key = "mq:" + ident(record["messageID"])
    else:
        if not properties.get("messageId"):
            return ()
        key = "mq:" + ident(properties["messageId"])
    return key + " delivery:2" if record.get("redelivered") is True else key
