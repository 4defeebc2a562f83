"""S3 notifications to functions, queues, topics and EventBridge, with the ids of the request that caused them."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote_plus

from .. import identity
from ..parts import Parts

_REASONS = {
    "ObjectCreated:Put": "PutObject", "ObjectCreated:Post": "POST Object", "ObjectCreated:Copy": "CopyObject",
    "ObjectCreated:CompleteMultipartUpload": "CompleteMultipartUpload", "ObjectRemoved:Delete": "DeleteObject",
}


def install(parts: Parts) -> None:
    patches, functions = parts.patches, parts.functions
    from moto.s3 import notifications

    def send_event(account_id: str, event_name: Any, bucket: Any, key: Any) -> None:
        wanted = bucket.notification_configuration
        if wanted is None or _is_inner_put(event_name, key):
            return
        record = _record(event_name.value.removeprefix("s3:"), bucket, key)
        for target in _matching(wanted.cloud_function, event_name, key):
            functions.send_event(target.arn, _event(record, target), identity.current().trace)
        for target in _matching(wanted.queue, event_name, key):
            notifications._send_sqs_message(account_id, _event(record, target), *_name_and_region(target.arn))
        for target in _matching(wanted.topic, event_name, key):
            notifications._send_sns_message(account_id, _event(record, target), target.arn, _name_and_region(target.arn)[1])
        if wanted.event_bridge is not None:
            _send_to_event_bridge(account_id, record)

    patches.replace(notifications, "send_event", send_event)


def _is_inner_put(event_name: Any, key: Any) -> bool:
    """True for the put by which moto completes a multipart upload, which has an event of its own."""
    return event_name.value == "s3:ObjectCreated:Put" and getattr(key, "multipart", None) is not None


def _matching(targets: list[Any], event_name: Any, key: Any) -> list[Any]:
    return [target for target in targets if target.matches(event_name, key.name)]


def _name_and_region(arn: str) -> tuple[str, str]:
    parts = arn.split(":")
    return parts[-1], parts[3]


def _event(record: dict[str, Any], target: Any) -> dict[str, Any]:
    s3 = {**record["s3"], "configurationId": target.id}
    return {"Records": [{**record, "s3": {name: s3[name] for name in ("s3SchemaVersion", "configurationId", "bucket", "object")}}]}


def _record(event_name: str, bucket: Any, key: Any) -> dict[str, Any]:
    """One record; layout from docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html."""
    request = identity.current()
    s3_object: dict[str, Any] = {"key": quote_plus(key.name, safe="/")}
    if event_name.startswith("ObjectCreated"):
        s3_object |= {"size": key.size, "eTag": key.etag.replace('"', "")}
    if bucket.is_versioned and key.version_id:
        s3_object["versionId"] = key.version_id
    s3_object["sequencer"] = identity.next_sequencer()
    return {
        "eventVersion": "2.1",
        "eventSource": "aws:s3",
        "awsRegion": bucket.region_name,
        "eventTime": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z",
        "eventName": event_name,
        "userIdentity": {"principalId": "AWS:AIDALOCALCLOUD"},
        "requestParameters": {"sourceIPAddress": "127.0.0.1"},
        "responseElements": {"x-amz-request-id": request.s3_request_id, "x-amz-id-2": request.host_id},
        "s3": {
            "s3SchemaVersion": "1.0",
            "bucket": {"name": bucket.name, "ownerIdentity": {"principalId": "A3LOCALCLOUD"}, "arn": bucket.arn},
            "object": s3_object,
        },
    }


def _send_to_event_bridge(account: str, record: dict[str, Any]) -> None:
    from urllib.parse import unquote_plus

    from moto.events.models import events_backends

    bucket, s3_object = record["s3"]["bucket"], record["s3"]["object"]
    created = record["eventName"].startswith("ObjectCreated")
    renamed = {"size": "size", "eTag": "etag", "versionId": "version-id", "sequencer": "sequencer"}
    event = {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": "Object Created" if created else "Object Deleted",
        "source": "aws.s3",
        "account": account,
        "time": datetime.now(UTC).timestamp(),  # what moto's other targets expect
        "region": record["awsRegion"],
        "resources": [bucket["arn"]],
        "detail": {
            "version": "0",
            "bucket": {"name": bucket["name"]},
            "object": {"key": unquote_plus(s3_object["key"])} | {new: s3_object[old] for old, new in renamed.items() if old in s3_object},
            "request-id": record["responseElements"]["x-amz-request-id"],
            "requester": account,
            "source-ip-address": "127.0.0.1",
            "reason": _REASONS.get(record["eventName"], record["eventName"]),
        },
    }
    if not created:
        event["detail"]["deletion-type"] = "Permanently Deleted"
    buses = events_backends[account][record["awsRegion"]].event_buses
    for rule in list(buses["default"].rules.values()):
        rule.send_to_targets(event)
