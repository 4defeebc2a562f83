"""The joins as Spark runs them (`CausalHistory.swift`): each step shuffles by one key; sums, merged spans and loops reach the driver.

All keys begin with the name of the graph, so that several applications are joined side by side in one job.
"""

from . import handed, items, keys, traced
from .causes import CYCLE, EFFECT, ENDED, REQUEST, resolve, wanted
from .hidden import Hidden
from .loops import members
from .runs import invocation as build_invocation


def invocations(records):
    """`((graph, invocation id), invocation)` of `(graph, record)`."""
    grouped = records.map(lambda pair: ((pair[0], pair[1]["invocation"]), pair[1])).groupByKey()
    return grouped.map(lambda pair: (pair[0], build_invocation(pair[0][1], list(pair[1]))))


def effects(found):
    """`((graph, key), (id, call, text))`: what each key was made by."""
    return found.flatMap(
        lambda pair: [
            ((pair[0][0], key), ((*call.id, place), call, text))
            for run in pair[1].runs for call in run.calls if call.has_end
            for place, text in enumerate(call.keys) for key in keys.parts(text)
        ]
    )


def causes(found, made, hidden_spans):
    """`((graph, invocation id), (invocation, causes))`, items not yet aligned."""
    offers = made.map(lambda pair: ((EFFECT, *pair[0]), (pair[1][1], pair[1][2]))).union(found.flatMap(_offers))
    questions = found.flatMap(lambda pair: [((kind, pair[0][0], key), pair[0]) for kind, key in wanted(pair[1])])

    def resolved(pair):
        (graph, name), (invocation, answers) = pair
        found = {(kind, key): offers for (kind, _, key), offers in (answers or {}).items()}
        return (graph, name), (invocation, resolve(invocation, found, Hidden(hidden_spans.value, graph)))

    return found.leftOuterJoin(_answer(questions, offers)).map(resolved)


def _offers(pair):
    (graph, name), invocation = pair
    yield (ENDED, graph, name), (name, invocation.runs[-1].function)
    for run in invocation.runs:
        for call in run.calls:
            if call.has_end and call.request is not None:
                yield (REQUEST, graph, call.request), call


def _answer(questions, offers):
    """What is offered under the keys, gathered by who asked: `(asker, {key: [offer]})`."""
    return questions.cogroup(offers).flatMap(_matched).groupByKey().mapValues(dict)


def _matched(pair):
    key, (askers, offers) = pair[0], (pair[1][0], list(pair[1][1]))
    return [(asker, (key, offers)) for asker in askers] if offers else []


def align(history, made, hidden_spans):
    """The same, with DynamoDB's changes joined to writes."""
    groups = history.flatMap(_members).groupByKey().mapValues(list).cache()
    shown = groups.filter(lambda pair: any(own["image"] for own in pair[1])).map(lambda pair: pair[0][:2])
    shows = history.context.broadcast(set(shown.distinct().collect()))
    questions = groups.flatMap(
        lambda pair: [((pair[0][0], key), pair[0]) for key in {pair[0][2], *(own["image"] for own in pair[1] if own["image"])}]
    )

    def verdicts(pair):
        group, (changes, answers) = pair
        found = {key: offers for (_, key), offers in (answers or {}).items()}
        hidden = Hidden(hidden_spans.value, group[0])
        return [
            ((group[0], name), (place, verdict))
            for (name, place), verdict in items.resolve(group[1:], changes, found, group[:2] in shows.value, hidden)
        ]

    return _update(history, groups.leftOuterJoin(_answer(questions, made)).flatMap(verdicts), lambda cause, verdict: cause.settle(*verdict))


def _members(pair):
    for place, cause in enumerate(pair[1][1]):
        member = items.member(cause, place) if cause.item else None
        if member:
            yield (pair[0][0], *member[0]), member[1]


def _update(history, verdicts, apply):
    """Applies `((graph, invocation id), (place, verdict))` to causes."""

    def applied(pair):
        (invocation, own), found = pair
        for place, verdict in found or ():
            apply(own[place], verdict)
        return invocation, own

    return history.leftOuterJoin(verdicts.groupByKey()).mapValues(applied)


def doubt_handed_on(history, hidden_spans):
    """Doubts causes that may have been handed on; where none is left, or none was, calls of the trace are candidates."""
    offers = history.flatMap(
        lambda pair: [((pair[0][0], key), offer) for own in (handed.handlers, traced.calls) for key, offer in own(pair[1][0])]
    )

    def questions(pair):
        (graph, _), (invocation, own) = pair
        asked = {key for cause in own for key in handed.asked(invocation, cause)} | traced.asked(invocation, own)
        return [((graph, key), pair[0]) for key in asked if key is not None]

    def doubted(pair):
        (graph, name), ((invocation, own), answers) = pair
        found = {key: offers for (_, key), offers in (answers or {}).items()}
        for cause in own:
            handed.doubt(invocation, cause, found, Hidden(hidden_spans.value, graph))
            cause.item = None
        traced.add(invocation, own, found)
        for cause in own:
            cause.calls.sort(key=lambda call: (call.invocation, call.last))
        return (graph, name), (invocation, own)

    return history.leftOuterJoin(_answer(history.flatMap(questions), offers)).map(doubted)


def break_cycles(history):
    """What lies on a loop is no proof: the history, and the numbers of loops by invocation."""
    edges = history.flatMap(
        lambda pair: {((pair[0][0], before), pair[0]) for cause in pair[1][1] if (before := cause.proven_by()) is not None}
    )
    looping = members(edges)
    known = history.context.broadcast(looping)

    def broken(pair):
        name, (invocation, own) = pair
        for cause in own:
            before = cause.proven_by()
            if before is not None and name in known.value and known.value.get((name[0], before)) == known.value[name]:
                cause.certainty, cause.doubt = "ambiguous", CYCLE
        return name, (invocation, own)

    return (history.map(broken) if looping else history), looping


def mark_redeliveries(history):
    """The same event for the same function again; the first, by the function's own clock, is the delivery."""
    deliveries = history.flatMap(_deliveries).groupByKey()
    again = deliveries.flatMap(lambda pair: [((pair[0][0], own[1]), (own[2], True)) for own in sorted(pair[1])[1:]])

    def mark(cause, _):
        cause.redelivery = True

    return _update(history, again, mark).mapValues(_told)


def _deliveries(pair):
    (graph, name), (invocation, own) = pair
    run = invocation.runs[0]
    for place, cause in enumerate(own):
        text = None if cause.text is None else keys.without_remarks(cause.text)
        if text is not None and keys.names_one_event(text):
            yield (graph, text, run.function, cause.calls[0].id if cause.calls else None), (run.start, name, place)


def _told(pair):
    """Of a batch of a stream, Lambda's process itself knows whether all of it came before."""
    invocation, own = pair
    for run in invocation.runs:
        told = max(0, run.entry.get("redelivered", 0)) if run.entry else 0
        if told and told >= run.entry.get("event_records", -1):
            for cause in own:
                cause.redelivery = cause.redelivery or not cause.dead_letter
    return invocation, own
