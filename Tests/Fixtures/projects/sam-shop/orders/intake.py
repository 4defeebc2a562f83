"""Takes orders."""
import json

import boto3


def handler(event, context):
    boto3.client("sqs").send_message(QueueUrl="orders", MessageBody=json.dumps(event))
    return {"statusCode": 202}
