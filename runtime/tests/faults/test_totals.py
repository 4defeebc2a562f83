"""Bounds: of memory, of the records of an invocation, of the size of one."""
import os
import subprocess
import sys

from conftest import SOURCE, Context
from faults.conftest import complete


def test_million_calls_keep_memory_low(table, environment):
    """Here 60,000: what counts is that nothing grows once the bound of records is reached."""
    code = """
import sys; sys.path[:0] = [{source!r}]
import gammaray.dynamic as g, resource
from gammaray import calls
class Meta: region_name = "us-east-1"
class Model: service_name = "dynamodb"
class Client: meta, _service_model = Meta, Model
class C: aws_request_id = "loop"
def once(number):
    call = calls.start(Client, "GetItem", {{"TableName": f"t{{number % 3}}", "Key": {{}}}})
    calls.finish(call, {{}})
def handler(event, context):
    for number in range(3000): once(number)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number in range(57000): once(number)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
g.entry(handler)({{}}, C())
""".format(source=str(SOURCE))
    done = subprocess.run([sys.executable, "-c", code], env=dict(os.environ, GAMMARAY_RECORDS="1000"), capture_output=True, text=True, timeout=60, check=True)
    assert int(done.stdout) < 3000  # KB
    totals = [record for record in table.records("call") if record["step"] == "total"]
    singles = [record for record in table.records("call") if record["step"] == "end"]
    assert {record["resource"] for record in totals} == {"t0", "t1", "t2"}
    assert sum(record["count"] for record in totals) + len(singles) == 60_000 and len(singles) <= 501
    assert complete(table, "loop")


def test_counts_are_written_when_the_time_runs_short(runtime, table, environment):
    import time

    environment.setenv("GAMMARAY_RECORDS", "1")
    seen = []

    def handler(event, context):
        from gammaray import calls

        meta = type("Meta", (), {"region_name": "r"})
        client = type("Client", (), {"meta": meta, "_service_model": type("Model", (), {"service_name": "dynamodb"})})
        for _ in range(50):
            calls.finish(calls.start(client, "GetItem", {"TableName": "t"}), {})
        end = time.monotonic() + 1.95
        while not seen and time.monotonic() < end:
            time.sleep(0.02)
            seen.extend(record["count"] for record in table.records("call") if record["step"] == "total")

    runtime.entry(handler)({}, Context("a", remaining=2000))
    assert sum(seen) >= 49 and complete(table, "a")


def test_calls_with_keys_are_recorded_beyond_the_bound(invoke, table, environment):
    environment.setenv("GAMMARAY_RECORDS", "20")
    invoke("a", calls=100)
    found = table.records("call")
    assert len([record for record in found if "keys" in record]) == 100 and complete(table, "a")
    late = [record for record in found if record["n"] == record.get("call") and record["step"] == "end"]
    assert len(late) > 80 and all(record["resource"] == "q" and record["invocation"] == "a" for record in late)


def test_many_keys_are_split(runtime, table):
    from gammaray import calls

    class Client:
        meta = type("Meta", (), {"region_name": "r"})
        _service_model = type("Model", (), {"service_name": "kinesis"})

    def handler(event, context):
        call = calls.start(Client, "PutRecords", {"StreamName": "s" * 1000, "Records": []})
        answer = [{"ShardId": f"shard-{n}", "SequenceNumber": str(n)} for n in range(500)]
        calls.finish(call, {"Records": answer})

    runtime.entry(handler)({}, Context("a"))
    ends = [record for record in table.records("call") if record["step"] == "end"]
    assert [record["part"] for record in ends] == list(range(ends[0]["parts"])) and len(ends) > 1
    assert sum(len(record["keys"]) for record in ends) == 500 and complete(table, "a")
    assert len({record["call"] for record in ends}) == 1
