"""Kinesis data streams. https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html"""
from ..keys import kinesis, stream_name


def record(record, depth):
    """One record; `eventID` is its shard and sequence number."""
    shard, _, sequence = record["eventID"].partition(":")
    return [kinesis(_stream(record), shard, sequence or record["kinesis"]["sequenceNumber"])]


def _stream(record):
    """The stream's name; an enhanced fan-out consumer's ARN goes on behind it."""
    arn = record.get("eventSourceARN") or ""
    return stream_name(None, arn.split("/consumer/", 1)[0])
