"""Invoke: ids, kinds of invocation, errors, context, versions of the code."""

import base64
import json

import pytest


def body(response):
    return json.loads(response["Payload"].read())


def test_request_id_is_the_functions_request_id(cloud, recorder):
    _, events = recorder()
    response = cloud.client("lambda").invoke(FunctionName="recorder", Payload=b'{"a": 1.10}')
    (event,) = events()
    assert response["ResponseMetadata"]["RequestId"] == event["id"]
    assert response["ResponseMetadata"]["HTTPHeaders"]["x-amzn-requestid"] == event["id"]
    assert body(response) == {"a": 1.1}


def test_event_invocation_runs_later_under_the_same_id(cloud, recorder):
    _, events = recorder()
    response = cloud.client("lambda").invoke(FunctionName="recorder", InvocationType="Event", Payload=b"[1]")
    assert response["StatusCode"] == 202
    (event,) = events()
    assert (event["id"], event["event"]) == (response["ResponseMetadata"]["RequestId"], [1])


def test_dry_run_runs_nothing(cloud, recorder):
    _, events = recorder()
    assert cloud.client("lambda").invoke(FunctionName="recorder", InvocationType="DryRun")["StatusCode"] == 204
    assert events() == []


def test_raised_error_is_given_back(cloud, source):
    cloud.deploy("bad", source("def handler(event, context):\n    raise KeyError('x')\n"), handler="app.handler")
    response = cloud.client("lambda").invoke(FunctionName="bad", LogType="Tail")
    error = body(response)
    assert response["FunctionError"] == "Unhandled"
    assert error["errorType"] == "KeyError" and "app.py\", line 2, in handler" in error["stackTrace"][0]
    assert "[ERROR] KeyError" in base64.b64decode(response["LogResult"]).decode()


@pytest.mark.parametrize(
    ("handler", "text", "kind"),
    [
        ("app.nope", "", "Runtime.HandlerNotFound"),
        ("nope.handler", "", "Runtime.ImportModuleError"),
        ("app.handler", "def handler(:", "Runtime.UserCodeSyntaxError"),
        ("app.handler", "raise ValueError('while loading')", "ValueError"),
    ],
)
def test_error_of_loading_is_given_back(cloud, source, handler, text, kind):
    cloud.deploy("bad", source(text), handler=handler)
    for _ in range(2):
        assert body(cloud.client("lambda").invoke(FunctionName="bad"))["errorType"] == kind


def test_timeout_kills_and_the_next_invocation_starts_anew(cloud, source):
    text = "import time\nn = []\ndef handler(event, context):\n    n.append(1)\n    event and time.sleep(60)\n    return len(n)\n"
    cloud.deploy("slow", source(text), handler="app.handler", timeout=1)
    client = cloud.client("lambda")
    assert body(client.invoke(FunctionName="slow", Payload=b"0")) == 1
    assert "Task timed out after 1.00 seconds" in body(client.invoke(FunctionName="slow", Payload=b"1"))["errorMessage"]
    assert body(client.invoke(FunctionName="slow", Payload=b"0")) == 1


def test_exit_of_the_process_is_an_error(cloud, source):
    cloud.deploy("exits", source("import sys\ndef handler(event, context):\n    sys.exit(3)\n"), handler="app.handler")
    error = body(cloud.client("lambda").invoke(FunctionName="exits"))
    assert error["errorType"] == "Runtime.ExitError" and error["errorMessage"].endswith("exit status 3")


def test_client_context_arrives(cloud, source):
    cloud.deploy("context", source("def handler(event, context):\n    return context.client_context.custom\n"), handler="app.handler")
    given = base64.b64encode(json.dumps({"custom": {"a": "ä"}}).encode()).decode()
    assert body(cloud.client("lambda").invoke(FunctionName="context", ClientContext=given)) == {"a": "ä"}


def test_payload_that_is_no_json_is_refused(cloud, recorder):
    recorder()
    client = cloud.client("lambda")
    with pytest.raises(client.exceptions.InvalidRequestContentException):
        client.invoke(FunctionName="recorder", Payload=b"{")


