"""Hashes of DynamoDB values: the same for an item as a caller writes it and as the table's stream shows it.

A caller gives DynamoDB's JSON (`{"S": …}`, with bytes) or, through boto3's resources, Python's values; a stream gives
DynamoDB's JSON with Base64. Numbers are compared by value, sets without order.
"""
from base64 import b64encode
from hashlib import sha256

try:  # Python's own starts in half the time of OpenSSL's, which is faster from some hundred bytes on
    from _sha256 import sha256 as _short
except ImportError:  # Python 3.12
    _short = sha256

_TYPES = frozenset(("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"))


def image_hash(item):
    """The hash of an item or a key: a map from names to values, in either form."""
    parts = []
    for name in sorted(item):
        value = item[name]
        inside = value.get("S") if type(value) is dict and len(value) == 1 else None
        parts.append(name + ("\0S" + inside if type(inside) is str else "\0" + _text(value)))
    text = "\0\0".join(parts).encode("utf-8", "surrogatepass")
    return (_short if len(text) < 600 else sha256)(text).hexdigest()[:32]


def _text(value):
    """A canonical text of the value."""
    if type(value) is dict and len(value) == 1:
        ((kind, inside),) = value.items()
        if type(inside) is str:  # most
            if kind == "S":
                return "S" + inside
            if kind == "N":
                return "N" + _number(inside)
        if kind in _TYPES and _fits(kind, inside):
            return _typed(kind, inside)
    return _plain(value)


def _fits(kind, value):
    """Whether the value is what stands behind this type: a map of the user's may have one member called `S`."""
    if kind in ("S", "N"):
        return isinstance(value, str)
    if kind == "B":
        return not isinstance(value, (dict, list, bool, int))
    if kind in ("BOOL", "NULL"):
        return isinstance(value, bool)
    return isinstance(value, dict if kind == "M" else (list, tuple, set, frozenset))


def _typed(kind, value):
    if kind == "N":
        return "N" + _number(value)
    if kind == "B":
        return "B" + _binary(value)
    if kind == "BOOL":
        return "T" if value else "F"
    if kind == "NULL":
        return "0"
    if kind == "M":
        return _map(value)
    if kind == "L":
        return _list(value)
    if kind == "S":
        return "S" + value
    form = {"SS": str, "NS": _number, "BS": _binary}[kind]
    return kind + "{" + "\0,".join(sorted(map(form, value))) + "}"


def _plain(value):
    """A value as boto3's resources take it."""
    if value is None:
        return "0"
    if isinstance(value, bool):
        return "T" if value else "F"
    if isinstance(value, str):
        return "S" + value
    if isinstance(value, dict):
        return _map(value)
    if isinstance(value, (list, tuple)):
        return _list(value)
    if isinstance(value, (set, frozenset)):
        return _set(value)
    if hasattr(value, "value") or isinstance(value, (bytes, bytearray)):
        return "B" + _binary(value)
    return "N" + _number(value)


def _set(values):
    first = next(iter(values), "")
    if isinstance(first, str):
        return "SS{" + "\0,".join(sorted(values)) + "}"
    if hasattr(first, "value") or isinstance(first, (bytes, bytearray)):
        return "BS{" + "\0,".join(sorted(map(_binary, values))) + "}"
    return "NS{" + "\0,".join(sorted(map(_number, values))) + "}"


def _map(value):
    return "M{" + "\0,".join(name + "\0:" + _text(value[name]) for name in sorted(value)) + "}"


def _list(value):
    return "L[" + "\0,".join(map(_text, value)) + "]"


def _number(value):
    """The number's digits and exponent: `1.10`, `1.1` and `11e-1` are the same."""
    text = str(value)
    if text.isdecimal():
        sign, exponent = 0, 0
    else:
        from decimal import Decimal

        sign, digits, exponent = Decimal(text).as_tuple()
        text = "".join(map(str, digits))
    text = text.lstrip("0")
    kept = text.rstrip("0")
    return f"{'-' if sign and kept else ''}{kept or '0'}e{exponent + len(text) - len(kept) if kept else 0}"


def _binary(value):
    """Base64; a stream's text is Base64 already. boto3's `Binary` holds its bytes in `value`."""
    if isinstance(value, str):
        return value
    return b64encode(bytes(getattr(value, "value", value))).decode("ascii")
