"""Calls as they are written in the wild, in hand-written functions: the records that their marks ask for, and no others."""

import contextlib
import shutil
from pathlib import Path

import pytest

import layer
import marks
import running
from localcloud import interpreters
from web import Web

FOLDER = Path(__file__).parent / "functions"
FUNCTIONS = (("idioms", 0), ("idioms", -1), ("asynchronous", -1), ("web", -1), ("declared", -1))
"""Folder, and which of the installed Pythons runs it."""
LAYERED = ("asynchronous", "web")
BUNDLED = ("declared",)


def pytest_generate_tests(metafunc):
    if "idiom" in metafunc.fixturenames:
        calls = [(each, idiom) for each in FUNCTIONS for idiom in marks.idioms(FOLDER / each[0]) if idiom != "at_import"]
        names = [f"{name}-{('newest', 'oldest')[python == 0]}-{idiom}" for (name, python), idiom in calls]
        metafunc.parametrize(("function", "idiom"), calls, ids=names, indirect=["function"])
    elif "function" in metafunc.fixturenames:
        metafunc.parametrize("function", FUNCTIONS[:2], ids=["oldest", "newest"], indirect=True)


@pytest.fixture(scope="module")
def start(running_cloud, tmp_path_factory):
    """Gives the function of a case, and what its calls need, in a sandbox that runs until the next case's is asked for."""
    with contextlib.ExitStack() as ending:
        started = {}

        def get(case):
            if case not in started:
                ending.close()
                started.clear()
                started[case] = ending.enter_context(run(case, running_cloud, tmp_path_factory.mktemp(case[0]) / "code"))
            return started[case]

        yield get


@pytest.fixture
def function(request, start):
    return start(request.param)


@contextlib.contextmanager
def run(case, cloud, folder):
    name, python = case
    cloud.reset()
    shutil.copytree(FOLDER / name, folder, ignore=shutil.ignore_patterns("__pycache__"))
    version = interpreters.installed_versions()[python]
    if name in BUNDLED:
        folder = running.bundle(folder, version)
    else:
        running.rewrite([folder])
    layers = (layer.folder(version),) if name in LAYERED else ()
    variables, event = resources(cloud)
    with Web() as web:
        event["api"] = web.url + "/api/things"
        variables |= {"HTTP_PROXY": web.url, "http_proxy": web.url, "NO_PROXY": "127.0.0.1"}
        with running.Running(cloud, folder, version, variables, layers) as started:
            started.name, started.event = name, event
            if name == "idioms":
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


def test_idiom(function, idiom):
    request, _, records = function.invoke({**function.event, "call": idiom})
    *calls, entry = records
    found = sorted((record["service"], record["operation"], record.get("site")) for record in calls)
    assert found == marks.due(FOLDER / function.name, idiom)
    assert {record["invocation"] for record in records} == {request}
    assert (entry["kind"], entry["made"], entry["written"], entry["lost"]) == ("entry", len(records), len(records), 0)
    keys = [key for record in calls for key in record.get("keys", ())]
    assert len(keys) == len(set(keys))


def test_what_a_module_calls_when_it_is_imported(function):
    request, message, records = function.first
    line = next(number for number, line in enumerate((FOLDER / "idioms" / "app.py").read_text("utf-8").splitlines(), 1) if line.startswith("STARTED"))
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
