"""Calls as they are written in the wild, in hand-written functions: the records that their marks ask for, and no others."""

import shutil
from pathlib import Path

import pytest

import marks
import running
from localcloud import interpreters

IDIOMS = Path(__file__).parent / "idioms"
CALLS = [name for name in marks.idioms(IDIOMS) if name != "at_import"]


@pytest.fixture(scope="module", params=["oldest", "newest"])
def function(request, running_cloud, tmp_path_factory):
    """The function, and what its calls need. One sandbox runs all the calls."""
    running_cloud.reset()
    folder = tmp_path_factory.mktemp("idioms") / "code"
    shutil.copytree(IDIOMS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    running.rewrite([folder])
    python = interpreters.installed_versions()[0 if request.param == "oldest" else -1]
    variables, event = resources(running_cloud)
    with running.Running(running_cloud, folder, python, variables) as started:
        started.event = event
        started.first = started.invoke({**event, "call": "at_import"})
        yield started


def resources(cloud):
    location = {"CreateBucketConfiguration": {"LocationConstraint": running.REGION}}
    for bucket in ("bucket-1", "bucket-2"):
        cloud.client("s3").create_bucket(Bucket=bucket, **location)
    cloud.client("s3").put_object(Bucket="bucket-1", Key="there", Body=b"x" * 6_000_000)
    cloud.client("s3").put_object(Bucket="bucket-2", Key="there", Body=b"x")
    cloud.client("dynamodb").create_table(
        TableName="things", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}], BillingMode="PAY_PER_REQUEST",
    )
    queue = cloud.client("sqs").create_queue(QueueName="q")["QueueUrl"]
    far = cloud.client("sqs", "us-east-1").create_queue(QueueName="far")["QueueUrl"]
    return {"TOPIC": cloud.client("sns").create_topic(Name="t")["TopicArn"], "QUEUE": queue}, {"far": far}


@pytest.mark.parametrize("idiom", CALLS)
def test_idiom(function, idiom):
    request, _, records = function.invoke({**function.event, "call": idiom})
    *calls, entry = records
    found = sorted((record["service"], record["operation"], record.get("site")) for record in calls)
    assert found == marks.due(IDIOMS, idiom)
    assert {record["invocation"] for record in records} == {request}
    assert (entry["kind"], entry["made"], entry["written"], entry["lost"]) == ("entry", len(records), len(records), 0)
    keys = [key for record in calls for key in record.get("keys", ())]
    assert len(keys) == len(set(keys))


def test_what_a_module_calls_when_it_is_imported(function):
    request, message, records = function.first
    line = next(number for number, line in enumerate((IDIOMS / "app.py").read_text("utf-8").splitlines(), 1) if line.startswith("STARTED"))
    (call,) = [record for record in records if record["kind"] == "call"]
    expected = {"operation": "SendMessage", "phase": "init", "site": f"app.py:{line}", "keys": ["sqs:" + message], "invocation": request}
    assert {member: call.get(member) for member in expected} == expected


def test_what_failed(function):
    _, code, (call, _) = function.invoke({**function.event, "call": "refused"})
    found = {member: call.get(member) for member in ("status", "error", "error_code", "http_status", "keys")}
    assert found == {"status": "error", "error": "NotFoundException", "error_code": code, "http_status": 404, "keys": None}


def test_the_region_is_the_clients(function):
    _, _, (call, _) = function.invoke({**function.event, "call": "another_region"})
    assert (call["region"], call["resource"]) == ("us-east-1", function.event["far"])
