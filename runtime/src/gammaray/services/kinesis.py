"""Kinesis: a record is known by its shard and sequence number."""
from ..keys import kinesis, stream_name
from . import first


def resource(operation, params):
    """The stream."""
    return first(params, "StreamName", "StreamARN")


def keys(operation, params, response, metadata):
    """Each record that was taken."""
    if operation == "PutRecord":
        entries = [response]
    elif operation == "PutRecords":
        entries = response.get("Records") or ()
    else:
        return None
    stream = stream_name(params.get("StreamName"), params.get("StreamARN"))
    return [kinesis(stream, entry["ShardId"], entry["SequenceNumber"]) for entry in entries if entry.get("SequenceNumber")]
