"""Causes that are no call of their own: invocations, deliveries that come again, other regions; and logs."""

from __future__ import annotations

import json
import time

import engine
import oracle
import pytest
import wiring
from application import FAR


def woken_edges(run) -> set[tuple[str, str, str]]:
    return {edge for edge in oracle.edges(run.records) if edge[1] in {invocation for invocation, _ in run.events}}


def test_two_regions(application):
    """Topics of both regions, one table of records."""
    near, far = wiring.topic(application, application.woken), wiring.topic(application, application.far, FAR)
    for topic, region in ((near, None), (far, FAR)):
        run = application.run("sns", topic=topic, region=region, times=5)
        sent = {message: request for request, (message,) in run.answers}
        truth = {(sent[event["Records"][0]["Sns"]["MessageId"]], invocation) for invocation, event in run.events}
        assert len(truth) == 5 and {edge[:2] for edge in woken_edges(run)} == truth
        (entry, *_) = run.entries("woken")
        assert entry["function"].split(":")[3] == (region or application.cloud.region)
        assert {call["region"] for call in run.records if call["kind"] == "call"} == {region or application.cloud.region}


def bus(application) -> str:
    wiring.rule(application, {"source": ["lambda"], "detail": {"requestContext": {"functionArn": [f"{application.middle}:$LATEST"]}}}, application.woken)
    return f"arn:aws:events:{application.cloud.region}:123456789012:event-bus/default"


DESTINATIONS = {  # what a destination's ARN is made by, and how the event holds the result
    "lambda": (lambda application: application.woken, lambda event: [event]),
    "sqs": (lambda application: wiring.queue(application, application.woken)[1], lambda event: [json.loads(each["body"]) for each in event["Records"]]),
    "sns": (lambda application: wiring.topic(application, application.woken), lambda event: [json.loads(each["Sns"]["Message"]) for each in event["Records"]]),
    "events": (bus, lambda event: [event["detail"]]),
}


@pytest.mark.parametrize("configured, payload", [("OnSuccess", {}), ("OnFailure", {"fail": 1})])
@pytest.mark.parametrize("kind", DESTINATIONS)
def test_destinations(application, kind, configured, payload):
    """The woken function's cause is the invocation that ended, whose cause is a call: 20 at once, all the same."""
    destination, results = DESTINATIONS[kind]
    client = application.cloud.client("lambda")
    client.put_function_event_invoke_config(FunctionName="middle", DestinationConfig={configured: {"Destination": destination(application)}})
    run = application.run("invoke", function="middle", payload=payload, times=20, at_once=20)
    client.delete_function_event_invoke_config(FunctionName="middle")
    calls = {request: identity for request, (identity,) in run.answers}
    ended = {(each["requestContext"]["requestId"], invocation) for invocation, event in run.events for each in results(event)}
    assert {identity for identity, _ in ended} == set(calls.values())
    assert {edge[:2] for edge in woken_edges(run)} == ended
    causes = engine.Findings(run.records).causes("woken")
    assert {(caller, cause.woken) for cause in causes for caller in cause.callers} == ended and {cause.certainty for cause in causes} == {"exact"}
    assert {edge[:2] for edge in oracle.edges(run.records) if edge[1] in calls.values()} == set(calls.items())


def test_dead_letters_of_asynchronous_invocations(application):
    _, queue = wiring.queue(application, application.woken)
    lambdas = application.cloud.client("lambda")
    code = lambdas.get_function(FunctionName="middle")["Configuration"]
    made = wiring.name("buried")
    lambdas.create_function(
        FunctionName=made, Role=code["Role"], Runtime=code["Runtime"], Handler=code["Handler"], Code={"ZipFile": _code(application)},
        Environment=code["Environment"], DeadLetterConfig={"TargetArn": queue})
    run = application.run("invoke", function=made, payload={"fail": 1})
    ((_, (failed,)),) = run.answers
    assert {edge[0] for edge in woken_edges(run)} == {failed}
    assert {edge[2] for edge in woken_edges(run)} == {f"invocation:{failed}"}


