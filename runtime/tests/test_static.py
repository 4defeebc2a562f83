"""Static mode: the copied SDK's calls are recorded as dynamic mode records those of the stock one."""
import json
import subprocess
import sys

import pytest
from conftest import SOURCE, Context, copied

# Runs in a process of its own, with the stock SDK in dynamic mode or with its copy in static mode.
FUNCTION = """
import io, os, sys
sys.path[:0] = [{source!r}, {tests!r}]
if {mode!r} == "static":
    from support import sdk_copy
    sdk_copy.install()
    import gammaray.static as _gammaray; import gammaray_boto3 as boto3
    from gammaray_boto3.s3.transfer import TransferConfig
    from gammaray_botocore.config import Config
    from gammaray_botocore.exceptions import ClientError
else:
    import gammaray.dynamic as _gammaray; import boto3
    from boto3.s3.transfer import TransferConfig
    from botocore.config import Config
    from botocore.exceptions import ClientError
from concurrent.futures import ThreadPoolExecutor

settings = dict(endpoint_url={url!r}, region_name="eu-west-1", config=Config(retries={{"total_max_attempts": 2, "mode": "standard"}}))
s3, sqs = boto3.client("s3", **settings), boto3.client("sqs", **settings)
dynamodb = boto3.resource("dynamodb", **settings)
sqs.delete_message(QueueUrl="q", ReceiptHandle="r")

def lambda_handler(event, context):
    dynamodb.Table("t").put_item(Item={{"id": "1", "n": 2}})
    with dynamodb.Table("t").batch_writer() as batch:
        batch.put_item(Item={{"id": "1"}})
    for failing in (lambda: dynamodb.meta.client.update_item(TableName="fails", Key={{"id": "1"}}),
                    lambda: s3.get_object(Bucket="b", Key="fails"), lambda: s3.put_object(Bucket="b", Wrong=1)):
        try:
            failing()
        except (ClientError, Exception):
            pass
    s3.upload_fileobj(io.BytesIO(b"x" * 100), "b", "k")
    s3.upload_fileobj(io.BytesIO(b"x" * 6_000_000), "b", "parts", Config=TransferConfig(multipart_threshold=5_500_000, max_concurrency=1))
    with ThreadPoolExecutor(1) as pool:
        pool.submit(sqs.purge_queue, QueueUrl="q").result()
    boto3.client("s3", endpoint_url="http://127.0.0.1:9", region_name="us-east-1", config=settings["config"]).list_buckets()

lambda_handler = _gammaray.entry(lambda_handler)
from conftest import Context
try:
    lambda_handler({{}}, Context())
except Exception as error:
    print(type(error).__name__, flush=True)
print([name for name in sys.modules if name.partition(".")[0] in ("boto3", "botocore", "s3transfer")] if {mode!r} == "static" else [])
"""
RUN = {"mode", "time_us", "n", "call", "duration_us", "http_status"}


def answered(server):
    """A server that knows by path and target what to say, so that the order of threads does not matter."""
    from support.server import Answer

    upload = b"<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"
    named = {"fails": Answer({"__type": "x#ResourceNotFoundException", "message": "m"}, 400), "?uploads": Answer(upload)}

    class Answers:
        def __bool__(self):
            return True

        def pop(self, index):
            path, headers, body = server.requests[-1]
            name = next((name for name in named if name in path or name.encode() in body[:200]), None)
            empty = Answer({"UnprocessedItems": {}} if "X-Amz-Target" in headers else b"")
            chosen = named.get(name, empty)
            chosen.headers = {"x-amzn-RequestId": "R", "x-amz-request-id": "S", "ETag": '"e"'}
            return chosen

    server.answers = Answers()


def run(mode, server, folder):
    answered(server)
    path = folder / "function.py"
    path.write_text(FUNCTION.format(mode=mode, source=str(SOURCE), tests=str(SOURCE.parent / "tests"), url=server.url))
    done = subprocess.run([sys.executable, str(path)], capture_output=True, text=True, cwd=folder, timeout=60)
    assert done.stdout == "EndpointConnectionError\n[]\n" and not done.stderr, done.stderr + done.stdout


