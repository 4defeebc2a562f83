"""Keeps each entry as it was written."""
from __future__ import annotations

import json
import os

import boto3


class Storage:
    def __init__(self, bucket: str):
        self.s3 = boto3.resource("s3")
        self.bucket = self.s3.Bucket(bucket)

    def put(self, entry: dict) -> str:
        key = f"entries/{entry['id']}.json"
        self.bucket.put_object(Key=key, Body=json.dumps(entry).encode(), ContentType="application/json")
        return key


storage = Storage(os.environ["BUCKET"])


def lambda_handler(event, context):
    return [storage.put(json.loads(record["Sns"]["Message"])) for record in event["Records"]]
