"""Gathers, by graph, the spans of time in which something unrecorded may have been done (`HiddenCalls.swift`)."""

from . import handed, keys, unnamed
from .hidden import ANYTHING, REQUESTS, RETRY_AGE, UNNAMED_CALL, UNNAMED_PLACES, is_invoke, merged, of_invocation
from .names import arn_function

_KNOWN, _UNRECORDED = "known function", "unrecorded invocation"


def spans(found):
    """`{(graph, kind, name): spans}` in which something unrecorded may have been done."""
    told = found.flatMap(lambda pair: [((pair[0][0], *kind), span) for kind, span in _told_spans(pair[1])])
    unrecorded = _invoked(found).subtractByKey(found).map(lambda pair: ((pair[0][0], _UNRECORDED, pair[1][0]), pair[1][1]))
    all_spans = told.union(unrecorded).union(_unnamed(found))
    combined = all_spans.combineByKey(lambda span: [span], _with_span, lambda a, b: merged(a + b)).mapValues(merged).collectAsMap()
    # Invocations of known functions of which there is no record at all.
    for graph, kind, name in [key for key in combined if key[1] == _UNRECORDED]:
        own = combined.pop((graph, kind, name))
        if (graph, _KNOWN, name) in combined:
            combined[graph, *ANYTHING] = merged(combined.get((graph, *ANYTHING), []) + own)
    for graph, kind, place in [key for key in combined if key[1] == UNNAMED_CALL]:
        combined.setdefault((graph, *UNNAMED_PLACES), []).append(place)
    return combined


def _with_span(known, span):
    known.append(span)
    return merged(known) if len(known) % 1024 == 0 else known


def _told_spans(invocation):
    yield from of_invocation(invocation)
    yield from handed.strangers(invocation)
    if invocation.has_requests:
        yield REQUESTS, (0, 0)
    for run in invocation.runs:
        if run.function is not None:
            yield (_KNOWN, arn_function(run.function)), (0, 0)


def _invoked(found):
    """`((graph, invocation id), (function, span))` of what calls say that they invoked."""
    return found.flatMap(
        lambda pair: [
            ((pair[0][0], keys.value(key)), (arn_function(call.resource or ""), (call.time, call.time + RETRY_AGE)))
            for run in pair[1].runs for call in run.calls if is_invoke(call)
            for text in call.keys for key in keys.parts(text) if keys.kind(key) == "lambda"
        ]
    )


def _unnamed(found):
    """Spans of calls that may wake functions, and that no event names."""
    made = found.flatMap(lambda pair: [((pair[0][0], *call), (own, *span)) for call, own, span in unnamed.calls(pair[1])]).cache()
    told = made.flatMap(lambda pair: [((pair[0][0], key), pair[0]) for key in pair[1][0]])
    names = found.flatMap(lambda pair: [((pair[0][0], key), True) for key in pair[1].names])
    # Most applications have no such calls: then nothing is joined.
    if not told.isEmpty():
        made = made.subtractByKey(told.cogroup(names).flatMap(lambda pair: [(call, True) for call in pair[1][0]] if any(pair[1][1]) else []))
    return made.map(lambda pair: ((pair[0][0], *pair[1][1]), pair[1][2]))
