"""Puts items."""

import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    for number in range(event.get("operations", 100)):
        table.put_item(Item={"id": str(number), "text": "x" * 100})
