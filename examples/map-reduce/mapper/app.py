"""Adds up the revenue of each network in its share of the visits."""

import json
import os
from collections import Counter

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    print(f"mapper {event['number']}")
    cents = Counter()
    for key in event["keys"]:
        text = s3.get_object(Bucket=os.environ["INPUT_BUCKET"], Key=key)["Body"].read().decode()
        for line in text.splitlines():
            address, _, _, revenue, *_ = line.split(",")
            cents[address[:8]] += round(float(revenue) * 100)
    s3.put_object(Bucket=os.environ["JOB_BUCKET"], Key=f"task/mapper/{event['number']}", Body=json.dumps(cents))
