"""The demonstration, from the preview to the causal list."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[1] / "demo.py"
TOOL = Path(os.environ.get("REWRITE_TOOL", DEMO.parents[2] / ".build" / "release" / "rewrite-tool"))


@pytest.mark.parametrize("mode", ["dynamic", "static", "hybrid"])
def test_demo_proves_every_edge(mode, tmp_path):
    if not TOOL.exists():
        pytest.fail(f"{TOOL} is missing: build the tool, or set REWRITE_TOOL")
    done = subprocess.run([sys.executable, str(DEMO), "--mode", mode, "--records", str(tmp_path / "records.jsonl")],
                          capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    told = done.stdout.split("== 4.")[1]
    assert re.findall(r"guestbook-(\w+)  ", told) == ["Publish", "Store", "Dispatch", "Save", "Notify"]
    assert re.findall(r"^ +(\w+):", told, re.MULTILINE) == ["sns", "s3", "lambda", "dynamodb_image"]
    expect_graph(tmp_path / "records.jsonl", tmp_path / "plan.json")


def expect_graph(records, plan):
    """The graph of the records is the one that was planned, and every edge is proven."""
    planned = subprocess.run([str(TOOL), "plan", str(DEMO.parent), "--format", "json"], capture_output=True, text=True, check=True)
    plan.write_text(planned.stdout)
    done = subprocess.run([str(TOOL), "graph", "--format", "json", "--against", str(plan), str(records)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    graph = json.loads(done.stdout)
    edges = {(edge["from"], edge["kind"], edge["to"]): edge for edge in graph["edges"]}
    bucket = "bucket:guestbook-123456789012-us-east-1"
    assert set(edges) == {
        ("function:guestbook-Publish", "sns.Publish", "topic:guestbook-Entries"),
        ("topic:guestbook-Entries", "sns", "function:guestbook-Store"),
        ("function:guestbook-Store", "s3.PutObject", bucket),
        (bucket, "s3", "function:guestbook-Dispatch"),
        ("function:guestbook-Dispatch", "lambda.Invoke", "function:guestbook-Save"),
        ("function:guestbook-Save", "dynamodb.PutItem", "table:guestbook-Guestbook"),
        ("table:guestbook-Guestbook", "dynamodb", "function:guestbook-Notify"),
        ("function:guestbook-Notify", "sqs.SendMessage", "queue:guestbook-Moderation"),
    }
    assert all(edge["count"] == 1 and edge["ambiguous"] == edge["errors"] == 0 for edge in edges.values())
    assert graph["completeness"]["caused"] == 4 and graph["completeness"]["roots"] == {"direct": 1}
    assert graph["completeness"]["missing"] == graph["completeness"]["lost"] == 0


def test_demo_names_a_missing_tool():
    done = subprocess.run([sys.executable, str(DEMO)], capture_output=True, text=True, env={**os.environ, "REWRITE_TOOL": "/nowhere"})
    assert done.returncode == 2 and "/nowhere" in done.stderr
