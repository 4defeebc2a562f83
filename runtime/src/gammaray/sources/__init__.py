"""What woke the handler: one file an event source. Adding one is adding a file and its row here.

Each file has `causes(event)`, which returns one string for each cause that the event names: the join keys of that cause, the most
exact first, separated by spaces (README.md lists the keys). Events are the user's: they are read, never changed, and nothing of
their content but ids and names is kept.
"""

# `eventSource` of an event's records -> file. Sources that are no record of "Records" are told by their shape in `_shape`.
RECORDS = {
    "aws:s3": "s3",
    "aws:sns": "sns",
    "aws:sqs": "sqs",
    "aws:kinesis": "kinesis",
    "aws:dynamodb": "dynamodb",
}
SHAPES = ("eventbridge", "destination", "http", "stepfunctions")
DEPTH = 4  # envelopes in envelopes that are opened

_loaded = {}


class Source:
    """What an event says of its origin."""

    __slots__ = ("name", "arn", "records", "causes", "unreadable")

    def __init__(self, name, arn=None, records=1, causes=()):
        self.name = name
        self.arn = arn
        self.records = records
        self.unreadable = sum(cause is None for cause in causes)
        self.causes = [cause for cause in causes if cause]


def read(event):
    """The source of the event. An event of unknown shape, or a malformed one, has no causes: it does not raise."""
    try:
        if type(event) is dict:
            return _read(event)
    except Exception:  # hostile or malformed, or an object of the user's own
        return Source("unknown", causes=(None,))
    return Source("unknown")


def _read(event):
    records = event.get("Records")
    if type(records) is list and records:
        first = records[0]
        name = RECORDS.get(first.get("eventSource") or first.get("EventSource"))
        if name is not None:
            return Source(name, _arn(first), len(records), _each(name, records, 0))
    for shape in SHAPES:
        name = load(shape).name(event)
        if name is not None:
            return Source(name, _arn(event), 1, load(shape).causes(event))
    return Source("unknown")


def inner(event, depth):
    """The causes that an event inside another one names; empty when it is none that we know."""
    if type(event) is not dict or depth > DEPTH:
        return []
    records = event.get("Records")
    if type(records) is list and records and type(records[0]) is dict:
        name = RECORDS.get(records[0].get("eventSource") or records[0].get("EventSource"))
        return [cause for cause in _each(name, records, depth) if cause] if name else []
    if event.get("Type") == "Notification" and "MessageId" in event:
        return load("sns").envelope(event, depth)
    if load("eventbridge").name(event) is not None:
        return load("eventbridge").causes(event)
    return []


def inner_text(text, depth):
    """As `inner`, for an event as JSON text. Texts that cannot be an event are not parsed."""
    if type(text) is not str or '"' not in text or not text.lstrip()[:1] == "{":
        return []
    if '"Records"' not in text and '"Notification"' not in text and '"detail-type"' not in text:
        return []
    from json import loads

    try:
        return inner(loads(text), depth)
    except (ValueError, RecursionError):
        return []


def load(name):
    """The file of this package."""
    module = _loaded.get(name)
    if module is None:
        from importlib import import_module

        module = _loaded[name] = import_module("." + name, __name__)
    return module


def joined(causes, *keys):
    """The causes of the inside, each with the keys of the envelope behind its own; the envelope's alone when there are none."""
    outer = " ".join(key for key in keys if key)
    if not causes:
        return [outer]
    return [f"{cause} {outer}" if outer else cause for cause in causes]


def trace(header):
    """The key of an X-Ray header that was carried along: `xray:` and its root."""
    if type(header) is str:
        for field in header.split(";"):
            name, _, value = field.strip().partition("=")
            if name.lower() == "root" and value:
                return "xray:" + value[:64]
    return None


def _each(name, records, depth):
    """The causes of every record; None for a record that is malformed."""
    causes = []
    read_record = load(name).record
    for record in records:
        try:
            causes += read_record(record, depth)
        except Exception:
            causes.append(None)
    return causes


def _arn(record):
    if "Sns" in record:
        return _name(record["Sns"].get("TopicArn"))
    if "s3" in record:
        return _name(record["s3"]["bucket"].get("arn"))
    resources = record.get("resources")
    if type(resources) is list and resources:
        return _name(resources[0])
    return _name(record.get("eventSourceARN"))


def _name(value):
    return value[:2048] if type(value) is str else None
