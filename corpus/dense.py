"""Makes files in which nearly every call of a method is one that hybrid mode hooks, wherever their authors had put a call."""

import ast
import re
import sys
from typing import Iterator, List, Optional, Tuple

import invariants

# Methods of boto3's resources, with an argument that no other library has.
METHODS = ((b"put_item", b"Item"), (b"publish", b"Message"), (b"send_message", b"MessageBody"), (b"put", b"Body"))
_OPENING = re.compile(rb"(?:[ \t\f]|\\\r?\n)*\(")


def dense(source: bytes) -> Optional[bytes]:
    """`source` with each `x.f(…)` made `x.put_item(Item=dict(…))` or the like; nothing where CPython refuses it before or after that, or
    where it has no such call."""
    # CPython counts columns in UTF-8.
    if invariants.encoding(source) != "utf-8" or invariants.accepted(source).why:
        return None
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    changes: List[Tuple[int, int, bytes]] = []
    for number, call in enumerate(_calls(invariants.parse(source))):
        name = call.func.attr.encode()
        end = starts[(call.func.end_lineno or 1) - 1] + (call.func.end_col_offset or 0)
        closing = starts[(call.end_lineno or 1) - 1] + (call.end_col_offset or 0) - 1
        opening = _OPENING.match(source, end)
        # Not so where the method's name stands in parentheses.
        if opening and source[end - len(name):end] == name and source[closing:closing + 1] == b")":
            method, argument = METHODS[number % len(METHODS)]
            changes += [
                (end - len(name), end, method), (opening.end(), opening.end(), argument + b"=dict("), (closing, closing, b")")]
    result = _applied(changes, source)
    return result if changes and not invariants.accepted(result).why else None


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls of attributes, outer ones first; those in f-strings only where CPython knows where they are."""
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, ast.JoinedStr) and sys.version_info < (3, 12):
            continue
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node
        stack += ast.iter_child_nodes(node)


def _applied(changes: List[Tuple[int, int, bytes]], source: bytes) -> bytes:
    parts, place = [], 0
    # Stable: between the parentheses of `f()`, what opens stays in front of what closes.
    for start, end, text in sorted(changes, key=lambda change: change[0]):
        parts += [source[place:start], text]
        place = end
    return b"".join(parts + [source[place:]])
