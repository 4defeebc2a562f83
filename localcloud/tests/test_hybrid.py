"""A function in hybrid mode, in a sandbox: its records, through helpers in other files and from worker threads, and what they join."""

import json
import shutil
from pathlib import Path

import pytest
from cloud_helpers import body

RUNTIME = Path(__file__).resolve().parents[2] / "runtime" / "src" / "gammaray"

APP = """import gammaray.hybrid as _gammaray; import io, boto3
from concurrent.futures import ThreadPoolExecutor
from helpers import stores
sns, s3, functions = boto3.client("sns"), boto3.client("s3"), boto3.client("lambda")
def handler(event, context):
    topic = event["topic"]
    _gammaray.hook(sns.publish)(TopicArn=topic, Message="m")
    with ThreadPoolExecutor(2) as pool:
        [pool.submit(_gammaray.hook(sns.publish), TopicArn=topic, Message="m") for _ in range(2)]
    stores("things", 30)
    _gammaray.hook(s3.upload_fileobj)(io.BytesIO(b"x"), "bucket-1", "a key")
    _gammaray.hook(functions.invoke)(FunctionName="recorder", InvocationType="Event", Payload=b"{}")
    _gammaray.hook(s3.list_buckets)()
    return context.aws_request_id
handler = _gammaray.entry(handler)
"""
HELPERS = """import gammaray.hybrid as _gammaray; import boto3
def stores(name, count):
    with boto3.resource("dynamodb").Table(name).batch_writer() as batch:
        for number in range(count):
            _gammaray.hook(batch.put_item)(Item={"id": str(number)})
"""


def deployed(cloud, source, **environment):
    folder = source(APP)
    (folder / "helpers.py").write_text(HELPERS)
    shutil.copytree(RUNTIME, folder / "gammaray", ignore=shutil.ignore_patterns("__pycache__"))
    cloud.deploy("hybrid", folder, handler="app.handler", environment={"GAMMARAY_SINK": "log", **environment}, timeout=20)


def resources(cloud):
    """The topic's ARN, for a function's event; what the topic and the bucket wake is the recorder."""
    cloud.client("s3").create_bucket(Bucket="bucket-1")
    cloud.client("dynamodb").create_table(
        TableName="things",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    return cloud.client("sns").create_topic(Name="t")["TopicArn"]


def invoked(cloud, topic):
    """The request id of a run, and its records."""
    request = body(cloud.client("lambda").invoke(FunctionName="hybrid", Payload=json.dumps({"topic": topic})))
    cloud.wait_idle()
    lines = [line[9:] for line in cloud.logs("hybrid") if line.startswith("GAMMARAY ")]
    return request, [json.loads(line) for line in lines]


@pytest.mark.parametrize("reporting", ["invocation", "strict"])
def test_records_of_a_function(cloud, recorder, source, reporting):
    arn, events = recorder()
    topic = resources(cloud)
    cloud.client("sns").subscribe(TopicArn=topic, Protocol="lambda", Endpoint=arn)
    deployed(cloud, source, GAMMARAY_REPORTING=reporting)
    request, records = invoked(cloud, topic)
    calls = [record for record in records if record["kind"] == "call"]
    assert [(record["operation"], record["site"]) for record in calls] == [
        ("Publish", "app.py:7"),
        ("Publish", "app.py:9"),
        ("Publish", "app.py:9"),
        ("BatchWriteItem", "helpers.py:5"),
        ("BatchWriteItem", "helpers.py:5"),
        ("PutObject", "app.py:11"),
        ("Invoke", "app.py:12"),
    ]
    assert {record["invocation"] for record in records} == {request}
    woken = {"lambda:" + event["id"] for event in events()}
    messages = {"sns:" + event["event"]["Records"][0]["Sns"]["MessageId"] for event in events() if event["event"]}
    keys = {key for record in calls for key in record["keys"]}
    assert messages == {key for key in keys if key.startswith("sns:")} and len(messages) == 3
    assert len(woken & keys) == 1
    last = records[-1]
    assert (last["kind"], last["made"], last["written"], last["lost"]) == (
        ("entry", 8, 8, 0) if reporting == "invocation" else ("exit", 9, 9, 0)
    )
