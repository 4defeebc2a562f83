"""Runs whenever a task is done, and starts the reducer after the last mapper."""

import json
import os

import boto3
from botocore.exceptions import ClientError

s3 = boto3.client("s3")
functions = boto3.client("lambda")


def handler(event, context):
    bucket = os.environ["JOB_BUCKET"]
    print("woken by", event["Records"][0]["s3"]["object"]["key"])
    job = json.loads(s3.get_object(Bucket=bucket, Key="jobinfo.json")["Body"].read())
    keys = {found["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket) for found in page["Contents"]}
    mapped = sorted(key for key in keys if key.startswith("task/mapper/"))
    if "task/reducer/done" in keys:
        print("the job is done")
    elif "reducerstate.1" in keys:
        state = json.loads(s3.get_object(Bucket=bucket, Key="reducerstate.1")["Body"].read())
        print("waiting for", state["reducers"], "reducer")
    elif len(mapped) < job["mappers"]:
        print("waiting for", job["mappers"] - len(mapped), "mappers")
    elif claimed(bucket, mapped):
        functions.invoke(FunctionName=job["reducer"], InvocationType="Event", Payload=json.dumps({"keys": mapped}))
        print("the reducer is started")
    else:
        print("another coordinator was faster")


def claimed(bucket, mapped):
    """Whether this run is the one that starts the reducer: of two that see the last mapper's result, one is refused."""
    try:
        s3.put_object(Bucket=bucket, Key="reducerstate.1", Body=json.dumps({"reducers": 1, "inputs": len(mapped)}), IfNoneMatch="*")
    except ClientError as error:
        if error.response["Error"]["Code"] in ("PreconditionFailed", "ConditionalRequestConflict"):
            return False
        raise
    return True
