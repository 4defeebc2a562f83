"""SQS: a message keeps its id all the way."""
from ..keys import clean
from . import first, messages


def resource(operation, params):
    """The queue."""
    return first(params, "QueueUrl", "QueueName")


def keys(operation, params, response, metadata):
    """Each message."""
    if operation == "SendMessage":
        return ["sqs:" + clean(response["MessageId"])]
    return messages("sqs", response) if operation == "SendMessageBatch" else None
