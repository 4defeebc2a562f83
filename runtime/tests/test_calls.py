"""What calls are recorded as, with the real boto3 and moto's answers; and that nothing of the caller's changes."""
import copy
import io
import json
import threading

import pytest
from conftest import Context
from moto import mock_aws


@pytest.fixture
def aws(environment):
    with mock_aws():
        yield


def run(runtime, function, context=None):
    return runtime.entry(lambda event, context: function())({}, context or Context())


def ends(records, operation):
    return [r for r in records("call") if r["operation"] == operation and r["step"] == "end"]


def test_start_and_end(runtime, records, aws):
    import boto3

    sns = boto3.client("sns", region_name="eu-west-1")
    topic = sns.create_topic(Name="t")["TopicArn"]

    def publish():
        return sns.publish(TopicArn=topic, Message="hidden")["MessageId"]

    message = run(runtime, publish)
    start, end = [record for record in records("call") if record["operation"] == "Publish"]
    line = publish.__code__.co_firstlineno + 1
    assert (start["step"], end["step"]) == ("start", "end")
    assert start["call"] == end["call"] == start["n"]
    assert start["site"] == f"{__file__}:{line}"
    for record in (start, end):
        assert (record["service"], record["region"], record["resource"]) == ("sns", "eu-west-1", topic)
    assert (end["status"], end["http_status"], end["retries"], end["keys"]) == ("ok", 200, 0, [f"sns:{message}"])
    assert end["duration_us"] > 0 and end["request_id"]
    assert "hidden" not in json.dumps(records())


def test_numbers_are_contiguous_and_made_is_their_count(runtime, records, dynamodb):
    run(runtime, lambda: [dynamodb.get_item(TableName="abc", Key={"k": {"S": "1"}}) for _ in range(3)])
    found = records()
    assert [record["n"] - found[0]["n"] for record in found] == list(range(8))
    exit = found[-1]
    assert (exit["made"], exit["written"], exit["lost"]) == (8, 8, 0)


def test_repeated_request_id_overwrites_nothing(runtime, records, context):
    for _ in range(3):
        run(runtime, lambda: None, context)
    assert len({(record["invocation"], record["n"]) for record in records()}) == 6


def test_errors(runtime, records, aws):
    import boto3

    s3 = boto3.client("s3")

    def call():
        with pytest.raises(s3.exceptions.NoSuchBucket) as caught:
            s3.get_object(Bucket="missing-bucket", Key="k")
        return caught.value

    error = run(runtime, call)
    assert not [entry for entry in tracebacks(error) if "gammaray" in entry]
    (end,) = ends(records, "GetObject")
    assert (end["status"], end["error"], end["error_code"], end["http_status"]) == ("error", "NoSuchBucket", "NoSuchBucket", 404)


def tracebacks(error):
    found, trace = [], error.__traceback__
    while trace:
        found.append(trace.tb_frame.f_globals["__name__"])
        trace = trace.tb_next
    return found


def test_batches_name_every_entry(runtime, records, aws):
    import boto3

    sqs, events, kinesis = boto3.client("sqs"), boto3.client("events"), boto3.client("kinesis")
    queue = sqs.create_queue(QueueName="q")["QueueUrl"]
    kinesis.create_stream(StreamName="s", ShardCount=1)

    def call():
        sent = sqs.send_message_batch(QueueUrl=queue, Entries=[{"Id": str(n), "MessageBody": "b"} for n in range(3)])
        put = events.put_events(Entries=[{"Source": "a", "DetailType": "b", "Detail": "{}"}] * 2)
        got = kinesis.put_records(StreamName="s", Records=[{"Data": b"d", "PartitionKey": "p"}] * 2)
        return sent, put, got

    sent, put, got = run(runtime, call)
    assert ends(records, "SendMessageBatch")[0]["keys"] == ["sqs:" + entry["MessageId"] for entry in sent["Successful"]]
    assert ends(records, "PutEvents")[0]["keys"] == ["events:" + entry["EventId"] for entry in put["Entries"]]
    expected = [f"kinesis:s/{entry['ShardId']}:{entry['SequenceNumber']}" for entry in got["Records"]]
    assert ends(records, "PutRecords")[0]["keys"] == expected


def test_worker_threads_of_transfers(runtime, records, aws):
    import boto3
    from boto3.s3.transfer import TransferConfig

    s3 = boto3.client("s3")
    s3.create_bucket(Bucket="bucket-1")
    config = TransferConfig(multipart_threshold=5 * 1024 * 1024, multipart_chunksize=5 * 1024 * 1024)
    run(runtime, lambda: s3.upload_fileobj(io.BytesIO(b"x" * 11 * 1024 * 1024), "bucket-1", "k", Config=config))
    assert len(ends(records, "UploadPart")) == 3
    assert {record["invocation"] for record in records("call")} == {Context().aws_request_id}
    (complete,) = ends(records, "CompleteMultipartUpload")
    assert complete["keys"][0].endswith(" s3_object:bucket-1/k")


