"""What each event source's events name as their causes. Events as AWS documents them, cut to what matters."""
import json
import time

import pytest


@pytest.fixture
def read(runtime):
    from gammaray import sources

    return sources.read


def s3(key="a+b%2Fc", request="C3D13FE58DE4C810", version=None, sequencer="0055AED6DCD90281E5"):
    entity = {"key": key, "size": 1024, "eTag": "d41d8cd98f00b204e9800998ecf8427e", "sequencer": sequencer}
    if version:
        entity["versionId"] = version
    return {
        "eventVersion": "2.1",
        "eventSource": "aws:s3",
        "awsRegion": "us-east-1",
        "eventName": "ObjectCreated:Put",
        "responseElements": {"x-amz-request-id": request, "x-amz-id-2": "FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG4V5Wp6S7S/JRWeUWerMUE5JgHvANOjpD"},
        "s3": {"s3SchemaVersion": "1.0", "bucket": {"name": "mybucket", "arn": "arn:aws:s3:::mybucket"}, "object": entity},
    }


def notification(message, number="95df01b4"):
    return {"Type": "Notification", "MessageId": number, "TopicArn": "arn:aws:sns:us-east-1:1:t", "Message": message}


def sns(message, number="95df01b4"):
    return {"EventSource": "aws:sns", "EventVersion": "1.0", "Sns": notification(message, number)}


def sqs(body, number="059f36b4", **attributes):
    return {"messageId": number, "body": body, "eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:us-east-1:1:q", "attributes": attributes}


def event(detail=None, source="app", kind="done"):
    return {"version": "0", "id": "6a7e8feb", "detail-type": kind, "source": source, "resources": [], "detail": detail or {}}


S3 = "s3:C3D13FE58DE4C810 s3_object:mybucket/a%20b/c"
S3_EVENT = event(
    {"bucket": {"name": "mybucket"}, "object": {"key": "a b/c", "version-id": "v1"}, "request-id": "N4N7GDK58NMKJ12R"},
    "aws.s3",
    "Object Created",
)
STREAM = {
    "eventID": "c4ca4238",
    "eventSource": "aws:dynamodb",
    "eventSourceARN": "arn:aws:dynamodb:us-east-1:1:table/things/stream/2015-06-27T00:48:05.899",
    "dynamodb": {"Keys": {"id": {"S": "1"}}, "NewImage": {"id": {"S": "1"}, "n": {"N": "1.1"}}, "SequenceNumber": "111"},
}
KINESIS = {
    "eventSource": "aws:kinesis",
    "eventID": "shardId-000000000006:49590338271490256608559692538361571095921575989136588898",
    "eventSourceARN": "arn:aws:kinesis:us-east-2:1:stream/lambda-stream",
    "kinesis": {"sequenceNumber": "49590338271490256608559692538361571095921575989136588898"},
}
EXECUTION = "arn:aws:states:us-east-1:1:execution:machine:run"
CASES = {
    "s3": ([s3(), s3(version="v2")], "s3", [S3, "s3:C3D13FE58DE4C810 s3_version:mybucket/a%20b/c?v2 s3_object:mybucket/a%20b/c"]),
    "sns": ([sns("hello"), sns("{not json", "m2")], "sns", ["sns:95df01b4", "sns:m2"]),
    "s3 in sns": ([sns(json.dumps({"Records": [s3()]}))], "sns", ["sns:95df01b4 " + S3]),
    "sqs": ([sqs("a"), sqs("b", "m2", AWSTraceHeader="Root=1-5-7;Sampled=1")], "sqs", ["sqs:059f36b4", "sqs:m2 xray:1-5-7"]),
    "s3 in sqs": ([sqs(json.dumps({"Records": [s3(), s3()]}))], "sqs", ["sqs:059f36b4 " + S3] * 2),
    "sns in sqs": ([sqs(json.dumps(notification("x")))], "sqs", ["sqs:059f36b4 sns:95df01b4"]),
    "s3 in sns in sqs": (
        [sqs(json.dumps(notification(json.dumps({"Records": [s3()]}))))],
        "sqs",
        ["sqs:059f36b4 sns:95df01b4 " + S3],
    ),
    "eventbridge in sqs": ([sqs(json.dumps(event()))], "sqs", ["sqs:059f36b4 events:6a7e8feb"]),
    "kinesis": ([KINESIS], "kinesis", ["kinesis:lambda-stream/" + KINESIS["eventID"]]),
}
WHOLE = {
    "eventbridge": (event(), "eventbridge", ["events:6a7e8feb"]),
    "schedule": (event(source="aws.events", kind="Scheduled Event"), "schedule", ["events:6a7e8feb"]),
    "s3 by eventbridge": (
        S3_EVENT,
        "eventbridge",
        ["events:6a7e8feb s3:N4N7GDK58NMKJ12R s3_version:mybucket/a%20b/c?v1 s3_object:mybucket/a%20b/c"],
    ),
    "rest api": ({"httpMethod": "GET", "requestContext": {"requestId": "c6af9ac6", "httpMethod": "GET"}}, "rest_api", ["http:c6af9ac6"]),
    "http api": (
        {"version": "2.0", "headers": {"x-amzn-trace-id": "Root=1-2-3"}, "requestContext": {"http": {}, "requestId": "JKJaXmPLvHcESHA=", "domainName": "x.execute-api"}},
        "http_api",
        ["http:JKJaXmPLvHcESHA= xray:1-2-3"],
    ),
    "function url": ({"requestContext": {"http": {}, "requestId": "id", "domainName": "u.lambda-url.us-west-2.on.aws"}}, "function_url", ["http:id"]),
    "websocket": ({"requestContext": {"connectionId": "c", "requestId": "id"}}, "websocket", ["http:id"]),
    "load balancer": ({"httpMethod": "GET", "headers": {"x-amzn-trace-id": "Root=1-2-3"}, "requestContext": {"elb": {}}}, "load_balancer", ["xray:1-2-3"]),
    "destination": ({"requestContext": {"requestId": "e4b46cbf", "condition": "Success"}, "requestPayload": {}}, "destination", ["invocation:e4b46cbf"]),
    "step functions": ({"arn": EXECUTION, "x": 1}, "stepfunctions", ["states:" + EXECUTION]),
    "step functions context": ({"context": {"Execution": {"Id": EXECUTION}}}, "stepfunctions", ["states:" + EXECUTION]),
}


