"""A table's stream: no id in common, so writes and records are laid side by side, key by key. moto's stream is the local cloud's reader."""

from __future__ import annotations

import random
import re

import engine
import oracle
import wiring

KEYS = ("a", "b", "c", "d", "e")
PUTS = ("put", "batch", "transaction")
UPDATES = ("update", "update_told", "transaction_update", "statement_update")
DELETES = ("delete", "batch_delete", "transaction_delete", "statement_delete")
REFUSALS = ("refused", "update_refused", "transaction_refused")


def table(application) -> str:
    made = wiring.name("table")
    described = application.cloud.client("dynamodb").create_table(
        TableName=made, BillingMode="PAY_PER_REQUEST", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"})
    arn = described["TableDescription"]["LatestStreamArn"]
    application.cloud.client("lambda").create_event_source_mapping(
        EventSourceArn=arn, FunctionName=application.woken, StartingPosition="TRIM_HORIZON", BatchSize=7)
    return made


def made_changes(answers: list) -> dict[str, list[str]]:
    """Key -> the requests that changed its item, in their order."""
    found: dict[str, list[str]] = {}
    now: dict[str, object] = {}
    for request, (key, kind, value, is_refused) in answers:
        unmade = is_refused or kind == "statement_update" and now.get(key) is None
        wanted = now.get(key) if unmade else None if kind in DELETES else value
        if wanted != now.get(key):
            found.setdefault(key, []).append(request)
        now[key] = wanted
    return found


def true_causes(run) -> dict[str, tuple[str, str]]:
    """Sequence number of each of the stream's records -> (request that made it, invocation that got it)."""
    seen: dict[str, list[tuple[int, str]]] = {}
    for invocation, event in run.events:
        for record in event["Records"]:
            change = record["dynamodb"]
            seen.setdefault(change["Keys"]["id"]["S"], []).append((int(change["SequenceNumber"]), invocation))
    changes = made_changes(run.answers)
    assert set(seen) == set(changes)
    return {
        str(number): (request, invocation)
        for key in seen for request, (number, invocation) in zip(changes[key], sorted(seen[key]), strict=True)}


def share_of_exact(run, truth: dict[str, tuple[str, str]]) -> float:
    """Of the stream's records, how many the tool calls proven; it says of each the right call, or that among several."""
    exact, told = 0, set()
    for cause in engine.Findings(run.records).causes("woken"):
        sequence = re.search(r"dynamodb_sequence:(\d+)", cause.event)[1]
        request, invocation = truth[sequence]
        assert cause.woken == invocation and request in cause.callers, cause
        assert cause.certainty == ("exact" if len(cause.callers) == 1 else "ambiguous"), cause
        exact += cause.certainty == "exact"
        told.add(sequence)
    assert told == set(truth)
    return exact / len(truth)


def test_200_interleaved_writes_to_5_keys(application):
    """Puts of two images each, deletions, writes that change nothing and writes whose condition fails, all keys at once."""
    dice = random.Random(5)
    kinds = ["put"] * 6 + ["delete", "refused"]
    writes = {key: [(dice.choice(kinds), dice.randrange(2)) for _ in range(40)] for key in KEYS}
    made = table(application)
    run = application.run("writes", table=made, writes=writes)
    truth = true_causes(run)
    assert len(truth) > 60
    assert set(oracle.stream_edges(run.records, made)) == {(*cause, number) for number, cause in truth.items()}
    assert share_of_exact(run, truth) > 0.3


def test_each_operation_is_proven(application):
    """Ten writes of a kind to a key of its own, each of which changes the item; between them are refused ones, which cause nothing."""
    writes = {kind: [(kind, value) for value in range(10)] for kind in (*PUTS, *UPDATES)}
    for kind in UPDATES:
        writes[kind].insert(0, ("put", 100))
    for kind in DELETES:
        writes[kind] = [each for value in range(5) for each in (("insert", value), (kind, None))]
    for number, some in enumerate(writes.values()):
        some.insert(3, (REFUSALS[number % 3], 200))
    run = application.run("writes", table=table(application), writes=writes)
    truth = true_causes(run)
    assert len(truth) == 10 * len(writes) + len(UPDATES)
    assert share_of_exact(run, truth) == 1


def test_200_interleaved_writes_of_all_operations(application):
    """With writes that change nothing and refused ones: what is called proven is true, and the true cause is always named."""
    dice = random.Random(7)
    kinds = [*PUTS, *UPDATES, *DELETES, *REFUSALS]
    writes = {key: [(dice.choice(kinds), dice.randrange(4)) for _ in range(40)] for key in KEYS}
    run = application.run("writes", table=table(application), writes=writes)
    truth = true_causes(run)
    assert len(truth) > 60
    assert share_of_exact(run, truth) > 0.3
