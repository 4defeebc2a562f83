"""GAMMARAY_PROPAGATION=inject: calls carry the root and an id of their own in fields beside the payload, and entries read them.

Each file of `services` that knows such a field has `carry(operation, params, trace)`: the members to send instead of the caller's, or None.
What the caller gave is never changed. `headers` does the same for HTTP. docs/decisions/012 says what is left alone.
"""
import os
from time import time

from .. import guard

_HEX = frozenset("0123456789abcdef")
_MOST = 10  # attributes of a message that is delivered raw to a queue; a queue takes no more either
_LARGEST = 262_144  # bytes of a message or a batch, with its attributes
NAME = "traceparent"


class Trace:
    """What one call carries, in both formats: https://www.w3.org/TR/trace-context/, X-Ray's tracing header."""

    __slots__ = ("parent", "header", "key", "is_sent")

    def __init__(self, root, number, given):
        span = os.urandom(8).hex()
        self.parent = f"00-{number}-{span}-{'01' if 'Sampled=1' in given else '00'}"
        self.key = f"span:{number}-{span}"
        self.header = _header(root, span, given)
        self.is_sent = False


def trace(invocation):
    """A new trace for a call of the invocation; None where its root is none that both formats can hold."""
    number = _number(invocation.root)
    return Trace(invocation.root, number, os.environ.get("_X_AMZN_TRACE_ID") or "") if number else None


def _number(root):
    """W3C's number of X-Ray's root `1-<8 digits>-<24 digits>`."""
    digits = root.split("-") if root else ()
    if len(digits) == 3 and (digits[0], len(digits[1]), len(digits[2])) == ("1", 8, 24) and _HEX.issuperset(digits[1] + digits[2]):
        return digits[1] + digits[2]
    return None


def _header(root, span, given):
    """The header that Lambda gave, as it is, where it has the root; else one with the root, and the given one's Lineage."""
    fields = [field.strip() for field in given.split(";")]
    if f"Root={root}" in fields:
        return given
    sampled = "1" if "Sampled=1" in fields else "0"
    kept = [field for field in fields if field.startswith("Lineage=")]
    return ";".join([f"Root={root}", f"Parent={span}", f"Sampled={sampled}", *kept])


def key(value):
    """The key of a `traceparent` that came in; None for what is none."""
    parts = value.lower().split("-") if type(value) is str and len(value) < 100 else ()
    if len(parts) < 4 or [len(part) for part in parts[:4]] != [2, 32, 16, 2] or not _HEX.issuperset("".join(parts[:4])):
        return None
    return f"span:{parts[1]}-{parts[2]}" if parts[1].strip("0") and parts[2].strip("0") else None


def adopt(invocation, causes, context):
    """Gives the invocation the root of its causes, where they have one in common, else a new one where it has none. Returns the causes,
    with what an invocation by Lambda's own API carried."""
    custom = getattr(getattr(context, "client_context", None), "custom", None)
    carried = key(custom.get(NAME)) if type(custom) is dict else None
    if carried:
        causes = [f"{causes[0]} {carried}", *causes[1:]]
    words = [word for cause in causes for word in cause.split(" ") if word.startswith(("span:", "xray:"))]
    roots = {word[5:37] for word in words if word[0] == "s"}
    roots = {f"1-{root[:8]}-{root[8:]}" for root in roots} or {word[5:] for word in words}
    if len(roots) == 1 and _number(*roots):
        (invocation.root,) = roots
    elif not invocation.root:
        invocation.root = f"1-{int(time()):08x}-{os.urandom(12).hex()}"
    return causes


@guard.boundary
def sent(call, params):
    """The parameters that the SDK gets: the caller's own where nothing is to be added."""
    try:
        changed = changes(call, params)
        return {**params, **changed} if changed else params
    except Exception as problem:
        guard.failed(problem, records=0)
        return params


def changes(call, params):
    """What the call sends instead of some of the caller's members; None where nothing is added."""
    carry = getattr(call.service, "carry", None) if call is not None and call.invocation is not None else None
    made = trace(call.invocation) if carry is not None and type(params) is dict else None
    changed = carry(call.record["operation"], params, made) if made is not None else None
    if changed:
        call.service = Marked(call.service, made.key)
    return changed


class Marked:
    """A service's file for one call: its effects have the key of what the call carried."""

    __slots__ = ("_file", "_key")

    def __init__(self, file, key):
        self._file = file
        self._key = key

    def keys(self, *call):
        """The file's keys, each with ours."""
        return marked(self._file.keys(*call), self._key)


def marked(keys, key):
    """The effects with one key more; it alone where there are none."""
    return [f"{effect} {key}" for effect in keys] if keys else [key]


def http(invocation, host):
    """A trace for a request to the host; None for hosts that are not AWS's or the catalog's: others learn nothing of ours."""
    from ..catalog import counts_host

    if invocation is None or not host or not counts_host(host):
        return None
    from . import headers

    headers.arm()
    return trace(invocation)


def attributes(given, trace, size):
    """A message's attributes with ours, where number and size allow; None where not. `size`: bytes of all else that is sent."""
    given = {} if given is None else given
    cost = len(NAME) + len("String") + len(trace.parent)
    if type(given) is not dict or len(given) >= _MOST or NAME in given or size + cost > _LARGEST:
        return None
    return {**given, NAME: {"DataType": "String", "StringValue": trace.parent}}


def entries(given, trace):
    """A batch's entries with our attribute in each that has room for it; None where none has."""
    room, changed = bytes_of(given), []
    for entry in given:
        found = attributes(entry.get("MessageAttributes"), trace, room)
        changed.append({**entry, "MessageAttributes": found} if found else entry)
        room += 100 if found else 0
    return changed if any(new is not old for new, old in zip(changed, given)) else None


def bytes_of(value):
    """Bytes of all texts in the value: no less than the services count."""
    if isinstance(value, str):
        return len(value) if value.isascii() else len(value.encode("utf-8", "surrogatepass"))
    if isinstance(value, (bytes, bytearray)):
        return len(value)
    if isinstance(value, dict):
        return sum(bytes_of(name) + bytes_of(inner) for name, inner in value.items())
    return sum(map(bytes_of, value)) if isinstance(value, (list, tuple)) else 8
