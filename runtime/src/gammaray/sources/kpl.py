"""Records that the Kinesis Producer Library packed into one.

https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md
"""
MAGIC = b"\xf3\x89\x9a\xc2"
RECORD = 3  # field of AggregatedRecord
_MOST = 10_000


def count(data):
    """How many user records the Base64 of a record's data holds; 0 when it is none of the KPL's. Their sub-sequence numbers count
    up from 0."""
    from binascii import Error, a2b_base64
    from hashlib import md5

    try:
        packed = a2b_base64(data)
        message = packed[4:-16]
        if not packed.startswith(MAGIC) or md5(message, usedforsecurity=False).digest() != packed[-16:]:
            return 0
        return _records(message)
    except (Error, IndexError, ValueError):
        return 0


def _records(message):
    """Counts the protobuf fields that are records; all fields have a length."""
    at = found = 0
    while at < len(message) and found < _MOST:
        if message[at] & 7 != 2:
            raise ValueError("not the KPL's")
        found += message[at] >> 3 == RECORD
        size = shift = 0
        while True:
            at += 1
            size |= (message[at] & 127) << shift
            shift += 7
            if message[at] < 128 or shift > 35:
                break
        at += 1 + size
    return found
