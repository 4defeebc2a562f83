"""What reading an event costs: `python benchmarks/runtime/events.py [--rounds N]`. For each source an event of 10,000 records and 6 MB.

`pass` is what cannot be saved: a loop that takes each record's id and looks at the members that a key may come from, and, where a
record holds an event as text, `json.loads` of that text. `parse` is Lambda's own `json.loads` of the whole event. The best of all rounds.
"""
import argparse
import base64
import json
import sys
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "runtime" / "src"))

from gammaray import lifecycle, sources  # noqa: E402

RECORDS = 10_000
SIZE = 6_000_000
IDS = [str(uuid.UUID(int=number * 7919**8)) for number in range(RECORDS)]


def sqs(body, number):
    attributes = {"ApproximateReceiveCount": "1", "SentTimestamp": "1545082649183", "SenderId": "AIDAIENQZJOLO23YVJ4VO"}
    return {"messageId": number, "body": body, "attributes": attributes, "messageAttributes": {}, "eventSource": "aws:sqs", "eventSourceARN": "arn:aws:sqs:us-east-2:1:q"}


def kinesis(data, number):
    inside = {"partitionKey": "1", "sequenceNumber": number, "data": base64.b64encode(data.encode()).decode()}
    arn = "arn:aws:kinesis:us-east-2:1:stream/lambda-stream"
    return {"kinesis": inside, "eventSource": "aws:kinesis", "eventID": "shardId-000000000006:" + number, "eventSourceARN": arn}


def dynamodb(text, number):
    image = {"id": {"S": number}, "text": {"S": text}}
    change = {"Keys": {"id": {"S": number}}, "NewImage": image, "SequenceNumber": "111"}
    return {"dynamodb": change, "eventSource": "aws:dynamodb", "eventSourceARN": "arn:aws:dynamodb:us-east-2:1:table/t/stream/x"}


def s3(padding, number):
    bucket = {"name": "bucket", "arn": "arn:aws:s3:::bucket"}
    entity = {"bucket": bucket, "object": {"key": f"orders/{number}/part-0001+{number}.parquet", "size": 1, "eTag": padding[:200]}}
    return {"eventSource": "aws:s3", "eventName": "ObjectCreated:Put", "responseElements": {"x-amz-request-id": number}, "s3": entity}


def nested(padding, number):
    return sqs(json.dumps({"Records": [s3(padding, number)]}), number)


def an_order(padding, number):
    return sqs(json.dumps({"order": number, "items": [{"name": padding[:40]}] * 4}), number)


def filled(make):
    """An event of about 6 MB."""
    length = max(SIZE // RECORDS - len(json.dumps(make("", IDS[0]))) - 2, 10)
    padding = ("some text, " * (length // 11 + 1))[:length]
    return {"Records": [make(padding, number) for number in IDS]}


def seen(event, number, *members):
    """The pass over the records."""
    found = []
    for record in event["Records"]:
        found.append("key:" + number(record))
        for member in members:
            record.get(member)
    return found


def parsed(event):
    return [json.loads(record["body"]) for record in event["Records"]]


CASES = {
    "SQS, text": (sqs, lambda event: seen(event, lambda r: r["messageId"], "body", "attributes", "messageAttributes")),
    "SQS, JSON of the user's": (an_order, lambda event: seen(event, lambda r: r["messageId"], "body", "attributes", "messageAttributes")),
    "SQS, S3 notifications": (nested, parsed),
    "S3": (s3, lambda event: seen(event, lambda r: r["s3"]["object"]["key"], "eventName", "responseElements")),
    "Kinesis": (kinesis, lambda event: seen(event, lambda r: r["eventID"], "eventSourceARN", "kinesis")),
    "DynamoDB": (dynamodb, lambda event: seen(event, lambda r: json.dumps(r["dynamodb"]["NewImage"]), "eventSourceARN", "userIdentity")),
}


def best(rounds, function, *arguments):
    """Milliseconds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        function(*arguments)
        times.append(time.perf_counter() - began)
    return min(times) * 1000


def read(event):
    source = sources.read(event)
    sources.redelivered(source)
    return lifecycle._parts(source.causes)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    print(f"Python {sys.version.split()[0]}, {RECORDS} records, best of {rounds}, ms\n")
    print(f"{'':28}{'MB':>6}{'pass':>8}{'read':>8}{'beyond':>8}{'parse':>8}{'records':>9}")
    for name, (make, bare) in CASES.items():
        event = filled(make)
        text = json.dumps(event)
        assert len(sources.read(event).causes) == RECORDS
        once, ours, parse = best(rounds, bare, event), best(rounds, read, event), best(3, json.loads, text)
        print(f"{name:28}{len(text) / 1e6:6.1f}{once:8.2f}{ours:8.2f}{ours - once:8.2f}{parse:8.1f}{len(read(event)):9}")


if __name__ == "__main__":
    main()
