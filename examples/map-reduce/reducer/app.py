"""Adds up what the mappers have found."""

import json
import os
from collections import Counter

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    bucket = os.environ["JOB_BUCKET"]
    cents = Counter()
    for key in event["keys"]:
        cents.update(json.loads(s3.get_object(Bucket=bucket, Key=key)["Body"].read()))
    lines = [f"{network},{total // 100}.{total % 100:02d}" for network, total in sorted(cents.items())]
    s3.put_object(Bucket=bucket, Key="result", Body="\n".join(lines) + "\n")
    s3.put_object(Bucket=bucket, Key="task/reducer/done", Body=b"")
