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


def carry(operation, params, trace):
    """A message attribute."""
    from ..propagation import attributes, bytes_of, entries

    if operation == "SendMessageBatch":
        found = entries(params["Entries"], trace)
        return {"Entries": found} if found else None
    found = attributes(params.get("MessageAttributes"), trace, bytes_of(params)) if operation == "SendMessage" else None
    return {"MessageAttributes": found} if found else None
