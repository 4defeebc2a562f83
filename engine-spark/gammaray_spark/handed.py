"""Causes that may have come by way of a function that had the event before and handed it on, by a call whose record is missing (`HandedOn.swift`)."""

from . import keys
from .causes import RECORDS_MISSING
from .hidden import CLOCKS, STRANGERS, STREAM_AGE


def open_runs(invocation):
    """Of runs of which something may be missing: `(key, (invocation, function))` of their events."""
    function = invocation.runs[0].function
    found = set()
    for run in invocation.runs:
        if run.entry and not _is_closed(run):
            for record in [run.entry, *run.parts]:
                for text in record.get("keys", ()):
                    found.update(keys.parts(text))
    return [(key, (invocation.id, function)) for key in found]


def strangers(invocation):
    """Of such runs without their entry record it is not known which event they had."""
    return [(STRANGERS, (run.start, run.start + STREAM_AGE)) for run in invocation.runs if not run.entry and not _is_closed(run)]


def _is_closed(run):
    # What failed for the caller may have been done all the same.
    return run.accounted and all(call.has_end and (call.status != "error" or 400 <= call.http < 500) for call in run.calls)


def asked(cause):
    """`(key, envelope)` whose open runs decide; None where nothing could have handed it on."""
    if cause.certainty != "exact" and cause.root is None or cause.key and keys.kind(cause.key) == "lambda":
        return None
    own = keys.parts(cause.text)
    key = _identity(cause, own)
    return (key, own[0]) if key else None


def _identity(cause, own):
    if cause.root is not None:
        return next((key for key in own if keys.kind(key) == "root"), None)
    if keys.family(cause.key) == "item":
        return next((key for key in own if keys.kind(key) == "sequence"), cause.key)
    return cause.key


def doubt(cause, start, function, found, hidden):
    """Takes the proof from the cause where it may have been handed on. `found` has the open runs by key."""
    question = asked(cause)
    if question is None:
        return
    key, envelope = question
    if _is_carried(key, envelope):
        received = {name for name, _ in found.get(envelope, ())}
        others = [name for name, _ in found.get(key, ()) if name != cause.invocation and name not in received]
        may_be = others or hidden.may_be_strangers(start - STREAM_AGE, start + CLOCKS)
    else:
        may_be = cause.root is None and _may_be_invoked(cause, key, function, found)
    if not may_be:
        return
    cause.doubt = RECORDS_MISSING
    if cause.root is not None:
        cause.root = None
    elif cause.ended is None:
        cause.certainty = "ambiguous"
    else:
        cause.certainty, cause.ended = "unresolved", None


def _is_carried(key, envelope):
    """A user's record and the stream's that holds it are one."""
    if key == envelope:
        return False
    families, kinds = (keys.family(key), keys.family(envelope)), (keys.kind(key), keys.kind(envelope))
    return families[0] != families[1] or families[0] == "identifier" and kinds != ("kinesis", "kinesis")


def _may_be_invoked(cause, key, function, found):
    if not keys.names_one_event(key):
        return False
    # What is polled comes again after a crash, to the same function: there that is no sign of an Invoke.
    is_polled = keys.is_polled(key)
    return any(name != cause.invocation and not (is_polled and other == function) for name, other in found.get(key, ()))
