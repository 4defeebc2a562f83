"""SQS, with whatever was sent through it. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html"""
from ..keys import clean
from . import inner_text, joined, trace


def record(record, depth):
    """One message: what its body holds, then its own id. A message that comes again has the same id."""
    attributes = record.get("attributes") or {}
    inside = inner_text(record.get("body"), depth + 1)
    return joined(inside, "sqs:" + clean(record["messageId"]), trace(attributes.get("AWSTraceHeader")))
