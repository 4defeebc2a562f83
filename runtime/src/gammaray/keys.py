"""Join keys that several files make: both sides of a join must write the same string. No key holds a space."""

LONGEST = 1200  # characters of one name or id

_unsafe = None  # replaces what has to be encoded; made when the first name may have such


def clean(value):
    """The value without what would break a key: spaces and control characters are percent-encoded, as is `%`."""
    text = str(value)[:LONGEST]
    if text.isascii() and text.replace("-", "").isalnum():  # most ids: looking for more takes longer
        return text
    return (_unsafe or _compile())(_encoded, text)[:LONGEST]


def _encoded(found):
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "surrogatepass"))


def _compile():
    global _unsafe
    from re import compile

    _unsafe = compile(r"[^A-Za-z0-9/:?#\[\]@!$&'()*+,;=\-._~]").sub
    return _unsafe


def s3_object(bucket, key, version=None):
    """The object, and its version where it has one: `s3_version:` is exact, `s3_object:` is ambiguous."""
    name = clean(f"{bucket}/{key}")
    if version and version != "null":
        return f"s3_version:{name}?{clean(version)} s3_object:{name}"
    return f"s3_object:{name}"


def kinesis(stream, shard, sequence):
    """One record of a stream."""
    return f"kinesis:{clean(stream)}/{clean(shard)}:{clean(sequence)}"


def stream_name(name, arn):
    """The name of a Kinesis stream that is given by name or by ARN."""
    return name or (arn or "").rpartition("/")[2]


def table_name(name):
    """The name of a table that is given by name or by the ARN of it, its stream or index."""
    if name.startswith("arn:"):
        return name.split(":table/", 1)[-1].split("/", 1)[0]
    return name


def token(value):
    """A secret that two sides know, as its hash."""
    from hashlib import sha256

    return sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:32]
