"""SQS, with whatever was sent through it. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html

A message that comes again, also out of a dead-letter queue, has the same id: it names the same cause. One that was moved back out of
a dead-letter queue has a new id and the old body.
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
"""
from . import OPENINGS, ident, load, span, trace


def arn(record):
    """The queue."""
    return record.get("eventSourceARN")


def record(record, depth):
    """One message: its own id, what its body holds, and how often it came."""
    keys = "sqs:" + ident(record["messageId"])
    attributes = record.get("attributes")
    tail = _tail(attributes) if attributes else ""
    if record.get("messageAttributes"):
        keys += _dead_letter(record["messageAttributes"]) + span(record["messageAttributes"], "stringValue")
    body = record.get("body")
    if type(body) is not str or body[:1] not in OPENINGS:  # as most: a call less
        return keys + tail
    inside = load("envelopes").inner_text(body, depth + 1)
    return [f"{keys} {cause}{tail}" for cause in inside] if inside else keys + tail


def _dead_letter(sent):
    """The asynchronous invocation that was given up, where the message is of one."""
    return " invocation:" + ident(sent["RequestID"]["stringValue"]) if "RequestID" in sent and "ErrorCode" in sent else ""


def _tail(attributes):
    tail = ""
    if "AWSTraceHeader" in attributes:
        found = trace(attributes["AWSTraceHeader"])
        tail = " " + found if found else ""
    if attributes.get("ApproximateReceiveCount", "1") != "1":
        tail += " delivery:" + ident(attributes["ApproximateReceiveCount"])
    if "DeadLetterQueueSourceArn" in attributes:
        tail += " dead_letter:" + ident(attributes["DeadLetterQueueSourceArn"])
    return tail
