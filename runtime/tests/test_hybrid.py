"""`gammaray.hybrid` beside single operations: what `hook` gives back, threads, failures, the records of an invocation."""
import copy
import functools
import io
import subprocess
import sys
import threading
import timeit
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import SOURCE, Context
from moto import mock_aws
from support.hybrid import PROLOGUE, line_of, module
from support.server import Answer


@pytest.fixture
def aws(environment):
    with mock_aws():
        yield


def run(hybrid, function, context=None):
    return hybrid.entry(lambda event, context: function())({}, context or Context())


def client(service, **settings):
    import boto3

    return boto3.client(service, region_name="us-east-1", **settings)


def topic():
    return client("sns").create_topic(Name="t")["TopicArn"]


def table():
    import boto3

    return boto3.resource("dynamodb", region_name="us-east-1").create_table(
        TableName="things",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )


class Looks:
    """An object that runs code when it is asked for anything."""

    asked = False

    def __getattr__(self, name):
        Looks.asked = True
        raise RuntimeError(name)

    def __call__(self):
        return "called"

    def publish(self):
        return "published"


def test_the_very_same_object_comes_back(hybrid):
    sns, looks = client("sns"), Looks()
    things = [sns.publish, looks, looks.publish, len, [].append, print, Looks, lambda: 1, None, 7, "x", functools.partial(sns.publish), sns]
    things += [sns.meta.events.emit, sns.get_paginator("list_topics").paginate, timeit.timeit, threading.Thread(target=len).start]
    for thing in things * 2:
        assert hybrid.hook(thing) is thing
    assert not Looks.asked


def test_a_hook_is_cheap(hybrid):
    sns, looks = client("sns"), Looks()
    for callee in (sns.publish, looks.publish):
        assert min(timeit.repeat(lambda: hybrid.hook(callee), number=10_000, repeat=7)) / 10_000 < 1e-6


def test_nothing_is_kept_alive(hybrid):
    import gc
    import weakref

    from gammaray import owners

    for _ in range(3):
        sns = client("sns")
        hybrid.hook(sns.publish)
        gone = weakref.ref(sns)
        del sns
        gc.collect()
        assert gone() is None
    assert owners.known == {}


def test_one_registration_a_client(hybrid, records, aws):
    sns, arn = client("sns"), topic()
    threads = [threading.Thread(target=lambda: [hybrid.hook(sns.publish) for _ in range(50)]) for _ in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    run(hybrid, lambda: sns.publish(TopicArn=arn, Message="m"))
    assert len(records("call")) == 1


def test_clients_that_are_not_hooked_are_not_recorded(hybrid, records, aws):
    arn, hooked, other = topic(), client("sns"), client("sns")
    hybrid.hook(hooked.publish)
    run(hybrid, lambda: other.publish(TopicArn=arn, Message="m"))
    assert records("call") == []


def test_disabled(environment, aws, records):
    environment.setenv("GAMMARAY_DISABLED", "1")
    code = "import gammaray.hybrid as g, sys; f = print; assert g.hook(f) is f and g.entry(f) is f; print('gammaray.hooks' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=SOURCE, check=True)
    assert done.stdout == "False\n"


def test_nothing_heavy_is_imported_at_the_start():
    code = """import sys; before = set(sys.modules); import gammaray.hybrid as g; g.entry(lambda e, c: 1); g.hook(len); g.hook(lambda: 1)
print(*set(sys.modules) - before)"""
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, cwd=SOURCE, check=True)
    heavy = {"http", "urllib", "hashlib", "hmac", "json", "ssl", "socket", "inspect", "logging", "asyncio", "decimal", "threading"}
    assert not heavy & set(done.stdout.split())
    assert "gammaray.imports" not in done.stdout


# The entry record and the ledger.


