"""GAMMARAY_PROPAGATION: `join` sends the same bytes as without us, `inject` a trace in fields beside the payload, which entries read."""
import base64
import copy
import json
import urllib.request

import pytest
from conftest import Context
from support.server import Answer
from test_calls import normalised

ROOT = "1-5759e988-bd862e3fe1be46a994272793"
NUMBER = "5759e988bd862e3fe1be46a994272793"
HEADER = f"Root={ROOT};Parent=53995c3f42cd8ad8;Sampled=1;Lineage=a87bd80c:0|68fd508a:5"
TOPIC = "arn:aws:sns:us-east-1:123456789012:t"
QUEUE = "http://localhost/1/q"
ATTRIBUTE = {"DataType": "String", "StringValue": "v"}
EVENT = {"Source": "s", "DetailType": "d", "Detail": '{"n": 1.10}'}
MACHINE = "arn:aws:states:us-east-1:1:stateMachine:m"


@pytest.fixture
def injecting(environment):
    environment.setenv("GAMMARAY_PROPAGATION", "inject")
    environment.setenv("_X_AMZN_TRACE_ID", HEADER)
    return environment


@pytest.fixture
def sent(environment, server, request):
    """Makes a call in an invocation: what the SDK was given after us."""
    import boto3

    def call(runtime, service, method, event=None, context=None, **arguments):
        from botocore.config import Config

        client = boto3.client(service, endpoint_url=server.url, region_name="us-east-1", config=Config(retries={"total_max_attempts": 1}))
        found = []
        client.meta.events.register_last(f"before-parameter-build.{client.meta.service_model.service_id.hyphenize()}", lambda params, **_: found.append(dict(params)))
        before = copy.deepcopy(arguments)

        def handler(event, context):
            try:
                hook = getattr(runtime, "hook", lambda callee: callee)
                hook(getattr(client, method))(**arguments)
            except Exception as error:
                assert "gammaray" not in repr(error), error

        runtime.entry(handler)(event or {}, context or Context())
        assert arguments == before
        return found[0]

    return call


CARRIED = [
    ("lambda", "invoke", {"FunctionName": "f", "Payload": b'{"n": 1.10}'}, lambda p: json.loads(base64.b64decode(p["ClientContext"]))["custom"]["traceparent"]),
    ("sns", "publish", {"TopicArn": TOPIC, "Message": "m", "MessageAttributes": {"a": ATTRIBUTE}}, lambda p: p["MessageAttributes"]["traceparent"]["StringValue"]),
    ("sns", "publish_batch", {"TopicArn": TOPIC, "PublishBatchRequestEntries": [{"Id": "1", "Message": "m"}]}, lambda p: p["PublishBatchRequestEntries"][0]["MessageAttributes"]["traceparent"]["StringValue"]),
    ("sqs", "send_message", {"QueueUrl": QUEUE, "MessageBody": "b"}, lambda p: p["MessageAttributes"]["traceparent"]["StringValue"]),
    ("sqs", "send_message_batch", {"QueueUrl": QUEUE, "Entries": [{"Id": "1", "MessageBody": "b"}]}, lambda p: p["Entries"][0]["MessageAttributes"]["traceparent"]["StringValue"]),
    ("s3", "put_object", {"Bucket": "bucket-1", "Key": "k", "Body": b"x", "Metadata": {"m": "1"}}, lambda p: p["Metadata"]["traceparent"]),
    ("s3", "create_multipart_upload", {"Bucket": "bucket-1", "Key": "k"}, lambda p: p["Metadata"]["traceparent"]),
]  # fmt: skip
HEADERS = [
    ("events", "put_events", {"Entries": [EVENT, EVENT]}, lambda p: p["Entries"][1]["TraceHeader"]),
    ("stepfunctions", "start_execution", {"stateMachineArn": MACHINE, "input": "{}"}, lambda p: p["traceHeader"]),
]


@pytest.mark.parametrize("service,method,arguments,where", CARRIED, ids=lambda value: value if isinstance(value, str) else "")
@pytest.mark.parametrize("mode", ["runtime", "hybrid"])
def test_carried_beside_the_payload(injecting, sent, mode, service, method, arguments, where, request):
    if (mode, method) == ("hybrid", "create_multipart_upload"):
        pytest.skip("hybrid mode watches what can wake something: the upload's end")
    params = sent(request.getfixturevalue(mode), service, method, **arguments)
    version, number, span, flags = where(params).split("-")
    assert (version, number, len(span), flags) == ("00", NUMBER, 16, "01")
    for name in ("Payload", "Message", "MessageBody"):
        assert params.get(name) == arguments.get(name)


@pytest.mark.parametrize("service,method,arguments,where", HEADERS, ids=lambda value: value if isinstance(value, str) else "")
def test_lambdas_own_header_goes_on_as_it_is(injecting, sent, runtime, service, method, arguments, where):
    assert where(sent(runtime, service, method, **arguments)) == HEADER


