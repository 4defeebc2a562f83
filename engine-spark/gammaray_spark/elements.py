"""Cuts a document into the objects of its list (`ElementScanner` in `EventReader.swift`)."""

import re

_TOKENS = re.compile(rb'"(?:[^"\\]|\\.|\\\Z)*(?:"|\Z)|[][{}]', re.DOTALL)


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
