"""What a call to a service did: one file a service. Adding one is adding a file and its row here.

Each file has `resource(operation, params)`, the name of what the call is about, and `keys(operation, params, response, metadata)`, the
join keys of its effects: one string an effect, as in `sources`; None where the file does not know the operation. `params` are the
caller's: they are read, never changed. Where calls can carry a trace beside the payload, it has `carry` too: see `propagation`.
"""

# botocore's name of the service -> file
SERVICES = {
    "lambda": "awslambda",
    "s3": "s3",
    "sns": "sns",
    "sqs": "sqs",
    "kinesis": "kinesis",
    "events": "events",
    "dynamodb": "dynamodb",
    "stepfunctions": "stepfunctions",
    "ses": "ses",
    "sesv2": "ses",
}
# Calls that read, and those of every minute: CloudTrail tells no rule of them, so their request ids join nothing.
_QUIET = tuple(
    "Get List Describe Head Query Scan Search Lookup Select Filter Poll Receive Batch Assume Decrypt Encrypt Generate Verify "
    "PutMetricData PutLogEvents DeleteMessage ChangeMessage UploadPart".split()
)
_loaded = {}


def describe(service):
    """The file of the service; of those without one, the file for all others."""
    module = _loaded.get(service)
    if module is None:
        from importlib import import_module

        file = SERVICES.get(service)
        if file is None and service != "http":
            from .catalogued import Catalogued

            module = _loaded[service] = Catalogued(service)
        else:
            module = _loaded[service] = import_module("." + (file or "other"), __name__)
    return module


def request(operation, metadata):
    """The key of a call by the event that CloudTrail makes of it; None for calls without one."""
    found = metadata.get("RequestId")
    if not found or operation.startswith(_QUIET):
        return None
    from ..keys import clean

    return ["request:" + clean(found)]


def name(value):
    """The value as a name in a record; None when it is none."""
    return value[:2048] if type(value) is str and value else None


def first(params, *members):
    """The first of the members that the parameters have, as a name."""
    for member in members:
        if member in params:
            return name(params[member])
    return None


def messages(prefix, response):
    """The keys of a batch's entries that were taken."""
    from ..keys import clean

    return [f"{prefix}:{clean(entry['MessageId'])}" for entry in response.get("Successful") or ()]