def test_lineage_of_another_root_is_kept(injecting, sent, runtime):
    event = {"headers": {"traceparent": f"00-{'ab' * 16}-{'1' * 16}-01"}, "requestContext": {"requestId": "r", "http": {}}}
    header = sent(runtime, "events", "put_events", event=event, Entries=[EVENT])["Entries"][0]["TraceHeader"]
    assert header.startswith("Root=1-abababab-" + "ab" * 12 + ";Parent=") and header.endswith(";Sampled=1;Lineage=a87bd80c:0|68fd508a:5")


LEFT_ALONE = [
    ("lambda", "invoke", {"FunctionName": "f", "ClientContext": "eyJuIjoxLjEwfQ=="}),
    ("lambda", "invoke", {"FunctionName": "f", "InvocationType": "DryRun"}),
    ("sns", "publish", {"TopicArn": TOPIC, "Message": "m", "MessageAttributes": {str(n): ATTRIBUTE for n in range(10)}}),
    ("sns", "publish", {"TopicArn": TOPIC, "Message": "m" * 262_100}),
    ("sns", "publish", {"PhoneNumber": "+1", "Message": "m"}),
    ("sns", "publish", {"TopicArn": TOPIC, "Message": "m", "MessageAttributes": {"traceparent": ATTRIBUTE}}),
    ("sqs", "send_message", {"QueueUrl": QUEUE, "MessageBody": "é" * 131_050}),
    ("sqs", "send_message_batch", {"QueueUrl": QUEUE, "Entries": [{"Id": str(n), "MessageBody": "b" * 131_050} for n in range(2)]}),
    ("s3", "put_object", {"Bucket": "bucket-1", "Key": "k", "Metadata": {"m": "1" * 2000}}),
    ("s3", "copy_object", {"Bucket": "bucket-1", "Key": "k", "CopySource": "bucket-1/x"}),
    ("events", "put_events", {"Entries": [{**EVENT, "TraceHeader": "Root=mine"}]}),
    ("stepfunctions", "start_execution", {"stateMachineArn": MACHINE, "traceHeader": "Root=mine"}),
    ("kinesis", "put_record", {"StreamName": "s", "Data": b"\x00", "PartitionKey": "p"}),
    ("dynamodb", "put_item", {"TableName": "abc", "Item": {"k": {"S": "1"}}}),
]  # fmt: skip


@pytest.mark.parametrize("service,method,arguments", LEFT_ALONE, ids=lambda value: value if isinstance(value, str) else "")
def test_what_a_change_could_break_is_left_alone(injecting, sent, runtime, service, method, arguments):
    params = sent(runtime, service, method, **arguments)
    given = {name: value for name, value in arguments.items() if name not in ("ClientContext", "CopySource")}
    assert {name: params.get(name) for name in given} == given and set(params) - {"ClientContext"} <= set(arguments) | {"traceHeader"}
    assert "traceparent" not in json.dumps(params, default=str) or "traceparent" in json.dumps(arguments, default=str)


def test_presigned_urls_are_left_alone(injecting, runtime):
    import boto3

    s3 = boto3.client("s3", region_name="us-east-1")
    made = []
    runtime.entry(lambda event, context: made.append(s3.generate_presigned_url("put_object", {"Bucket": "b", "Key": "k"})))({}, Context())
    assert "traceparent" not in made[0]


@pytest.mark.parametrize("sign", [None, "query", "header", "own"])
@pytest.mark.parametrize("client", ["urllib", "requests", "httpx", "httpx, asynchronous", "aiohttp"])
def test_http_header(injecting, runtime, server, records, client, sign):
    from test_http import through_async_httpx  # noqa: F401

    from gammaray import catalog

    injecting.setattr(catalog, "counts_host", lambda host: host == "127.0.0.1")
    url = server.url + ("/?X-Amz-Signature=a" if sign == "query" else "/")
    headers = {"header": {"Authorization": "AWS4-HMAC-SHA256 x"}, "own": {"traceparent": "mine"}}.get(sign, {"A": "b"})
    before = dict(headers)
    runtime.entry(lambda event, context: send(client, url, headers))({}, Context())
    (request,) = server.requests
    found = {name.lower(): value for name, value in request[1].items()}.get("traceparent")
    assert headers == before
    keys = records("call")[-1].get("keys", [""])[0]
    if sign is None:
        assert found.startswith(f"00-{NUMBER}-") and f"span:{NUMBER}-{found.split('-')[2]}" in keys
    else:
        assert found == ("mine" if sign == "own" else None) and "span:" not in keys


