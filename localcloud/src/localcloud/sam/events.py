"""Connects functions to what wakes them: SAM's `Events`, and the plain CloudFormation resources for the same."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..errors import LocalCloudError
from .template import Resolver

if TYPE_CHECKING:
    from .deployment import Stack

_MAPPING_MEMBERS = (
    "BatchSize", "StartingPosition", "Enabled", "FunctionResponseTypes", "MaximumRetryAttempts", "BisectBatchOnFunctionError",
    "MaximumBatchingWindowInSeconds", "ParallelizationFactor", "FilterCriteria",
)


def connect(stack: Stack, content: Mapping[str, Any], resolver: Resolver) -> None:
    """Makes all connections of a template."""
    buckets = _Notifications(stack)
    for logical_id, declared in content["Resources"].items():
        properties = declared.get("Properties") or {}
        if declared["Type"] == "AWS::Serverless::Function":
            for name, event in (properties.get("Events") or {}).items():
                _connect_event(stack, buckets, logical_id, name, event["Type"], resolver(event.get("Properties") or {}))
        elif declared["Type"] == "AWS::S3::Bucket":
            buckets.declare(stack.ref(logical_id), resolver(properties.get("NotificationConfiguration") or {}))
        elif declared["Type"] in _PLAIN:
            _PLAIN[declared["Type"]](stack, logical_id, resolver(properties))
    buckets.put()


def _connect_event(stack: Stack, buckets: _Notifications, function: str, name: str, kind: str, event: dict[str, Any]) -> None:
    arn = stack.attribute(function, "Arn")
    match kind:
        case "S3":
            buckets.add(event["Bucket"], "LambdaFunctionConfigurations", {"LambdaFunctionArn": arn, "Id": name}, event)
        case "SNS":
            _subscribe(stack, event["Topic"], "lambda", arn, event)
        case "SQS" | "DynamoDB":
            _map(stack, event["Queue" if kind == "SQS" else "Stream"], arn, event)
        case "EventBridgeRule" | "CloudWatchEvent" | "Schedule" | "ScheduleV2":
            target = {"Id": name, "Arn": arn, **{key: event[key] for key in ("Input", "InputPath") if key in event}}
            _put_rule(stack, event.get("RuleName") or event.get("Name") or f"{stack.name}-{function}-{name}", event, [target])
        case _:
            raise LocalCloudError(f"function {function}: event {name} of type {kind} is not supported by the local cloud")


def _subscribe(stack: Stack, topic: str, protocol: str, endpoint: str, options: Mapping[str, Any]) -> None:
    attributes = {key: options[key] for key in ("FilterPolicyScope", "RawMessageDelivery") if key in options}
    if "FilterPolicy" in options:
        attributes["FilterPolicy"] = options["FilterPolicy"]
    written = {key: value if isinstance(value, str) else json.dumps(value) for key, value in attributes.items()}
    stack.cloud.client("sns", topic.split(":")[3]).subscribe(TopicArn=topic, Protocol=protocol, Endpoint=endpoint, Attributes=written)


def _map(stack: Stack, source: str, function: str, options: Mapping[str, Any]) -> None:
    given = {key: options[key] for key in _MAPPING_MEMBERS if key in options}
    stack.cloud.client("lambda", stack.region).create_event_source_mapping(EventSourceArn=source, FunctionName=function, **given)


def _put_rule(stack: Stack, name: str, options: Mapping[str, Any], targets: list[dict[str, Any]]) -> None:
    """A schedule is created like any rule, but the local cloud has no clock that fires it."""
    client = stack.cloud.client("events", stack.region)
    bus = {"EventBusName": options["EventBusName"]} if "EventBusName" in options else {}
    rule = {"State": options.get("State", "ENABLED")}
    if pattern := options.get("Pattern") or options.get("EventPattern"):
        rule["EventPattern"] = json.dumps(pattern)
    if schedule := options.get("Schedule") or options.get("ScheduleExpression"):
        rule["ScheduleExpression"] = schedule
    client.put_rule(Name=name, **rule, **bus)
    client.put_targets(Rule=name, Targets=targets, **bus)


_PLAIN = {
    "AWS::SNS::Subscription": lambda stack, _, p: _subscribe(stack, p["TopicArn"], p["Protocol"], p["Endpoint"], p),
    "AWS::Lambda::EventSourceMapping": lambda stack, _, p: _map(stack, p["EventSourceArn"], p["FunctionName"], p),
    "AWS::Events::Rule": lambda stack, name, p: _put_rule(stack, p.get("Name", f"{stack.name}-{name}"), p, p["Targets"]),
}


class _Notifications:
    """The notification configurations of all buckets: S3 takes one for each bucket, which replaces the last."""

    def __init__(self, stack: Stack):
        self._stack = stack
        self._wanted: dict[str, dict[str, Any]] = defaultdict(dict)

    def add(self, bucket: str, kind: str, target: dict[str, Any], event: Mapping[str, Any]) -> None:
        kinds = event["Events"] if isinstance(event["Events"], list) else [event["Events"]]
        rules = event.get("Filter", {}).get("S3Key", {}).get("Rules", [])
        filters = {"Filter": {"Key": {"FilterRules": rules}}} if rules else {}
        self._wanted[bucket].setdefault(kind, []).append({**target, "Events": kinds, **filters})

    def declare(self, bucket: str, configuration: Mapping[str, Any]) -> None:
        """Takes a bucket's own `NotificationConfiguration`."""
        targets = (("Lambda", "LambdaFunction", "Function"), ("Queue", "Queue", "Queue"), ("Topic", "Topic", "Topic"))
        for declared, api, member in targets:
            for each in configuration.get(f"{declared}Configurations", []):
                target = {f"{api}Arn": each[member]}
                self.add(bucket, f"{api}Configurations", target, {"Events": each["Event"], **({"Filter": each["Filter"]} if "Filter" in each else {})})
        if configuration.get("EventBridgeConfiguration"):
            self._wanted[bucket]["EventBridgeConfiguration"] = {}

    def put(self) -> None:
        client = self._stack.cloud.client("s3", self._stack.region)
        for bucket, configuration in self._wanted.items():
            client.put_bucket_notification_configuration(Bucket=bucket, NotificationConfiguration=configuration)
