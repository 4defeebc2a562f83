"""`plan`: the predicted service graph, for whole projects and in every format."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT, Tool

FIXTURES = ROOT / "Tests" / "Fixtures" / "plan"
PROJECTS = sorted(path.name for path in FIXTURES.iterdir() if path.is_dir())
WEB_APP = ROOT / "examples" / "web-app"
TOPIC_LOOP = """\
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.12
      Handler: app.lambda_handler
      CodeUri: .
      Environment: {Variables: {TOPIC: !Ref T}}
      Events: {E: {Type: SNS, Properties: {Topic: !Ref T}}}
  T: {Type: AWS::SNS::Topic}
"""
PUBLISH = "import boto3, os\n\n\ndef lambda_handler(event, context):\n    boto3.client('sns').publish(TopicArn=os.environ['TOPIC'], Message='')\n"


def plan(tool: Tool, *arguments: str, cwd: Path) -> "subprocess.CompletedProcess[bytes]":
    return tool("plan", *arguments, cwd=cwd)


@pytest.mark.parametrize("project", PROJECTS)
def test_a_whole_project(tool: Tool, project: str) -> None:
    """To record anew after a change: run the command and review the difference."""
    done = plan(tool, ".", "--format", "json", cwd=FIXTURES / project)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == json.loads((FIXTURES / f"{project}.json").read_text())


def test_the_example(tool: Tool) -> None:
    done = plan(tool, ".", "--format", "json", cwd=WEB_APP)
    edges = [(edge["from"], edge["to"], edge["certainty"]) for edge in json.loads(done.stdout)["edges"]]
    assert edges == [
        ("bucket:Storage", "function:Dispatch", "declared"), ("function:Dispatch", "function:Save", "proven"),
        ("function:Notify", "queue:Moderation", "proven"), ("function:Publish", "topic:Entries", "proven"),
        ("function:Save", "table:Guestbook", "proven"), ("function:Store", "bucket:Storage", "proven"),
        ("table:Guestbook", "function:Notify", "declared"), ("topic:Entries", "function:Store", "declared"),
    ]


@pytest.mark.parametrize("form", ["text", "mermaid", "dot", "json"])
def test_every_format_is_the_same_each_time(tool: Tool, form: str) -> None:
    runs = {plan(tool, ".", "--format", form, cwd=FIXTURES / "orders-sam").stdout for _ in range(3)}
    assert len(runs) == 1 and runs.pop().endswith(b"\n")


def test_mermaid_has_one_node_and_one_arrow_a_line(tool: Tool) -> None:
    lines = plan(tool, ".", "--format", "mermaid", cwd=FIXTURES / "orders-sam").stdout.decode().splitlines()
    node = re.compile(r'  n\d+[\[({]+"[^"]*"[\])}]+')
    arrow = re.compile(r'  n\d+ (-->|-\.->)\|"[^"]*"\| n\d+')
    style = re.compile(r"  (classDef|class) .*")
    assert lines[0] == "flowchart LR"
    assert all(node.fullmatch(line) or arrow.fullmatch(line) or style.fullmatch(line) for line in lines[1:])


@pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz")
def test_graphviz_takes_the_dot(tool: Tool) -> None:
    graph = plan(tool, ".", "--format", "dot", cwd=FIXTURES / "orders-sam").stdout
    drawn = subprocess.run(["dot", "-Tsvg"], input=graph, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)
    assert drawn.returncode == 0 and not drawn.stderr and b"order[&quot;topic&quot;]" in drawn.stdout


def test_a_loop_is_a_warning_with_its_place(tool: Tool, tmp_path: Path) -> None:
    (tmp_path / "template.yaml").write_text(TOPIC_LOOP)
    (tmp_path / "app.py").write_text(PUBLISH)
    done = plan(tool, cwd=tmp_path)
    assert done.returncode == 0
    assert b"app.py:5:25: warning: may wake itself: function F -> topic T -> function F\n" in done.stderr
    assert b"warning" not in plan(tool, "--quiet", cwd=tmp_path).stderr


def test_a_put_below_another_prefix_is_no_loop(tool: Tool) -> None:
    done = plan(tool, ".", cwd=FIXTURES / "orders-sam")
    assert b"Thumbnail" in done.stdout and b"function Thumbnail ->" not in done.stderr


def test_a_parameter_of_the_deployment(tool: Tool) -> None:
    project = FIXTURES / "orders-sam"
    done = plan(tool, ".", "--parameter", "PartnerTopic=arn:aws:sns:eu-west-1:123456789012:partners", cwd=project)
    assert b"-> topic partners  sns.Publish  [proven]" in done.stdout
    wrong = plan(tool, ".", "--parameter", "PartnerTopic", cwd=project)
    assert wrong.returncode == 2 and wrong.stderr == b"--parameter PartnerTopic: error: write NAME=VALUE\n"


def test_a_file_and_a_template_of_it(tool: Tool) -> None:
    project = FIXTURES / "notes-serverless"
    whole = plan(tool, ".", "--format", "json", cwd=project).stdout
    assert plan(tool, "serverless.yml", "--format", "json", cwd=project).stdout == whole


def test_what_is_broken_is_said_and_the_rest_goes_on(tool: Tool, tmp_path: Path) -> None:
    (tmp_path / "template.yaml").write_text(TOPIC_LOOP)
    (tmp_path / "app.py").write_text(PUBLISH)
    (tmp_path / "queues.yaml").write_text("Resources:\n  Q: {Type: AWS::SQS::Queue\n")
    done = plan(tool, cwd=tmp_path)
    assert done.returncode == 0 and b"function F" in done.stdout
    assert re.search(rb"^queues.yaml:\d+:\d+: warning: .*its resources are not seen$", done.stderr, re.MULTILINE)


def test_wrong_use(tool: Tool, tmp_path: Path) -> None:
    assert plan(tool, "missing", cwd=tmp_path).returncode == 2
    assert plan(tool, "--format", "svg", cwd=tmp_path).returncode == 2
