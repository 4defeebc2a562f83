"""Knows documents from files of lines (`PieceForm.swift`), and cuts them into the objects of their list (`ElementScanner.swift`)."""

import re

from .rules import DOCUMENT_MEMBERS

SPACE = b" \t\n\v\f\r"
_TOKENS = re.compile(rb'"(?:[^"\\]|\\.|\\\Z)*(?:"|\Z)|[][{}]', re.DOTALL)


def is_document(text):
    """Whether the file's text is one, by its first 4096 bytes."""
    head = text[:4096].removeprefix(b"\xef\xbb\xbf").lstrip(SPACE)
    inside = head[1:].lstrip(SPACE)
    if head[:1] == b"[":
        return inside[:1] in (b"{", b"]")
    return head[:1] == b"{" and (b"\n" in head[1 : len(head) - len(inside)] or inside.startswith(DOCUMENT_MEMBERS))


def elements(document):
    """The bytes of each object in the outermost list, or in a list that is a member of the outermost object; None where the end is missing."""
    stack, depth, start = [], 0, 0
    for token in _TOKENS.finditer(document):
        byte = token.group()
        if byte[:1] == b'"':
            continue
        if byte in b"{[":
            if depth:
                depth += 1
            elif byte == b"{" and stack[-1:] == [b"["] and len(stack) <= 2:
                depth, start = 1, token.start()
            else:
                stack.append(byte)
        elif depth:
            depth -= 1
            if not depth:
                yield document[start : token.end()]
        elif stack:
            stack.pop()
    if stack:
        yield None
