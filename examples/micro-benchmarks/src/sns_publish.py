"""Publishes messages."""

import os

import boto3

sns = boto3.client("sns")


def handler(event, context):
    for number in range(event.get("operations", 100)):
        sns.publish(TopicArn=os.environ["TOPIC"], Message=f"message {number}")
