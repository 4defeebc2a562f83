"""Causes that may have come by way of a function that had the event before and handed it on (`HandedOn.swift`).

By a call whose record is missing, or as the input of an execution or a schedule.
"""

from . import keys
from .causes import RECORDS_MISSING, UNKNOWN_CALL
from .hidden import CLOCKS, STRANGERS, STREAM_AGE
from .names import arn_region
from .rules import DOUBTS, INPUTS
from .unnamed import is_refused

HANDED_ON = DOUBTS["handedOn"]
_OPEN, _STARTER = "open", "starter"


def handlers(invocation):
    """By the keys of their events the runs of which something may be missing, and calls with an input of the caller's own."""
    function = invocation.runs[0].function
    found = set()
    for run in invocation.runs:
        if not run.entry:
            continue
        own = {key for record in [run.entry, *run.parts] for text in record.get("keys", ()) for key in keys.parts(text)}
        if not _is_closed(run):
            found.update((key, (_OPEN, invocation.id, function)) for key in own)
        for call in run.calls:
            if (call.service, call.operation) in INPUTS and not is_refused(call):
                found.update((key, (_STARTER, invocation.id, run.function, call.began)) for key in own)
    return found


def strangers(invocation):
    """Of such runs without their entry record it is not known which event they had."""
    return [(STRANGERS, (run.start, run.start + STREAM_AGE)) for run in invocation.runs if not run.entry and not _is_closed(run)]


def _is_closed(run):
    # What failed for the caller may have been done all the same.
    return run.accounted and all(call.has_end and (call.status != "error" or 400 <= call.http < 500) for call in run.calls)


def asked(invocation, cause):
    """The keys whose handlers decide: of the event, its envelope, an Invoke with it, an input; none where nothing could have handed it on."""
    if cause.key and keys.kind(cause.key) == "lambda":
        return ()
    own = keys.parts(cause.text)
    one = next((key for key in own if keys.names_one_event(key)), own[0] if own else None)
    if _is_proven(cause):
        key = _identity(cause, own)
        return key, own[0], own[0] if cause.root is None else one, key if cause.root is None else one
    # Whoever handed on what a schedule sent, it began with the schedule.
    source = next((run.entry.get("event_source") for run in invocation.runs if run.entry), None)
    return (own[0], own[0], own[0], one) if own and cause.doubt == UNKNOWN_CALL and source != "schedule" else ()


def _is_proven(cause):
    return cause.certainty == "exact" or cause.root is not None


def _identity(cause, own):
    if cause.root is not None:
        return next((key for key in own if keys.kind(key) == "root"), None)
    if keys.family(cause.key) == "item":
        return next((key for key in own if keys.kind(key) == "sequence"), cause.key)
    return cause.key


def doubt(invocation, cause, found, hidden):
    """Takes the proof from the cause where it may have been handed on. `found` has the handlers by key."""
    own = asked(invocation, cause)
    if not own:
        return
    key, envelope, whole, taken = own
    if _may_be_handed_on(invocation, key, envelope, whole, found, hidden):
        why = RECORDS_MISSING
    elif _may_be_input(invocation, taken, found):
        why = HANDED_ON
    else:
        return
    if cause.root is not None:
        cause.root = None
    elif cause.ended is not None:
        cause.certainty, cause.ended = "unresolved", None
    elif _is_proven(cause):
        cause.certainty = "ambiguous"
    cause.doubt = why


def _may_be_handed_on(invocation, key, envelope, whole, found, hidden):
    is_carried = _is_carried(key, envelope)
    if _may_be_invoked(invocation, whole if is_carried else key, found):
        return True
    if not is_carried:
        return False
    # One that got the same message cannot have sent it.
    received = {name for name, _ in _offers(found, envelope, _OPEN)}
    others = [name for name, _ in _offers(found, key, _OPEN) if name != invocation.id and name not in received]
    start = invocation.runs[0].start
    return bool(others) or hidden.may_be_strangers(start - STREAM_AGE, start + CLOCKS)


def _offers(found, key, kind):
    return [offer[1:] for offer in found.get(key, ()) if offer[0] == kind]


def _is_carried(key, envelope):
    """A user's record and the stream's that holds it are one."""
    if key == envelope:
        return False
    families, kinds = (keys.family(key), keys.family(envelope)), (keys.kind(key), keys.kind(envelope))
    return families[0] != families[1] or families[0] == "identifier" and kinds != ("kinesis", "kinesis")


def _may_be_invoked(invocation, key, found):
    return any(_is_other(invocation, key, *own) for own in _offers(found, key, _OPEN))


def _is_other(invocation, key, name, function):
    """What is polled comes again after a crash, to the same function: there that is no sign of an Invoke."""
    return name != invocation.id and not (keys.is_polled(key) and function == invocation.runs[0].function)


def _may_be_input(invocation, key, found):
    """Whether a function that had the event before started an execution, which may have begun with the event."""
    run = invocation.runs[0]
    return any(
        _is_other(invocation, key, name, function)
        and began <= run.start + (0 if arn_region(function) == arn_region(run.function) else CLOCKS)
        for name, function, began in _offers(found, key, _STARTER)
    )
