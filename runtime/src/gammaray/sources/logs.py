"""Subscriptions of CloudWatch Logs. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html

Of a Lambda function's log the invocations that wrote it are the cause: their request ids stand in the lines.
"""
from . import Source, ident

LARGEST = 8 << 20  # bytes of a log that are unpacked: gzip may hide any number
RATIO = 25  # bytes that may be unpacked for each character of Base64, beside the first 64 KB
BEGINNING = 700  # bytes that have the group's name, which may have 512
_SHOWN = 500  # characters of a line that are looked at


def read(event, depth):
    """The log events."""
    logs = event["awslogs"]
    return opened(logs["data"]) if type(logs) is dict and type(logs.get("data")) is str else None


def opened(data):
    """The source of the Base64 of a gzip; None when it is no log."""
    from binascii import a2b_base64
    from json import loads
    from zlib import decompressobj

    unpack = decompressobj(31)
    text = unpack.decompress(a2b_base64(data), BEGINNING)
    if b'"logGroup"' not in text:
        return None
    if not unpack.eof:
        text += unpack.decompress(unpack.unconsumed_tail, min(LARGEST, (1 << 16) + RATIO * len(data)))
    if not unpack.eof:  # too large, or cut
        return Source("logs", causes=(None,))
    log = loads(text)
    group = log["logGroup"]
    if log.get("messageType") == "CONTROL_MESSAGE":
        return Source("logs", group, ["root:control"])
    causes = {}
    for event in log["logEvents"]:
        try:
            causes[_cause(event)] = None
        except Exception:
            causes[None] = None
    return Source("logs", group, list(causes), len(log["logEvents"]))


def _cause(event):
    found = _invocation(event["message"][:_SHOWN])
    return "invocation:" + found if found else "logs:" + ident(event["id"])


def _invocation(line):
    """The request id in a line of Lambda's own or of its runtimes' loggers, as text or as JSON."""
    from re import search

    uuid = r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
    found = search(rf'(?:RequestId: |"requestId":\s?"|Z\t){uuid}', line)
    return found[1] if found else None
