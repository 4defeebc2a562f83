"""What must hold between the bytes of a file and those of its rewrite. Knows the inserted text, not how the tool finds places."""

import ast
import hashlib
import io
import pickle
import re
import tokenize
import warnings
from typing import FrozenSet, Iterator, List, NamedTuple, Optional, Tuple

import imports

HOOK = b"_gammaray.hook("
_WRAPPING = (
    rb'(?P<name>[\w\x80-\xff]+) = _gammaray\.entry\((?P=name)\)|_gammaray\.entry_if_bound\(globals\(\), "[\w\x80-\xff]+"\)')


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


class Rewrite(NamedTuple):
    """What the bytes say of a rewrite: the lines (from 1) that hold an insertion, and how many hooks or replaced imports there are."""

    lines: FrozenSet[int]
    count: int


def prologue(mode: str) -> bytes:
    return b"import gammaray.%s as _gammaray" % mode.encode()


def encoding(source: bytes) -> str:
    """Of a source, as CPython sees it; empty where it sees none."""
    try:
        return tokenize.detect_encoding(io.BytesIO(source).readline)[0]
    except SyntaxError:
        return ""


def check_bytes(old: bytes, new: bytes, mode: str, has_entry_point: bool = True) -> Rewrite:
    """Invariants 1 and 2: `new` is `old` and the canonical insertions. Without an entry point there are hooks or replaced imports, else
    nothing is."""
    if new == old and not has_entry_point:
        return Rewrite(frozenset(), 0)
    if mode == "static" and not has_entry_point:
        replaced = imports.replaced_lines(old, new)
        if replaced is None:
            raise Failure("more than imports of the SDK differ")
        return Rewrite(replaced, imports.count(old, new))
    body, appended = _split_appended(old, new, mode, has_entry_point)
    candidates = [(None, body)] if appended.startswith(prologue(mode)) else _without_prologue(body, prologue(mode))
    for line, rest in candidates:
        changed = _changed_lines(old, rest, mode)
        if changed is not None:
            count = imports.count(old, rest) if mode == "static" else body.count(HOOK) - old.count(HOOK)
            if not count and not has_entry_point:
                raise Failure("changed, with neither a hook nor an entry point")
            return Rewrite(changed | ({line} if line else set()), count)
    raise Failure("bytes other than the canonical insertions differ, or the prologue is missing")


def _changed_lines(old: bytes, new: bytes, mode: str) -> Optional[FrozenSet[int]]:
    """The lines of what a mode inserts beside prologue and appended line; nothing where more differs."""
    if mode == "hybrid":
        return _hooked_lines(old, new)
    if mode == "static":
        return imports.replaced_lines(old, new)
    return frozenset() if old == new else None


def _without_prologue(body: bytes, text: bytes) -> Iterator[Tuple[Optional[int], bytes]]:
    """The prologue's line, from 1, and the rest: for each way to take one out of `body`."""
    for match in re.finditer(re.escape(text), body):
        for before, after in ((b"", b"; "), (b"; ", b""), (b"", b"")):
            start, end = match.start() - len(before), match.end() + len(after)
            if body[start:end] == before + text + after:
                yield body.count(b"\n", 0, match.start()) + 1, body[:start] + body[end:]


def _hooked_lines(old: bytes, new: bytes) -> Optional[FrozenSet[int]]:
    """The lines (from 1) of `new` that hold parts of hooks; nothing where it is not `old` and hooks."""
    before, after = old.split(b"\n"), new.split(b"\n")
    if len(before) != len(after):
        return None
    lines, depth = [], 0
    for number, (left, right) in enumerate(zip(before, after), start=1):
        if left != right:
            lines.append(number)
            depth = _depth_behind(left, right, depth)
        if depth < 0:
            return None
    return None if depth else frozenset(lines)


def _depth_behind(old: bytes, new: bytes, depth: int) -> int:
    """How many hooks are open behind a line; less than none where it is not `old` and hooks."""
    at = 0
    place = 0
    while place < len(new):
        if new.startswith(HOOK, place) and not old.startswith(HOOK, at):
            depth, place = depth + 1, place + len(HOOK)
        elif old[at:at + 1] == new[place:place + 1]:
            at, place = at + 1, place + 1
        elif new[place:place + 1] == b")" and depth:
            depth, place = depth - 1, place + 1
        else:
            return -1
    return depth if at == len(old) else -1


def _split_appended(old: bytes, new: bytes, mode: str, is_needed: bool) -> Tuple[bytes, bytes]:
    """The new text without its last line, and that line. The last line ends as the original's did."""
    line_end = b"\r\n" if old.endswith(b"\r\n") else b"\n"
    if old.endswith(b"\n"):
        if not new.endswith(line_end):
            raise Failure("the final line end is gone")
        start = body_end = new.rfind(b"\n", 0, len(new) - 1) + 1
        appended = new[start:-len(line_end)]
    else:
        start = new.rfind(b"\n")
        body_end = start - 1 if new[:start].endswith(b"\r") else max(start, 0)
        appended = new[start + 1:]
    wrapping = _WRAPPING if is_needed else rb"(?!)"
    if re.fullmatch(rb"(?:%s)?(?:; )?(?:%s)?" % (re.escape(prologue(mode)), wrapping), appended) and appended:
        return new[:body_end], appended
    if is_needed:
        raise Failure("the appended line is missing or not canonical: %r" % appended[:200])
    return new, b""


def check_lines(old: bytes, new: bytes, edited: FrozenSet[int], mode: str) -> None:
    """Line and end line of every node of `old`'s tree stand in `new`'s; its columns too, but on the edited lines."""
    before, after = parse(old).body, _without_ours(parse(new).body)
    if len(before) != len(after):
        raise Failure("%d top-level statements became %d" % (len(before), len(after)))
    for left, right in zip(before, after):
        if HOOK in new:
            _take_hooks_out(right)
        if mode == "static":
            imports.take_out(right)
        lines = edited.intersection(range(_first_line(left), (left.end_lineno or left.lineno) + 1))
        if lines:
            _forget_columns(left, lines)
            _forget_columns(right, lines)
        if _digest(left) != _digest(right):
            raise Failure("the statement of line %d changed" % left.lineno)


def _first_line(statement: ast.stmt) -> int:
    return min([statement.lineno] + [each.lineno for each in getattr(statement, "decorator_list", [])])


def _take_hooks_out(tree: ast.AST) -> None:
    """`_gammaray.hook(X)` -> `X`."""
    for node in ast.walk(tree):
        for field, value in ast.iter_fields(node):
            if isinstance(value, list):
                value[:] = [each.args[0] if _is_hook(each) else each for each in value]
            elif _is_hook(value):
                setattr(node, field, value.args[0])


def _is_hook(node: object) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "hook" \
        and isinstance(node.func.value, ast.Name) and node.func.value.id == "_gammaray" and len(node.args) == 1 and not node.keywords


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


def _forget_columns(tree: ast.AST, lines: FrozenSet[int]) -> None:
    for node in ast.walk(tree):
        if getattr(node, "lineno", None) in lines:
            node.col_offset = 0
        if getattr(node, "end_lineno", None) in lines:
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
