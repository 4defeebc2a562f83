"""DynamoDB streams. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html

A stream names no request, so a write is found by what it wrote: the hash of the new image, else of the key; the sequence number
puts the writes of one key in order. A table's Kinesis stream has the same records, with the table's name and no sequence number.
"""
from ..images import image_hash
from ..keys import clean, table_name
from . import ident

_SERVICE = "dynamodb.amazonaws.com"


def arn(record):
    """The table's stream."""
    return record.get("eventSourceARN")


def record(record, depth):
    """One change of an item. What a time to live deletes has no cause but that."""
    change = record["dynamodb"]
    sequence = change.get("SequenceNumber")
    order = f" dynamodb_sequence:{ident(sequence)}" if sequence else ""
    user = record.get("userIdentity")
    if user and user.get("principalId") == _SERVICE:
        return "root:ttl" + order
    table = clean(table_name(record.get("eventSourceARN") or record["tableName"]))
    key = f"dynamodb_key:{table}/{image_hash(change['Keys'])}{order}"
    image = change.get("NewImage")
    return f"dynamodb_image:{table}/{image_hash(image)} {key}" if image else key