def _code(application) -> bytes:
    from moto.awslambda.utils import get_backend

    return get_backend("123456789012", application.cloud.region).get_function("middle").code_bytes


def test_dead_letter_queue_and_redrive(application):
    """A dead letter names the send that made it; moved back by StartMessageMoveTask it has a new id, which nobody was told."""
    dead, dead_arn = wiring.queue(application, None)
    policy = json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": 2})
    url, _ = wiring.queue(application, application.woken, RedrivePolicy=policy)
    run = application.run("sqs", queue=url, body="fail")
    ((request, (message,)),) = run.answers
    entries = sorted(run.entries("woken"), key=lambda entry: entry["time_us"])
    assert {edge[0] for edge in woken_edges(run)} == {request}
    assert [entry.get("redelivered") for entry in entries] == [None, 1]
    assert [key for entry in entries for key in entry["keys"] if "delivery:2" in key] == entries[1]["keys"]
    application.forget()
    lambdas = application.cloud.client("lambda")
    mapping = lambdas.create_event_source_mapping(EventSourceArn=dead_arn, FunctionName="woken")["UUID"]
    again = application.so_far([])
    assert f"sqs:{message}" in again.entries("woken")[0]["keys"][0] and "dead_letter:" in again.entries("woken")[0]["keys"][0]
    lambdas.delete_event_source_mapping(UUID=mapping)
    application.forget()
    application.cloud.client("sqs").start_message_move_task(SourceArn=dead_arn)
    moved = application.so_far([])
    assert message not in json.dumps([entry["keys"] for entry in moved.entries("woken")])


def test_archive_replay_names_the_first_event(application):
    """A replayed event says that it is a replay, and is joined to the PutEvents call of the first one where it keeps that one's id.

    The local cloud keeps it. AWS does not document this and moto makes a new id, so the join is proven for the local cloud only.
    """
    source, replay = wiring.name("shop"), wiring.name("replay")
    wiring.rule(application, {"source": [source]}, application.woken)
    client, archive = application.cloud.client("events"), wiring.name("archive")
    bus = f"arn:aws:events:{application.cloud.region}:123456789012:event-bus/default"
    made = client.create_archive(ArchiveName=archive, EventSourceArn=bus, EventPattern=json.dumps({"source": [source]}))
    first = application.run("events", source=source)
    ((request, _),) = first.answers
    client.start_replay(ReplayName=replay, EventSourceArn=made["ArchiveArn"], EventStartTime=0, EventEndTime=time.time(), Destination={"Arn": bus})
    both = application.so_far(first.answers)
    edges = {edge for edge in oracle.edges(both.records) if edge[2].startswith("events:")}
    assert {edge[0] for edge in edges} == {request} and len({edge[1] for edge in edges}) == 4
    replayed = [entry for entry in both.entries("woken") if entry.get("redelivered")]
    assert len(replayed) == 2 and all(f"replay:{replay}" in entry["keys"][0] for entry in replayed)


def test_logs_of_a_function_name_the_invocations_that_wrote_them(application):
    logs, group = application.cloud.client("logs"), "/aws/lambda/middle"
    application.run("invoke", function="middle")  # the group is there from its first line on
    logs.put_subscription_filter(logGroupName=group, filterName="f", filterPattern="", destinationArn=application.woken)
    run = application.run("invoke", function="middle", times=3)
    logs.delete_subscription_filter(logGroupName=group, filterName="f")
    wrote = {identity for _, (identity,) in run.answers}
    assert {edge[0] for edge in woken_edges(run)} == wrote
    assert {edge[2] for edge in woken_edges(run)} == {f"invocation:{identity}" for identity in wrote}
    assert {entry["event_source"] for entry in run.entries("woken")} == {"logs"}
