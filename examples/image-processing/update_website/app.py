"""Tells the website of images that have been looked at."""

import os

import requests
from boto3.dynamodb.types import TypeDeserializer

deserialize = TypeDeserializer().deserialize


def handler(event, context):
    for record in event["Records"]:
        item = {name: deserialize(value) for name, value in record["dynamodb"]["NewImage"].items()}
        requests.post(os.environ["WEBSITE"] + "/images", json={"id": item["id"], "labels": item["labels"]}, timeout=5).raise_for_status()
