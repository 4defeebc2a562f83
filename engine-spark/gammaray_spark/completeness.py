"""How much of what happened the records prove (`Completeness.swift`): sums, and the first of what is unexplained or lost."""

from . import names, origins
from .records import bounded
from .rules import LIMITS

NAMED = LIMITS["named"]
LISTS = ("roots", "orphans", "ambiguousEvents")
NUMBERS = (
    "invocations caused ambiguous events provenEvents records duplicates disputed cyclic missing lost spilled unreadable unkept".split()
)


def rows(invocation, causes, standing, detail):
    """`((section, key), value)` of one invocation, as they are added up."""
    yield from ((("sums", name), number) for name, number in counts(invocation, causes, standing, detail))
    explained = unexplained(invocation, causes, standing, detail)
    if explained:
        yield ("unexplained", ""), [explained]
    own = list(losses(invocation))
    if own:
        yield ("losses", ""), own


def order(row):
    return row["invocation"], row.get("missing"), row.get("lost")


def counts(invocation, causes, standing, detail):
    """`(name, or (list, member))` and a number, of one invocation."""
    yield "invocations", 1
    if standing in (origins.CAUSED, origins.AMBIGUOUS):
        yield standing, 1
    else:
        yield ("roots" if standing == origins.ROOT else "orphans", detail or ""), 1
    yield "events", len(causes)
    for cause in causes:
        if cause.certainty == "exact":
            yield "provenEvents", 1
        if cause.certainty == "ambiguous":
            yield ("ambiguousEvents", cause.doubt or ""), 1
    yield "duplicates", invocation.duplicates
    yield "disputed", invocation.disputes
    for run in invocation.runs:
        yield "records", run.records
        yield "missing", run.missing
        yield "lost", run.lost + run.lost_before
        yield "spilled", run.spilled
        if run.entry:
            yield "unreadable", bounded(run.entry, "unreadable")
            yield "unkept", bounded(run.entry, "unkept")


def unexplained(invocation, causes, standing, detail):
    if standing not in (origins.AMBIGUOUS, origins.ORPHAN):
        return None
    doubts = "; ".join(sorted({cause.doubt for cause in causes if cause.doubt}))
    function = names.function(invocation.runs[0].function)[1]
    return {"invocation": invocation.id, "function": function, "standing": standing, "reason": detail or doubts}


def losses(invocation):
    for run in invocation.runs:
        if run.missing or run.lost or run.lost_before or not run.entry or not run.outcome:
            yield {
                "invocation": invocation.id, "function": names.function(run.function)[1], "missing": run.missing, "lost": run.lost,
                "lostBefore": run.lost_before, "hasEntry": bool(run.entry), "hasEnd": bool(run.outcome),
            }
