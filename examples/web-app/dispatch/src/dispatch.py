import json
import os
from urllib.parse import unquote_plus

import boto3

s3 = boto3.client("s3")
lambda_client = boto3.client("lambda")


def read(record):
    where = record["s3"]
    answer = s3.get_object(Bucket=where["bucket"]["name"], Key=unquote_plus(where["object"]["key"]))
    return json.loads(answer["Body"].read())


def handler(event, context):
    for record in event["Records"]:
        entry = read(record)
        lambda_client.invoke(
            FunctionName=os.environ["SAVE_FUNCTION"],
            InvocationType="Event",
            Payload=json.dumps({"entry": entry, "bytes": record["s3"]["object"]["size"]}),
        )