def test_entry_holds_what_exit_would(hybrid, records, aws):
    sns, arn = client("sns"), topic()
    run(hybrid, lambda: [hybrid.hook(sns.publish)(TopicArn=arn, Message="m") for _ in range(3)])
    *calls, entry = records()
    assert [record["kind"] for record in calls] == ["call"] * 3 and entry["kind"] == "entry"
    assert [record["n"] - entry["n"] for record in calls] == [1, 2, 3]
    assert (entry["made"], entry["written"], entry["lost"], entry["status"]) == (4, 4, 0, "ok")
    assert entry["duration_us"] >= sum(call["duration_us"] for call in calls)
    assert entry["function"] == Context.invoked_function_arn and entry["cold_start"] is True and entry["keys"]


def test_entry_tells_how_the_handler_ended(hybrid, records):
    def fails(event, context):
        raise KeyError("hidden")

    with pytest.raises(KeyError):
        hybrid.entry(fails)({}, Context())
    (entry,) = records()
    assert (entry["kind"], entry["status"], entry["error"]) == ("entry", "error", "KeyError")


def test_strict_writes_each_record_at_once(hybrid, records, aws, environment):
    environment.setenv("GAMMARAY_REPORTING", "strict")
    sns, arn = client("sns"), topic()
    seen = []

    def handler():
        seen.append([record["kind"] for record in records()])
        hybrid.hook(sns.publish)(TopicArn=arn, Message="m")
        seen.append([record["kind"] for record in records()])

    run(hybrid, handler)
    assert seen == [["entry"], ["entry", "call"]]
    entry, call, exit = records()
    assert "status" not in entry
    assert (exit["kind"], exit["made"], exit["written"], exit["mode"]) == ("exit", 3, 3, "hybrid")


def test_entry_is_written_early_when_time_runs_short(hybrid, records):
    import time

    def handler(event, context):
        deadline = time.monotonic() + 2
        while not records() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert [record["kind"] for record in records()] == ["entry"]

    hybrid.entry(handler)({}, Context(remaining=500))
    early, full = records()
    assert early["n"] == full["n"] and "status" not in early and full["status"] == "ok"
    assert (full["made"], full["written"]) == (1, 1)


def test_no_batch_holds_the_entry_twice(hybrid, server, environment):
    """A table refuses a request with one key twice, so the full entry takes the early one's place."""
    import json

    environment.setenv("GAMMARAY_SINK", "dynamodb")
    environment.setenv("GAMMARAY_ENDPOINT_URL", server.url)
    server.default = Answer({"UnprocessedItems": {}})
    server.answers = [Answer({"__type": "x#AccessDeniedException"}, 400)]

    def handler(event, context):
        from gammaray import reporter

        assert not reporter.current().flush()

    hybrid.entry(handler)({}, Context())
    items = [json.loads(body)["RequestItems"]["gammaray-events"] for _, _, body in server.requests][-1]
    (item,) = [request["PutRequest"]["Item"] for request in items]
    assert item["status"] == {"S": "ok"} and (item["made"], item["written"]) == ({"N": "1"}, {"N": "1"})


def test_calls_before_the_first_invocation(hybrid, records, aws):
    sns, arn = client("sns"), topic()
    hybrid.hook(sns.publish)(TopicArn=arn, Message="m")
    assert records() == []
    run(hybrid, lambda: None)
    call, entry = records()
    assert (call["phase"], call["invocation"], entry["made"]) == ("init", entry["invocation"], 2)
    assert call["time_us"] < entry["time_us"]


# Failures.


def test_a_refused_call(hybrid, records, aws):
    s3 = client("s3")

    def call():
        with pytest.raises(s3.exceptions.NoSuchBucket) as caught:
            hybrid.hook(s3.put_object)(Bucket="missing-bucket", Key="k", Body=b"x")
        return caught.value

    error = run(hybrid, call)
    (record,) = records("call")
    assert (record["status"], record["error"], record["error_code"], record["http_status"]) == ("error", type(error).__name__, "NoSuchBucket", 404)
    assert record["request_id"] and "keys" not in record


def test_a_call_without_an_answer(hybrid, records):
    from botocore.config import Config
    from botocore.exceptions import EndpointConnectionError

    sns = client("sns", endpoint_url="http://127.0.0.1:9", config=Config(retries={"total_max_attempts": 2}))

    def call():
        with pytest.raises(EndpointConnectionError):
            hybrid.hook(sns.publish)(TopicArn="arn", Message="m")

    run(hybrid, call)
    (record,) = records("call")
    assert (record["status"], record["error"], record["retries"], record["resource"]) == ("error", "EndpointConnectionError", 1, "arn")


