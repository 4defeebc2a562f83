import os

import boto3

bucket = boto3.resource("s3").Bucket(os.environ["BOX"])


def handler(event, context):
    for record in event["Records"]:
        key = record["s3"]["object"]["key"]
        bucket.copy({"Bucket": bucket.name, "Key": key}, f"copy-of-{key}")
