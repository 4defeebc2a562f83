"""Copies new items to the other region's table."""

import os

import boto3
from boto3.dynamodb.types import TypeDeserializer

here = boto3.resource("dynamodb").Table(os.environ["TABLE"])
there = boto3.resource("dynamodb", region_name=os.environ["REPLICA_REGION"]).Table(os.environ["REPLICA_TABLE"])
deserialize = TypeDeserializer().deserialize


def handler(event, context):
    for record in event["Records"]:
        key = {name: deserialize(value) for name, value in record["dynamodb"]["Keys"].items()}
        item = here.get_item(Key=key, ConsistentRead=True).get("Item")
        if item:
            there.put_item(Item={**item, "region": os.environ["AWS_REGION"]})
