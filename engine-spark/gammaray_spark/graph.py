"""Adds the joined history up, by edge and in all."""

from . import history as joins
from . import completeness, edges, names
from .clocks import offsets
from .origins import origin


def compute(records):
    """The aggregated graph of an RDD of records, as `document` takes it."""
    found = joins.invocations(records).cache()
    made = joins.effects(found).cache()
    hidden = joins.hidden(found)
    history = joins.causes(found, made, hidden)
    history = joins.doubt_handed_on(joins.align(history, made, hidden).cache()).cache()
    joins.refuse_loops(history)
    history = joins.mark_redeliveries(history).map(lambda pair: pair[1]).cache()
    pairs = _pairs(history)
    graph = {"pairs": pairs, **_traffic(history, offsets(pairs)), **_sums(history, hidden)}
    return graph


def _pairs(history):
    """`{(from, to): (count, shortest)}` of regions whose functions caused one another."""
    samples = history.flatMap(lambda pair: _samples(*pair)).mapValues(lambda delay: (1, delay))
    return dict(samples.reduceByKey(lambda a, b: (a[0] + b[0], min(a[1], b[1]))).collect())


def _samples(invocation, causes):
    run = invocation.runs[0]
    for cause in causes:
        if cause.certainty == "exact" and not cause.redelivery and cause.calls and run.entry:
            regions = names.function(cause.calls[0].function)[2], names.function(run.function)[2]
            if regions[0] != regions[1] and all(regions):
                yield regions, run.start - cause.calls[0].began


def _traffic(history, found):
    def skew(before, after):
        return found.get(after, 0) - found.get(before, 0)

    traffic = history.map(lambda pair: edges.gather(*pair, skew)).cache()
    counts = traffic.flatMap(lambda own: own.counts).reduceByKey(lambda a, b: tuple(x + y for x, y in zip(a, b)))
    values = traffic.flatMap(lambda own: [(value, 1) for value in own.values]).reduceByKey(int.__add__)
    by_edge = values.map(lambda pair: (pair[0][:2], (pair[0][2], pair[1]))).groupByKey().mapValues(summary)
    return {
        "nodes": set(traffic.flatMap(lambda own: own.nodes).distinct().collect()),
        "counts": dict(counts.collect()),
        "summaries": dict(by_edge.collect()),
    }


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


def _sums(history, hidden):
    judged = history.map(lambda pair: (*pair, *origin(*pair, hidden))).cache()
    sums = judged.flatMap(lambda own: completeness.counts(*own)).reduceByKey(int.__add__)
    unexplained = judged.map(lambda own: completeness.unexplained(*own)).filter(bool)
    losses = judged.flatMap(lambda own: completeness.losses(own[0]))
    return {
        "sums": dict(sums.collect()),
        "unexplained": unexplained.takeOrdered(completeness.NAMED, key=lambda row: row["invocation"]),
        "losses": losses.takeOrdered(completeness.NAMED, key=lambda row: (row["invocation"], row["missing"], row["lost"])),
    }
