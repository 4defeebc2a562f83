"""The reference's reader of JSON (`JSONCursor.swift`): what it lets pass and what it calls a fault, to the byte.

Only lines that a strict reader would refuse or read otherwise come here; so it is written to be equal, not fast.
"""

from .rules import LIMITS

_SPACE = b" \n\r\t"
_NUMBER = b"0123456789-+.eE"
_ESCAPES = {ord('"'): b'"', ord("\\"): b"\\", ord("/"): b"/", ord("b"): b"\b", ord("f"): b"\f", ord("n"): b"\n", ord("r"): b"\r", ord("t"): b"\t"}


class Fault(Exception):
    """No JSON object."""


class Cursor:
    """A position in a text that moves on value by value."""

    def __init__(self, text):
        self.text, self.position = text, 0

    def next(self):
        """The next byte that is no space, as a number; None at the end."""
        while self.position < len(self.text):
            if self.text[self.position] not in _SPACE:
                return self.text[self.position]
            self.position += 1
        return None

    def step(self, byte):
        if self.next() != ord(byte):
            raise Fault(f"expected {byte}")
        self.position += 1

    def has_more(self, closing):
        found = self.next()
        if found not in (ord(closing), ord(",")):
            raise Fault("expected ',' or a closing bracket")
        self.position += 1
        return found != ord(closing)

    def string(self):
        """The bytes, and whether they stand in the text as they are."""
        self.step('"')
        found, is_plain = bytearray(), True
        while self.position < len(self.text):
            byte = self.text[self.position]
            self.position += 1
            if byte == ord('"'):
                return bytes(found), is_plain
            if byte < 0x20:
                raise Fault("a control character inside a string")
            if byte == ord("\\"):
                is_plain = False
                found += self._escape()
            else:
                found.append(byte)
        raise Fault("a string without its closing quote")

    def _escape(self):
        byte = self._byte()
        if byte in _ESCAPES:
            return _ESCAPES[byte]
        if byte != ord("u"):
            raise Fault("an unknown escape in a string")
        first = self._hexadecimal()
        if not 0xD800 <= first < 0xDC00:
            return _character(first)
        if self.text[self.position : self.position + 2] != b"\\u":
            return _character(first)
        self.position += 2
        second = self._hexadecimal()
        if not 0xDC00 <= second < 0xE000:
            return _character(first)
        return _character(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))

    def _byte(self):
        if self.position >= len(self.text):
            raise Fault("the text ends too early")
        self.position += 1
        return self.text[self.position - 1]

    def _hexadecimal(self):
        digits = self.text[self.position : self.position + 4]
        if len(digits) < 4 or any(digit not in b"0123456789abcdefABCDEF" for digit in digits):
            raise Fault("expected four hexadecimal digits")
        self.position += 4
        return int(digits, 16)

    def integer(self):
        """None for a number that is no whole one, or too large."""
        start = self.position
        self._number()
        return integer(self.text[start : self.position])

    def _number(self):
        start = self.position
        while self.position < len(self.text) and self.text[self.position] in _NUMBER:
            self.position += 1
        if self.position == start and start < len(self.text):
            raise Fault("not a JSON value")

    def literal(self):
        for word, value in ((b"true", True), (b"false", False), (b"null", None)):
            if self.text.startswith(word, self.position):
                self.position += len(word)
                return value
        raise Fault("not a JSON value")

    def skip(self):
        """Passes a value of any kind without looking at it closely."""
        closings = []
        while True:
            self._skip_one(closings)
            if not closings:
                return

    def _skip_one(self, closings):
        byte = self.next()
        if byte is None:
            raise Fault("the text ends too early")
        if byte == ord('"'):
            self.string()
        elif byte in b"{[":
            if len(closings) >= LIMITS["nesting"]:
                raise Fault("nested too deep")
            closings.append(byte + 2)
            self.position += 1
        elif byte in b"}]":
            if not closings or closings.pop() != byte:
                raise Fault("a bracket that closes nothing")
            self.position += 1
        elif byte in b",:":
            if not closings:
                raise Fault("not a JSON value")
            self.position += 1
        elif byte in b"tfn":
            self.literal()
        else:
            self._number()


def _character(scalar):
    """Lone halves of a surrogate pair become U+FFFD."""
    return ("\ufffd" if 0xD800 <= scalar < 0xE000 else chr(scalar)).encode()


def integer(digits):
    """Of a text of digits; None where it is none of 64 bits."""
    plain = digits[1:] if digits[:1] == b"-" else digits
    if not plain or len(digits) > 20 or not plain.isdigit() or int(plain) >= 1 << 63:
        return None
    return int(digits)
