"""Gets an item again and again."""

import os

import boto3

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])


def handler(event, context):
    for number in range(event.get("operations", 100)):
        table.get_item(Key={"id": "0"})
