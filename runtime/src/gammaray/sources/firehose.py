"""Transformations of Firehose, and outputs of Kinesis Data Analytics.

https://docs.aws.amazon.com/firehose/latest/dev/data-transformation.html
"""
from ..keys import kinesis, stream_name
from . import Source, each, ident, load


def read(event, depth):
    """The records."""
    records = event.get("records")
    if type(records) is not list or "invocationId" not in event:
        return None
    stream = event.get("sourceKinesisStreamArn")
    name = stream_name(None, stream) if type(stream) is str else None
    arn = event.get("deliveryStreamArn") or event.get("applicationArn")
    return Source("firehose", arn, each(_record, records, depth, name), len(records), batch=True)


def _record(record, depth, stream):
    """One record, and where it stood in the stream that Firehose reads."""
    keys = "firehose:" + ident(record["recordId"])
    place = record.get("kinesisRecordMetadata")
    if place and stream:
        ident(place["shardId"])
        key = kinesis(stream, place["shardId"], ident(place["sequenceNumber"]))
        part = place.get("subsequenceNumber")
        keys = f"{keys} {key}/{ident(part)} {key}" if part else f"{keys} {key}"
    envelopes = load("envelopes")
    return envelopes.joined(keys, envelopes.inner_data(record.get("data"), depth + 1))
