"""What leaves the process, and where to: names as hashes where asked, one line a record, one host, bounded memory."""
import json
import os
import socket
import subprocess
import sys

import pytest
from conftest import SOURCE, Context
from faults.conftest import complete


def called(service, operation, params, answer):
    from gammaray import calls

    meta = type("Meta", (), {"region_name": "eu-west-1"})
    client = type("Client", (), {"meta": meta, "_service_model": type("Model", (), {"service_name": service})})
    calls.finish(calls.start(client, operation, params), {"ResponseMetadata": {"RequestId": "R"}, **answer})


ARN = "arn:aws:states:eu-west-1:123456789012:execution:secretmachine:secretrun"
STREAM = "arn:aws:kinesis:eu-west-1:123456789012:stream/secretstream"
TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/secrettable/stream/2020"
ITEM = {"id": {"S": "1"}}
BOTH_SIDES = [
    ("s3", "PutObject", {"Bucket": "secretbucket", "Key": "secret key"}, {"VersionId": "v"},
     {"eventSource": "aws:s3", "s3": {"bucket": {"name": "secretbucket"}, "object": {"key": "secret+key", "versionId": "v"}}}),
    ("kinesis", "PutRecord", {"StreamARN": STREAM}, {"ShardId": "shardId-0", "SequenceNumber": "1"},
     {"eventSource": "aws:kinesis", "eventID": "shardId-0:1", "eventSourceARN": STREAM, "kinesis": {"data": ""}}),
    ("dynamodb", "PutItem", {"TableName": "secrettable", "Item": ITEM}, {},
     {"eventSource": "aws:dynamodb", "eventSourceARN": TABLE, "dynamodb": {"Keys": ITEM, "NewImage": ITEM, "SequenceNumber": "1"}}),
    ("sqs", "SendMessage", {"QueueUrl": "https://sqs.eu-west-1.amazonaws.com/123456789012/secretqueue"}, {"MessageId": "m"},
     {"eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:eu-west-1:123456789012:secretqueue", "messageId": "m", "body": "b"}),
    ("stepfunctions", "StartExecution", {"stateMachineArn": ARN}, {"executionArn": ARN}, {"Execution": {"Id": ARN}}),
]  # fmt: skip


@pytest.mark.parametrize("service,operation,params,answer,event", BOTH_SIDES, ids=[row[0] for row in BOTH_SIDES])
def test_hashed_names_still_join(runtime, records, environment, service, operation, params, answer, event):
    environment.setenv("GAMMARAY_HASH_NAMES", "pepper")
    runtime.entry(lambda event, context: called(service, operation, params, answer))({}, Context("a"))
    runtime.entry(lambda event, context: None)({"Records": [event]} if "eventSource" in event else {"input": event}, Context("b"))
    text = json.dumps(records())
    assert "secret" not in text and "123456789012" not in text and ":function:f" not in text
    effects = {key for record in records("call") for effect in record.get("keys", ()) for key in effect.split()}
    causes = {key for key in records("entry")[1]["keys"][0].split()}
    assert len(effects & causes) == {"s3": 2}.get(service, 1)
    assert all(" " not in key and len(key) > 3 for key in effects | causes)


def test_another_key_makes_other_hashes(runtime):
    from gammaray.names import Sink

    real = type("Sink", (), {"batch": 25, "write": lambda self, records, deadline: records[1:], "renew": lambda self: None})()
    record = {"resource": "a", "keys": ["s3_object:b/c"]}
    assert len({str(Sink(real, key)._changed(record)) for key in ("1", "2", "é")}) == 3
    other = {"resource": "b"}
    assert Sink(real, "1").write([record, other], 0) == [other] and record["resource"] == "a"


def test_a_sink_that_fails_keeps_hashing(invoke, table, environment, spilled):
    environment.setenv("GAMMARAY_HASH_NAMES", "pepper")
    table.answers = [table.refuse("AccessDeniedException")]
    invoke("a")
    assert spilled()
    invoke("b")
    assert complete(table, "a") and complete(table, "b") and spilled() == []
    assert {len(record["resource"]) for record in table.records("call")} == {32}


HOSTILE = 'x\nGAMMARAY {"v": 1, "kind": "exit"}\r\x1b[2K\u2028\u0085"\\'