@pytest.mark.parametrize("handler", ["pkg/mod.handler", "pkg.mod.handler"])
def test_handler_in_a_package(cloud, source, handler):
    cloud.deploy("packaged", source("def handler(event, context):\n    return __name__\n", "pkg/mod.py"), handler=handler)
    assert body(cloud.client("lambda").invoke(FunctionName="packaged")) == "pkg.mod"


def test_new_code_and_variables_replace_warm_sandboxes(cloud, source):
    text = "import os\ndef handler(event, context):\n    return os.environ.get('A', 'none')\n"
    cloud.deploy("changing", source(text), handler="app.handler")
    client = cloud.client("lambda")
    assert body(client.invoke(FunctionName="changing")) == "none"
    cloud.deploy("changing", source(text), handler="app.handler", environment={"A": "1"})
    assert body(client.invoke(FunctionName="changing")) == "1"
    cloud.deploy("changing", source(text.replace("return", "return 'new ' +")), handler="app.handler", environment={"A": "1"})
    assert body(client.invoke(FunctionName="changing")) == "new 1"


def test_functions_call_the_cloud_in_their_region(cloud, source):
    text = """
import boto3, os
def handler(event, context):
    boto3.client("sqs").create_queue(QueueName="made")
    return [os.environ["AWS_REGION"], context.invoked_function_arn.split(":")[3], os.environ["AWS_SESSION_TOKEN"] != ""]
"""
    cloud.deploy("caller", source(text), handler="app.handler", region="eu-west-1")
    answer = body(cloud.client("lambda", "eu-west-1").invoke(FunctionName="caller"))
    assert answer == ["eu-west-1", "eu-west-1", True]
    assert len(cloud.client("sqs", "eu-west-1").list_queues()["QueueUrls"]) == 1
    assert "QueueUrls" not in cloud.client("sqs").list_queues()


def test_logs_are_kept_as_cloudwatch_keeps_them(cloud, source):
    cloud.deploy("talks", source("print('loading')\ndef handler(event, context):\n    print('running')\n"), handler="app.handler")
    cloud.client("lambda").invoke(FunctionName="talks")
    kinds = [line.split(" ")[0] for line in cloud.logs("talks")]
    assert kinds == ["INIT_START", "loading", "START", "running", "END", "REPORT"]
    streams = cloud.client("logs").describe_log_streams(logGroupName="/aws/lambda/talks")["logStreams"]
    events = cloud.client("logs").get_log_events(logGroupName="/aws/lambda/talks", logStreamName=streams[0]["logStreamName"])
    assert [event["message"] for event in events["events"]] == cloud.logs("talks")


def test_trace_goes_on_to_the_invoked_function(cloud, source):
    inner = "import os\ndef handler(event, context):\n    return os.environ['_X_AMZN_TRACE_ID']\n"
    outer = """
import boto3, json, os
def handler(event, context):
    answer = boto3.client("lambda").invoke(FunctionName="inner")
    return [os.environ["_X_AMZN_TRACE_ID"], json.loads(answer["Payload"].read())]
"""
    cloud.deploy("inner", source(inner), handler="app.handler")
    cloud.deploy("outer", source(outer), handler="app.handler")
    seen = body(cloud.client("lambda").invoke(FunctionName="outer"))
    roots = {trace.split(";")[0] for trace in seen}
    assert len(roots) == 1 and len(set(seen)) == 2


def test_layers_are_importable(cloud, source):
    from localcloud.bundle import packed

    content = packed(source("value = 7\n", "python/shared.py"))
    layer = cloud.client("lambda").publish_layer_version(LayerName="shared", Content={"ZipFile": content})["LayerVersionArn"]
    text = "import shared\ndef handler(event, context):\n    return shared.value\n"
    cloud.deploy("layered", source(text), handler="app.handler", layers=[layer])
    assert body(cloud.client("lambda").invoke(FunctionName="layered")) == 7
