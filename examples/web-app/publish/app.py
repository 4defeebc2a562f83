"""Takes a guestbook entry and publishes it."""

import json
import os
import uuid

import boto3

sns = boto3.client("sns")


def handler(event, context):
    entry = {"id": event.get("id") or str(uuid.uuid4()), "name": event["name"], "text": event["text"]}
    sns.publish(
        TopicArn=os.environ["TOPIC_ARN"],
        Message=json.dumps(entry),
        MessageAttributes={"language": {"DataType": "String", "StringValue": event.get("language", "en")}},
    )
    return {"id": entry["id"]}
