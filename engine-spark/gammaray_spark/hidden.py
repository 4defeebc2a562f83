"""Times of calls that no record tells of, or not enough (`HiddenCalls.swift`): merged spans by what they might have done, few enough to broadcast."""

from .names import arn_function, arn_table

MINUTE = 60_000_000
CLOCKS = 2 * MINUTE
STREAM_AGE = 25 * 60 * MINUTE
LONGEST_RUN = 15 * MINUTE
RETRY_AGE = 6 * 60 * MINUTE
_PARTIQL = {"ExecuteStatement", "BatchExecuteStatement", "ExecuteTransaction"}
_WRITES = {"PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"}
ANYTHING, ANY_TABLE = ("anything", ""), ("any table", "")


def merged(spans):
    """The same points of time in as few spans as possible."""
    result = []
    for low, high in sorted(spans):
        if result and low <= result[-1][1]:
            result[-1] = (result[-1][0], max(high, result[-1][1]))
        else:
            result.append((low, high))
    return result


def merge_by_key(spans):
    """Spans by key, merged before and after they travel."""
    return dict(spans.combineByKey(lambda span: [span], lambda known, span: merged([*known, span]), lambda a, b: merged(a + b)).collect())


def meets(spans, low, high):
    return any(begin <= high and end >= low for begin, end in spans)


class Hidden:
    """Answers whether an unrecorded call may have done something; spans by kind and name."""

    def __init__(self, spans):
        self._spans = spans

    def _meets(self, kind, low, high):
        return meets(self._spans.get(kind, ()), low, high)

    def may_have_written(self, table, seen):
        return any(self._meets(kind, seen - STREAM_AGE, seen + CLOCKS) for kind in (ANYTHING, ANY_TABLE, ("table", table)))

    def may_have_invoked(self, function, time):
        return any(self._meets(kind, time - RETRY_AGE, time + CLOCKS) for kind in (ANYTHING, ("invocation", function)))

    def may_have_called(self, service, time):
        return any(self._meets(kind, time - STREAM_AGE, time + CLOCKS) for kind in (ANYTHING, ("open call", service)))


def of_invocation(invocation):
    """Spans that the invocation's own records show, as `((kind, name), (from, until))`."""
    for run in invocation.runs:
        if not run.accounted:
            # What was lost before belongs to earlier invocations of the sandbox, which lives for hours.
            early = 14 * 60 * MINUTE if run.lost_before else LONGEST_RUN if run.entry is None else 0
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
    if call.service == "dynamodb" and operation in _PARTIQL:
        yield ANY_TABLE, span
    elif call.service == "dynamodb" and operation in _WRITES and (is_open(call) or call.status != "error" and not call.keys):
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
    count = min(max(0, record.get("count", 0)), 1 << 40)
    service, operation, span = record["service"], record.get("operation") or "", (run.start, run.start + LONGEST_RUN)
    has_failed = min(count, max(0, record.get("errors", 0))) > 0
    if has_failed:
        yield ("open call", service), span
    if service == "dynamodb" and operation in _PARTIQL | _WRITES:
        yield ANY_TABLE, span
    if service == "lambda" and operation.startswith("Invoke") and has_failed:
        yield ("invocation", arn_function(record.get("resource") or "")), (run.start, run.start + RETRY_AGE)
