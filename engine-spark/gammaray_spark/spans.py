"""Gathers, by graph, the spans of time in which something unrecorded may have been done (`HiddenCalls.swift`)."""

from . import handed, keys
from .hidden import ANYTHING, RETRY_AGE, is_invoke, merged, of_invocation
from .names import arn_function

_KNOWN, _UNRECORDED = "known function", "unrecorded invocation"


def spans(found):
    """`{(graph, kind, name): spans}` in which something unrecorded may have been done."""
    told = found.flatMap(lambda pair: [((pair[0][0], *kind), span) for kind, span in _told_spans(pair[1])])
    all_spans = told.union(_invoked(found).subtractByKey(found).map(lambda pair: ((pair[0][0], _UNRECORDED, pair[1][0]), pair[1][1])))
    combined = all_spans.combineByKey(lambda span: [span], _with_span, lambda a, b: merged(a + b)).mapValues(merged).collectAsMap()
    # Invocations of known functions of which there is no record at all.
    for graph, kind, name in [key for key in combined if key[1] == _UNRECORDED]:
        own = combined.pop((graph, kind, name))
        if (graph, _KNOWN, name) in combined:
            combined[graph, *ANYTHING] = merged(combined.get((graph, *ANYTHING), []) + own)
    return combined


def _with_span(known, span):
    known.append(span)
    return merged(known) if len(known) % 1024 == 0 else known


def _told_spans(invocation):
    yield from of_invocation(invocation)
    yield from handed.strangers(invocation)
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
