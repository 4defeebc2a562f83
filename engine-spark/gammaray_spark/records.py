"""One JSON object to one record: our own form, and DynamoDB's, in which each value says its type."""

import json

from . import Refused
from .fields import FLAGS, NUMBERS, TEXTS

_LARGEST = 1 << 60
_LONGEST = 4 << 20


def parse(line):
    """The record, as a dict of its known fields; None of a line that the reference sets aside too.

    Where the reference's reader and Python's may differ on what is malformed, this refuses.
    """
    line = line.lstrip("\ufeff").strip(" \r\t\n")
    if not line.startswith("{"):
        if line.startswith("["):
            raise Refused("a document, not lines of records: give --documents for the output of `aws dynamodb scan`")
        return None
    if len(line) * 4 > _LONGEST and len(line.encode()) > _LONGEST:
        raise Refused("a line longer than 4 MiB, and no record is")
    try:
        members = json.loads(line, object_pairs_hook=_object, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise Refused(f"no JSON object in {line[:80]!r} ({error}); for the output of `aws dynamodb scan` give --documents") from None
    return record(members)


def _object(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise Refused("an object with the same member twice")
    return members


def _refuse_constant(word):
    raise Refused(f"{word} is no JSON")


def record(members):
    if isinstance(members.get("Item"), dict):
        inner = members.pop("Item")
        if set(inner) & set(members):
            raise Refused("an object with the same member twice")
        members = {**members, **inner}
    if "Items" in members:
        raise Refused("a document, not lines of records: give --documents for the output of `aws dynamodb scan`")
    found = {}
    for name, value in members.items():
        if name in NUMBERS or name in TEXTS or name in FLAGS or name == "keys":
            value = _value(name, value)
            if value is not None:
                found[name] = value
    return found if _is_record(found) else None


def _value(name, value):
    if isinstance(value, dict):
        value = _untyped(name, value)
    if value is None:
        return None
    expected = int if name in NUMBERS else bool if name in FLAGS else list if name == "keys" else str
    if type(value) is not expected:
        raise Refused(f'the field "{name}" has a value of another type than records have')
    if expected is int and not -(1 << 63) <= value < 1 << 63:
        raise Refused(f'the field "{name}" is too large')
    if expected is list:
        value = [_untyped(name, key) if isinstance(key, dict) else key for key in value]
        if not all(isinstance(key, str) for key in value):
            raise Refused('the field "keys" has a value that is no text')
        return value or None
    return value


def _untyped(name, value):
    if len(value) != 1:
        raise Refused(f'the field "{name}" is an object')
    (tag, inner), = value.items()
    if tag == "NULL":
        return None
    if tag == "N" and isinstance(inner, str) and inner.removeprefix("-").isascii() and inner.removeprefix("-").isdigit():
        return int(inner)
    if tag in ("S", "BOOL", "L", "SS"):
        return inner
    raise Refused(f'the field "{name}" has the type {tag}')


def _is_record(found):
    if found.get("v") != 1 or found.get("kind") not in ("entry", "call", "exit"):
        return False
    if not all(name in found for name in ("invocation", "n", "time_us")) or found["kind"] == "call" and "service" not in found:
        return False
    if any(abs(found.get(name, 0)) > _LARGEST for name in ("n", "time_us", "duration_us", "call")):
        raise Refused("a time or number of another century")
    return True


def bounded(record, name):
    """A count of a run's ledger; no ledger counts further than 2^40."""
    return min(max(0, record.get(name, 0)), 1 << 40)


def clamped(record, name, other):
    return min(max(record.get(name, other), -(1 << 31)), (1 << 31) - 1)
