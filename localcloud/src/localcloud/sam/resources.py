"""The resource types that can be deployed: their names, their attributes, and how each is created."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import LocalCloudError
from ..identity import ACCOUNT
from .template import Resolver

if TYPE_CHECKING:
    from .deployment import Stack

IGNORED = {
    "AWS::IAM::Role", "AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::Lambda::Permission", "AWS::SQS::QueuePolicy",
    "AWS::SNS::TopicPolicy", "AWS::S3::BucketPolicy", "AWS::Logs::LogGroup",
}
"""Permissions are not checked, log groups come by themselves."""


@dataclass
class Resource:
    """One resource of a stack."""

    kind: str
    attributes: Mapping[str, Callable[[], str]]
    create: Callable[[], object] = lambda: None
    step: int = 0
    """Resources of a lower step are created first."""

    def attribute(self, name: str) -> str:
        if name not in self.attributes:
            raise LocalCloudError(f"{self.kind} has no attribute {name} in the local cloud")
        return self.attributes[name]()


def describe(stack: Stack, resolver: Resolver, logical_id: str, declared: Mapping[str, Any]) -> Resource | None:
    """The resource of a declaration; nil for what needs no creation."""
    kind = declared.get("Type")
    if kind in IGNORED:
        return None
    if kind not in _KINDS:
        raise LocalCloudError(f"resource {logical_id}: type {kind} is not supported by the local cloud")
    if "Condition" in declared:
        raise LocalCloudError(f"resource {logical_id}: conditions are not supported by the local cloud")
    return _KINDS[kind](_Declared(stack, resolver, logical_id, kind, declared.get("Properties") or {}))


@dataclass
class _Declared:
    stack: Stack
    resolver: Resolver
    logical_id: str
    kind: str
    raw: Mapping[str, Any]

    def properties(self, *without: str) -> dict[str, Any]:
        return self.resolver({key: value for key, value in self.raw.items() if key not in without})

    def name(self, member: str) -> str:
        return self.resolver(self.raw[member]) if member in self.raw else f"{self.stack.name}-{self.logical_id}"

    def arn(self, service: str, resource: str) -> str:
        return f"arn:aws:{service}:{self.stack.region}:{ACCOUNT}:{resource}"

    def client(self, service: str) -> Any:
        return self.stack.cloud.client(service, self.stack.region)


def _bucket(declared: _Declared) -> Resource:
    def name() -> str:
        return declared.name("BucketName") if "BucketName" in declared.raw else declared.name("BucketName").lower()

    def create() -> None:
        region, s3 = declared.stack.region, declared.client("s3")
        options = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
        s3.create_bucket(Bucket=name(), **options)
        if versioning := declared.properties("NotificationConfiguration").get("VersioningConfiguration"):
            s3.put_bucket_versioning(Bucket=name(), VersioningConfiguration=versioning)

    return Resource(declared.kind, {"Ref": name, "Arn": lambda: f"arn:aws:s3:::{name()}"}, create)


def _topic(declared: _Declared) -> Resource:
    def name() -> str:
        return declared.name("TopicName")

    def arn() -> str:
        return declared.arn("sns", name())

    def create() -> None:
        sns = declared.client("sns")
        sns.create_topic(Name=name())
        for subscription in declared.properties().get("Subscription", []):
            sns.subscribe(TopicArn=arn(), Protocol=subscription["Protocol"], Endpoint=subscription["Endpoint"])

    return Resource(declared.kind, {"Ref": arn, "TopicArn": arn, "TopicName": name}, create, step=1)


def _queue(declared: _Declared) -> Resource:
    def name() -> str:
        return declared.name("QueueName")

    def url() -> str:
        return f"{declared.stack.cloud.url}/{ACCOUNT}/{name()}"

    def create() -> None:
        import json

        properties = declared.properties("QueueName", "Tags")
        attributes = {key: json.dumps(value) if isinstance(value, (dict, bool)) else str(value) for key, value in properties.items()}
        declared.client("sqs").create_queue(QueueName=name(), Attributes=attributes)

    step = 1 if "RedrivePolicy" in declared.raw else 0
    return Resource(declared.kind, {"Ref": url, "QueueUrl": url, "Arn": lambda: declared.arn("sqs", name()), "QueueName": name}, create, step)


def _table(declared: _Declared) -> Resource:
    def name() -> str:
        return declared.name("TableName")

    def stream() -> str:
        return declared.client("dynamodb").describe_table(TableName=name())["Table"]["LatestStreamArn"]

    def create() -> None:
        members = ("KeySchema", "AttributeDefinitions", "GlobalSecondaryIndexes", "LocalSecondaryIndexes", "StreamSpecification")
        options = {key: value for key, value in declared.properties().items() if key in members}
        if "StreamSpecification" in options:
            options["StreamSpecification"]["StreamEnabled"] = True
        declared.client("dynamodb").create_table(TableName=name(), BillingMode="PAY_PER_REQUEST", **options)

    return Resource(declared.kind, {"Ref": name, "Arn": lambda: declared.arn("dynamodb", f"table/{name()}"), "StreamArn": stream}, create)


def _simple_table(declared: _Declared) -> Resource:
    key = declared.properties().get("PrimaryKey", {"Name": "id", "Type": "String"})
    declared.raw = {
        **({"TableName": declared.raw["TableName"]} if "TableName" in declared.raw else {}),
        "KeySchema": [{"AttributeName": key["Name"], "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": key["Name"], "AttributeType": key["Type"][0]}],
    }
    return _table(declared)


def _function(declared: _Declared) -> Resource:
    def name() -> str:
        return declared.name("FunctionName")

    return Resource(declared.kind, {"Ref": name, "Arn": lambda: declared.arn("lambda", f"function:{name()}")})


def _connection(declared: _Declared) -> Resource:
    """Made after the functions, in `events`."""
    return Resource(declared.kind, {"Ref": lambda: declared.name("Name"), "Arn": lambda: declared.arn("events", f"rule/{declared.name('Name')}")})


_KINDS: dict[str, Callable[[_Declared], Resource]] = {
    "AWS::Serverless::Function": _function,
    "AWS::Serverless::SimpleTable": _simple_table,
    "AWS::S3::Bucket": _bucket,
    "AWS::SNS::Topic": _topic,
    "AWS::SQS::Queue": _queue,
    "AWS::DynamoDB::Table": _table,
    "AWS::SNS::Subscription": _connection,
    "AWS::Lambda::EventSourceMapping": _connection,
    "AWS::Events::Rule": _connection,
}