def send(client, url, headers):
    import asyncio

    if client == "urllib":
        return urllib.request.urlopen(urllib.request.Request(url, headers=headers)).read()
    if client == "aiohttp":
        aiohttp = pytest.importorskip("aiohttp")

        async def later():
            async with aiohttp.ClientSession() as session, session.get(url, headers=headers) as answer:
                return await answer.read()

        return asyncio.run(later())
    module = pytest.importorskip(client.partition(",")[0])
    if client.endswith("asynchronous"):

        async def later():
            async with module.AsyncClient() as made:
                request = made.build_request("GET", url, headers=headers)
                return (await made.send(request)).request is request and request.headers.get("traceparent") == headers.get("traceparent")

        assert asyncio.run(later())
        return None
    return module.get(url, headers=headers)


def test_hosts_that_are_not_awss_learn_nothing(injecting, runtime, server):
    runtime.entry(lambda event, context: send("urllib", server.url, {}))({}, Context())
    assert "traceparent" not in {name.lower() for name in server.requests[0][1]}


def test_join_sends_the_same_bytes(environment, runtime, server):
    environment.setenv("_X_AMZN_TRACE_ID", HEADER)
    runtime.entry(lambda event, context: send("urllib", server.url, {}))({}, Context())
    from conftest import forget

    forget()
    send("urllib", server.url, {})
    first, second = server.requests
    assert normalised(first) == normalised(second)


PARENT = f"00-{'ab' * 16}-00000000000000a1-01"
KEY = f"span:{'ab' * 16}-00000000000000a1"
NOTIFICATION = {"MessageId": "s", "Message": "m", "MessageAttributes": {"traceparent": {"Type": "String", "Value": PARENT}}}
MESSAGE = {"eventSource": "aws:sqs", "messageId": "q", "body": "b"}
ENTRIES = {
    "sqs": {"Records": [{**MESSAGE, "messageAttributes": {"traceparent": {"stringValue": PARENT, "dataType": "String"}}}]},
    "sns": {"Records": [{"EventSource": "aws:sns", "Sns": NOTIFICATION}]},
    "sns in sqs": {"Records": [{**MESSAGE, "body": json.dumps({"Type": "Notification", **NOTIFICATION})}]},
    "http": {"headers": {"traceparent": PARENT}, "requestContext": {"requestId": "r", "http": {}}},
    "load balancer": {"multiValueHeaders": {"traceparent": [PARENT]}, "requestContext": {"elb": {}}},
    "lambda": {},
}


@pytest.mark.parametrize("source", ENTRIES)
def test_entries_take_the_root_of_their_cause(injecting, runtime, records, source):
    context = Context()
    if source == "lambda":
        context.client_context = type("ClientContext", (), {"custom": {"traceparent": PARENT}})()
    runtime.entry(lambda event, context: None)(ENTRIES[source], context)
    entry, end = records()
    assert entry["keys"][0].endswith(KEY) and entry["xray_root"] == ROOT
    assert entry["root"] == end["root"] == "1-abababab-" + "ab" * 12


@pytest.mark.parametrize("value", ["", "x", "00-" + "0" * 32 + "-" + "1" * 16 + "-01", "00-" + "g" * 32 + "-" + "1" * 16 + "-01", PARENT * 9, 5, None, ["a"], {"a": 1}])
def test_hostile_values(injecting, runtime, records, value):
    event = {"headers": {"traceparent": value}, "requestContext": {"requestId": "r", "http": {}}}
    runtime.entry(lambda event, context: None)(event, Context())
    assert records("entry")[0]["keys"] == ["http:r"] and records("entry")[0]["root"] == ROOT


def test_several_roots_are_none(injecting, runtime, records):
    other = {**MESSAGE, "messageAttributes": {"traceparent": {"stringValue": PARENT.replace("ab", "cd")}}}
    runtime.entry(lambda event, context: None)({"Records": ENTRIES["sqs"]["Records"] + [other]}, Context())
    assert records("entry")[0]["root"] == ROOT and len(records("entry")[0]["keys"]) == 2


def test_a_root_of_our_own_where_there_is_none(injecting, runtime, records):
    injecting.delenv("_X_AMZN_TRACE_ID")
    for number in range(2):
        runtime.entry(lambda event, context: None)({}, Context(str(number)))
    roots = [record["root"] for record in records()]
    assert roots[0] == roots[1] != roots[2] == roots[3] and len(roots[0]) == len(ROOT)


def test_both_sides_have_the_key(injecting, sent, runtime, records, server):
    server.default = Answer({"MessageId": "m-1"})
    params = sent(runtime, "sqs", "send_message", QueueUrl=QUEUE, MessageBody="b")
    made = params["MessageAttributes"]["traceparent"]["StringValue"]
    event = {"Records": [{**MESSAGE, "messageId": "m-1", "messageAttributes": {"traceparent": {"stringValue": made}}}]}
    runtime.entry(lambda event, context: None)(event, Context("second"))
    assert records("entry")[1]["keys"] == [key for record in records("call") for key in record.get("keys", ())]