def test_resources_and_batch_writer(runtime, records, aws):
    import boto3

    table = boto3.resource("dynamodb").create_table(
        TableName="things",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )

    def call():
        table.put_item(Item={"id": "1", "set": {1, 2}, "bytes": b"b"})
        with table.batch_writer() as batch:
            batch.put_item(Item={"id": "2"})
            batch.delete_item(Key={"id": "1"})

    run(runtime, call)
    assert len(ends(records, "PutItem")[0]["keys"]) == 1
    assert [key.split(":")[0] for key in ends(records, "BatchWriteItem")[0]["keys"]] == ["dynamodb_image", "dynamodb_key"]


def test_answer_without_its_id(runtime, records, environment, capfd):
    import boto3
    from botocore.stub import Stubber

    sqs = boto3.client("sqs", region_name="eu-west-1")
    with Stubber(sqs) as stub:
        stub.add_response("send_message", {})
        run(runtime, lambda: sqs.send_message(QueueUrl="https://sqs.eu-west-1.amazonaws.com/1/q", MessageBody="b"))
    assert "keys" not in ends(records, "SendMessage")[0]
    assert "gammaray" not in capfd.readouterr().err


def test_calls_before_the_first_invocation(runtime, records, dynamodb):
    dynamodb.get_item(TableName="early", Key={"k": {"S": "1"}})
    assert records() == []
    run(runtime, lambda: None)
    entry, start, end, exit = records()
    assert (entry["kind"], exit["made"]) == ("entry", 4)
    assert start["phase"] == end["phase"] == "init"
    assert start["call"] == end["call"] == start["n"]
    assert start["time_us"] < entry["time_us"]
    assert end["request_id"] == "REQUEST-1"


def test_call_that_ends_after_its_invocation(runtime, records, server, dynamodb):
    from support.server import Answer

    server.answers = [Answer({}, delay=0.3)]
    thread = threading.Thread(target=lambda: dynamodb.get_item(TableName="late", Key={"k": {"S": "1"}}))

    def call():
        thread.start()
        while len(server.requests) < 1:
            pass

    run(runtime, call, Context("first"))
    thread.join()
    run(runtime, lambda: None, Context("second"))
    start, end = records("call")
    assert (start["invocation"], end["invocation"], end["late"]) == ("first", "first", True)
    assert start["call"] == end["call"] and end["n"] > records("exit")[0]["n"]


def test_arguments_are_not_touched(runtime, dynamodb):
    given = {"TableName": "abc", "Item": {"k": {"S": "1"}, "l": {"L": [{"N": "1.10"}]}}}
    before = copy.deepcopy(given)
    run(runtime, lambda: dynamodb.put_item(**given))
    assert given == before


CALLS = [
    ("dynamodb", "put_item", {"TableName": "abc", "Item": {"k": {"S": "1"}, "n": {"N": "1.10"}}}),
    ("dynamodb", "update_item", {"TableName": "abc", "Key": {"k": {"S": "1"}}}),
    ("lambda", "invoke", {"FunctionName": "f", "Payload": b'{"n": 1.10}', "ClientContext": "e30="}),
    ("s3", "put_object", {"Bucket": "bucket-1", "Key": "a b", "Body": b"x", "Metadata": {"m": "1"}}),
    ("sns", "publish", {"TopicArn": "arn:aws:sns:us-east-1:1:t", "Message": "m", "MessageAttributes": {}}),
    ("sqs", "send_message", {"QueueUrl": "http://localhost/1/q", "MessageBody": "b"}),
    ("events", "put_events", {"Entries": [{"Source": "s", "DetailType": "d", "Detail": "{}"}]}),
    ("kinesis", "put_record", {"StreamName": "s", "Data": b"\x00", "PartitionKey": "p"}),
    ("stepfunctions", "start_execution", {"stateMachineArn": "arn:aws:states:us-east-1:1:stateMachine:m", "input": "{}"}),
]


@pytest.mark.parametrize("service,method,arguments", CALLS, ids=lambda value: value if isinstance(value, str) else "")
def test_the_same_bytes_are_sent(runtime, server, service, method, arguments):
    import boto3
    import botocore.client
    import botocore.config

    once = botocore.config.Config(retries={"total_max_attempts": 1})
    client = boto3.client(service, endpoint_url=server.url, region_name="us-east-1", config=once)

    def call():
        try:
            getattr(client, method)(**arguments)
        except Exception as error:
            return repr(error)

    with_us = run(runtime, call)
    wrapped = botocore.client.BaseClient._make_api_call
    botocore.client.BaseClient._make_api_call = wrapped.__wrapped__
    try:
        without = call()
    finally:
        botocore.client.BaseClient._make_api_call = wrapped
    assert with_us == without
    recorded, bare = server.requests
    assert normalised(recorded) == normalised(bare)


def normalised(request):
    path, headers, body = request
    changing = ("amz-sdk-invocation-id", "authorization", "x-amz-date", "x-amzn-trace-id")
    return path, {name: value for name, value in headers.items() if name.lower() not in changing}, body
