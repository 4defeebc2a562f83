"""What must hold between the bytes of a file and those of its rewrite. Knows the inserted text, not how the tool finds places."""

import ast
import hashlib
import io
import pickle
import re
import warnings
from typing import List, NamedTuple, Optional, Tuple

PROLOGUE = b"import gammaray.dynamic as _gammaray"
_NAME = rb"[^\W\d]\w*"
_STATEMENT = re.compile(
    rb'(?:%s|(?P<name>[\w\x80-\xff]+) = _gammaray\.entry\((?P=name)\)|_gammaray\.entry_if_bound\(globals\(\), "[\w\x80-\xff]+"\))'
    % re.escape(PROLOGUE))


class Failure(Exception):
    """An invariant does not hold; the text says which."""


class Accepted(NamedTuple):
    """What CPython says of a source: `why` it refuses it, or nothing."""

    why: Optional[str]


def accepted(source: bytes) -> Accepted:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(source, "<corpus>", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError) as error:
            return Accepted("%s: %s" % (type(error).__name__, error))
    return Accepted(None)


def parse(source: bytes) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return ast.parse(source)


def check_bytes(old: bytes, new: bytes) -> Tuple[int, bytes]:
    """Invariants 1 and 2: `new` is `old` and the canonical insertions. Gives the prologue's line, from 1, and the new text
    without the appended line."""
    body, appended = _split_appended(old, new)
    if not all(_STATEMENT.fullmatch(part) for part in appended.split(b"; ")):
        raise Failure("the appended line is not canonical: %r" % appended[:200])
    if body == old:
        if not appended.startswith(PROLOGUE):
            raise Failure("the prologue is missing")
        return new.count(b"\n", 0, len(body)) + 1, body
    for match in re.finditer(re.escape(PROLOGUE), body):
        for before, after in ((b"", b"; "), (b"; ", b""), (b"", b"")):
            start, end = match.start() - len(before), match.end() + len(after)
            if body[start:end] == before + PROLOGUE + after and body[:start] + body[end:] == old:
                return body.count(b"\n", 0, match.start()) + 1, body
    raise Failure("bytes other than the canonical insertions differ")


def _split_appended(old: bytes, new: bytes) -> Tuple[bytes, bytes]:
    """The new text without its last line, and that line. The last line ends as the original's did."""
    if old.endswith(b"\n"):
        line_end = b"\r\n" if old.endswith(b"\r\n") else b"\n"
        if not new.endswith(line_end):
            raise Failure("the final line end is gone")
        start = new.rfind(b"\n", 0, len(new) - 1) + 1
        return new[:start], new[start:-len(line_end)]
    start = new.rfind(b"\n")
    if start < 0 or start == len(new) - 1:
        raise Failure("no line was appended")
    body_end = start - 1 if new[:start].endswith(b"\r") else start
    return new[:body_end], new[start + 1:]


def check_lines(old: bytes, new: bytes, prologue_line: int) -> None:
    """Line and end line of every node of `old`'s tree stand in `new`'s; its columns too, but on the prologue's line."""
    before, after = parse(old).body, _without_ours(parse(new).body)
    if len(before) != len(after):
        raise Failure("%d top-level statements became %d" % (len(before), len(after)))
    for left, right in zip(before, after):
        if left.lineno <= prologue_line <= (left.end_lineno or left.lineno):
            _forget_columns(left, prologue_line)
            _forget_columns(right, prologue_line)
        if _digest(left) != _digest(right):
            raise Failure("the statement of line %d changed" % left.lineno)


def _without_ours(body: List[ast.stmt]) -> List[ast.stmt]:
    kept = [statement for statement in body if not _is_prologue(statement)]
    while kept and _is_wrapping(kept[-1]):
        kept.pop()
    return kept


def _is_prologue(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Import) and any(name.asname == "_gammaray" for name in statement.names)


def _is_wrapping(statement: ast.stmt) -> bool:
    call = getattr(statement, "value", None)
    function = getattr(call, "func", None)
    return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "_gammaray"


def _forget_columns(tree: ast.AST, line: int) -> None:
    for node in ast.walk(tree):
        if getattr(node, "lineno", None) == line:
            node.col_offset = 0
        if getattr(node, "end_lineno", None) == line:
            node.end_col_offset = 0


def _digest(statement: ast.stmt) -> bytes:
    """Of all fields and attributes. Pickling walks the tree in C, thirty times as fast as `ast.dump`."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=4)
    pickler.fast = True  # without it, equal trees that share their strings otherwise have other bytes
    try:
        pickler.dump(statement)
    except RecursionError:
        return ast.dump(statement, include_attributes=True).encode()
    return hashlib.sha256(stream.getbuffer()).digest()


def entry_point(source: bytes) -> Optional[str]:
    """The first name that a top-level `def`, `class` or assignment binds."""
    try:
        body = parse(source).body
    except (SyntaxError, ValueError, OverflowError, MemoryError, RecursionError):
        return None
    for statement in body:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            return statement.name
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            return statement.targets[0].id
    return None
