"""One record, member by member as `RecordDecoder.swift` reads it: malformed text, members that occur twice, values of other types."""

from . import Refused
from .cursor import Cursor, Fault, integer
from .fingerprints import REPEATED, of_member
from .rules import SHAPES


def record(text):
    """The known fields; None where a value is of another type than records have. Raises `Fault` where the text is no JSON object."""
    scratch = _Scratch(text)
    scratch.object(depth=0)
    if scratch.cursor.next() is not None:
        raise Fault("text after the end of the record")
    return None if scratch.is_wrong else scratch.found


class _Scratch:
    def __init__(self, text):
        self.cursor, self.found, self.is_wrong = Cursor(text), {}, False

    def object(self, depth):
        self.cursor.step("{")
        if self.cursor.next() == ord("}"):
            self.cursor.position += 1
            return
        while True:
            name, is_plain = self.cursor.string()
            self.cursor.step(":")
            self._member(name if is_plain else b"", depth)
            if not self.cursor.has_more("}"):
                return

    def _member(self, name, depth):
        field = name.decode(errors="replace")
        if field in SHAPES:
            self._value(field)
        elif depth == 0 and name == b"Item" and self.cursor.next() == ord("{"):
            self.object(depth=1)
        else:
            self.cursor.skip()

    def _value(self, field):
        byte = self.cursor.next()
        if byte == ord("{"):
            self._typed(field)
        elif byte == ord('"'):
            self._put(field, "text", self._text(self.cursor.string()[0]))
        elif byte == ord("["):
            self._list(field)
        elif byte is not None and byte in b"tfn":
            flag = self.cursor.literal()
            if flag is not None:
                self._put(field, "flag", flag)
        else:
            self._put(field, "number", self.cursor.integer())

    def _typed(self, field):
        self.cursor.step("{")
        tag, is_plain = self.cursor.string()
        self.cursor.step(":")
        tag = tag if is_plain else b""
        if tag == b"N":
            digits, is_plain = self.cursor.string() if self.cursor.next() == ord('"') else (b"", False)
            if not is_plain:
                raise Fault("expected a number in double quotes")
            self._put(field, "number", integer(digits))
        elif tag[:1] == b"N" and len(tag) == 4:
            self.cursor.skip()
        elif tag[:1] in (b"S", b"L") or tag[:1] == b"B" and len(tag) == 4:
            if self.cursor.next() == ord("{"):
                raise Fault("a type inside of a type")
            self._value(field)
        else:
            self.is_wrong = True
            self.cursor.skip()
        self.cursor.step("}")

    def _list(self, field):
        if field != "keys":
            self.is_wrong = True
            return self.cursor.skip()
        self.cursor.position += 1
        if self.cursor.next() == ord("]"):
            self.cursor.position += 1
            return None
        while True:
            self._key()
            if not self.cursor.has_more("]"):
                return None

    def _key(self):
        is_typed = self.cursor.next() == ord("{")
        if is_typed:
            self.cursor.position += 1
            self.cursor.string()
            self.cursor.step(":")
        if self.cursor.next() == ord('"'):
            self.found.setdefault("keys", []).append(self._text(self.cursor.string()[0]))
        else:
            self.is_wrong = True
            self.cursor.skip()
        if is_typed:
            self.cursor.step("}")

    def _put(self, field, shape, value):
        if SHAPES[field] != shape or value is None:
            self.is_wrong = True
            return
        # A member that stands there twice: the last one counts, and the hash is of both.
        if field in self.found:
            self.found[REPEATED] = self.found.get(REPEATED, 0) + of_member(field, self.found[field])
        self.found[field] = value

    @staticmethod
    def _text(data):
        try:
            return data.decode()
        except UnicodeDecodeError:
            raise Refused(f"a text that is no UTF-8: {data[:80]!r}") from None
