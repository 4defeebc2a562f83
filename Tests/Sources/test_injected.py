"""`GAMMARAY_PROPAGATION=inject`: what a call carries arrives, in every field that can carry it, and joins where the ids of the hop are lost.

AWS's own hops between a front door and a function keep headers, so HTTP requests bring theirs too.
"""

from __future__ import annotations

import json

import engine
import pytest
import routes
import test_joined
import wiring

pytestmark = pytest.mark.parametrize("application", ["dynamic+inject", "hybrid+inject"], indirect=True)
FIELDS = ("invoke", "SNS", "SNS batch", "SNS -> SQS", "SQS", "SQS batch", "SQS FIFO")


def spans(run) -> dict[str, set[str]]:
    """What each call carried -> the invocations whose events have it."""
    carried = {key for call in run.records if call["kind"] == "call" for effect in call.get("keys", ()) for key in effect.split() if key.startswith("span:")}
    return {span: {entry["invocation"] for entry in run.entries("woken") for keys in entry["keys"] if span in keys.split()} for span in carried}


@pytest.mark.parametrize("case", FIELDS)
def test_arrives(application, case):
    """Each call has a span of its own, also with equal content; joins are those of the ids."""
    test_joined.test_joined(application, case)
    arrived = spans(application.so_far([]))
    assert arrived and all(arrived.values())


def test_one_root(application):
    """The whole chain has the root of its beginning."""
    run = application.run("sns", **routes.topic_and_queue(application), times=3)
    roots = {record["root"] for record in run.records}
    assert len(roots) == 1 and len(run.events) >= 1


@pytest.mark.parametrize("case", ["EventBridge", "Step Functions", "S3", "Kinesis"])
def test_nothing_breaks_where_no_span_can_arrive(application, case):
    """Headers of X-Ray are a cross-check, S3 tells no metadata, and Kinesis has no field: the ids prove these as without injection."""
    test_joined.test_joined(application, case)


def test_raw_delivery_loses_the_id_but_not_the_trace(application):
    """A topic that delivers raw gives a queue's message a new id, and the message's attributes."""
    topic, url = wiring.topic(application, None), wiring.queue(application, application.woken)
    application.cloud.client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=url[1], Attributes={"RawMessageDelivery": "true"})
    run = application.run("sns", topic=topic, times=20, at_once=20)
    causes = engine.Findings(run.records).causes("woken")
    messages = [record for _, event in run.events for record in event["Records"]]
    assert len(messages) == len(causes) == 20 and {record["body"] for record in messages} == {"same"}
    assert {(cause.certainty, cause.key.partition(":")[0]) for cause in causes} == {("exact", "span")}
    assert {caller for cause in causes for caller in cause.callers} == {request for request, _ in run.answers}


def test_moved_back_from_the_dead_letters(application):
    """StartMessageMoveTask gives a message a new id and keeps its attributes: so the send is still proven."""
    dead, dead_arn = wiring.queue(application, None)
    policy = json.dumps({"deadLetterTargetArn": dead_arn, "maxReceiveCount": 1})
    url, _ = wiring.queue(application, application.woken, RedrivePolicy=policy)
    run = application.run("sqs", queue=url, body="fail")
    ((request, _),) = run.answers
    client = application.cloud.client("sqs")
    assert client.get_queue_attributes(QueueUrl=dead, AttributeNames=["All"])["Attributes"]["ApproximateNumberOfMessages"] == "1"
    client.start_message_move_task(SourceArn=dead_arn)
    both = application.so_far(run.answers)
    causes = engine.Findings(both.records).causes("woken")
    assert len(causes) == 2 and {cause.callers for cause in causes} == {frozenset([request])}
    assert "span" in {cause.key.partition(":")[0] for cause in causes}