@pytest.mark.parametrize("name", CASES)
def test_records(read, name):
    records, source, causes = CASES[name]
    found = read({"Records": records})
    assert (found.name, found.records, found.causes, found.unreadable) == (source, len(records), causes, 0)


@pytest.mark.parametrize("name", WHOLE)
def test_whole_events(read, name):
    given, source, causes = WHOLE[name]
    before = json.dumps(given)
    found = read(given)
    assert (found.name, found.causes) == (source, causes)
    assert json.dumps(given) == before


def test_stream_and_write_have_the_same_key(read):
    from decimal import Decimal

    from gammaray.services import dynamodb

    (cause,) = read({"Records": [STREAM]}).causes
    image, key, sequence = cause.split()
    assert sequence == "dynamodb_sequence:111"
    typed = {"TableName": "things", "Item": {"n": {"N": "1.10"}, "id": {"S": "1"}}}
    plain = {"TableName": "things", "Item": {"n": Decimal("1.10"), "id": "1"}}
    for params in (typed, plain):
        assert dynamodb.keys("PutItem", params, {}, {}) == [image]
    for given in ({"id": {"S": "1"}}, {"id": "1"}):
        params = {"TableName": "arn:aws:dynamodb:us-east-1:1:table/things", "Key": given}
        assert dynamodb.keys("DeleteItem", params, {}, {}) == [key]


@pytest.mark.parametrize(
    "given",
    [None, [], 5, "x", {}, {"Records": None}, {"Records": []}, {"Records": [None]}, {"Records": [5, {}]}, {"requestContext": 5}]
    + [{"Records": [{"eventSource": source}] * 2} for source in ("aws:s3", "aws:sqs", "aws:sns", "aws:kinesis", "aws:dynamodb")]
    + [{"Records": [{"EventSource": "aws:sns", "Sns": None}]}, {"Records": [{"eventSource": ["a"]}]}]
    + [{"Records": [sqs("{" * 5000 + '"Records"', "m")]}, {"Records": [sqs('{"Records":[{}]}', "m")]}]
    + [{"Records": [sqs('{"Records":' + "[" * 100_000, "m")]}],
)
def test_malformed_events_do_no_harm(read, given):
    found = read(given)
    assert all(" " not in key for cause in found.causes for key in cause.split(" "))


def test_one_malformed_record_hides_no_other(read):
    found = read({"Records": [sqs("a", "m1"), {"eventSource": "aws:sqs"}, sqs("b", "m3")]})
    assert (found.causes, found.unreadable, found.records) == (["sqs:m1", "sqs:m3"], 1, 3)


def test_large_events_take_a_linear_pass(read):
    """6 MB in 10,000 records, against a pass over the same texts."""
    given = {"Records": [sqs("x" * 500, f"m{n}") for n in range(10_000)]}
    began = time.perf_counter()
    assert len(read(given).causes) == 10_000
    assert time.perf_counter() - began < 0.5


def test_nothing_of_the_payload_is_kept(runtime, context, records):
    given = {"Records": [sqs('{"secret": "Records Notification detail-type"}', "m1")]}
    runtime.entry(lambda event, context: "secret")(given, context)
    assert "secret" not in json.dumps(records())


def test_many_keys_are_split(runtime, context, records):
    runtime.entry(lambda event, context: None)({"Records": [sqs("b", f"{n:0100}") for n in range(5000)]}, context)
    entries = records("entry")
    assert len(entries) == entries[0]["parts"] > 1
    assert [key for entry in entries for key in entry["keys"]] == [f"sqs:{n:0100}" for n in range(5000)]
    assert max(len(json.dumps(entry)) for entry in entries) < 350_000


def test_names_are_encoded_as_in_urls(runtime):
    from urllib.parse import quote

    from gammaray.keys import LONGEST, clean

    for text in ("", "a-b", "a b%c", "ü/日本/🙂", "".join(map(chr, range(300))), "x" * 5000, "ü" * 5000, "\ud800 "):
        assert clean(text) == quote(text, safe="/:?#[]@!$&'()*+,;=-._~", errors="surrogatepass")[:LONGEST]