def test_retries(hybrid, records, server):
    sns = client("sns", endpoint_url=server.url)
    body = b"<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>"
    server.answers = [Answer(b"", 500), Answer(body)]
    run(hybrid, lambda: hybrid.hook(sns.publish)(TopicArn="arn", Message="m"))
    (record,) = records("call")
    assert (record["retries"], record["keys"], record["status"]) == (1, ["sns:m-1"], "ok")


def test_a_call_that_is_never_sent_is_none(hybrid, records, aws):
    from botocore.exceptions import ParamValidationError

    sns = client("sns")

    def call():
        with pytest.raises(ParamValidationError):
            hybrid.hook(sns.publish)(TopicArn=7)

    run(hybrid, call)
    assert records("call") == [] and records("entry")[0]["lost"] == 0


# What the caller gives and gets.


def test_arguments_and_bytes_are_the_same(hybrid, records, server):
    given = {"TableName": "abc", "Item": {"k": {"S": "1"}, "l": {"L": [{"N": "1.10"}]}}}
    before = copy.deepcopy(given)
    hooked, bare = client("dynamodb", endpoint_url=server.url), client("dynamodb", endpoint_url=server.url)
    run(hybrid, lambda: [hybrid.hook(hooked.put_item)(**given), bare.put_item(**given)])
    assert given == before and len(records("call")) == 1
    first, second = server.requests
    changing = ("amz-sdk-invocation-id", "authorization", "x-amz-date")
    for path, headers, body in (first, second):
        [headers.pop(name, None) for name in [name for name in headers if name.lower() in changing]]
    assert first == second


def test_updates_keep_their_return_values(hybrid, records, aws):
    things = table()

    def call():
        update = hybrid.hook(things.update_item)
        none = update(Key={"id": "1"}, UpdateExpression="SET n = :n", ExpressionAttributeValues={":n": 1})
        new = update(Key={"id": "1"}, UpdateExpression="SET n = :n", ExpressionAttributeValues={":n": 2}, ReturnValues="ALL_NEW")
        return none, new

    none, new = run(hybrid, call)
    assert not none.get("Attributes") and new["Attributes"] == {"id": "1", "n": 2}
    bare, full = [record["keys"][0].split() for record in records("call")]
    assert [key.partition(":")[0] for key in bare] == ["dynamodb_key"]
    assert [key.partition(":")[0] for key in full] == ["dynamodb_image", "dynamodb_key"]


# Call sites.

FUNCTION = (
    PROLOGUE
    + """
import functools, io, threading
from concurrent.futures import ThreadPoolExecutor
from boto3.s3.transfer import TransferConfig, create_transfer_manager
sns, s3, table = client("sns"), client("s3"), resource("dynamodb").Table("things")
small = TransferConfig(multipart_threshold=5 * 1024 * 1024, multipart_chunksize=5 * 1024 * 1024)
put = hook(table.put_item)
publish = functools.partial(sns.publish, Message="m")

def submits(arn):
    with ThreadPoolExecutor(3) as pool:
        sent = [pool.submit(hook(sns.publish), TopicArn=arn, Message="m") for _ in range(5)]  # submits
    return [each.result() for each in sent]

def submits_two(arn):
    with ThreadPoolExecutor(1) as pool:
        pool.submit(threading.Event().wait, 0.05)
        pool.submit(hook(sns.publish), TopicArn=arn, Message="m")  # first
        pool.submit(hook(sns.publish), TopicArn=arn, Message="m")  # second

def targets(arn):
    thread = threading.Thread(target=hook(sns.publish), kwargs={"TopicArn": arn, "Message": "m"})  # targets
    thread.start()
    thread.join()

def maps(arn):
    return list(map(hook(functools.partial(sns.publish, TopicArn=arn, Message="m")), []))

def partials(arn):
    return hook(publish)(TopicArn=arn)  # partials

def aliases(arn):
    return put(Item={"id": "1"})  # aliases

def over_lines(arn):
    return hook(  # over_lines
        sns.publish)(
            TopicArn=arn, Message="m")

def multipart(arn):
    hook(sns.publish)
    hook(s3.upload_fileobj)(io.BytesIO(b"x" * 11 * 1024 * 1024), "bucket-1", "k", Config=small)  # multipart
    hook(sns.publish)

def manager(arn):
    with create_transfer_manager(s3, small) as transfers:
        hook(transfers.upload)(io.BytesIO(b"x"), "bucket-1", "k").result()  # manager

def writes(arn):
    with table.batch_writer() as batch:
        for number in range(30):
            hook(batch.put_item)(Item={"id": str(number)})  # writes

def writes_with(arn):
    with hook(table.batch_writer)() as batch:  # writes_with
        for number in range(3):
            batch.put_item(Item={"id": str(number)})

def finds(arn):
    return [hook(getattr(client("sns"), name))(TopicArn=arn, Message="m") for name in ("publish",)]  # finds
"""
)


