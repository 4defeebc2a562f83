"""Adds the joined history up, by edge and in all."""

from heapq import nsmallest

from . import completeness, edges, history as joins, names
from .clocks import offsets
from .hidden import Hidden
from .origins import origin
from .spans import spans


def compute(records):
    """The aggregated graphs of an RDD of `(graph, record)`, by name, as `document` takes them."""
    context = records.context
    found = joins.invocations(records).cache()
    if found.isEmpty():
        return {}
    made = joins.effects(found).cache()
    hidden = context.broadcast(spans(found))
    history = joins.align(joins.causes(found, made, hidden).cache(), made, hidden)
    history, looping = joins.break_cycles(joins.doubt_handed_on(history, hidden).cache())
    history = joins.mark_redeliveries(history).cache()
    pairs = _pairs(history)
    graphs = _sums(history, hidden, context.broadcast({graph: offsets(own) for graph, own in pairs.items()}))
    for graph, own in graphs.items():
        own["pairs"] = pairs.get(graph, {})
        own["sums"]["cyclic"] = sum(node[0] == graph for node in looping)
    return graphs


def _pairs(history):
    """By graph `{(from, to): (count, shortest)}` of regions whose functions caused one another."""
    samples = history.flatMap(lambda pair: [((pair[0][0], *regions), (1, delay)) for regions, delay in _samples(*pair[1])])
    result = {}
    for (graph, *regions), found in samples.reduceByKey(lambda a, b: (a[0] + b[0], min(a[1], b[1]))).collect():
        result.setdefault(graph, {})[tuple(regions)] = found
    return result


def _samples(invocation, causes):
    run = invocation.runs[0]
    for cause in causes:
        if cause.certainty == "exact" and not cause.redelivery and cause.calls and run.entry:
            regions = names.function(cause.calls[0].function)[2], names.function(run.function)[2]
            if regions[0] != regions[1] and all(regions):
                yield regions, run.start - cause.calls[0].began


# What is added up, and how two results become one.
_ADD = {
    "nodes": lambda a, b: None,
    "counts": lambda a, b: tuple(x + y for x, y in zip(a, b)),
    "sums": int.__add__,
    "values": int.__add__,
    "unexplained": lambda a, b: nsmallest(completeness.NAMED, a + b, key=completeness.order),
    "losses": lambda a, b: nsmallest(completeness.NAMED, a + b, key=completeness.order),
}


def _sums(history, hidden, clocks):
    """All sums by graph, section and key in one shuffle; then values that occurred become percentiles."""

    def rows(pair):
        (graph, _), (invocation, causes) = pair
        yield from (((graph, *section), value) for section, value in _rows(graph, invocation, causes))

    def _rows(graph, invocation, causes):
        own, unseen = clocks.value.get(graph, {}), Hidden(hidden.value, graph)
        yield from edges.gather(invocation, causes, lambda before, after: own.get(after, 0) - own.get(before, 0), unseen.has_requests()).rows()
        yield from completeness.rows(invocation, causes, *origin(invocation, causes, unseen))

    # The section stands in the key, so that each is added up in its way.
    sections = history.flatMap(rows).map(lambda row: (row[0], (row[0][1], row[1])))
    summed = sections.reduceByKey(lambda a, b: (a[0], _ADD[a[0]](a[1], b[1]))).mapValues(lambda pair: pair[1]).cache()
    values = summed.filter(lambda row: row[0][1] == "values").map(lambda row: ((row[0][0], "summaries", row[0][2][:2]), (row[0][2][2], row[1])))
    graphs = {}
    for (graph, section, key), value in summed.filter(lambda row: row[0][1] != "values").collect() + values.groupByKey().mapValues(summary).collect():
        graphs.setdefault(graph, {name: {} for name in (*_ADD, "summaries")})[section][key] = value
    return graphs


def summary(values):
    """Nearest ranks, out of values with how often they occur."""
    values = sorted(values)
    total = sum(often for _, often in values)
    result, ranks, passed = {"count": total, "max": values[-1][0]}, [(50, "p50"), (95, "p95"), (99, "p99")], 0
    for value, often in values:
        passed += often
        for percent, name in ranks:
            if passed >= (total * percent + 99) // 100:
                result.setdefault(name, value)
    return result
