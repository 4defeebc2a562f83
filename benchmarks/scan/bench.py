"""Times `scan` of a generated application: 50 functions, one SAM template, a layer that all of them use."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TOOL = os.environ.get("REWRITE_TOOL", str(ROOT / ".build" / "dist" / "rewrite-tool"))
FUNCTIONS, RUNS, LIMIT_MS = 50, 21, 100

HANDLER = '''"""Takes orders of shop {n}."""
import json
import logging
import os

import boto3
from botocore.exceptions import ClientError

from shared.events import emit
from store import Store

logger = logging.getLogger(__name__)
sns = boto3.client("sns")
sqs = boto3.client("sqs", region_name=os.environ["AWS_REGION"])


def parse(record):
    body = json.loads(record["body"])
    if "id" not in body:
        raise ValueError("no id")
    return {{"id": body["id"], "total": sum(line["price"] * line["count"] for line in body.get("lines", []))}}


def lambda_handler(event, context):
    store = Store(os.environ["TABLE"])
    for record in event.get("Records", []):
        try:
            order = parse(record)
            store.save(order)
            sns.publish(TopicArn=os.environ["TOPIC"], Message=json.dumps(order))
            emit("order-{n}", order)
        except (ClientError, ValueError):
            logger.exception("order failed")
            sqs.send_message(QueueUrl=os.environ["FAILED"], MessageBody=record["body"])
    return {{"statusCode": 200, "body": "ok"}}
'''
STORE = '''import boto3


class Store:
    def __init__(self, name):
        self.table = boto3.resource("dynamodb").Table(name)

    def save(self, item):
        self.table.put_item(Item=item)

    def load(self, key):
        return self.table.get_item(Key={"id": key}).get("Item")
'''
SHARED = '''import json
import boto3

events = boto3.client("events")


def emit(kind, detail):
    events.put_events(Entries=[{"EventBusName": "shop", "Source": "shop", "DetailType": kind, "Detail": json.dumps(detail)}])
'''
TEMPLATE = """Transform: AWS::Serverless-2016-10-31
Globals: {Function: {Runtime: python3.12, Handler: app.lambda_handler, Layers: [!Ref Shared]}}
Resources:
  Shared: {Type: AWS::Serverless::LayerVersion, Properties: {ContentUri: layer}}
  Orders: {Type: AWS::DynamoDB::Table}
"""


def make(folder: Path) -> None:
    template = TEMPLATE
    for n in range(FUNCTIONS):
        code = folder / "functions" / "f{:02}".format(n)
        code.mkdir(parents=True)
        (code / "app.py").write_text(HANDLER.format(n=n))
        (code / "store.py").write_text(STORE)
        template += (
            "  F{n:02}:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: functions/f{n:02}\n"
            "      Environment: {{Variables: {{TABLE: !Ref Orders, TOPIC: !Ref Topic{n}, FAILED: !Ref Failed}}}}\n").format(n=n)
    (folder / "template.yaml").write_text(template)
    package = folder / "layer" / "python" / "shared"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "events.py").write_text(SHARED)


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        make(Path(name))
        times = []
        for _ in range(RUNS):
            start = time.perf_counter()
            result = subprocess.run([TOOL, "scan", "--only", "triggers"], cwd=name, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            times.append((time.perf_counter() - start) * 1000)
        rows = result.stdout.count(b"\n")
        assert result.returncode == 0 and rows == 4 * FUNCTIONS - FUNCTIONS + 1, result
    median = statistics.median(times)
    print("scan of {} functions, {} triggering calls: median {:.0f} ms, best {:.0f} ms (limit {})".format(FUNCTIONS, rows, median, min(times), LIMIT_MS))
    return 0 if min(times) < LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
