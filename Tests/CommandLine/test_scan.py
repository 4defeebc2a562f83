"""scan and explain: what they print, in every format."""

import json
from pathlib import Path

import pytest

from conftest import Tool

TEMPLATE = """\
Transform: AWS::Serverless-2016-10-31
Globals: {Function: {Runtime: python3.12, Handler: app.handler, Layers: [!Ref Lay], Environment: {Variables: {TABLE: !Ref Orders}}}}
Resources:
  Lay: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layer}}
  One: {Type: AWS::Serverless::Function, Properties: {CodeUri: one, Environment: {Variables: {TOPIC: !GetAtt Topic.Arn}}}}
  Two: {Type: AWS::Serverless::Function, Properties: {CodeUri: two, Environment: {Variables: {TABLE: other}}}}
"""
ONE = """\
import os, boto3, subprocess
from lay.util import save
from shop.events import emit
def handler(event, context):
    x = "\u00e9"; boto3.client("sns").publish(TopicArn=os.environ["TOPIC"], Message="")
    save({}); emit("x")
    subprocess.run(["aws", "s3", "ls"])
    boto3.client("s3").generate_presigned_url("put_object", Params={})  # gammaray: ignore
"""
LAYER = 'import os, boto3\ndef save(item): boto3.resource("dynamodb").Table(os.environ["TABLE"]).put_item(Item=item)\n'
KEYS = {"path", "line", "column", "methodLine", "methodColumn", "callee", "service", "operation", "effect", "hooked", "resource", "reason", "chain"}


@pytest.fixture
def application(tmp_path: Path) -> Path:
    files = {
        "template.yaml": TEMPLATE, "one/app.py": ONE, "two/app.py": "from lay.util import save\ndef handler(event, context): save(event)\n",
        "layer/python/lay/__init__.py": "", "layer/python/lay/util.py": LAYER, "shop/__init__.py": "",
        "shop/events.py": 'import boto3\ndef emit(x): boto3.client("events").put_events(Entries=[{"EventBusName": "bus"}])\n'}
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    return tmp_path


def rows(tool: Tool, *arguments: str) -> list:
    result = tool("scan", "--format", "json", *arguments)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def test_json_has_every_field_and_each_call_once(tool: Tool, application: Path) -> None:
    found = rows(tool)
    assert all(set(row) == KEYS for row in found)
    assert sorted((row["path"], row["resource"]) for row in found if row["hooked"]) == [
        ("layer/python/lay/util.py", "!Ref Orders | other"), ("one/app.py", "!GetAtt Topic.Arn"), ("shop/events.py", "bus")]
    publish = next(row for row in found if row["operation"] == "Publish")
    # The column counts bytes from 0.
    assert (publish["line"], publish["column"], publish["methodColumn"]) == (5, 14, 34)
    assert publish["callee"] == 'boto3.client("sns").publish' and publish["service"] == "sns" and publish["effect"] == "triggers"


def test_one_function_takes_in_what_it_imports_from_the_repository(tool: Tool, application: Path) -> None:
    assert {row["path"] for row in rows(tool, "one")} == {"one/app.py", "shop/events.py"}


def test_installed_packages_are_scanned_with_the_function(tool: Tool, application: Path) -> None:
    packages = application / "packages" / "mailer"
    packages.mkdir(parents=True)
    (packages / "__init__.py").write_text('import boto3\ndef go(): boto3.client("sqs").send_message(QueueUrl="q", MessageBody="")\n')
    found = rows(tool, "one", "--dependencies", "packages")
    assert [row["resource"] for row in found if row["path"].startswith("packages/")] == ["q"]
    assert tool("scan", "one", "--dependencies", "gone").returncode == 2


def test_sarif(tool: Tool, application: Path) -> None:
    result = tool("scan", "--format", "sarif")
    log = json.loads(result.stdout)
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] and len({rule["id"] for rule in rules}) == len(rules)
    assert run["results"]
    for entry in run["results"]:
        assert rules[entry["ruleIndex"]]["id"] == entry["ruleId"] and entry["level"] in ("note", "warning") and entry["message"]["text"]
        (location,) = entry["locations"]
        place = location["physicalLocation"]
        region = place["region"]
        assert not place["artifactLocation"]["uri"].startswith("/")
        assert 1 <= region["startLine"] <= region["endLine"] and region["startColumn"] >= 1 and region["endColumn"] >= 1
    publish = next(entry for entry in run["results"] if entry["properties"].get("operation") == "Publish")
    # Here the column counts characters from 1.
    assert publish["locations"][0]["physicalLocation"]["region"]["startColumn"] == 14
    assert [entry["properties"]["kind"] for entry in run["results"] if entry["ruleId"] == "hand-off"] == ["subprocess"]


