"""How each invocation came about (`CausalHistory.origin`, `Standing.swift`)."""

from .causes import CYCLE, ITSELF, RECORDS_MISSING
from .handed import HANDED_ON
from .names import arn_function, arn_region
from .rules import ORPHANS, ROOTS_OF_SOURCES

CAUSED, AMBIGUOUS, ROOT, ORPHAN = "caused", "ambiguous", "root", "orphan"


def origin(invocation, causes, hidden):
    """`(standing, kind of root or reason)`."""
    if any(cause.certainty == "exact" for cause in causes):
        return CAUSED, None
    if any(cause.certainty == "ambiguous" and cause.doubt != CYCLE for cause in causes):
        return AMBIGUOUS, None
    if any(cause.doubt in (CYCLE, ITSELF) for cause in causes):
        return ORPHAN, ORPHANS["impossible"]
    run = next((run for run in invocation.runs if run.entry), None)
    return _unexplained(run, causes, hidden) if run else (ORPHAN, ORPHANS["noEntry"])


def _unexplained(run, causes, hidden):
    # Of a batch, all of it.
    if causes and all(cause.root for cause in causes):
        return ROOT, causes[0].root
    if run.entry.get("unkept", 0) > 0:
        return ORPHAN, ORPHANS["keysNotKept"]
    if any(cause.doubt == HANDED_ON for cause in causes):
        return ORPHAN, ORPHANS["handedOn"]
    if any(cause.doubt == RECORDS_MISSING for cause in causes):
        return ORPHAN, ORPHANS["callsMissing"]
    kind = ROOTS_OF_SOURCES.get(run.entry.get("event_source", "unknown"))
    if kind is None:
        return ORPHAN, ORPHANS["unrecorded" if causes else "noKeys"]
    reason = hidden.may_have_woken(run.entry.get("event_source"), run.entry["time_us"], arn_region(run.function))
    if reason:
        return ORPHAN, ORPHANS[reason]
    if kind in ("schedule", "outside"):
        return ROOT, kind
    # Rather no root than one that some call started whose record is lost.
    time = run.entry["time_us"]
    function = arn_function(run.function) if run.function is not None else ""
    may_be_called = hidden.may_have_invoked(function, time) if kind == "direct" else hidden.may_have_called("http", time)
    return (ORPHAN, ORPHANS["callsMissing"]) if may_be_called else (ROOT, kind)
