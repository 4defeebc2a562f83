"""SQS, with whatever was sent through it. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html

A message that comes again, also out of a dead-letter queue, has the same id: it names the same cause. One that was moved back out of
a dead-letter queue has a new id and the old body.
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
"""
from . import ident, inner_text, joined, trace


def arn(record):
    """The queue."""
    return record.get("eventSourceARN")


def record(record, depth):
    """One message: its own id, what its body holds, and how often it came."""
    keys = "sqs:" + ident(record["messageId"])
    attributes = record.get("attributes")
    tail = _tail(attributes) if attributes else ""
    sent = record.get("messageAttributes")
    if sent and "RequestID" in sent and "ErrorCode" in sent:  # dead letter of an asynchronous invocation
        keys += " invocation:" + ident(sent["RequestID"]["stringValue"])
    inside = inner_text(record.get("body"), depth + 1)
    if not inside:
        return keys + tail
    return [cause + tail for cause in joined(keys, inside)]


def _tail(attributes):
    tail = ""
    found = trace(attributes.get("AWSTraceHeader"))
    if found:
        tail = " " + found
    count = attributes.get("ApproximateReceiveCount", "1")
    if count != "1":
        tail += " delivery:" + ident(count)
    queue = attributes.get("DeadLetterQueueSourceArn")
    return f"{tail} dead_letter:{ident(queue)}" if queue else tail
