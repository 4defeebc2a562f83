"""What the runtime costs: `python benchmarks/runtime/run.py [--rounds N] [--starts N]`, with a Python that has boto3.

Everything is measured in one interleaved run and told as a ratio, or as a difference, to the bare function.
"""
import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent.parent / "runtime" / "src" / "gammaray"
BLOCK = 20  # invocations in a row of one kind


class Context:
    """Lambda's context, as far as a handler sees it here."""

    invoked_function_arn = "arn:aws:lambda:us-east-1:123456789012:function:bench"
    memory_limit_in_mb = "128"
    number = 0

    def __init__(self):
        Context.number += 1
        self.aws_request_id = f"00000000-0000-4000-8000-{Context.number:012d}"

    def get_remaining_time_in_millis(self):
        return 30_000


def main():
    options = _options()
    server = subprocess.Popen([sys.executable, HERE / "server.py"], stdout=subprocess.PIPE, text=True)
    try:
        port = server.stdout.readline().strip()
        _environment(port)
        print(f"Python {sys.version.split()[0]}, {options.rounds} rounds of {BLOCK} invocations, {options.starts} starts\n")
        print(f"{'':42}{'bare':>10}{'recorded':>10}{'':>4}")
        _handler(options.rounds)
        _start(options.starts)
    finally:
        server.terminate()
        server.wait()


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--starts", type=int, default=40)
    return parser.parse_args()


def _environment(port):
    os.environ.update(
        AWS_ACCESS_KEY_ID="AKIAEXAMPLE",
        AWS_SECRET_ACCESS_KEY="secret",
        AWS_REGION="us-east-1",
        AWS_DEFAULT_REGION="us-east-1",
        AWS_ENDPOINT_URL=f"http://127.0.0.1:{port}",
        AWS_EC2_METADATA_DISABLED="true",
        _X_AMZN_TRACE_ID="Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0",
    )


def _handler(rounds):
    """Entry, three recorded calls and the flush, over the same handler without us."""
    import boto3
    import botocore.client

    bare_call = botocore.client.BaseClient._make_api_call
    sys.path.insert(0, str(PACKAGE.parent))
    import gammaray.dynamic

    recorded_call = botocore.client.BaseClient._make_api_call
    table = boto3.client("dynamodb")

    def bare(event, context):
        table.put_item(TableName="things", Item={"id": {"S": "1"}, "count": {"N": "1"}})
        table.get_item(TableName="things", Key={"id": {"S": "1"}})
        table.put_item(TableName="things", Item={"id": {"S": "2"}, "count": {"N": "2"}})
        return {"statusCode": 200}

    kinds = {"bare": (bare, bare_call), "recorded": (gammaray.dynamic.entry(bare), recorded_call)}
    times = {name: [] for name in kinds}
    cpu = {name: [] for name in kinds}
    for round_number in range(rounds + 3):
        for name, (handler, call) in kinds.items():
            botocore.client.BaseClient._make_api_call = call
            began, used = time.perf_counter(), time.process_time()
            for _ in range(BLOCK):
                handler({"requestContext": {"requestId": "r", "http": {}}}, Context())
            if round_number >= 3:
                times[name].append((time.perf_counter() - began) / BLOCK * 1e6)
                cpu[name].append((time.process_time() - used) / BLOCK * 1e6)
    _row("handler with 3 calls and flush, µs", times, "×")
    _row("the same, CPU µs of this process", cpu, "×")
    _pairs(times)


def _start(starts):
    """The start of a function that imports boto3, `.pyc` present, without and with the prologue."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(PACKAGE, Path(folder, "gammaray"), ignore=shutil.ignore_patterns("__pycache__"))
        prologue = "import gammaray.dynamic as _gammaray; "
        tail = "\ndef handler(event, context): return 1\n"
        Path(folder, "bare.py").write_text("import boto3" + tail)
        Path(folder, "recorded.py").write_text(prologue + "import boto3" + tail + "handler = _gammaray.entry(handler)\n")
        times = {"bare": [], "recorded": []}
        for number in range(starts + 2):
            for name, taken in times.items():
                code = f"import time; t = time.perf_counter(); import {name}; print(time.perf_counter() - t)"
                found = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True)
                if number >= 2:
                    taken.append(float(found.stdout) * 1e3)
    _row("start of a module that imports boto3, ms", times, "+")
    _pairs(times)


def _row(title, times, sign):
    bare, recorded = (statistics.median(times[name]) for name in ("bare", "recorded"))
    told = f"{recorded / bare:.3f}×" if sign == "×" else f"+{recorded - bare:.2f}"
    print(f"{title:42}{bare:10.1f}{recorded:10.1f}  {told}")


def _pairs(times):
    """The middle of the differences of neighbours, which a busy machine disturbs less than the two medians."""
    pairs = list(zip(times["bare"], times["recorded"]))
    ratio = statistics.median(recorded / bare for bare, recorded in pairs)
    more = statistics.median(recorded - bare for bare, recorded in pairs)
    print(f"{'  median of neighbours':42}{'':20}  {ratio:.3f}×  +{more:.2f}")


if __name__ == "__main__":
    main()