@pytest.fixture
def function(hybrid, aws, tmp_path):
    table()
    client("s3").create_bucket(Bucket="bucket-1")
    import boto3
    made = module(tmp_path, FUNCTION.replace("eu-west-1", "us-east-1"))
    yield made


@pytest.mark.parametrize(
    "name, operation, count",
    [
        ("submits", "Publish", 5),
        ("targets", "Publish", 1),
        ("partials", "Publish", 1),
        ("aliases", "PutItem", 1),
        ("over_lines", "Publish", 1),
        ("multipart", "CompleteMultipartUpload", 1),
        ("manager", "PutObject", 1),
        ("writes", "BatchWriteItem", 2),
        ("writes_with", "BatchWriteItem", 1),
        ("finds", "Publish", 1),
    ],
)
def test_call_sites(name, operation, count, function, hybrid, records):
    arn = topic()
    run(hybrid, lambda: getattr(function, name)(arn))
    found = records("call")
    assert [record["operation"] for record in found] == [operation] * count
    assert {record["site"] for record in found} == {line_of(function, f"# {name}\n")}
    assert {record["invocation"] for record in found} == {Context().aws_request_id}


def test_two_lines_that_submit_to_one_pool(function, hybrid, records):
    arn = topic()
    run(hybrid, lambda: function.submits_two(arn))
    assert [record["site"] for record in records("call")] == [line_of(function, "# first\n"), line_of(function, "# second\n")]


def test_every_flush_names_its_writes(function, hybrid, records):
    run(hybrid, lambda: function.writes(""))
    assert [len(record["keys"]) for record in records("call")] == [25, 5]


def test_mapped(hybrid, records, aws):
    sqs = client("sqs")
    url = sqs.create_queue(QueueName="q")["QueueUrl"]
    send = functools.partial(sqs.send_message, QueueUrl=url)

    def call():
        return [sent["MessageId"] for sent in map(lambda body: hybrid.hook(send)(MessageBody=body), "abc")]

    def pooled():
        with ThreadPoolExecutor(2) as pool:
            return [sent["MessageId"] for sent in pool.map(hybrid.hook(functools.partial(sqs.send_message, url)), "")]

    messages = run(hybrid, lambda: call() + pooled())
    assert [record["keys"] for record in records("call")] == [["sqs:" + message] for message in messages]


def test_stubbed_clients(hybrid, records):
    from botocore.stub import Stubber

    sns = client("sns")
    with Stubber(sns) as stub:
        stub.add_response("publish", {"MessageId": "m"})
        stub.add_client_error("publish", "Oops")
        stub.add_client_error("publish", "Throttled")

        def call():
            hybrid.hook(sns.publish)(TopicArn="arn", Message="m")
            for _ in range(2):
                with pytest.raises(sns.exceptions.ClientError):
                    hybrid.hook(sns.publish)(TopicArn="arn", Message="m")

        run(hybrid, call)
    assert [record.get("keys") for record in records("call")] == [["sns:m"], None, None]
    assert [record.get("error") for record in records("call")] == [None, "ClientError", "ThrottledException"]
