"""Who caused what as the tool says it, of records: `graph --format sql`."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from dataclasses import dataclass
from decimal import Decimal

from application import TOOL



@dataclass(frozen=True)
class Cause:
    woken: str
    """The invocation."""
    event: str | None
    """The keys that its entry has of this cause."""
    certainty: str
    """`exact`, `ambiguous`, `unresolved` or `root`."""
    key: str | None
    doubt: str | None
    root: str | None
    callers: frozenset[str]
    """Request ids of the calls, or the invocation that ended."""


class Findings:
    """What the tool finds for the invocations' events."""

    def __init__(self, records: list[dict]):
        lines = "".join(json.dumps(record, default=_number) + "\n" for record in records)
        done = subprocess.run([str(TOOL), "graph", "-q", "--format", "sql", "-"], input=lines, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        self._database = sqlite3.connect(":memory:")
        self._database.executescript(done.stdout)
        ends = [each for each in records if each["kind"] == "call" and each.get("step") != "start"]
        self._calls = {(each["invocation"], each["n"]): each.get("request_id") for each in ends}

    def causes(self, function: str) -> list[Cause]:
        """Of a function's invocations."""
        found: dict[tuple, set[str]] = {}
        columns = "invocation, event, certainty, key, doubt, root, call_invocation, call_n, ended_invocation"
        mine = f"invocation IN (SELECT invocation FROM runs WHERE function = '{function}')"
        for *cause, invocation, number, ended in self._database.execute(f"SELECT {columns} FROM causes WHERE {mine}"):
            callers = found.setdefault(tuple(cause), set())
            if invocation or ended:
                callers.add(self._calls[invocation, number] if invocation else ended)
        return [Cause(*cause, frozenset(callers)) for cause, callers in found.items()]

    def standings(self, function: str) -> set[tuple[str, str | None]]:
        """How the function's invocations stand, and why they do so: the kind of root, or what is not known of an orphan."""
        mine = f"invocation IN (SELECT invocation FROM runs WHERE function = '{function}')"
        return {(standing, root or orphan) for standing, root, orphan in
                self._database.execute(f"SELECT standing, root, orphan FROM invocations WHERE {mine}")}


def _number(value: object) -> int:
    assert isinstance(value, Decimal)
    return int(value)
