"""What connects a cause with the woken function, for each route: gives the causing function's event."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import wiring


def on_bucket(a) -> dict:
    return {"bucket": wiring.bucket(a, LambdaFunctionConfigurations=[{"LambdaFunctionArn": a.woken, "Events": wiring.ON_CREATE}])}


def on_topic(a) -> dict:
    return {"topic": wiring.topic(a, a.woken)}


def on_queue(a) -> dict:
    return {"queue": wiring.queue(a, a.woken)[0]}


def on_fifo_queue(a) -> dict:
    return {"queue": wiring.queue(a, a.woken, FifoQueue="true")[0]}


def on_stream(a) -> dict:
    return {"stream": wiring.stream(a, a.woken)[0]}


def on_consumer(a) -> dict:
    return {"stream": wiring.stream(a, a.woken, consumer=True)[0]}


def task(a) -> dict:
    return {"machine": wiring.machine(a, {"Resource": a.woken, "Parameters": {"run.$": "$$.Execution.Id"}})}


def queue_of_bucket(a) -> dict:
    _, arn = wiring.queue(a, a.woken)
    return {"bucket": wiring.bucket(a, QueueConfigurations=[{"QueueArn": arn, "Events": wiring.ON_CREATE}])}


def through_topic_and_queue(a) -> dict:
    topic = wiring.topic(a, None)
    wiring.queue_of_topic(a, topic, a.woken)
    return {"bucket": wiring.bucket(a, TopicConfigurations=[{"TopicArn": topic, "Events": wiring.ON_CREATE}])}


def topic_and_queue(a) -> dict:
    topic = wiring.topic(a, None)
    wiring.queue_of_topic(a, topic, a.woken)
    return {"topic": topic}


def bus_of_bucket(a) -> dict:
    bucket = wiring.bucket(a, EventBridgeConfiguration={})
    wiring.rule(a, {"source": ["aws.s3"], "detail": {"bucket": {"name": [bucket]}}}, a.woken)
    return {"bucket": bucket}


def bus(a) -> dict:
    source = wiring.name("shop")
    wiring.rule(a, {"source": [source], "detail-type": ["Same"]}, a.woken)
    return {"source": source}


def pipe_of_queue(a) -> dict:
    url, arn = wiring.queue(a, None)
    a.cloud.client("pipes").create_pipe(Name=wiring.name("pipe"), Source=arn, Target=a.woken, RoleArn=wiring.ROLE)
    return {"queue": url}


def pipe_of_stream(a) -> dict:
    made, arn = wiring.stream(a, None)
    position = {"KinesisStreamParameters": {"StartingPosition": "TRIM_HORIZON"}}
    a.cloud.client("pipes").create_pipe(Name=wiring.name("pipe"), Source=arn, Target=a.woken, RoleArn=wiring.ROLE, SourceParameters=position)
    return {"stream": made}


def callback(a) -> dict:
    payload = {"token.$": "$$.Task.Token", "execution.$": "$$.Execution.Id"}
    resource = "arn:aws:states:::lambda:invoke.waitForTaskToken"
    return {"machine": wiring.machine(a, {"Resource": resource, "Parameters": {"FunctionName": a.woken, "Payload": payload}})}


def schedule(a) -> dict:
    when = (datetime.now(UTC) + timedelta(seconds=1)).strftime("at(%Y-%m-%dT%H:%M:%S)")
    window, target = {"Mode": "OFF"}, {"Arn": a.woken, "RoleArn": wiring.ROLE}
    return {"schedule": {"Name": wiring.name("schedule"), "ScheduleExpression": when, "FlexibleTimeWindow": window, "Target": target}}


def mail(a) -> dict:
    ses = a.cloud.client("ses")
    ses.verify_domain_identity(Domain="a.example")
    rules = wiring.name("rules")
    ses.create_receipt_rule_set(RuleSetName=rules)
    action = {"LambdaAction": {"FunctionArn": a.woken}}
    ses.create_receipt_rule(RuleSetName=rules, Rule={"Name": "r", "Enabled": True, "Recipients": ["b.example"], "Actions": [action]})
    ses.set_active_receipt_rule_set(RuleSetName=rules)
    return {}


def transformed_stream(a) -> dict:
    made, arn = wiring.stream(a, None)
    wiring.delivery_stream(a, a.woken, arn)
    return {"stream": made}


def access_point(a) -> dict:
    bucket, s3 = wiring.bucket(a), a.cloud.client("s3")
    s3.put_object(Bucket=bucket, Key="a key", Body=b"same")
    return {"url": a.cloud.open_door("object_lambda", a.woken, bucket=bucket), "point": "point-1a4n8yjrb3kda96f67zwrwiiuse1a--ol-s3"}


def batch_job(version: str) -> Callable[..., dict]:
    def wire(a) -> dict:
        bucket = wiring.bucket(a)
        lines = "".join(f"{bucket},same+key\n" for _ in range(3))
        a.cloud.client("s3").put_object(Bucket=bucket, Key="manifest.csv", Body=lines.encode())
        operation = {"FunctionArn": a.woken, "InvocationSchemaVersion": version}
        return {"manifest": f"arn:aws:s3:::{bucket}/manifest.csv", "operation": operation}

    return wire


def repository(a) -> dict:
    client, made = a.cloud.client("codecommit"), wiring.name("repository")
    client.create_repository(repositoryName=made)
    trigger = {"name": "woken", "destinationArn": a.woken, "events": ["all"], "branches": []}
    client.put_repository_triggers(repositoryName=made, triggers=[trigger])
    return {"repository": made}


def door(kind: str) -> Callable[..., dict]:
    return lambda a: {"url": a.cloud.open_door(kind, a.woken) + "/a/path?x=1"}
