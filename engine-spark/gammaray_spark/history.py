"""The joins as Spark runs them: each step shuffles by one key, and nothing but sums and merged spans reaches the driver."""

from . import Refused, handed, items, keys
from .causes import EFFECT, ENDED, REQUEST, resolve, wanted
from .hidden import ANYTHING, RETRY_AGE, Hidden, is_invoke, merge_by_key, of_invocation
from .names import arn_function
from .runs import invocation as build_invocation


def invocations(records):
    grouped = records.map(lambda record: (record["invocation"], record)).groupByKey()
    return grouped.map(lambda pair: (pair[0], build_invocation(pair[0], list(pair[1]))))


def effects(found):
    """`(key, (id, call, text))`: what each key was made by."""
    return found.flatMap(
        lambda pair: [
            (key, ((*call.id, place), call, text))
            for run in pair[1].runs for call in run.calls if call.has_end
            for place, text in enumerate(call.keys) for key in keys.parts(text)
        ]
    )


def hidden(found):
    spans = merge_by_key(found.flatMap(lambda pair: of_invocation(pair[1])).union(_unrecorded(found)))
    return Hidden(spans)


def _unrecorded(found):
    """Invocations of known functions of which there is no record at all."""
    known = set(found.flatMap(lambda pair: {arn_function(run.function) for run in pair[1].runs if run.function is not None}).distinct().collect())
    called = found.flatMap(
        lambda pair: [
            (keys.value(key), (call.time, call.time + RETRY_AGE))
            for run in pair[1].runs for call in run.calls if is_invoke(call) and arn_function(call.resource or "") in known
            for text in call.keys for key in keys.parts(text) if keys.kind(key) == "lambda"
        ]
    )
    return called.subtractByKey(found).map(lambda pair: (ANYTHING, pair[1]))


def causes(found, made, hidden_calls):
    """`(invocation id, (invocation, causes))`, items not yet aligned."""
    offers = made.map(lambda pair: ((EFFECT, pair[0]), (pair[1][1], pair[1][2])))
    offers = offers.union(found.flatMap(lambda pair: [((ENDED, pair[0]), (pair[0], pair[1].runs[-1].function))]))
    offers = offers.union(
        found.flatMap(
            lambda pair: [((REQUEST, call.request), call) for run in pair[1].runs for call in run.calls if call.has_end and call.request]
        )
    )
    answers = _answer(found.flatMap(lambda pair: [(key, pair[0]) for key in wanted(pair[1])]), offers)
    return found.leftOuterJoin(answers).mapValues(lambda pair: (pair[0], resolve(pair[0], pair[1] or {}, hidden_calls)))


def _answer(questions, offers):
    """What is offered under the keys, gathered by who asked: `(asker, {key: [offer]})`."""
    matched = questions.cogroup(offers).flatMap(_matched)
    return matched.groupByKey().mapValues(dict)


def _matched(pair):
    key, (askers, offers) = pair[0], (pair[1][0], list(pair[1][1]))
    return [(asker, (key, offers)) for asker in askers] if offers else []


def align(history, made, hidden_calls):
    """The same, with DynamoDB's changes joined to writes."""
    members = history.flatMap(
        lambda pair: [items.member(cause, place) for place, cause in enumerate(pair[1][1]) if cause.item]
    ).filter(bool)
    groups = members.groupByKey().mapValues(list).cache()
    shows = set(groups.filter(lambda pair: any(own["image"] for own in pair[1])).map(lambda pair: pair[0][0]).distinct().collect())
    questions = groups.flatMap(lambda pair: [(key, pair[0]) for key in {pair[0][1], *(own["image"] for own in pair[1] if own["image"])}])
    answers = _answer(questions, made)
    verdicts = groups.leftOuterJoin(answers).flatMap(
        lambda pair: items.resolve(pair[0], pair[1][0], pair[1][1] or {}, pair[0][0] in shows, hidden_calls)
    )
    return _update(history, verdicts, lambda cause, verdict: cause.settle(*verdict))


def _update(history, verdicts, apply):
    """Applies `((invocation, place), verdict)` to causes."""

    def applied(pair):
        (invocation, own), found = pair
        for place, verdict in found or ():
            apply(own[place], verdict)
        return invocation, own

    by_invocation = verdicts.map(lambda pair: (pair[0][0], (pair[0][1], pair[1]))).groupByKey().mapValues(list)
    return history.leftOuterJoin(by_invocation).mapValues(applied)


def doubt_handed_on(history):
    strangers = merge_by_key(history.flatMap(lambda pair: handed.strangers(pair[1][0]))).get((handed.STRANGERS, ""), [])
    open_runs = history.flatMap(lambda pair: handed.open_runs(pair[1][0]))
    asked = history.flatMap(lambda pair: {(key, pair[0]) for cause in pair[1][1] for key in handed.asked(cause) or ()})

    def doubted(pair):
        (invocation, own), found = pair
        for cause in own:
            handed.doubt(cause, invocation.runs[0].start, invocation.runs[0].function, found or {}, strangers)
        return invocation, own

    return history.leftOuterJoin(_answer(asked, open_runs)).mapValues(doubted)


def refuse_loops(history, rounds=100):
    """The reference doubts what lies on loops; no real history has any."""
    edges = history.flatMap(
        lambda pair: {(cause.causing(), pair[0]) for cause in pair[1][1] if cause.certainty == "exact" and cause.causing() is not None}
    ).cache()
    # What something caused and what causes nothing else are on no loop.
    count = edges.count()
    for _ in range(rounds):
        if not count:
            return
        caused = edges.map(lambda edge: (edge[1], None)).distinct()
        edges = edges.join(caused).map(lambda pair: (pair[0], pair[1][0])).cache()
        left = edges.count()
        if left == count:
            raise Refused("the records make invocations their own causes, through others: use `rewrite-tool graph`")
        count = left
    raise Refused(f"a chain of more than {rounds} invocations: use `rewrite-tool graph`")


def mark_redeliveries(history):
    """The same event for the same function again; the first, by the function's own clock, is the delivery."""
    deliveries = history.flatMap(_deliveries).groupByKey().flatMap(lambda pair: [(own[2:], True) for own in sorted(pair[1])[1:]])

    def mark(cause, _):
        cause.redelivery = True

    return _update(history, deliveries, mark).mapValues(_told)


def _deliveries(pair):
    invocation, own = pair[1]
    run = invocation.runs[0]
    for place, cause in enumerate(own):
        cause.calls.sort(key=lambda call: (call.invocation, call.last))
        text = keys.without_remarks(cause.text)
        if keys.names_one_event(text):
            yield (text, run.function, cause.calls[0].id if cause.calls else None), (run.start, invocation.id, invocation.id, place)


def _told(pair):
    """Of a batch of a stream, Lambda's process itself knows whether all of it came before."""
    invocation, own = pair
    for cause in own:
        cause.calls.sort(key=lambda call: (call.invocation, call.last))
    for run in invocation.runs:
        told = max(0, run.entry.get("redelivered", 0)) if run.entry else 0
        if told and told >= run.entry.get("event_records", -1):
            for cause in own:
                cause.redelivery = cause.redelivery or not cause.dead_letter
    return invocation, own
