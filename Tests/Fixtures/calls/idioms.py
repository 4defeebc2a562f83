"""More ways in which code comes by its clients."""
from __future__ import annotations

import contextlib
import functools
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Optional, Protocol

import aioboto3
import boto3
from aiobotocore.session import get_session
from boto3 import Session as AwsSession

if TYPE_CHECKING:
    from mypy_boto3_events import EventBridgeClient
    from mypy_boto3_s3.service_resource import Bucket

SERVICES = {"topic": "sns", "queue": "sqs"}
_clients: dict = {}


def cached(service: str):
    if service not in _clients:
        _clients[service] = boto3.client(service)
    return _clients[service]


def use_cached(message):
    cached("sns").publish(**message)  #> sns.Publish triggers
    cached(SERVICES["queue"]).send_message(**message)  #> sqs.SendMessage triggers
    cached(service="events").put_events(**message)  #> events.PutEvents triggers


@functools.lru_cache(maxsize=None)
def region_client(name, region=os.environ.get("AWS_REGION")):
    return boto3.session.Session(region_name=region).client(name)


def use_region_client(message):
    region_client("lambda").invoke(**message)  #> lambda.Invoke triggers
    region_client("stepfunctions", "us-east-1").start_execution(**message)  #> stepfunctions.StartExecution triggers
    queue = region_client("sqs")
    queue.send_message(**message)  #> sqs.SendMessage triggers


_sns: Optional[object] = None


def lazily():
    global _sns
    if _sns is None:
        _sns = boto3.client("sns")
    return _sns


def use_lazily(message):
    lazily().publish(**message)  #> sns.Publish triggers


def nested(message):
    client = None

    def make():
        nonlocal client
        client = boto3.client("kinesis")

    make()
    client.put_record(**message)  #> kinesis.PutRecord triggers


class Settings(NamedTuple):
    table: object
    topic: object = boto3.resource("sns").Topic("t")


def use_settings(settings: Settings, message):
    settings.topic.publish(Message=message)  #> sns.Publish triggers
    Settings(table=boto3.resource("dynamodb").Table("t")).table.put_item(Item={})  #> dynamodb.PutItem triggers


@dataclass
class Services:
    events: EventBridgeClient
    bucket: "Bucket"
    session: AwsSession = field(default_factory=boto3.Session)

    def tell(self, entries):
        self.events.put_events(Entries=entries)  #> events.PutEvents triggers
        self.bucket.put_object(Key="k", Body=b"")  #> s3.PutObject triggers
        self.session.client("sqs").send_message(QueueUrl="q", MessageBody="b")  #> sqs.SendMessage triggers


class Publisher(Protocol):
    def publish(self, **kwargs): ...


class Notifier:
    _instance = None
    TOPIC = os.environ["TOPIC"]

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.client = boto3.client("sns")
        return cls._instance

    def notify(self, text):
        self.client.publish(TopicArn=self.TOPIC, Message=text)  #> sns.Publish triggers


class Repository:
    def __init__(self, table=None, *, client: Publisher | None = None):
        self._table = table or boto3.resource("dynamodb").Table(os.getenv("TABLE", "t"))
        self._client = client if client is not None else boto3.client("sns")
        self._ops = {"put": self._table.put_item, "delete": self._table.delete_item}  #> dynamodb.PutItem triggers; dynamodb.DeleteItem triggers

    def save(self, item):
        self._ops["put"](Item=item)  #> dynamodb.PutItem triggers
        self._table.update_item(Key=item, UpdateExpression="SET a = b")  #> dynamodb.UpdateItem triggers
        self._client.publish(TopicArn="t", Message="m")  #> sns.Publish triggers

    def remove(self, key):
        operation = self._ops.get("delete")
        operation(Key=key)  #> dynamodb.DeleteItem triggers

    @classmethod
    def of(cls, name):
        return cls(boto3.resource("dynamodb").Table(name))

    @staticmethod
    def bucket():
        return boto3.resource("s3").Bucket("b")


def use_repository(path):
    Repository.of("t")._table.put_item(Item={})  #> dynamodb.PutItem triggers
    Repository.bucket().upload_file(path, "k")  #> s3.PutObject triggers
    [o.delete() for o in Repository.bucket().objects.all()]  #> s3.DeleteObject triggers
    Repository.bucket().objects.filter(Prefix="p").delete()  #> s3.DeleteObjects triggers


@contextlib.contextmanager
def client_of(name):
    client = boto3.client(name)
    try:
        yield client
    finally:
        client.close()


def use_context(body):
    with client_of("s3") as s3, client_of("sns") as sns:
        s3.put_object(Bucket="b", Key="k", Body=body)  #> s3.PutObject triggers
        sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    with contextlib.closing(boto3.client("sqs")) as sqs:
        sqs.send_message(QueueUrl="q", MessageBody="b")  #> sqs.SendMessage triggers


