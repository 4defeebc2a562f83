"""Tells the moderator of new entries."""

import json
import logging
import os

import boto3
from boto3.dynamodb.types import TypeDeserializer

logger = logging.getLogger()
logger.setLevel(logging.INFO)

sqs = boto3.client("sqs")
deserialize = TypeDeserializer().deserialize


def handler(event, context):
    new = [record["dynamodb"]["NewImage"] for record in event["Records"] if record["eventName"] == "INSERT"]
    for image in new:
        entry = {name: deserialize(value) for name, value in image.items()}
        logger.info("entry %s by %s", entry["id"], entry["name"])
        sqs.send_message(QueueUrl=os.environ["QUEUE_URL"], MessageBody=json.dumps({"review": entry["id"], "text": entry["text"]}))
    return len(new)
