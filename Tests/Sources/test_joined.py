"""Each cause is joined to the invocation that it woke, by the right key, exactly: one call, and 50 at once with the same content.

The truth is what the SDK told the caller and what the woken function found in its event, without any record. moto has no clock, no consumer
of streams, no executions and none of the HTTP doors: these are the local cloud's (localcloud/README.md).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import engine
import oracle
import pytest
import routes


@dataclass(frozen=True)
class Case:
    what: str
    wire: Callable[..., dict]
    """Connects the woken function; gives the causing function's event."""
    ids: Callable[[str, object], list[str]]
    """What the woken invocation and its event say of the ids that the caller was told."""
    key: str
    """What the keys begin with that prove it."""
    source: str
    """`event_source` of the woken function's entry records."""
    at_once: int = 50
    doubt: str | None = None
    """Why the tool does not call the join exact."""
    unrecorded_in: tuple[str, ...] = ()
    """Modes that do not record the call: hybrid does not hook what seldom wakes something, unless the user's catalog says that it does."""


def records(read: Callable[[dict], str]) -> Callable[[str, object], list[str]]:
    return lambda _, event: [read(record) for record in (event["Records"] if isinstance(event, dict) else event)]


def s3_request(text: str) -> list[str]:
    """The requests of an S3 notification; of S3's test message none."""
    return [record["responseElements"]["x-amz-request-id"] for record in json.loads(text).get("Records", ())]


def bodies(_: str, event: dict) -> list[str]:
    return [request for record in event["Records"] for request in s3_request(record["body"])]


def envelopes(_: str, event: dict) -> list[str]:
    return [request for record in event["Records"] for request in s3_request(json.loads(record["body"])["Message"])]


def places(_: str, event: dict) -> list[str]:
    found = [record["kinesisRecordMetadata"] for record in event["records"]]
    return [f"{place['shardId']}:{place['sequenceNumber']}" for place in found]


def commits(record: dict) -> str:
    return record["codecommit"]["references"][0]["commit"]


def asked_through_topic(record: dict) -> str:
    return json.loads(record["Sns"]["Message"])["StackId"]


def request(_: str, event: dict) -> list[str]:
    return [event["requestContext"]["requestId"]]


def itself(invocation: str, _: object) -> list[str]:
    return [invocation]


notified = records(lambda record: record["responseElements"]["x-amz-request-id"])
message, shard = records(lambda record: record["messageId"]), records(lambda record: record["eventID"])
published = records(lambda record: record["Sns"]["MessageId"])
enveloped = records(lambda record: json.loads(record["body"])["MessageId"])
mailed = records(lambda record: record["ses"]["mail"]["commonHeaders"]["messageId"].split("@")[0][1:])
WEB = {"at_once": 8}
"""A function that waits for another keeps two sandboxes busy: 8 are."""
LASTING = {"doubt": "the key names something that lasts, and others may have acted on it"}

