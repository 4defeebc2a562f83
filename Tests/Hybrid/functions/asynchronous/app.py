"""The asynchronous SDK and HTTP clients."""
import asyncio
import io
import os

import aioboto3
import aiohttp
import httpx
from aiobotocore.session import get_session

import helper

TOPIC, QUEUE, BUCKET = os.environ["TOPIC"], os.environ["QUEUE"], "bucket-1"
API = "http://abc123.execute-api.eu-west-1.amazonaws.com/prod/things"
session = get_session()
shared = aioboto3.Session()


async def published(event):
    async with session.create_client("sns") as sns:
        return (await sns.publish(TopicArn=TOPIC, Message="m"))["MessageId"]  # => sns.Publish


async def gathered(event):
    async with session.create_client("sqs") as sqs:
        calls = [sqs.send_message(QueueUrl=QUEUE, MessageBody=text) for text in "abc"]  # => sqs.SendMessage * 3
        await asyncio.gather(*calls)


async def told_apart(event):
    async with session.create_client("sqs") as sqs:
        first = sqs.send_message(QueueUrl=QUEUE, MessageBody="a")  # => sqs.SendMessage
        second = sqs.send_message(QueueUrl=QUEUE, MessageBody="b")  # => sqs.SendMessage
        await first
        await asyncio.gather(
            second,
            sqs.send_message(QueueUrl=QUEUE, MessageBody="c"),  # => sqs.SendMessage
            helper.told_apart_send(sqs, "d"),
            sqs.send_message(QueueUrl=QUEUE, MessageBody="e"),  # => sqs.SendMessage
        )


async def tasks(event):
    async with shared.client("sqs") as sqs:
        async def send(text):
            return await sqs.send_message(QueueUrl=QUEUE, MessageBody=text)  # => sqs.SendMessage * 2

        await asyncio.gather(asyncio.create_task(send("a")), asyncio.create_task(send("b")))


async def put(event):
    async with shared.client("s3") as s3:
        await s3.put_object(Bucket=BUCKET, Key="k", Body=b"x")  # => s3.PutObject
        await s3.get_object(Bucket=BUCKET, Key="k")
        await s3.delete_object(Bucket=BUCKET, Key="k")  # => s3.DeleteObject


async def uploaded(event):
    async with shared.client("s3") as s3:
        await s3.upload_fileobj(io.BytesIO(b"x" * 9_000_000), BUCKET, "large")  # => s3.CompleteMultipartUpload


async def stored(event):
    async with shared.resource("dynamodb") as dynamodb:
        table = await dynamodb.Table("things")
        await table.put_item(Item={"id": "first"})  # => dynamodb.PutItem
        await table.get_item(Key={"id": "1"})
        async with table.batch_writer() as batch:
            for number in range(30):
                await batch.put_item(Item={"id": str(number)})  # => dynamodb.BatchWriteItem * 2


async def helped(event):
    async with session.create_client("events") as events:
        await helper.helped_emit(events, "d")


async def paged(event):
    async with session.create_client("s3") as s3:
        async for page in s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET):
            page.get("Contents")


async def posted(event):
    async with aiohttp.ClientSession(trust_env=True) as http:
        async with http.post(API, json={"a": 1}) as response:  # => http.POST
            return response.status


async def posted_with_httpx(event):
    async with httpx.AsyncClient() as http:
        return (await http.put(API)).status_code  # => http.PUT


async def elsewhere(event):
    async with aiohttp.ClientSession(trust_env=True) as http:
        async with http.get("http://www.example.com/") as response:
            return response.status


def lambda_handler(event, context):
    return asyncio.run(globals()[event["call"]](event))
