"""Type annotations, asynchronous SDKs, HTTP clients."""
from __future__ import annotations

import http.client
import urllib.request
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any, Dict, List, Optional, Union, cast

import aioboto3
import aiohttp
import boto3
import botocore.client
import httpx
import requests
import urllib3
from aiobotocore.session import get_session
from requests import Session, post
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    from mypy_boto3_dynamodb.service_resource import DynamoDBServiceResource, Table
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_sqs.client import SQSClient as Sqs
    from types_aiobotocore_sns import SNSClient
    import mypy_boto3_lambda as lambda_types


def annotated(
    s3: S3Client, queue: "Sqs", table: Optional[Table], db: DynamoDBServiceResource, fn: "lambda_types.LambdaClient",
    many: List[S3Client], named: Dict[str, "SNSClient"], other: SNSClient | None = None, text: str = "",
):
    s3.put_object(Bucket="b", Key="k")  #> s3.PutObject triggers
    s3.get_object(Bucket="b", Key="k")  #> s3.GetObject may-trigger
    queue.send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers
    table.put_item(Item={})  #> dynamodb.PutItem triggers
    db.Table("t").delete_item(Key={})  #> dynamodb.DeleteItem triggers
    fn.invoke(FunctionName="f")  #> lambda.Invoke triggers
    many[0].delete_object(Bucket="b", Key="k")  #> s3.DeleteObject triggers
    for one in many:
        one.put_object(Bucket="b", Key="k")  #> s3.PutObject triggers
    named["a"].publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    other.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    text.publish(TopicArn="t", Message="m")  #> none


def returns() -> "S3Client":
    return boto3.client(some_name())  # noqa: F821


class Typed:
    client: SNSClient
    bus: "EventBridgeClient"
    step: Any = boto3.client("stepfunctions")

    def __init__(self, raw: botocore.client.BaseClient):
        self.raw = raw
        self.queue: Sqs = make_it()  # noqa: F821

    def go(self, x):
        self.client.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
        self.bus.put_events(Entries=[])  #> events.PutEvents triggers
        self.step.start_execution(stateMachineArn="a")  #> stepfunctions.StartExecution triggers
        self.raw.invoke(FunctionName="f")  #> lambda.Invoke triggers
        self.queue.send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers
        returns().put_object(Bucket="b", Key="k")  #> s3.PutObject triggers
        cast("SNSClient", x).publish(PhoneNumber="1", Message="m")  #> sns.Publish triggers


async def asynchronous():
    session = aioboto3.Session()
    async with session.client("sns") as sns, session.resource("dynamodb") as db:
        await sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
        table = await db.Table("t")
        await table.put_item(Item={})  #> dynamodb.PutItem triggers
        async with table.batch_writer() as batch:  #> dynamodb.BatchWriteItem triggers
            await batch.put_item(Item={})  #> dynamodb.BatchWriteItem triggers
    async with get_session().create_client("sqs", region_name="eu-west-1") as sqs:
        await sqs.send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers
    async with AsyncExitStack() as stack:
        lam = await stack.enter_async_context(session.client("lambda"))
        await lam.invoke(FunctionName="f")  #> lambda.Invoke triggers
    async with session.resource("s3") as s3:
        bucket = await s3.Bucket("b")
        async for item in bucket.objects.all():
            await item.delete()  #> s3.DeleteObject triggers


def sends(url, headers):
    requests.get(url)  #> http.GET triggers
    requests.post("https://example.com/x", json={}, timeout=3)  #> http.POST harmless
    requests.post("https://abc.execute-api.eu-west-1.amazonaws.com/prod", json={})  #> http.POST triggers
    requests.post(f"https://{headers}/x", json={})  #> http.POST triggers
    requests.post(f"https://example.com/{headers}", json={})  #> http.POST triggers
    requests.request("PUT", url)  #> http.PUT triggers
    post(url)  #> http.POST triggers
    with Session() as s:
        s.get(url)  #> http.GET triggers
        s.delete(url)  #> http.DELETE triggers
    session = requests.session()
    session.headers.update(headers)  #> none
    session.patch(url)  #> http.PATCH triggers
    urlopen(Request(url))  #> http.* triggers
    urllib.request.urlopen(url)  #> http.* triggers
    urllib3.PoolManager().request("POST", url)  #> http.POST triggers
    connection = http.client.HTTPSConnection("h")
    connection.request("GET", "/")  #> http.GET triggers
    connection.getresponse()  #> none
    httpx.post(url)  #> http.POST triggers
    with httpx.Client() as client:
        client.put(url)  #> http.PUT triggers
    response = requests.get(url)  #> http.GET triggers
    response.json().get("x")  #> none
    headers.get("x")  #> none
    requests.Request("GET", url)  #> none


async def sends_async(url):
    async with aiohttp.ClientSession() as session:
        async with session.post(url, json={}) as response:  #> http.POST triggers
            (await response.json()).get("x")  #> none
    async with httpx.AsyncClient() as client:
        await client.get(url)  #> http.GET triggers


class Api:
    def __init__(self, base, session: requests.Session = None):
        self.session = session or requests.Session()
        self.http = urllib3.PoolManager()

    def call(self, executor):
        self.session.get("u")  #> http.GET triggers
        self.http.request("GET", "u")  #> http.GET triggers
        executor.submit(requests.post, "u")  #> http.POST triggers
        executor.submit(self.session.get, "u")  #> http.GET triggers