def test_hand_offs_are_warnings(tool: Tool, application: Path) -> None:
    errors = tool("scan", "one").stderr.decode()
    assert "one/app.py:7:5: warning: the AWS command line" in errors and "presigned" not in errors
    assert b"warning" not in tool("scan", "one", "--quiet").stderr


IGNORED = """\
import boto3
sns = boto3.client("sns")
def handler(event, context):
    sns.publish(TopicArn="t", Message="1")  # gammaray: ignore
    sns.publish(
        TopicArn="t", Message="2")  # gammaray: ignore
    (boto3
        .client("sns")  # gammaray: ignore
        .publish(TopicArn="t", Message="3"))
    sns.publish(TopicArn="t", Message="# gammaray: ignore")
    boto3.client("s3").generate_presigned_url("put_object", Params={})
"""


@pytest.mark.parametrize("first", ["", "# gammaray: ignore\n", '"""Not # gammaray: ignore"""\n'])
def test_hooked_is_what_rewrite_does(tool: Tool, first: str) -> None:
    (tool.folder / "app.py").write_text(first + IGNORED)
    hooked = [row["line"] - first.count("\n") for row in rows(tool, "app.py") if row["hooked"]]
    assert hooked == ([] if first.startswith("#") else [5, 10])
    diff = tool("diff", "--mode", "hybrid", "--handler", "app.handler", "app.py").stdout.decode()
    assert diff.count("_gammaray.hook(") == len(hooked)
    assert (b"presigned" in tool("scan", "app.py").stderr) is not first.startswith("#")


def test_the_users_catalog(tool: Tool, application: Path) -> None:
    (application / "pyproject.toml").write_text('[tool.gammaray.catalog]\n"shop.events.emit" = "sns.publish"\n')
    assert ("emit", "Publish") in [(row["callee"], row["operation"]) for row in rows(tool)]
    assert b"sns.Publish" in tool("explain", "shop.events.emit").stdout
    (application / "pyproject.toml").write_text('[tool.gammaray.catalog]\n"shop.events.emit" = "sns_.publish"\n')
    result = tool("scan")
    assert result.returncode == 2 and result.stderr.startswith(b"pyproject.toml:2:1: error: [tool.gammaray.catalog]")


@pytest.mark.parametrize("name", ["patch-sdk", "wrap-entry-point", "hook-call", "sns.publish", "dynamodb.PutItem", "Table.put_item", "http.POST"])
def test_explain(tool: Tool, name: str) -> None:
    text, data = tool("explain", name), tool("explain", name, "--format", "json")
    assert text.returncode == data.returncode == 0
    fields = json.loads(data.stdout)
    assert {"rule", "before", "after", "suppression"} <= set(fields) or {"service", "operation", "effect", "boto3"} <= set(fields)


@pytest.mark.parametrize("name, hint", [
    ("hook-cal", "hook-call"), ("sns.publsh", "sns.Publish"), ("snss.publish", "sns.publish"), ("whatever", "name a rule")])
def test_explain_names_what_may_be_meant(tool: Tool, name: str, hint: str) -> None:
    result = tool("explain", name)
    assert result.returncode == 2 and hint in result.stderr.decode() and result.stdout == b""


@pytest.mark.parametrize("name", ["sqs.receive_message", "sqs.ReceiveMessages", "s3.head_bucket"])
def test_explain_takes_what_the_catalog_does_not_list(tool: Tool, name: str) -> None:
    result = tool("explain", name)
    assert result.returncode == 0 and b": harmless" in result.stdout and b"if there is such an operation" in result.stdout


def test_a_slip_can_be_listed(tool: Tool) -> None:
    assert b"sns.Publis is not listed, and would be harmless: did you mean sns.Publish?" in tool("explain", "sns.Publis").stderr
    (tool.folder / "pyproject.toml").write_text('[tool.gammaray.catalog]\n"sns.Publis" = "harmless"\n')
    assert tool("explain", "sns.Publis").returncode == 0
