"""DynamoDB's PartiQL: which items a statement writes.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html. A statement names the table, and the item or, in
WHERE, its key. Conditions on other attributes look like a part of the key: then each possible key is named.
"""
import re
from itertools import combinations

_LONGEST = 100_000  # characters of a statement that is read
_MOST = 4  # equalities in a WHERE
_TOKEN = re.compile(r"""\s*(?:('(?:[^']|'')*')|"((?:[^"]|"")*)"|([-+]?\d[\d.]*(?:[eE][-+]?\d+)?)|(\?)|(\w[\w.\-]*)|(<<|>>|[^\s]))""")


class Unknown(Exception):
    """The statement is none that is understood."""


def write(statement, parameters):
    """(table, the new item or None, its possible keys) of a statement that writes; None for any other."""
    if type(statement) is not str or len(statement) > _LONGEST:
        return None
    try:
        return _Reader(statement, parameters or ()).write()
    except (Unknown, IndexError):
        return None


class _Reader:
    def __init__(self, statement, parameters):
        self._tokens = [(found.lastindex, found[found.lastindex]) for found in _TOKEN.finditer(statement)]
        self._at = 0
        marks = [place for place, (kind, _) in enumerate(self._tokens) if kind == 4]
        self._given = dict(zip(marks, parameters))

    def write(self):
        first = self._word()
        if first not in ("INSERT", "UPDATE", "DELETE"):
            return None
        if first != "UPDATE":
            self._word()  # INTO, FROM
        table = self._name()
        if first == "INSERT":
            if self._word() != "VALUE":
                raise Unknown
            return table, self._map(), ()
        while self._upper() != "WHERE":
            self._at += 1
        self._at += 1
        found = list(self._equalities().items())
        if not 0 < len(found) <= _MOST:
            raise Unknown
        return table, None, [dict(some) for size in (2, 1) for some in combinations(found, size)]

    def _equalities(self):
        """The attributes that WHERE compares with `=`. With OR and the like, what is written is not known."""
        found = {}
        while self._at < len(self._tokens) and self._upper() != "RETURNING":
            if self._upper() in ("OR", "NOT", "IN", "BETWEEN"):
                raise Unknown
            kind, _ = self._tokens[self._at]
            if kind in (2, 5) and self._tokens[self._at + 1 : self._at + 2] == [(6, "=")]:
                name = self._name()
                self._at += 1
                found[name] = self._value()
            else:
                self._at += 1
        return found

    def _upper(self):
        kind, text = self._tokens[self._at]
        return text.upper() if kind == 5 else ""

    def _word(self):
        word = self._upper()
        self._at += 1
        return word

    def _name(self):
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind not in (1, 2, 5):
            raise Unknown
        return text[1:-1].replace("''", "'") if kind == 1 else text.replace('""', '"')

    def _take(self, text):
        if self._tokens[self._at] != (6, text):
            return False
        self._at += 1
        return True

    def _value(self):
        place = self._at
        kind, text = self._tokens[place]
        if (kind, text) == (6, "{"):
            return {"M": self._map()}
        self._at += 1
        if kind == 1:
            return {"S": text[1:-1].replace("''", "'")}
        if kind == 3:
            return {"N": text}
        if kind == 4:
            return self._given[place] if place in self._given else self._fail()
        if kind == 6 and text in ("[", "<<"):
            return self._several("]" if text == "[" else ">>")
        return {"TRUE": {"BOOL": True}, "FALSE": {"BOOL": False}, "NULL": {"NULL": True}}.get(text.upper()) or self._fail()

    def _fail(self):
        raise Unknown

    def _several(self, end):
        found = []
        while not self._take(end):
            found.append(self._value())
            self._take(",")
        if end == "]":
            return {"L": found}
        kinds = {kind for value in found for kind in value}
        return {f"{kinds.pop()}S": [inner for value in found for inner in value.values()]} if len(kinds) == 1 else self._fail()

    def _map(self):
        found = {}
        if not self._take("{"):
            raise Unknown
        while not self._take("}"):
            name = self._name()
            if not self._take(":"):
                raise Unknown
            found[name] = self._value()
            self._take(",")
        return found