def test_records_are_those_of_dynamic_mode(environment, records, server, tmp_path):
    found = {}
    for mode in ("dynamic", "static"):
        (tmp_path / "records.jsonl").unlink(missing_ok=True)
        run(mode, server, tmp_path)
        found[mode] = records()
        assert {record["mode"] for record in found[mode]} == {mode}
    kept = {mode: [comparable(record, all) for record in all] for mode, all in found.items()}
    assert kept["static"] == kept["dynamic"] and len(kept["static"]) > 25
    errors = {record["error"] for record in found["static"] if "error" in record}
    assert errors >= {"ResourceNotFoundException", "ClientError", "ParamValidationError", "EndpointConnectionError"}


def comparable(record, all):
    """The record with the places of other records in the run instead of their numbers."""
    numbers = sorted(other["n"] for other in all)
    kept = {name: value for name, value in record.items() if name not in RUN}
    kept.update({name: numbers.index(record[name]) for name in ("n", "call") if name in record})
    return json.dumps(kept, sort_keys=True)


@pytest.fixture
def clients(server):
    """Of the stock SDK, and of its copy."""
    import boto3

    settings = dict(endpoint_url=server.url, region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="s")
    return boto3.client("dynamodb", **settings), copied("boto3").client("dynamodb", **settings)


def operations(records):
    return [(record["operation"], record["step"]) for record in records("call")]


CALL = [("PutItem", "start"), ("PutItem", "end")]


def put(client):
    client.put_item(TableName="t", Item={"id": {"S": "1"}})


def test_a_layers_stock_sdk_is_recorded_too(static, clients, records):
    def handler(event, context):
        for client in clients:
            put(client)

    static.entry(handler)({}, Context())
    assert operations(records) == CALL * 2 and {record["mode"] for record in records()} == {"static"}


def test_capturing_twice_records_once(static, clients, records):
    static.capture_client(copied("botocore.client").BaseClient)
    static.entry(lambda event, context: put(clients[1]))({}, Context())
    assert operations(records) == CALL


def test_no_call_is_lost_when_user_code_imports_the_copy_first(static, clients, records):
    put(clients[1])
    static.entry(lambda event, context: None)({}, Context())
    assert operations(records) == CALL and records("call")[0]["phase"] == "init"


def test_disabled(environment, records):
    environment.setenv("GAMMARAY_DISABLED", "1")
    import gammaray.static

    before = copied("botocore.client").BaseClient._make_api_call
    gammaray.static.capture_client(copied("botocore.client").BaseClient)
    assert copied("botocore.client").BaseClient._make_api_call is before
    assert gammaray.static.entry(len) is len


def test_what_is_no_client_breaks_nothing(static):
    static.capture_client(None)
    static.capture_client(object)
    static.capture_async_client(type("Changed", (), {}))


def test_asynchronous_clients(static, records):
    import asyncio
    import types

    class AioBaseClient:
        meta = types.SimpleNamespace(region_name="eu-west-1")
        _service_model = types.SimpleNamespace(service_name="sqs")

        async def _make_api_call(self, operation_name, api_params):
            return {}

    static.capture_async_client(AioBaseClient)

    async def handler(event, context):
        await AioBaseClient()._make_api_call("DeleteMessage", {"QueueUrl": "q"})

    asyncio.run(static.entry(handler)({}, Context()))
    assert operations(records) == [("DeleteMessage", "start"), ("DeleteMessage", "end")]


def test_hooks_know_the_copy_and_record_once(hybrid, clients, records):
    import gammaray.static

    gammaray.static.capture_client(copied("botocore.client").BaseClient)
    client = clients[1]
    table = copied("boto3").resource("dynamodb", endpoint_url=client.meta.endpoint_url, region_name="us-east-1").Table("t")

    def handler(event, context):
        hybrid.hook(client.put_item)(TableName="t", Item={"id": {"S": "1"}})
        hybrid.hook(table.put_item)(Item={"id": "1"})

    hybrid.entry(handler)({}, Context())
    assert [record["operation"] for record in records("call")] == ["PutItem"] * 2
    assert {record["mode"] for record in records()} == {"hybrid"}
