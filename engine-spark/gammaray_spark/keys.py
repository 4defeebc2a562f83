"""What join keys name, as `Sources/ServiceGraph/Events/KeyKind.swift` has it. To change a key is to change a row of both tables."""

_KINDS = {
    "lambda": "lambda", "invocation": "invocation", "request": "request", "root": "root",
    "sns": "message", "events": "message", "sqs": "polled", "mq": "polled", "kafka": "polled", "documentdb": "polled", "kinesis": "kinesis",
    "s3": "s3Request", "s3_version": "s3Version", "s3_object": "s3Object",
    "dynamodb_image": "image", "dynamodb_key": "itemKey", "dynamodb_sequence": "sequence",
    "cloudformation": "lasting", "codecommit": "lasting", "transcribe": "lasting",
    "delivery": "delivery", "replay": "replay", "dead_letter": "deadLetter", "xray": "hint", "states_token": "hint",
    "logs": "sourceOnly", "alarm": "sourceOnly", "config": "sourceOnly", "alexa": "sourceOnly",
}

_FAMILIES = {
    "lambda": "own", "invocation": "ended", "s3Request": "object", "s3Version": "object", "s3Object": "object", "image": "item",
    "itemKey": "item", "sequence": "item", "root": "root", "message": "identifier", "polled": "identifier", "kinesis": "identifier",
    "identifier": "identifier", "lasting": "identifier", "request": "identifier",
}
_ONE_EVENT = {"message", "polled", "kinesis", "s3Request", "sequence"}
_REMARKS = {"delivery", "replay", "deadLetter", "hint"}


def kind(key):
    prefix = key[:32].split(":", 1)[0]
    return _KINDS.get(prefix) or ("sourceOnly" if "_" in prefix else "identifier")


def family(key):
    """None of what is no cause: remarks, and names that no call has."""
    return _FAMILIES.get(kind(key))


def is_remark(key):
    return kind(key) in _REMARKS


def names_one_event(text):
    """Whether two events that both have the text are one."""
    return any(kind(key) in _ONE_EVENT for key in parts(text))


def parts(text):
    return [part for part in text.split(" ") if part] if " " in text else [text]


def without_remarks(text):
    """The same for each delivery of an event."""
    own = parts(text)
    kept = [key for key in own if not is_remark(key)]
    return " ".join(kept) if " " in text and kept and len(kept) < len(own) else text


def value(key):
    return key.split(":", 1)[1] if ":" in key else key


def owner(key):
    """The table of a `dynamodb_…` key."""
    return value(key).split("/", 1)[0]