async def in_async(body):
    session = aioboto3.Session()
    async with session.client("s3") as s3:
        await s3.put_object(Bucket="b", Key="k", Body=body)  #> s3.PutObject triggers
    async with session.resource("dynamodb") as dynamodb:
        table = await dynamodb.Table("t")
        await table.put_item(Item={})  #> dynamodb.PutItem triggers
    async with get_session().create_client("sns") as sns, session.client("sqs") as sqs:
        await sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
        await sqs.send_message(QueueUrl="q", MessageBody="b")  #> sqs.SendMessage triggers
    stack = contextlib.AsyncExitStack()
    events = await stack.enter_async_context(session.client("events"))
    await events.put_events(Entries=[])  #> events.PutEvents triggers


def in_loops(message):
    for name in ("sns", "iot-data"):
        boto3.client(name).publish(**message)  #> sns.Publish triggers
    sns, sqs = (boto3.client(n) for n in ("sns", "sqs"))
    sqs.send_message(**message)  #> sqs.SendMessage triggers
    clients = {name: boto3.client(name) for name in ("events", "firehose")}
    clients["firehose"].put_record(**message)  #> firehose.PutRecord triggers
    for client in [boto3.client("kinesis")]:
        client.put_records(**message)  #> kinesis.PutRecords triggers


def by_partial(items):
    put = functools.partial(boto3.client("dynamodb").put_item, TableName="t")  #> dynamodb.PutItem triggers
    for item in items:
        put(Item=item)  #> dynamodb.PutItem triggers
    make = functools.partial(boto3.client, region_name="us-east-1")
    make("sns").publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    with ThreadPoolExecutor() as executor:
        executor.submit(make("lambda").invoke, FunctionName="f")  #> lambda.Invoke triggers
        list(executor.map(lambda m: make("sqs").send_message(**m), items))  #> sqs.SendMessage triggers


def by_getattr(method, message):
    getattr(boto3.client("sns"), "publish")(**message)  #> sns.Publish triggers
    getattr(boto3, "client")("sqs").send_message(**message)  #> sqs.SendMessage triggers
    for name in ("put_record", "put_record_batch"):
        getattr(boto3.client("firehose"), name)(**message)  #> firehose.PutRecord triggers
    getattr(boto3.client("s3"), f"put_{method}")(**message)  #> unknown hooked


def assume(role):
    credentials = boto3.client("sts").assume_role(RoleArn=role, RoleSessionName="s")["Credentials"]  #> sts.AssumeRole harmless
    return boto3.Session(
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )


def across_accounts(role, message):
    assume(role).client("sns").publish(**message)  #> sns.Publish triggers
    (session := assume(role)).client("events").put_events(**message)  #> events.PutEvents triggers
    other = session.resource("dynamodb", region_name="us-east-1").Table("t") if role else None
    if (table := other) is not None:
        table.put_item(Item={})  #> dynamodb.PutItem triggers


def with_paginator(bucket):
    s3 = boto3.client("s3")
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):  #> s3.ListObjectsV2 may-trigger
        for entry in page.get("Contents", []):
            s3.delete_object(Bucket=bucket, Key=entry["Key"])  #> s3.DeleteObject triggers
    s3.get_waiter("object_exists").wait(Bucket=bucket, Key="k")
    s3.meta.events.register("before-send", print)


def tuple_of():
    return boto3.client("s3"), boto3.resource("sqs").get_queue_by_name(QueueName="q")  #> sqs.GetQueueUrl harmless


def use_tuple(body):
    s3, queue = tuple_of()
    s3.put_object(Bucket="b", Key="k", Body=body)  #> s3.PutObject triggers
    queue.send_message(MessageBody="b")  #> sqs.SendMessage triggers
    tuple_of()[1].send_messages(Entries=[])  #> sqs.SendMessageBatch triggers


def handler(event, context, sns=boto3.client("sns"), *, dynamodb=None):
    dynamodb = dynamodb or boto3.resource("dynamodb")
    sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
    dynamodb.Table("t").put_item(Item=event)  #> dynamodb.PutItem triggers
    helper(dynamodb.Table("u"), sns)
    return [helper2(client=c) for c in (boto3.client("sqs"),)]


def helper(table, topic_client):
    table.delete_item(Key={})  #> dynamodb.DeleteItem triggers
    topic_client.publish(TopicArn="t", Message="m")  #> sns.Publish triggers


def helper2(client):
    return client.send_message(QueueUrl="q", MessageBody="b")  #> sqs.SendMessage triggers
