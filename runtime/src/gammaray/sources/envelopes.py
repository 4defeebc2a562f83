"""Events inside of others: in the text of a message, in the data of a stream's record."""
from . import OPENINGS, find, load

# What the JSON text of an event in an envelope has within its first characters: texts without are not parsed.
MARKS = r'"(?:Records|Notification|detail-type|requestContext|ResponseURL|JobId|recordFormat)"'
BEGINNING = 500
DEPTH = 4  # envelopes in envelopes that are opened

_mark = None  # the search for MARKS, made when the first text may be an event


def inner(event, depth):
    """The causes that an event inside another one names; empty when it is none that we know."""
    if depth > DEPTH or type(event) is not dict:
        return ()
    try:
        if event.get("Type") == "Notification" and "MessageId" in event:
            found = load("sns").envelope(event, depth)
            return [found] if type(found) is str else found
        source = find(event, depth)
        return [cause for cause in source.causes if cause] if source is not None else ()
    except Exception:  # what is inside is the user's own, whatever it looks like: the envelope's keys stay
        return ()


def inner_text(text, depth):
    """As `inner`, for an event as JSON text. Texts that cannot be an event are not parsed."""
    if type(text) is not str or depth > DEPTH or text[:1] not in OPENINGS or not (_mark or _compile())(text, 0, BEGINNING):
        return ()
    from json import loads

    try:
        return inner(loads(text), depth)
    except (ValueError, RecursionError):
        return ()


def _compile():
    global _mark
    from re import compile

    _mark = compile(MARKS).search
    return _mark


def inner_data(data, depth):
    """As `inner`, for Base64 of JSON text or of a CloudWatch Logs subscription's gzip."""
    if type(data) is not str:
        return ()
    if data.startswith("H4sI"):
        try:
            source = load("logs").opened(data)
        except Exception:  # the user's own gzip
            return ()
        return source.causes if source is not None else ()
    if not data.startswith(("ey", "ew")):  # {" and { with white space
        return ()
    from binascii import Error, a2b_base64

    try:
        start = a2b_base64(data[:668]).decode("utf-8", "replace")
        if (_mark or _compile())(start):
            return inner_text(a2b_base64(data).decode("utf-8"), depth)
    except (Error, ValueError):
        pass
    return ()


def joined(keys, causes):
    """The keys of an envelope in front of those of each cause inside; the envelope's alone when there are none."""
    if not causes:
        return keys
    return [f"{keys} {cause}" for cause in causes]
