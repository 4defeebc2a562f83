"""`graph` and `stats` on recorded runs of the example."""

import json
import sqlite3

import pytest

from conftest import ROOT, Tool

RECORDS = ROOT / "Tests" / "Fixtures" / "graph"


@pytest.fixture
def records(tmp_path):
    return Tool(tmp_path), str(RECORDS / "guestbook.hybrid.jsonl")


def test_tables_answer_questions(records):
    tool, path = records
    done = tool("graph", "--format", "sql", path)
    assert done.returncode == 0, done.stderr
    database = sqlite3.connect(":memory:")
    database.executescript(done.stdout.decode())
    query = (
        "SELECT c.operation FROM causes x JOIN calls c ON c.invocation = x.call_invocation AND c.n = x.call_n "
        "WHERE x.certainty = 'exact' ORDER BY c.start_us")
    assert [row[0] for row in database.execute(query)] == ["Publish", "PutObject", "Invoke", "PutItem"]
    assert database.execute("SELECT count(*), count(DISTINCT beginning) FROM invocations").fetchone() == (5, 1)


def test_traces_are_one_document(records):
    tool, path = records
    done = tool("graph", "--format", "otlp", path)
    spans = [span for resource in json.loads(done.stdout)["resourceSpans"] for span in resource["scopeSpans"][0]["spans"]]
    assert len(spans) == 10 and len({span["traceId"] for span in spans}) == 1
    assert [span["name"] for span in spans if "parentSpanId" not in span] == ["guestbook-Publish"]


def test_modes_have_one_graph(records):
    tool, path = records
    (tool.folder / "other.json").write_bytes(tool("graph", "--format", "json", str(RECORDS / "guestbook.dynamic.jsonl")).stdout)
    for other in ("other.json", str(RECORDS / "guestbook.static.jsonl")):
        assert tool("graph", "-q", path, "--against", other).returncode == 0
    assert tool("graph", "-q", path, "--function", "guestbook-Save", "--against", "other.json").returncode == 1


def test_xray_and_reports_fill_in(records):
    tool, path = records
    lines = [json.loads(line) for line in open(path)]
    entry = next(line for line in lines if line["kind"] == "entry")
    for name in ("status", "duration_us"):
        del entry[name]
    (tool.folder / "r.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    segment = {
        "start_time": 10.0, "end_time": 10.75, "origin": "AWS::Lambda::Function", "aws": {"request_id": entry["invocation"]},
        "subsegments": [{"name": "Initialization", "start_time": 10.0, "end_time": 10.25}, {"name": "Invocation", "start_time": 10.25, "end_time": 10.75}]}
    (tool.folder / "x.json").write_text(json.dumps({"Traces": [{"Id": "1", "Segments": [{"Id": "s", "Document": json.dumps(segment)}]}]}))

    def figures(*options):
        found = json.loads(tool("stats", "--format", "json", "r.jsonl", *options).stdout)
        return next(one for one in found["functions"] if entry["function"].endswith(one["name"]))

    known = figures("--xray", "x.json")
    assert known["durationSources"] == {"xray": 1} and known["duration"]["max"] == 500_000 and known["initialisation"]["max"] == 250_000
    line = f"REPORT RequestId: {entry['invocation']}\tDuration: 20.00 ms\tBilled Duration: 21 ms\tMemory Size: 128 MB\tMax Memory Used: 70 MB\t\n"
    (tool.folder / "l.txt").write_text("START\n" + line)
    both = figures("--xray", "x.json", "--reports", "l.txt")
    assert both["durationSources"] == {"reports": 1} and both["memoryUsed"]["max"] == 70 and both["initialisation"]["max"] == 250_000
    assert tool("stats", "r.jsonl", "--xray", "l.txt").returncode == 2
