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


def carry(operation, params, trace):
    """A message attribute, for topics: a telephone or a device gets what it got before."""
    from ..propagation import attributes, bytes_of, entries

    if operation == "PublishBatch":
        found = entries(params["PublishBatchRequestEntries"], trace)
        return {"PublishBatchRequestEntries": found} if found else None
    if operation != "Publish" or not params.get("TopicArn"):
        return None
    found = attributes(params.get("MessageAttributes"), trace, bytes_of(params))
    return {"MessageAttributes": found} if found else None
