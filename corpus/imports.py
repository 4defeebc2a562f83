"""What static mode may change in a file: imports of the SDK's packages. Knows the inserted text, not how the tool finds places; and makes
files in which every import is one of the SDK's."""

import ast
import re
from typing import FrozenSet, List, Optional

import invariants

PACKAGES = ("boto3", "botocore", "s3transfer", "aioboto3", "aiobotocore")
PREFIX = "gammaray_"
_PACKAGE = "(?:%s)" % "|".join(PACKAGES)
_PREFIX = re.compile(b"gammaray_(?=%s\\b)" % _PACKAGE.encode())
# Behind a name that an import statement holds: `as` what it bound before, and a second element where that is not enough.
_TAIL = re.compile(
    (r"(?: as (?P<name>{0})(?P<second>, gammaray_(?P=name) as (?P=name))?|, gammaray_(?P<again>{0})(?:\.\w+)* as (?P=again))(?!\w)".format(
        _PACKAGE)).encode())
_PLACE = re.compile(("(?<!\\w)%s(?!\\w)" % _PACKAGE).encode())
_IMPORTED = re.compile(rb"^([ \t]*(?:from|import)[ \t]+)([A-Za-z_]\w*)(?=[ \t.;,\r\n])", re.MULTILINE)


def replaced_lines(old: bytes, new: bytes) -> Optional[FrozenSet[int]]:
    """The lines (from 1) of `new` that hold a part of a replaced import; nothing where it is not `old` and replaced imports."""
    before, after = old.split(b"\n"), new.split(b"\n")
    if len(before) != len(after):
        return None
    lines = [number for number, (left, right) in enumerate(zip(before, after), start=1) if left != right]
    return frozenset(lines) if all(_is_replaced(before[number - 1], after[number - 1]) for number in lines) else None


def _is_replaced(old: bytes, new: bytes) -> bool:
    """Tries every way to take insertions out of `new`."""
    open_places, seen = [(0, 0)], set()
    while open_places:
        place = open_places.pop()
        if place in seen:
            continue
        seen.add(place)
        at, to = place
        if at == len(old) and to == len(new):
            return True
        if old[at:at + 1] == new[to:to + 1] and at < len(old):
            open_places.append((at + 1, to + 1))
        if _PLACE.match(old, at) and _PREFIX.match(new, to):
            open_places.append((at, to + len(PREFIX)))
        tail = _TAIL.match(new, to)
        if tail:
            open_places.append((at, tail.end()))
            if tail.group("second"):
                open_places.append((at, tail.start("second")))
    return False


def count(old: bytes, new: bytes) -> int:
    """How many names got the prefix."""
    return len(_PREFIX.findall(new)) - len(_PREFIX.findall(old))


def take_out(tree: ast.AST) -> None:
    """Makes the tree of a file's rewrite that of the file."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            node.names = _clean(node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            node.module = _plain(node.module)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = _plain(node.value)
        elif isinstance(node, ast.keyword):
            node.arg = _plain(node.arg)


def _plain(name: Optional[str]) -> Optional[str]:
    return re.sub("^%s(?=%s\\b)" % (PREFIX, _PACKAGE), "", name) if name else name


def _clean(names: List[ast.alias]) -> List[ast.alias]:
    found: List[ast.alias] = []
    rest = list(names)
    while rest:
        each = rest.pop(0)
        name = _plain(each.name)
        if name != each.name and each.asname == name.split(".")[0]:
            # A second element follows what bound the package's name in another way.
            following = _plain(rest[0].name) if rest and rest[0].asname == each.asname and rest[0].name.startswith(PREFIX) else None
            if following == name:
                rest.pop(0)
            elif following == each.asname and "." in name:
                rest.pop(0)
                each.asname = None
            else:
                each.asname = None
        each.name = name
        found.append(each)
    return found


def dense(source: bytes) -> Optional[bytes]:
    """`source` with the first name of each import statement made one of the SDK's packages; nothing where CPython refuses it before or
    after that, or where it has no import."""
    if invariants.encoding(source) != "utf-8" or invariants.accepted(source).why:
        return None
    number = 0

    def renamed(match: "re.Match[bytes]") -> bytes:
        nonlocal number
        if match.group(2) in (b"__future__", b"import"):
            return match.group(0)
        number += 1
        return match.group(1) + PACKAGES[number % len(PACKAGES)].encode()

    result = _IMPORTED.sub(renamed, source)
    return result if number and not invariants.accepted(result).why else None

