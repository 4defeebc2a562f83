import json
import os

import boto3
import requests
from events import emit

table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
sqs = boto3.client("sqs")
sns = boto3.client("sns")


def take(event, context):
    order = json.loads(event["body"])
    table.put_item(Item=order)
    sqs.send_message(QueueUrl=os.environ["QUEUE_URL"], MessageBody=event["body"])
    sns.publish(TopicArn=os.environ["PARTNER"], Message=event["body"])
    sns.publish(TopicArn=order["topic"], Message="new")
    requests.post("https://api.example.com/orders", json=order)


def follow(event, context):
    for record in event.get("Records", []):
        emit("Paid", record["dynamodb"])
