"""Starts a job: shares the objects of the input bucket out to mappers."""

import json
import os

import boto3

s3 = boto3.client("s3")
functions = boto3.client("lambda")


def handler(event, context):
    source, job = os.environ["INPUT_BUCKET"], os.environ["JOB_BUCKET"]
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=source)
    objects = [found for page in pages for found in page.get("Contents", ())]
    keys = [found["Key"] for found in objects]
    mappers = min(int(event.get("mappers", 4)), len(keys))
    if not mappers:
        raise ValueError(f"bucket {source} holds no input")
    totals = {"objects": len(objects), "bytes": sum(found["Size"] for found in objects)}
    s3.put_object(Bucket=job, Key="jobdata", Body=json.dumps(totals))
    s3.put_object(Bucket=job, Key="jobinfo.json", Body=json.dumps({"mappers": mappers, "reducer": os.environ["REDUCER"]}))
    for number in range(mappers):
        functions.invoke(
            FunctionName=os.environ["MAPPER"],
            InvocationType="Event",
            Payload=json.dumps({"number": number, "keys": keys[number::mappers]}),
        )
    return {"mappers": mappers, "objects": len(keys)}
