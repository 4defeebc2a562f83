"""Resources of the local cloud that wake a function, with names of their own for each test."""

from __future__ import annotations

import itertools
import json

from application import Application

_NUMBERS = itertools.count()
ON_CREATE = ["s3:ObjectCreated:*"]
ROLE = "arn:aws:iam::123456789012:role/localcloud"


def name(kind: str) -> str:
    return f"{kind}-{next(_NUMBERS)}"


def topic(application: Application, function: str | None, region: str | None = None) -> str:
    sns = application.cloud.client("sns", region)
    arn = sns.create_topic(Name=name("topic"))["TopicArn"]
    if function:
        sns.subscribe(TopicArn=arn, Protocol="lambda", Endpoint=function)
    return arn


def queue(application: Application, function: str | None, **attributes: str) -> tuple[str, str]:
    """URL and ARN."""
    sqs = application.cloud.client("sqs")
    made = name("queue") + (".fifo" if "FifoQueue" in attributes else "")
    url = sqs.create_queue(QueueName=made, Attributes=attributes)["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    if function:
        application.cloud.client("lambda").create_event_source_mapping(EventSourceArn=arn, FunctionName=function)
    return url, arn


def queue_of_topic(application: Application, arn: str, function: str) -> None:
    _, subscriber = queue(application, function)
    application.cloud.client("sns").subscribe(TopicArn=arn, Protocol="sqs", Endpoint=subscriber)


def bucket(application: Application, **notification: object) -> str:
    s3, made = application.cloud.client("s3"), name("bucket")
    s3.create_bucket(Bucket=made, CreateBucketConfiguration={"LocationConstraint": application.cloud.region})
    s3.put_bucket_notification_configuration(Bucket=made, NotificationConfiguration=notification)
    return made


def rule(application: Application, pattern: dict, function: str) -> None:
    events, made = application.cloud.client("events"), name("rule")
    events.put_rule(Name=made, EventPattern=json.dumps(pattern))
    events.put_targets(Rule=made, Targets=[{"Id": "1", "Arn": function}])


def stream(application: Application, function: str | None, *, consumer: bool = False, shards: int = 2) -> tuple[str, str]:
    """Name and ARN."""
    kinesis, made = application.cloud.client("kinesis"), name("stream")
    kinesis.create_stream(StreamName=made, ShardCount=shards)
    arn = kinesis.describe_stream(StreamName=made)["StreamDescription"]["StreamARN"]
    if function:
        source = kinesis.register_stream_consumer(StreamARN=arn, ConsumerName="consumer")["Consumer"]["ConsumerARN"] if consumer else arn
        application.cloud.client("lambda").create_event_source_mapping(EventSourceArn=source, FunctionName=function, StartingPosition="LATEST")
    return made, arn


def machine(application: Application, state: dict) -> str:
    definition = {"StartAt": "One", "States": {"One": {"Type": "Task", "End": True, **state}}}
    client = application.cloud.client("stepfunctions")
    return client.create_state_machine(name=name("machine"), definition=json.dumps(definition), roleArn=ROLE)["stateMachineArn"]


def delivery_stream(application: Application, function: str, source: str | None = None) -> str:
    made, target = name("delivery"), bucket(application)
    parameters = [{"ParameterName": "LambdaArn", "ParameterValue": function}]
    destination = {
        "RoleARN": ROLE, "BucketARN": f"arn:aws:s3:::{target}",
        "ProcessingConfiguration": {"Enabled": True, "Processors": [{"Type": "Lambda", "Parameters": parameters}]},
    }
    more = {"DeliveryStreamType": "KinesisStreamAsSource", "KinesisStreamSourceConfiguration": {"KinesisStreamARN": source, "RoleARN": ROLE}}
    application.cloud.client("firehose").create_delivery_stream(
        DeliveryStreamName=made, ExtendedS3DestinationConfiguration=destination, **(more if source else {}))
    return made
