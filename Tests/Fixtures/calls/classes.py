"""Attributes of self, base classes, properties, dependency injection, data classes."""
import functools
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, Optional

import boto3


class Base(ABC):
    service = "sns"

    def __init__(self, region=None):
        self.client = boto3.client(self.service, region_name=region)
        self._session = boto3.Session()
        self.store = self._session.resource("dynamodb").Table("t")

    @property
    def queue(self):
        return boto3.resource("sqs").get_queue_by_name(QueueName="q")

    @cached_property
    def functions(self):
        return self._session.client("lambda")

    @abstractmethod
    def run(self): ...

    def shared(self):
        self.topic.publish(Message="m")  #> sns.Publish triggers


class Publisher(Base):
    def __init__(self):
        super().__init__("eu-west-1")
        self.topic = boto3.resource("sns").Topic("arn")

    def run(self):
        self.client.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
        self.store.put_item(Item={})  #> dynamodb.PutItem triggers
        self.queue.send_message(MessageBody="m")  #> sqs.SendMessage triggers
        self.functions.invoke(FunctionName="f")  #> lambda.Invoke triggers
        self.put({"a": 1})  #> none
        return self

    def put(self, item):
        table = self.store
        with table.batch_writer() as batch:  #> dynamodb.BatchWriteItem triggers
            batch.put_item(Item=item)  #> dynamodb.BatchWriteItem triggers
            batch.delete_item(Key=item)  #> dynamodb.BatchWriteItem triggers


publisher = Publisher()
publisher.client.publish(TopicArn="t", Message="m")  #> sns.Publish triggers
publisher.run().store.update_item(Key={})  #> dynamodb.UpdateItem triggers


class Injected:
    def __init__(self, client, table=None, *, bus: Any = None):
        self._client = client
        self._table = table or boto3.resource("dynamodb").Table("t")
        self.bus = bus

    def go(self):
        self._client.put_object(Bucket="b", Key="k")  #> s3.PutObject triggers
        self._table.put_item(Item={})  #> dynamodb.PutItem triggers
        self.bus.put_events(Entries=[])  #> events.PutEvents triggers


Injected(boto3.client("s3"), bus=boto3.client("events")).go()
Injected(boto3.client("s3"))._client.delete_object(Bucket="b", Key="k")  #> s3.DeleteObject triggers


@dataclass
class Settings:
    topic: str
    sender: Any
    queue: Any = None
    cache: dict = field(default_factory=dict)

    def send(self):
        self.sender.publish(TopicArn=self.topic, Message="m")  #> sns.Publish triggers


settings = Settings("arn", boto3.client("sns"), queue=boto3.client("sqs"))
settings.queue.send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers


class Row(NamedTuple):
    name: str
    client: Any


Row("a", boto3.client("kinesis")).client.put_record(StreamName="s", Data=b"", PartitionKey="p")  #> kinesis.PutRecord triggers


class Lazy:
    _client = None

    @classmethod
    def client(cls):
        if cls._client is None:
            cls._client = boto3.client("sns")
        return cls._client

    @staticmethod
    @lru_cache(maxsize=None)
    def queue():
        return boto3.client("sqs")

    @functools.lru_cache()
    def stream(self):
        return boto3.client("firehose")

    def all(self):
        self.client().publish(TopicArn="t", Message="m")  #> sns.Publish triggers
        Lazy.client().publish(TopicArn="t", Message="m")  #> sns.Publish triggers
        self.queue().send_message(QueueUrl="q", MessageBody="m")  #> sqs.SendMessage triggers
        self.stream().put_record(DeliveryStreamName="s", Record={})  #> firehose.PutRecord triggers


class Singleton:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
            cls.instance.sfn = boto3.client("stepfunctions")
        return cls.instance

    def start(self):
        self.sfn.start_execution(stateMachineArn="a", input="{}")  #> stepfunctions.StartExecution triggers


class Late:
    """Its client is set by another method."""

    def __init__(self):
        self.client: Optional[object] = None
        self.tables = {}

    def connect(self):
        self.client = boto3.client("lambda")
        self.tables["a"] = boto3.resource("dynamodb").Table("a")

    def call(self):
        self.client.invoke(FunctionName="f")  #> lambda.Invoke triggers
        self.tables["a"].put_item(Item={})  #> dynamodb.PutItem triggers
        for name, table in self.tables.items():
            table.delete_item(Key={})  #> dynamodb.DeleteItem triggers


class Callable:
    def __call__(self):
        return boto3.client("sns")


Callable()().publish(TopicArn="t", Message="m")  #> sns.Publish triggers


class Manager:
    def __enter__(self):
        return boto3.client("sqs")

    def __exit__(self, *args):
        return None


with Manager() as m:
    m.send_message(QueueUrl="q", MessageBody="b")  #> sqs.SendMessage triggers


class Proxy:
    def __init__(self):
        self._inner = boto3.client("sns")

    def __getattr__(self, name):
        return getattr(self._inner, name)


Proxy().publish(TopicArn="t", Message="m")  #> sns.Publish triggers


class Holder:
    pass


holder = Holder()
holder.sns = boto3.client("sns")
holder.sns.publish(TopicArn="t", Message="m")  #> sns.Publish triggers


class Own:
    """Methods with the names of operations are no SDK calls."""

    def publish(self, TopicArn, Message):
        return self.send_message(QueueUrl=TopicArn, MessageBody=Message)  #> none

    def send_message(self, QueueUrl, MessageBody):
        return None


Own().publish(TopicArn="a", Message="b")  #> none
