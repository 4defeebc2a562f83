"""Kinesis data streams, also through enhanced fan-out consumers. https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html"""
from ..keys import clean, stream_name
from . import load

_known = ("", "")  # the last stream's ARN, and its name as a part of a key
AGGREGATED = "84maw"  # Base64 of the first 30 bits of the KPL's magic number


def arn(record):
    """The stream or its consumer."""
    return record.get("eventSourceARN")


def record(record, depth):
    """One record: its shard and sequence number, which `eventID` holds; then each record that the KPL packed into it, or the
    event of another service that it holds. In a pipe's events the members of `kinesis` stand in the record itself."""
    name = record["eventID"]
    if type(name) is not str or ":" not in name:
        raise ValueError("no id")
    key = f"kinesis:{_stream(record['eventSourceARN'])}/{clean(name)}"
    data = record.get("kinesis", record).get("data")
    if type(data) is not str or data[:1] not in "8eH":
        return key
    if data.startswith(AGGREGATED):
        return [f"{key}/{number} {key}" for number in range(load("kpl").count(data))] or key
    envelopes = load("envelopes")
    return envelopes.joined(key, envelopes.inner_data(data, depth + 1))


def _stream(arn):
    """The stream's name; an enhanced fan-out consumer's ARN goes on behind it."""
    global _known
    known, name = _known
    if arn != known:
        name = clean(stream_name(None, arn.split("/consumer/", 1)[0]))
        _known = (arn, name)
    return name
