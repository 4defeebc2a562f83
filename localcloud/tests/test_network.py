"""Latency, reserved concurrency, and what X-Ray would be told."""

import json
import time

import pytest
from localcloud.__main__ import main

SLOW = """
import time
def handler(event, context):
    began = time.time()
    time.sleep(0.05)
    print("RAN", event["n"], began, time.time())
"""


def test_answers_of_a_service_come_later(cloud):
    dynamodb, sqs = cloud.client("dynamodb"), cloud.client("sqs")
    dynamodb.list_tables()
    sqs.list_queues()
    cloud.delay({"dynamodb": 150})
    try:
        times = []
        for call in (dynamodb.list_tables, sqs.list_queues):
            began = time.monotonic()
            call()
            times.append(time.monotonic() - began)
    finally:
        cloud.delay({})
    assert times[0] > 0.15 > times[1]


def test_a_wrong_latency_is_named(capsys):
    assert main(["--latency", "dynamodb"]) == 2
    assert "expected SERVICE=MS" in capsys.readouterr().err


@pytest.mark.parametrize("limit", [1, 2])
def test_events_beyond_the_reserved_concurrency_wait(cloud, source, limit):
    cloud.deploy("slow", source(SLOW), handler="app.handler", concurrency=limit)
    for n in range(6):
        cloud.client("lambda").invoke(FunctionName="slow", InvocationType="Event", Payload=json.dumps({"n": n}))
    cloud.wait_idle()
    runs = sorted((float(began), float(ended)) for _, n, began, ended in (line.split() for line in cloud.logs("slow") if line.startswith("RAN")))
    assert len(runs) == 6
    for began, ended in runs:
        assert sum(other[0] <= began < other[1] for other in runs) <= limit
    if limit == 1:
        assert [line.split()[1] for line in cloud.logs("slow") if line.startswith("RAN")] == list("012345")


def test_segments_name_what_the_trace_header_named(cloud, source):
    first = """
import boto3, os
def handler(event, context):
    boto3.client("s3").put_object(Bucket="box", Key="k")
"""
    arn = cloud.deploy("second", source("def handler(event, context): pass"), handler="app.handler")
    cloud.deploy("first", source(first), handler="app.handler")
    cloud.client("s3").create_bucket(Bucket="box")
    cloud.client("s3").put_bucket_notification_configuration(
        Bucket="box", NotificationConfiguration={"LambdaFunctionConfigurations": [{"LambdaFunctionArn": arn, "Events": ["s3:ObjectCreated:*"]}]})
    answer = cloud.client("lambda").invoke(FunctionName="first")
    cloud.wait_idle()
    one, two = cloud.segments
    assert one.request_id == answer["ResponseMetadata"]["RequestId"] and one.parent_id is None and two.function == arn
    assert (two.trace_id, two.parent_id) == (one.trace_id, one.id) and two.id != one.id
