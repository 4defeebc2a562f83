"""A table's stream: no id in common, so writes and records are laid side by side, key by key. moto's stream is the local cloud's reader."""

from __future__ import annotations

import random

import oracle
import wiring

KEYS = ("a", "b", "c", "d", "e")


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
    found: dict[str, list[str]] = {key: [] for key in KEYS}
    now: dict[str, object] = {}
    for request, (key, kind, value) in answers:
        wanted = {"put": value, "delete": None, "refused": now.get(key)}[kind]
        if wanted != now.get(key):
            found[key].append(request)
        now[key] = wanted
    return found


def test_200_interleaved_writes_to_5_keys(application):
    """Puts of two images each, deletions, writes that change nothing and writes whose condition fails, all keys at once."""
    dice = random.Random(5)
    kinds = ["put"] * 6 + ["delete", "refused"]
    writes = {key: [(dice.choice(kinds), dice.randrange(2)) for _ in range(40)] for key in KEYS}
    made = table(application)
    run = application.run("writes", table=made, writes=writes)
    changes = made_changes(run.answers)
    seen = {key: [] for key in KEYS}
    for invocation, event in run.events:
        for record in event["Records"]:
            change = record["dynamodb"]
            seen[change["Keys"]["id"]["S"]].append((int(change["SequenceNumber"]), invocation))
    truth = {
        (request, invocation, str(number))
        for key in KEYS for request, (number, invocation) in zip(changes[key], sorted(seen[key]), strict=True)}
    assert len(truth) > 60
    assert set(oracle.stream_edges(run.records, made)) == truth
