import os

import boto3

s3 = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        key = record["s3"]["object"]["key"]
        name = key.split("/")[-1]
        s3.put_object(Bucket=os.environ["BUCKET"], Key=f"thumbnails/{name}", Body=b"")
