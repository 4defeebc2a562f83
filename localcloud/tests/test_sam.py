"""The SAM deployer: intrinsic functions, triggers, and errors that say what is wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import RECORDER
from localcloud import LocalCloudError, __main__, sam

HEAD = """
Parameters:
  Stage: {Type: String, Default: dev}
Mappings:
  Sizes: {dev: {memory: 256}}
Globals:
  Function: {Runtime: python3.11, Handler: app.handler, Timeout: 5, Environment: {Variables: {SHARED: "1", STAGE: !Ref Stage}}}
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: code
"""


@pytest.fixture
def deploy(cloud, tmp_path):
    def run(text, **options):
        (tmp_path / "code").mkdir(exist_ok=True)
        (tmp_path / "code" / "app.py").write_text(RECORDER)
        (tmp_path / "template.yaml").write_text(text)
        return sam.deploy(cloud, tmp_path / "template.yaml", **options)

    return run


def events(stack, function="Fn"):
    stack.cloud.wait_idle()
    name = stack.functions[function]
    return [json.loads(line[6:])["event"] for line in stack.cloud.logs(name) if line.startswith("EVENT ")]


def test_intrinsic_functions_in_properties(deploy):
    stack = deploy(HEAD + """
      MemorySize: !FindInMap [Sizes, !Ref Stage, memory]
      Environment:
        Variables:
          JOINED: !Join ["-", [a, !Ref "AWS::Region"]]
          SUBBED: !Sub ["${Bucket.Arn} ${x} ${!literal}", {x: !Select [1, !Split [",", "p,q"]]}]
          QUEUE: {"Fn::GetAtt": [Queue, Arn]}
  Bucket: {Type: AWS::S3::Bucket}
  Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub "q-${Stage}", VisibilityTimeout: 60}}
""", parameters={"Stage": "dev"})
    found = stack.cloud.client("lambda").get_function_configuration(FunctionName=stack.functions["Fn"])
    assert found["MemorySize"] == 256
    assert found["Environment"]["Variables"] == {
        "SHARED": "1", "STAGE": "dev", "JOINED": "a-us-east-1", "SUBBED": "arn:aws:s3:::local-bucket q ${literal}",
        "QUEUE": "arn:aws:sqs:us-east-1:123456789012:q-dev",
    }


def test_each_kind_of_event_wakes_the_function(deploy):
    stack = deploy(HEAD + """
      Events:
        Objects: {Type: S3, Properties: {Bucket: !Ref Bucket, Events: ["s3:ObjectCreated:*"]}}
        Messages: {Type: SNS, Properties: {Topic: !Ref Topic, FilterPolicy: {kind: [a]}}}
        Jobs: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn, BatchSize: 1}}
        Changes: {Type: DynamoDB, Properties: {Stream: !GetAtt Table.StreamArn, StartingPosition: TRIM_HORIZON}}
        Facts: {Type: EventBridgeRule, Properties: {Pattern: {source: [shop]}}}
        Daily: {Type: Schedule, Properties: {Schedule: rate(1 day)}}
  Bucket: {Type: AWS::S3::Bucket}
  Topic: {Type: AWS::SNS::Topic}
  Queue: {Type: AWS::SQS::Queue}
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema: [{AttributeName: id, KeyType: HASH}]
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      StreamSpecification: {StreamViewType: KEYS_ONLY}
""")
    client = stack.cloud.client
    client("s3").put_object(Bucket=stack.ref("Bucket"), Key="k")
    for kind in ("a", "b"):
        client("sns").publish(TopicArn=stack.ref("Topic"), Message=kind, MessageAttributes={"kind": {"DataType": "String", "StringValue": kind}})
    client("sqs").send_message(QueueUrl=stack.ref("Queue"), MessageBody="x")
    client("dynamodb").put_item(TableName=stack.ref("Table"), Item={"id": {"S": "1"}, "a": {"S": "secret"}})
    client("events").put_events(Entries=[{"Source": "shop", "DetailType": "x", "Detail": '{"a": 1}'}])
    seen = events(stack)
    records = [event["Records"][0] for event in seen if "Records" in event]
    assert sorted(record.get("eventSource") or record["EventSource"] for record in records) == ["aws:dynamodb", "aws:s3", "aws:sns", "aws:sqs"]
    assert [event["source"] for event in seen if "Records" not in event] == ["shop"]
    change = next(record["dynamodb"] for record in records if record.get("eventSource") == "aws:dynamodb")
    assert change["Keys"] == {"id": {"S": "1"}} and "NewImage" not in change


def test_plain_cloudformation_connections(deploy):
    stack = deploy(HEAD + """
  Topic: {Type: AWS::SNS::Topic}
  Queue: {Type: AWS::SQS::Queue}
  ToQueue: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref Topic, Protocol: sqs, Endpoint: !GetAtt Queue.Arn}}
  ToFunction: {Type: AWS::Lambda::EventSourceMapping, Properties: {EventSourceArn: !GetAtt Queue.Arn, FunctionName: !Ref Fn}}
  Bucket:
    Type: AWS::S3::Bucket
    Properties: {NotificationConfiguration: {TopicConfigurations: [{Topic: !Ref Topic, Event: "s3:ObjectCreated:*"}]}}
  Role: {Type: AWS::IAM::Role}
""")
    stack.cloud.client("s3").put_object(Bucket=stack.ref("Bucket"), Key="k")
    messages = [json.loads(json.loads(event["Records"][0]["body"])["Message"]) for event in events(stack)]
    assert [message["Records"][0]["s3"]["object"]["key"] for message in messages if "Records" in message] == ["k"]


@pytest.mark.parametrize(
    ("more", "options", "words"),
    [
        ("  Api: {Type: AWS::Serverless::Api}\n", {}, "resource Api: type AWS::Serverless::Api is not supported"),
        ("      Events: {Web: {Type: Api}}\n", {}, "event Web of type Api is not supported"),
        ("      Timeout: !Ref Nothing\n", {}, "Ref Nothing: neither a parameter nor a resource"),
        ("      Timeout: !If [A, 1, 2]\n", {}, "Fn::If is not supported"),
        ("", {"bundles": {}}, "function Fn: no bundle was given"),
        ("", {"parameters": {"X": "1"}}, "no parameter X"),
        ("  Broken: [\n", {}, "template.yaml"),
    ],
)
def test_errors_say_what_is_wrong(deploy, more, options, words):
    with pytest.raises(LocalCloudError, match=words):
        deploy(HEAD + more, **options)


def test_command_line_invokes_a_function_of_a_template(tmp_path):
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "app.py").write_text("def handler(event, context):\n    print('hello')\n    return event\n")
    (tmp_path / "template.yaml").write_text(HEAD)
    source = str(Path(__main__.__file__).parents[1])
    command = [sys.executable, "-m", "localcloud", "--template", str(tmp_path / "template.yaml"), "--invoke", "Fn", "--payload", "[1]"]
    done = subprocess.run(command, env={"PYTHONPATH": source, "PATH": "/usr/bin:/bin"}, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "[1]\n") and "local-Fn: hello" in done.stderr

