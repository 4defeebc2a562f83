"""SNS: a message keeps its id all the way."""
from ..keys import clean
from . import first, messages


def resource(operation, params):
    """The topic or endpoint; a telephone number is no name to keep."""
    return first(params, "TopicArn", "TargetArn")


def keys(operation, params, response, metadata):
    """Each message."""
    if operation == "Publish":
        return ["sns:" + clean(response["MessageId"])]
    return messages("sns", response) if operation == "PublishBatch" else None
