"""What woke the handler: one file an event source. Adding one is adding a file and its row here.

A file has either `record(record, depth)`, for the records of a batch, or `read(event, depth)`, for events that are one thing; that
returns None for an event that only looks like its own. Both name causes: one string each, with the join keys of that cause, the nearest
first, separated by spaces (README.md lists the keys). Events are the user's: they are read, never changed, and nothing of their
content but ids and names is kept. A file is imported when an event has its mark, so the others cost nothing.
"""

from ..keys import clean

# `eventSource` of the records of a batch -> file. The file's name is the source's.
RECORDS = {
    "aws:s3": "s3",
    "aws:sns": "sns",
    "aws:sqs": "sqs",
    "aws:kinesis": "kinesis",
    "aws:dynamodb": "dynamodb",
    "aws:ses": "ses",
    "aws:codecommit": "codecommit",
    "aws:kafka": "kafka",
    "SelfManagedKafka": "kafka",
    "aws:amq": "mq",
    "aws:rmq": "mq",
    "aws:docdb": "documentdb",
}
# A member of the event -> file, the most telling first. An event may have the mark of several.
SHAPES = (
    ("detail-type", "eventbridge"),
    ("requestPayload", "destination"),
    ("KinesisBatchInfo", "destination"),
    ("DDBStreamBatchInfo", "destination"),
    ("methodArn", "authorizer"),
    ("routeArn", "authorizer"),
    ("authorizationToken", "appsync"),
    ("requestContext", "http"),
    ("requestContext", "lattice"),
    ("raw_path", "lattice"),
    ("eventSource", "batches"),
    ("awslogs", "logs"),
    ("deliveryStreamArn", "firehose"),
    ("applicationArn", "firehose"),
    ("tasks", "s3batch"),
    ("xAmzRequestId", "s3object"),
    ("alarmData", "alarm"),
    ("CodePipeline.job", "codepipeline"),
    ("DeploymentId", "codedeploy"),
    ("invokingEvent", "config"),
    ("ResponseURL", "cloudformation"),
    ("triggerSource", "cognito"),
    ("datasetRecords", "cognito"),
    ("SecretId", "secretsmanager"),
    ("ContactData", "connect"),
    ("Details", "connect"),
    ("agent", "bedrock"),
    ("invocationSource", "lex"),
    ("fieldName", "appsync"),
    ("info", "appsync"),
    ("API", "jobs"),
    ("request", "alexa"),
    ("eventType", "iot"),
    ("connectionMetadata", "iot"),
    ("claimCertificateId", "iot"),
)
OPENINGS = "{ \n\r\t"  # what a JSON text of an object begins with
STREAMS = ("kinesis", "dynamodb", "kafka", "documentdb")  # their events do not tell a retry
INSIDE = 20_000  # causes of one event that come several from one record

_loaded = {}


class Source:
    """What an event says of its origin. A cause that is None is a record that could not be read."""

    __slots__ = ("name", "arn", "records", "causes", "unreadable", "via", "batch")

    def __init__(self, name, arn=None, causes=(), records=1, via=None, batch=False):
        self.name = name
        self.arn = arn[:2048] if type(arn) is str and arn else None
        self.records = records
        self.unreadable = causes.count(None)
        self.causes = [cause for cause in causes if cause] if self.unreadable else causes or []
        self.via = via
        self.batch = batch


def read(event):
    """The source of the event. An event of unknown shape, or a malformed one, has no causes: it does not raise."""
    try:
        return find(event, 0) or Source("unknown")
    except Exception:  # hostile or malformed, or an object of the user's own
        return Source("unknown", causes=(None,))


def find(event, depth):
    """The source of an event, at the top or inside an envelope; None for one that has no known shape."""
    if type(event) is dict:
        records = event.get("Records")
        if type(records) is list and records:
            found = batch(records, depth)
            if found is not None:
                return found
        for mark, file in SHAPES:
            if mark in event:
                found = load(file).read(event, depth)
                if found is not None:
                    return found
        return None if depth else load("stepfunctions").read(event, depth)
    if type(event) is list and event and type(event[0]) is dict:
        return load("pipes").read(event, depth)
    return None


def batch(records, depth, via=None):
    """The source of a list of records, which is told by its first; None when there is no such source."""
    first = records[0]
    name = first.get("eventSource") or first.get("EventSource") if type(first) is dict else None
    file = RECORDS.get(name) if type(name) is str else None
    if file is None:
        return load("cloudfront").read(records, depth) if type(first) is dict and "cf" in first else None
    module = load(file)
    return Source(file, module.arn(first), each(module.record, records, depth), len(records), via, True)


def each(read_record, records, depth, *more):
    """The causes of every record, or None for a record that is malformed."""
    causes = []
    add = causes.append
    room = INSIDE
    for record in records:
        try:
            found = read_record(record, depth, *more)
        except Exception:
            add(None)
            continue
        if type(found) is str:
            add(found)
        elif len(found) < 2:
            causes += found
        elif len(found) <= room:
            causes += found
            room -= len(found)
        else:  # many small events inside that share a long envelope: the rest is counted
            causes += found[: max(room, 1)]
            add(None)
            room = 0
    return causes


def redelivered(source):
    """How many records of the event came before, as far as it or this process knows; None for none."""
    told = " ".join(source.causes)
    found = told.count(" delivery:") + told.count(" replay:")
    if not found and source.name in STREAMS and source.batch and source.causes:
        found = source.records if load("retries").met(source.causes[0], source.causes[-1]) else 0
    return found or None


def ident(value):
    """An id of an event as a part of a key. What is none, or has none to say, raises."""
    if type(value) is str and value:
        return value if len(value) < 200 and value.isascii() and value.replace("-", "").isalnum() else clean(value)
    if type(value) is int and -(1 << 63) <= value < 1 << 63:
        return str(value)
    raise ValueError("no id")


def trace(header):
    """The key of an X-Ray header that was carried along: `xray:` and its root."""
    if type(header) is str:
        for field in header[:1000].split(";"):
            name, _, value = field.strip().partition("=")
            if name.lower() == "root" and value:
                return "xray:" + clean(value[:64])
    return None


def span(attributes, member):
    """The key of the trace that a message's attributes carry, with a space in front; empty where they carry none."""
    found = attributes.get("traceparent") if type(attributes) is dict else None
    value = found.get(member) if type(found) is dict else found
    if type(value) is not str:
        return ""
    from ..propagation import key

    found = key(value)
    return " " + found if found else ""


def load(name):
    """The file of this package."""
    module = _loaded.get(name)
    if module is None:
        from importlib import import_module

        module = _loaded[name] = import_module("." + name, __name__)
    return module


