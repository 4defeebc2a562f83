"""Times of calls that no record tells of, or not enough (`HiddenCalls.swift`): merged spans by what they might have done, few enough to broadcast."""

from bisect import bisect_right

from . import keys
from .names import arn_function, arn_table
from .records import bounded
from .rules import LIMITS, STATEMENTS, UNNAMED, WRITES

CLOCKS, STREAM_AGE, LONGEST_RUN, RETRY_AGE = (LIMITS[name] for name in ("clocks", "streamAge", "longestRun", "retryAge"))
ANYTHING, ANY_TABLE, STRANGERS, REQUESTS = ("anything", ""), ("any table", ""), ("strangers", ""), ("requests", "")
# Spans of these are by service and region, which `UNNAMED_PLACES` has as a list.
UNNAMED_CALL, UNNAMED_PLACES = "unnamed call", ("unnamed places", "")


def merged(spans):
    """The same points of time in as few spans as possible."""
    result = []
    for low, high in sorted(spans):
        if result and low <= result[-1][1]:
            result[-1] = (result[-1][0], max(high, result[-1][1]))
        else:
            result.append((low, high))
    return result


def meets(spans, low, high):
    """Whether one of merged spans has a point of time in common with these."""
    place = bisect_right(spans, high, key=lambda span: span[0])
    return place > 0 and spans[place - 1][1] >= low


class Hidden:
    """Answers whether an unrecorded call may have done something; spans by graph, kind and name."""

    def __init__(self, spans, graph):
        self._spans, self._graph = spans, graph

    def _meets(self, kind, low, high):
        return meets(self._spans.get((self._graph, *kind), ()), low, high)

    def may_be_strangers(self, low, high):
        """Whether a run was then of which it is not known what woke it, nor all that it did."""
        return self._meets(STRANGERS, low, high)

    def may_have_written(self, table, seen):
        return any(self._meets(kind, seen - STREAM_AGE, seen + CLOCKS) for kind in (ANYTHING, ANY_TABLE, ("table", table)))

    def may_have_invoked(self, function, time):
        return any(self._meets(kind, time - RETRY_AGE, time + CLOCKS) for kind in (ANYTHING, ("invocation", function)))

    def may_have_called(self, service, time):
        return any(self._meets(kind, time - STREAM_AGE, time + CLOCKS) for kind in (ANYTHING, ("open call", service)))

    def may_have_woken(self, source, time, region):
        """Whether a call that the event does not name may have woken a function of the region, recorded or not: as a name of `ORPHANS`."""
        services = UNNAMED.get(source, ())
        for place in self._spans.get((self._graph, *UNNAMED_PLACES), ()):
            margin = 0 if place[1] == region else CLOCKS
            if place[0] in services and self._meets((UNNAMED_CALL, place), time - margin, time + margin):
                return "unnamed"
        return "callsMissing" if any(self.may_have_called(service, time) for service in services) else None

    def has_requests(self):
        """Whether some event names the request of a call."""
        return (self._graph, *REQUESTS) in self._spans


def of_invocation(invocation):
    """Spans that the invocation's own records show, as `((kind, name), (from, until))`."""
    for run in invocation.runs:
        if not run.accounted:
            # What was lost before belongs to earlier invocations of the sandbox, which lives for hours.
            early = LIMITS["sandboxAge"] if run.lost_before else LONGEST_RUN if run.entry is None else 0
            yield ANYTHING, (run.start - early, run.start + LONGEST_RUN)
        for call in run.calls:
            yield from _of_call(call)
        for total in run.totals:
            yield from _of_total(total, run)


def is_open(call):
    return not call.has_end or call.status == "error" and (call.http < 0 or call.http >= 500) or call.disputed


def _of_call(call):
    span, operation = (call.time, call.time + LONGEST_RUN), call.operation or ""
    if is_open(call):
        yield ("open call", call.service), span
    if call.service == "dynamodb" and operation in STATEMENTS:
        # The runtime names the items that statements write, and the request where it does not understand one.
        if is_open(call) or call.status != "error" and any(keys.kind(key) == "request" for text in call.keys for key in keys.parts(text)):
            yield ANY_TABLE, span
    elif call.service == "dynamodb" and operation in WRITES and (is_open(call) or call.status != "error" and not call.keys):
        if call.resource is None:
            yield ANY_TABLE, span
        for name in (call.resource or "").split(" "):
            if name:
                yield ("table", arn_table(name)), span
    elif is_invoke(call) and is_open(call):
        yield ("invocation", arn_function(call.resource or "")), (call.time, call.time + RETRY_AGE)


def is_invoke(call):
    return call.service == "lambda" and (call.operation or "").startswith("Invoke")


def _of_total(record, run):
    service, operation, span = record["service"], record.get("operation") or "", (run.start, run.start + LONGEST_RUN)
    has_failed = min(bounded(record, "count"), bounded(record, "errors")) > 0
    if has_failed:
        yield ("open call", service), span
    if service == "dynamodb" and operation in STATEMENTS | WRITES:
        yield ANY_TABLE, span
    if service == "lambda" and operation.startswith("Invoke") and has_failed:
        yield ("invocation", arn_function(record.get("resource") or "")), (run.start, run.start + RETRY_AGE)
