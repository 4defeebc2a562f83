"""One sandbox for a long time: `python benchmarks/runtime/soak.py [--invocations N] [--strict]`, with a Python that has boto3.

Each invocation makes three SDK calls. It fails when memory or descriptors grow, or when the table's records are not those made: the
server counts them, drops its connections now and then, and throttles some requests.
"""
import argparse
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
CALLS = 3
RECORDS = 2 + 2 * CALLS  # entry, exit, start and end of each call
GROWTH = 1_000  # KB of memory that may come between the middle and the end


def main():
    options = _options()
    server = subprocess.Popen([sys.executable, HERE / "table.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        with tempfile.TemporaryDirectory() as folder:
            _environment(server.stdout.readline().strip(), folder, options.strict)
            samples, seconds = _run(options.invocations)
            left = os.listdir(Path(folder, "spill")) if os.path.isdir(Path(folder, "spill")) else []
        server.stdin.close()
        return _judge(options.invocations, samples, seconds, json.loads(server.stdout.readline()), left)
    finally:
        server.kill()
        server.wait()


def _options():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--invocations", type=int, default=100_000)
    parser.add_argument("--strict", action="store_true")
    return parser.parse_args()


def _environment(port, folder, strict):
    os.environ.update(
        AWS_ACCESS_KEY_ID="AKIAEXAMPLE",
        AWS_SECRET_ACCESS_KEY="secret",
        AWS_REGION="us-east-1",
        AWS_DEFAULT_REGION="us-east-1",
        AWS_ENDPOINT_URL=f"http://127.0.0.1:{port}",
        AWS_EC2_METADATA_DISABLED="true",
        GAMMARAY_SPILL=os.path.join(folder, "spill"),
        GAMMARAY_REPORTING="strict" if strict else "invocation",
    )


def _run(invocations):
    sys.path.insert(0, str(HERE.parent.parent / "runtime" / "src"))
    import boto3
    import gammaray.dynamic

    queue = boto3.client("sqs")

    def handler(event, context):
        for _ in range(CALLS):
            queue.send_message(QueueUrl="https://sqs.us-east-1.amazonaws.com/123456789012/q", MessageBody="x")
        return {"statusCode": 200}

    wrapped = gammaray.dynamic.entry(handler)
    samples, began = [], time.perf_counter()
    for number in range(invocations):
        wrapped({"Records": [{"eventSource": "aws:sqs", "messageId": f"m{number}"}]}, Context(number))
        if number % max(invocations // 10, 1) == 0 or number == invocations - 1:
            samples.append((number + 1, *_sample()))
            print("invocation %7d: %6d KB, %3d descriptors, %3d threads, %7d objects" % samples[-1], flush=True)
    return samples, time.perf_counter() - began


class Context:
    """Lambda's context, as far as the runtime sees it."""

    invoked_function_arn = "arn:aws:lambda:us-east-1:123456789012:function:soak"
    memory_limit_in_mb = "128"

    def __init__(self, number):
        self.aws_request_id = f"00000000-0000-4000-8000-{number:012d}"

    def get_remaining_time_in_millis(self):
        return 30_000


def _sample():
    import threading

    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024, len(os.listdir("/proc/self/fd")), threading.active_count(), len(gc.get_objects())


def _judge(invocations, samples, seconds, counted, left):
    print(f"{invocations} invocations in {seconds:.0f} s; table: {counted}")
    middle, last = samples[len(samples) // 2], samples[-1]
    problems = []
    if last[1] - middle[1] > GROWTH:
        problems.append(f"memory grew by {last[1] - middle[1]} KB")
    if last[2] > middle[2] or last[3] > middle[3]:
        problems.append("descriptors or threads grew")
    if counted["records"] != invocations * RECORDS or counted["made"] != counted["records"] or counted["lost"]:
        problems.append(f"made {invocations * RECORDS} records")
    if left:
        problems.append(f"left on the disk: {left}")
    print("FAILED: " + ", ".join(problems) if problems else "ok: no growth, records written = records made")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
