import os

import boto3


def store():
    return boto3.resource("dynamodb").Table(os.environ["TABLE"])


def write(event, context):
    store().put_item(Item={"id": event["id"]})


def index(event, context):
    boto3.client("sns").publish(TopicArn=os.environ["TOPIC"], Message="indexed")
