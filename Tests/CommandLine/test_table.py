"""`table create` through AWS's own CLI, and `template`, on the local cloud."""

import json
import os
import sys
from pathlib import Path
from typing import Dict

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "localcloud" / "src"))

from localcloud import LocalCloud  # noqa: E402
from localcloud.fixtures import cloud, running_cloud  # noqa: E402, F401
from conftest import Tool  # noqa: E402

KEY = [{"AttributeName": "invocation", "KeyType": "HASH"}, {"AttributeName": "n", "KeyType": "RANGE"}]
TYPES = [{"AttributeName": "invocation", "AttributeType": "S"}, {"AttributeName": "n", "AttributeType": "N"}]


@pytest.fixture
def env(cloud: LocalCloud, tmp_path: Path) -> Dict[str, str]:
    """An environment in which `aws` is the one of this Python, and talks to the local cloud."""
    return {
        "PATH": str(Path(sys.executable).parent) + os.pathsep + os.environ["PATH"], "AWS_ENDPOINT_URL": cloud.url, "AWS_DEFAULT_REGION": cloud.region,
        "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_CONFIG_FILE": str(tmp_path / "none")}


def create(tool: Tool, env: Dict[str, str], *options: str) -> "tuple[int, str, str]":
    done = tool("table", "create", *options, env=env)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_it_is_made_once(tool: Tool, cloud: LocalCloud, env: Dict[str, str]) -> None:
    code, out, err = create(tool, env, "--format", "json")
    assert (code, err) == (0, "")
    told = json.loads(out)
    table = cloud.client("dynamodb").describe_table(TableName="gammaray-events")["Table"]
    assert table["KeySchema"] == KEY and sorted(table["AttributeDefinitions"], key=str) == sorted(TYPES, key=str)
    assert table["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"}
    assert table["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    assert told == {"table": "gammaray-events", "arn": table["TableArn"], "created": True, "policy": {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "dynamodb:BatchWriteItem", "Resource": table["TableArn"]}]}}
    code, out, err = create(tool, env)
    assert (code, err) == (0, "") and out.startswith("is there already: " + table["TableArn"])


def test_name_and_region(tool: Tool, cloud: LocalCloud, env: Dict[str, str]) -> None:
    code, out, _ = create(tool, env, "--table", "other.events", "--region", "us-east-2")
    assert code == 0 and "arn:aws:dynamodb:us-east-2:" in out and "GAMMARAY_TABLE=other.events" in out


@pytest.mark.parametrize("change, told", [
    ({"KeySchema": KEY[:1], "AttributeDefinitions": TYPES[:1]}, "its key is invocation HASH S, not"),
    ({"StreamSpecification": None}, "it has no stream"),
    ({"StreamSpecification": {"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"}}, "its stream shows KEYS_ONLY"),
], ids=["key", "no-stream", "keys-only"])
def test_another_table_of_that_name(tool: Tool, cloud: LocalCloud, env: Dict[str, str], change, told: str) -> None:
    wanted = {
        "TableName": "gammaray-events", "KeySchema": KEY, "AttributeDefinitions": TYPES, "BillingMode": "PAY_PER_REQUEST",
        "StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"}, **change}
    cloud.client("dynamodb").create_table(**{name: value for name, value in wanted.items() if value})
    code, out, err = create(tool, env)
    assert (code, out) == (2, "") and told in err


def test_refusals_are_told(tool: Tool, env: Dict[str, str], tmp_path: Path) -> None:
    code, out, err = create(tool, {name: value for name, value in env.items() if name != "AWS_DEFAULT_REGION"})
    assert (code, out) == (2, "") and "region" in err
    code, out, err = create(tool, {**env, "PATH": str(tmp_path)})
    assert (code, out) == (2, "") and "no `aws` on PATH" in err and "rewrite-tool template" in err
    code, out, err = create(tool, env, "--table", "a b")
    assert (code, out) == (2, "") and "--table 'a b'" in err


def test_the_template_makes_the_same_table(tool: Tool, cloud: LocalCloud, env: Dict[str, str]) -> None:
    template = tool("template", "--table", "events-of-mine").stdout.decode()
    stack = cloud.client("cloudformation")
    stack.create_stack(StackName="gammaray", TemplateBody=template, Capabilities=["CAPABILITY_IAM"])
    outputs = {item["OutputKey"]: item["OutputValue"] for item in stack.describe_stacks(StackName="gammaray")["Stacks"][0]["Outputs"]}
    assert outputs["Table"] == "events-of-mine"
    code, out, err = create(tool, env, "--table", "events-of-mine", "--format", "json")
    assert (code, err) == (0, "")
    iam = cloud.client("iam")
    version = iam.get_policy(PolicyArn=outputs["WritePolicy"])["Policy"]["DefaultVersionId"]
    policy = iam.get_policy_version(PolicyArn=outputs["WritePolicy"], VersionId=version)["PolicyVersion"]["Document"]
    assert policy == json.loads(out)["policy"] and not json.loads(out)["created"]


def test_terraform_has_the_same_table(tool: Tool, tmp_path: Path) -> None:
    template = tool("template", "--format", "terraform", "--table", "events-of-mine").stdout.decode()
    (tmp_path / "main.tf").write_text(template + '''
resource "aws_lambda_function" "reader" {
  function_name = "reader"
  runtime       = "python3.12"
  handler       = "app.handler"
  filename      = "code.zip"
}
resource "aws_lambda_event_source_mapping" "events" {
  event_source_arn = aws_dynamodb_table.gammaray_events.stream_arn
  function_name    = aws_lambda_function.reader.arn
}
''')
    plan = json.loads(tool("plan", "--format", "json", ".").stdout)
    assert "events-of-mine" in json.dumps(plan)
