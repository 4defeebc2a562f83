import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    entry = event["entry"]
    table.put_item(Item={**entry, "bytes": event["bytes"], "state": "new"})
