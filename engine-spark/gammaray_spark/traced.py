"""Candidates by the trace alone, for events that name no call (`TracedCalls.swift`)."""

from unicodedata import normalize

from . import keys
from .causes import UNKNOWN_CALL, Cause
from .hidden import CLOCKS
from .names import arn_region
from .rules import DOUBTS, TRACED
from .unnamed import is_idle

TRACE_ONLY = DOUBTS["traceOnly"]
_SERVICES = frozenset().union(*TRACED.values())


def calls(invocation):
    """`(trace, call)` of those that may be behind an event that no key explains."""
    for run in invocation.runs:
        if run.entry and "root" in run.entry:
            for call in run.calls:
                if call.service in _SERVICES and not is_idle(call):
                    yield _asked(run.entry["root"]), call


def asked(invocation, causes):
    """Traces whose calls may be candidates."""
    entry = _entry(invocation)
    if entry.get("event_source") not in TRACED or causes and not any(_is_unknown(cause) for cause in causes):
        return set()
    # The invocation's own, and those that came with the event.
    own = {keys.value(key) for text in entry.get("keys", ()) for key in keys.parts(text) if key.startswith("xray:")}
    return {_asked(trace) for trace in own | ({entry["root"]} if "root" in entry else set())}


def _asked(trace):
    return "trace", trace


def _entry(invocation):
    return next((run.entry for run in invocation.runs if run.entry), {})


def _is_unknown(cause):
    return cause.certainty == "unresolved" and cause.root is None and cause.doubt == UNKNOWN_CALL


def add(invocation, causes, found):
    """Adds candidates to causes without any, or a cause where there is none. `found` has the calls by trace."""
    traces = asked(invocation, causes)
    if any(cause.certainty != "unresolved" for cause in causes) or not traces:
        return
    made = {call.id: call for trace in traces for call in found.get(trace, ())}
    for cause in causes or [Cause(invocation.id, None)]:
        fitting = [call for call in made.values() if _may_be(call, cause, _entry(invocation))]
        if fitting:
            cause.settle("ambiguous", None, fitting, TRACE_ONLY)
            if not causes:
                causes.append(cause)


def _may_be(call, cause, entry):
    if call.service not in TRACED[entry["event_source"]] or call.invocation == cause.invocation or call.service == "http" and call.keys:
        return False
    # Both sides say what it was, and nothing agreed.
    if cause.text is not None and _prefixes([cause.text]) & _prefixes(call.keys):
        return False
    is_near = arn_region(call.function) == arn_region(entry.get("function"))
    return call.began <= entry["time_us"] + (0 if is_near else CLOCKS)


def _prefixes(texts):
    # The reference compares them as people see them.
    return {normalize("NFC", key.split(":", 1)[0]) for text in texts for key in keys.parts(text)}
