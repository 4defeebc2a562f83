"""Gets an object again and again."""

import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    for number in range(event.get("operations", 100)):
        s3.get_object(Bucket=os.environ["BUCKET"], Key="0")["Body"].read()