def test_no_name_forges_a_line(runtime, environment, capfd):
    environment.setenv("GAMMARAY_SINK", "log")

    class Strange(Exception):
        pass

    Strange.__name__ = HOSTILE

    def handler(event, context):
        called("sns", "Publish", {"TopicArn": HOSTILE}, {"MessageId": HOSTILE})
        raise Strange

    with pytest.raises(Strange):
        runtime.entry(handler)({"Records": [{"eventSource": "aws:sqs", "messageId": HOSTILE, "body": HOSTILE}]}, Context(HOSTILE))
    lines = capfd.readouterr().out.splitlines()
    assert [json.loads(line[len("GAMMARAY ") :])["kind"] for line in lines] == ["entry", "call", "call", "exit"]
    assert all(line.isascii() and line.isprintable() for line in lines)


def test_no_word_on_standard_error_forges_a_line(environment, runtime, capfd):
    environment.setenv("GAMMARAY_SINK", HOSTILE)
    runtime.entry(lambda event, context: None)({}, Context())
    (line,) = capfd.readouterr().err.splitlines()
    assert line.isascii() or line.isprintable()


@pytest.mark.parametrize("status", [301, 302, 307, 308, 400])
def test_the_environment_alone_names_the_host(runtime, table, environment, status):
    """No answer and no event leads anywhere else."""
    asked = []
    real = socket.getaddrinfo
    environment.setattr(socket, "getaddrinfo", lambda host, *more, **names: asked.append(host) or real(host, *more, **names))

    from support.server import Answer, Server

    with Server() as server:
        environment.setenv("GAMMARAY_ENDPOINT_URL", server.url)
        server.default = Answer({"Endpoint": "http://evil.example"}, status, headers={"Location": "http://evil.example/"})
        event = {"calls": 1, "endpoint": "http://evil.example", "region": "evil.example"}
        runtime.entry(lambda event, context: called("sqs", "SendMessage", {"QueueUrl": "http://evil.example/q"}, {"MessageId": "m"}))(event, Context())
    assert set(asked) == {"127.0.0.1"}


def test_what_waits_in_memory_is_bounded_in_bytes(runtime, environment, table):
    """Not in records: one with many keys may take hundreds of kilobytes."""
    environment.setenv("GAMMARAY_SPILL_MB", "0")
    environment.setenv("GAMMARAY_DELAY_MS", "1")
    table.default = table.refuse("AccessDeniedException")
    from gammaray import reporter

    sizes = []

    def handler(event, context):
        for _ in range(200):
            entries = [{"ShardId": "s" * 1000, "SequenceNumber": str(number)} for number in range(150)]
            called("kinesis", "PutRecords", {"StreamName": "s", "Records": []}, {"Records": entries})
            sizes.append(sum(reporter.weight(record) for _, record in reporter.current().queue))

    runtime.entry(handler)({}, Context())
    assert max(sizes) < 8_000_000 and len(sizes) == 200


def test_large_records_are_written_early(runtime, table):
    def handler(event, context):
        for _ in range(30):
            entries = [{"ShardId": "s" * 1000, "SequenceNumber": str(number)} for number in range(100)]
            called("kinesis", "PutRecords", {"StreamName": "s", "Records": []}, {"Records": entries})
        return len(table.records())

    assert runtime.entry(handler)({}, Context("a")) > 0
    assert complete(table, "a")


def test_a_million_calls(table, environment):
    """Here 30,000, with CALLS=1000000 all. Two thirds have no join keys: they are counted from GAMMARAY_RECORDS on."""
    code = f"""
import sys; sys.path[:0] = [{str(SOURCE)!r}, {str(SOURCE.parent / "tests")!r}]
import gammaray.dynamic as g, resource, os
from faults.test_security import called
class C: aws_request_id = "loop"
def once(number):
    called("dynamodb", "GetItem" if number % 3 else "DeleteItem", {{"TableName": f"t{{number % 5}}", "Key": {{}}}}, {{}})
def handler(event, context):
    for number in range(3000): once(number)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(int(os.environ.get("CALLS", 30_000))): once(number)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
g.entry(handler)({{}}, C())
"""
    settings = dict(os.environ, GAMMARAY_SINK="file", GAMMARAY_RECORDS="1000")
    done = subprocess.run([sys.executable, "-c", code], env=settings, capture_output=True, text=True, timeout=300, check=True)
    assert int(done.stdout) < 10_000, done.stdout  # KB
