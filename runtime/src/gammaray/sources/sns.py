"""SNS, delivered to a function or, as an envelope, to a queue. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html"""
from ..keys import clean
from . import inner_text, joined


def record(record, depth):
    """One notification."""
    return envelope(record["Sns"], depth)


def envelope(message, depth):
    """One notification: what its message holds, then its own id."""
    return joined(inner_text(message.get("Message"), depth + 1), "sns:" + clean(message["MessageId"]))
