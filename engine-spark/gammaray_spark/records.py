"""One JSON object to one record: our own form, and DynamoDB's, in which each value says its type (`RecordDecoder.swift`, `RecordScratch.swift`).

What is no record is set aside as the reference does it. Plain lines go through Python's reader; those that it refuses, or might read otherwise
than the reference, go byte by byte through `loose`.
"""

import json
import unicodedata

from . import Refused, loose
from .cursor import Fault
from .elements import SPACE
from .rules import DOCUMENT_MEMBERS, LIMITS, SHAPES

_LARGEST = 1 << 60
_TYPES = {"number": int, "flag": bool, "text": str, "list": list}


class _Unusual(Exception):
    """For `loose`."""


def parse(line):
    """The record of a line's bytes, as a dict of its known fields; None of what is set aside, False of a line without anything."""
    if len(line) > LIMITS["lineBytes"]:
        return None
    start = line.lstrip(b" \n\r\t")
    if len(start) >= 3 and start[0] == 0xEF:
        start = start[3:].lstrip(b" \n\r\t")
    if not start:
        return False
    if _may_be_of_document(start):
        raise Refused("a document, not lines of records: give --documents for the output of `aws dynamodb scan`")
    return decode(start)


def decode(text):
    """The record of an object's bytes; None of what is set aside."""
    if len(text) > LIMITS["lineBytes"]:
        return None
    try:
        found = _plain(text)
    except (_Unusual, ValueError, RecursionError):
        found = _loose(text)
    return found if found is not None and _is_record(found) else None


def _may_be_of_document(start):
    """So begins a document, or a line of one that is indented: no record does."""
    inside = start[1:].lstrip(SPACE)
    return start[:1] == b"[" or start[:1] == b"{" and not inside or (inside if start[:1] == b"{" else start).startswith(DOCUMENT_MEMBERS)


def _loose(text):
    try:
        return loose.record(text)
    except Fault:
        return None


def _plain(text):
    # Escapes and deep nesting are where readers differ.
    if b"\\" in text or text.count(b"{") + text.count(b"[") >= LIMITS["nesting"]:
        raise _Unusual
    members = json.loads(text.decode(), object_pairs_hook=_object, parse_constant=_refuse)
    if not isinstance(members, dict):
        raise _Unusual
    inner = members.get("Item")
    if isinstance(inner, dict):
        del members["Item"]
        if inner.keys() & members.keys():
            raise _Unusual
        members = {**members, **inner}
    found = {}
    for name in members.keys() & SHAPES.keys():
        value = _value(SHAPES[name], members[name])
        if value is not None:
            found[name] = value
    return found


def _object(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _Unusual
    return members


def _refuse(_):
    raise _Unusual


def _value(shape, value):
    if isinstance(value, dict):
        value = _untyped(value)
    if value is None:
        return None
    if type(value) is not _TYPES[shape] or shape == "number" and abs(value) >= 1 << 63:
        raise _Unusual
    if shape == "list":
        value = [_untyped(key) if isinstance(key, dict) else key for key in value]
        if not all(isinstance(key, str) for key in value):
            raise _Unusual
        return value or None
    return value


def _untyped(value):
    if len(value) != 1:
        raise _Unusual
    ((tag, inner),) = value.items()
    if tag == "NULL":
        return None
    if tag == "N" and isinstance(inner, str) and inner.removeprefix("-").isascii() and inner.removeprefix("-").isdigit() and len(inner) <= 20:
        return int(inner)
    if tag in ("S", "BOOL", "L", "SS") and not isinstance(inner, dict) and inner is not None:
        return inner
    raise _Unusual


def _is_record(found):
    if found.get("v") != 1 or found.get("kind") not in ("entry", "call", "exit"):
        return False
    if not all(name in found for name in ("invocation", "n", "time_us")) or found["kind"] == "call" and "service" not in found:
        return False
    # Of other centuries: sums would overflow.
    if any(abs(found.get(name, 0)) > _LARGEST for name in ("n", "time_us", "duration_us", "call")):
        return False
    for name, value in found.items():
        if isinstance(value, (str, list)):
            _check_text(name, value)
    return True


def _check_text(name, value):
    """The reference compares and cuts texts as people see them, character by character; keys it compares as bytes."""
    for text in (value,) if isinstance(value, str) else value:
        if text.isascii():
            continue
        cuts = any((left in " :/." or name == "operation") and unicodedata.category(right) in ("Mn", "Mc", "Me", "Cf") for left, right in zip(text, text[1:]))
        if cuts or name != "keys" and not unicodedata.is_normalized("NFC", text):
            raise Refused(f'the field "{name}" has a text that is not in Unicode\'s form NFC: use `rewrite-tool graph`')


def bounded(record, name):
    """A count of a run's ledger; no ledger counts further than 2^40."""
    return min(max(0, record.get(name, 0)), 1 << 40)


def clamped(record, name, other):
    return min(max(record.get(name, other), -(1 << 31)), (1 << 31) - 1)
