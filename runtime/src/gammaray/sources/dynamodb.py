"""DynamoDB streams. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html

A stream names no request, so a write is found by what it wrote: the hash of the new image, else of the key; the sequence number
puts the writes of one key in order. What DynamoDB itself removes, when its time to live is over, no call wrote.
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
    kind = "dynamodb_ttl" if _is_expiry(record.get("userIdentity")) else "dynamodb_key"
    keys.append(f"{kind}:{table}/{image_hash(change['Keys'])}")
    keys.append(f"dynamodb_sequence:{clean(change['SequenceNumber'])}")
    return [" ".join(keys)]


def _is_expiry(identity):
    """https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html"""
    return type(identity) is dict and identity.get("principalId") == "dynamodb.amazonaws.com"
