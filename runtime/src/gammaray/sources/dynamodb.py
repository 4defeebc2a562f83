"""DynamoDB streams. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html

A stream names no request, so a write is found by what it wrote: the hash of the new image, else of the key; the sequence number
puts the writes of one key in order.
"""
from ..images import image_hash
from ..keys import clean, table_name


def record(record, depth):
    """One change of an item."""
    change = record["dynamodb"]
    table = clean(table_name(record["eventSourceARN"]))
    keys = []
    if change.get("NewImage"):
        keys.append(f"dynamodb_image:{table}/{image_hash(change['NewImage'])}")
    keys.append(f"dynamodb_key:{table}/{image_hash(change['Keys'])}")
    keys.append(f"dynamodb_sequence:{clean(change['SequenceNumber'])}")
    return [" ".join(keys)]