CASES = {
    "invoke": Case("invoke", lambda a: {"function": "woken"}, itself, "lambda:", "unknown"),
    "invoke and wait": Case("invoke", lambda a: {"function": "woken", "type": "RequestResponse"}, itself, "lambda:", "unknown", at_once=8),
    "S3": Case("s3", routes.on_bucket, notified, "s3:", "s3"),
    "S3 -> SQS": Case("s3", routes.queue_of_bucket, bodies, "s3:", "sqs"),
    "S3 -> SNS -> SQS": Case("s3", routes.through_topic_and_queue, envelopes, "s3:", "sqs"),
    "S3 -> EventBridge": Case("s3", routes.bus_of_bucket, lambda _, event: [event["detail"]["request-id"]], "s3:", "eventbridge"),
    "SNS": Case("sns", routes.on_topic, published, "sns:", "sns"),
    "SNS batch": Case("sns_batch", routes.on_topic, published, "sns:", "sns", at_once=5),
    "SNS -> SQS": Case("sns", routes.topic_and_queue, enveloped, "sns:", "sqs"),
    "SQS": Case("sqs", routes.on_queue, message, "sqs:", "sqs"),
    "SQS batch": Case("sqs_batch", routes.on_queue, message, "sqs:", "sqs", at_once=5),
    "SQS FIFO": Case("sqs_fifo", routes.on_fifo_queue, message, "sqs:", "sqs"),
    "Kinesis": Case("kinesis", routes.on_stream, shard, "kinesis:", "kinesis"),
    "Kinesis batch": Case("kinesis_batch", routes.on_stream, shard, "kinesis:", "kinesis", at_once=5),
    "Kinesis fan-out": Case("kinesis", routes.on_consumer, shard, "kinesis:", "kinesis"),
    "Kinesis, packed": Case("kinesis_packed", routes.on_stream, shard, "kinesis:", "kinesis"),
    "EventBridge": Case("events", routes.bus, lambda _, event: [event["id"]], "events:", "eventbridge", at_once=25),
    "pipe of SQS": Case("sqs", routes.pipe_of_queue, message, "sqs:", "sqs"),
    "pipe of Kinesis": Case("kinesis", routes.pipe_of_stream, shard, "kinesis:", "kinesis"),
    "Step Functions": Case("states", routes.task, lambda _, event: [event["run"]], "states:", "stepfunctions"),
    "callback": Case("states", routes.callback, lambda _, event: [event["execution"]], "states:", "stepfunctions"),
    "Scheduler": Case("schedule", routes.schedule, lambda _, event: event["resources"], "scheduler:", "schedule", at_once=1, **LASTING),
    "S3 Object Lambda": Case("s3_through_access_point", routes.access_point, lambda _, event: [event["xAmzRequestId"]], "s3:", "s3_object_lambda", at_once=8,
                             unrecorded_in=("hybrid",)),
    "S3 Batch 1.0": Case("s3_job", routes.batch_job("1.0"), lambda _, event: [event["job"]["id"]], "s3control:", "s3_batch", at_once=10),
    "S3 Batch 2.0": Case("s3_job", routes.batch_job("2.0"), lambda _, event: [event["job"]["id"]], "s3control:", "s3_batch", at_once=10),
    "CodeCommit": Case("commit", routes.repository, records(commits), "codecommit:", "codecommit", at_once=20, **LASTING),
    "custom resource": Case("stack", lambda a: {"token": a.woken}, lambda _, e: [e["StackId"]], "cloudformation:", "cloudformation", at_once=20, **LASTING),
    "custom resource -> SNS": Case("stack", lambda a: {"token": routes.on_topic(a)["topic"]}, records(asked_through_topic), "cloudformation:", "sns", at_once=20,
                                   **LASTING),
    "SES": Case("ses", routes.mail, mailed, "ses:", "ses"),
    "Firehose of Kinesis": Case("kinesis", routes.transformed_stream, places, "kinesis:", "firehose"),
    "REST API": Case("http", routes.door("rest_api"), request, "http:", "rest_api", **WEB),
    "HTTP API": Case("http", routes.door("http_api"), request, "http:", "http_api", **WEB),
    "function URL": Case("http", routes.door("function_url"), request, "http:", "function_url", **WEB),
}


@pytest.mark.parametrize("case", CASES)
def test_joined(application, case):
    case = CASES[case]
    wired = case.wire(application)
    run = application.run(case.what, times=50 if case.at_once == 8 else case.at_once, at_once=case.at_once, **wired)
    truth = {
        (cause, invocation) for cause, made, *_ in run.answers for invocation, event in run.events if set(made) & set(case.ids(invocation, event))}
    assert len({cause for cause, _ in truth}) == len(run.answers), "not every cause woke the function"
    if application.mode in case.unrecorded_in:
        truth, exact = set(), ("unresolved", "no recorded call has the key")
    else:
        exact = ("ambiguous", case.doubt) if case.doubt else ("exact", None)
    found = {edge for edge in oracle.edges(run.records) if edge[1] in {invocation for invocation, _ in run.events}}
    assert {edge[:2] for edge in found} == truth
    assert all(edge[2].startswith(case.key) for edge in found)
    causes = engine.Findings(run.records).causes("woken")
    assert {(caller, cause.woken) for cause in causes for caller in cause.callers} == truth
    assert {(cause.certainty, cause.doubt) for cause in causes} == {exact}
    assert {entry["event_source"] for entry in run.entries("woken")} == {case.source}
    assert {record.get("lost", 0) for record in run.records} == {0}
