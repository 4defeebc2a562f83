"""What join keys name (`KeyKind.swift`, `KeyTable.swift`); the kinds and families themselves stand in `rules.json`."""

from .rules import KEYS

_KINDS, _FAMILIES = KEYS["prefixes"], KEYS["families"]
_ONE_EVENT, _REMARKS, _POLLED = (frozenset(KEYS[name]) for name in ("oneEvent", "remarks", "polled"))


def kind(key):
    # Of a prefix 32 bytes are looked at.
    prefix = (key[:32] if key.isascii() else key.encode()[:32].decode(errors="replace")).split(":", 1)[0]
    return _KINDS.get(prefix) or ("sourceOnly" if "_" in prefix else "identifier")


def family(key):
    """None of what is no cause: remarks, and names that no call has."""
    return _FAMILIES.get(kind(key))


def is_polled(key):
    """After a failure it comes again, to another invocation of the same function."""
    return kind(key) in _POLLED


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


def first_by_kind(own):
    return {kind(key): key for key in reversed(own)}


def value(key):
    return key.split(":", 1)[1] if ":" in key else key


def owner(key):
    """The table of a `dynamodb_…` key."""
    return value(key).split("/", 1)[0]
