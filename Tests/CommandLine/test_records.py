"""`graph` and `stats` on recorded runs of the example."""

import json
import sqlite3
from datetime import datetime, timedelta, timezone

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
    # As X-Ray has them: the request's id is the service's, whose attempt the function's segment names as its parent.
    service = {
        "id": "4174aefb49d05470", "name": "f", "start_time": 1.692291184757E9, "end_time": 1.692291185307E9, "trace_id": "1-64de5070-34ff53fe0d2e1fbe64b28bef",
        "http": {"response": {"status": 202}}, "aws": {"request_id": entry["invocation"]}, "origin": "AWS::Lambda", "resource_arn": entry["function"],
        "subsegments": [
            {"id": "7f27e935214d0df0", "name": "Dwell Time", "start_time": 1.692291184757E9, "end_time": 1.692291184802E9},
            {"id": "695ea167ab53c29f", "name": "Attempt #1", "start_time": 1.692291184802E9, "end_time": 1.692291185307E9, "http": {"response": {"status": 200}}}]}
    function = {
        "id": "3705e19822f3db45", "name": "f", "start_time": 1.69229118550E9, "end_time": 1.69229118606E9, "trace_id": service["trace_id"],
        "parent_id": "695ea167ab53c29f", "origin": "AWS::Lambda::Function",
        "aws": {"account_id": "123456789012", "function_arn": entry["function"], "resource_names": ["f"]},
        "subsegments": [
            {"id": "d42ac4bfc7906b53", "name": "Initialization", "start_time": 1.69229118525E9, "end_time": 1.69229118550E9},
            {"id": "83f9591e84c79024", "name": "Overhead", "start_time": 1.69229118600E9, "end_time": 1.69229118606E9},
            {"id": "5640de914527757d", "name": "Invocation", "start_time": 1.69229118550E9, "end_time": 1.69229118600E9}]}
    inferred = {"id": "224acacf31b69977", "name": "Events", "start_time": 1.69, "inferred": True, "origin": "AWS::Events"}
    segments = [{"Id": one["id"], "Document": json.dumps(one)} for one in (function, inferred, service)]
    (tool.folder / "x.json").write_text(json.dumps({"Traces": [{"Id": service["trace_id"], "Duration": 1.3, "LimitExceeded": False, "Segments": segments}]}))

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
    report = {"time": "2026-11-24T09:00:00.000Z", "type": "platform.report", "record": {
        "requestId": entry["invocation"], "metrics": {"durationMs": 30.5, "billedDurationMs": 31, "memorySizeMB": 128, "maxMemoryUsedMB": 71}, "status": "success"}}
    for text in (json.dumps(report), json.dumps({"events": [{"logStreamName": "x", "message": json.dumps(report) + "\n"}]}, indent=1)):
        (tool.folder / "p.txt").write_text(text)
        assert figures("--reports", "p.txt")["duration"]["max"] == 30_500, text


def test_times_are_read_whole_or_not_at_all(records):
    tool, path = records
    first = min(json.loads(line)["time_us"] for line in open(path))
    whole = datetime.fromtimestamp(first // 1_000_000, timezone.utc)
    east = whole.astimezone(timezone(timedelta(hours=2)))

    def invocations(begin):
        return json.loads(tool("graph", "--format", "json", "--from", begin, path).stdout)["completeness"]["invocations"]

    for early in (whole.strftime("%Y-%m-%dT%H:%M:%SZ"), whole.strftime("%Y-%m-%d"), east.isoformat(), str(first)):
        assert invocations(early) == 5, early
    for late in (str(first + 1), f"{whole:%Y-%m-%dT%H:%M:%S}.{first % 1_000_000 + 1000:06}Z", (whole + timedelta(days=1)).strftime("%Y-%m-%d")):
        assert invocations(late) < 5, late
    for wrong in ("24.11.2026", "2026-11-24x", "2026-11-24T25:00:00Z", "2026-11-24T09:00:00", "2026-13-01", ""):
        assert tool("graph", "--from", wrong, path).returncode == 2, wrong
