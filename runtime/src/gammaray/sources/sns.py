"""SNS, delivered to a function or, as an envelope, to a queue. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html"""
from . import OPENINGS, ident, load, span


def arn(record):
    """The topic."""
    return record["Sns"].get("TopicArn")


def record(record, depth):
    """One notification."""
    return envelope(record["Sns"], depth)


def envelope(message, depth):
    """One notification: its own id, then what its message holds. The dead letter of an asynchronous invocation names that too."""
    keys = "sns:" + ident(message["MessageId"])
    attributes = message.get("MessageAttributes")
    if attributes:
        keys += span(attributes, "Value")
        if "RequestID" in attributes and "ErrorCode" in attributes:
            keys += " invocation:" + ident(attributes["RequestID"]["Value"])
    text = message.get("Message")
    if type(text) is not str or text[:1] not in OPENINGS:
        return keys
    envelopes = load("envelopes")
    return envelopes.joined(keys, envelopes.inner_text(text, depth + 1))
