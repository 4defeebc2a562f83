"""The reference's hash of a record's known fields (`ByteHash` in `SymbolTable.swift`): it orders records that contradict each other."""

from .rules import FIELDS

# What members add that stand in a record's text more than once, behind the name that no field has.
REPEATED = ""
_MASK = (1 << 64) - 1
_GOLDEN = 0x9E3779B97F4A7C15


def _mix(number):
    number &= _MASK
    product = number * 0xD6E8FEB86659FD93
    return (product >> 64) ^ (product & _MASK) ^ (number >> 29)


def _text(text):
    data = text.encode()
    whole = len(data) // 8 * 8
    result = _GOLDEN ^ len(data)
    for index in range(0, whole, 8):
        result = _mix(result ^ int.from_bytes(data[index : index + 8], "little"))
    return _mix(result ^ int.from_bytes(data[whole:], "big"))


def _one(field, hashed):
    return _mix(hashed + FIELDS[field] * _GOLDEN)


def of_member(field, value):
    if isinstance(value, list):
        return sum(_one(field, _text(key) + place) for place, key in enumerate(value, 1))
    if isinstance(value, bool):
        return _one(field, 1 if value else 2)
    return _one(field, value if isinstance(value, int) else _text(value))


def fingerprint(record):
    """Of the known fields, in any order."""
    return sum(value if field == REPEATED else of_member(field, value) for field, value in record.items()) & _MASK
