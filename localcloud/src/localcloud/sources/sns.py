"""SNS to functions and queues: the message as published, with its id and attributes."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .. import identity
from ..parts import Parts

if TYPE_CHECKING:
    from moto.sns.models import Subscription


def install(parts: Parts) -> None:
    patches, functions = parts.patches, parts.functions
    from moto.sns.models import Subscription

    deliver_elsewhere = Subscription.publish

    def publish(self: Subscription, message: str, message_id: str, subject: str | None = None,
                message_attributes: dict[str, Any] | None = None, message_structure: str | None = None, **others: Any) -> None:
        if self.protocol == "sqs" and str(self.attributes.get("RawMessageDelivery", "")).lower() != "true":
            parsed = self._parse_message_structure(message, self.protocol) if message_structure == "json" else message
            if self._filter_policy_matcher is None or self._filter_policy_matcher.matches(message_attributes, message):
                _send_to_queue(self, self.get_post_data(parsed, message_id, subject, message_attributes), **others)
            return
        if self.protocol != "lambda":
            return deliver_elsewhere(self, message, message_id, subject=subject, message_attributes=message_attributes,
                                     message_structure=message_structure, **others)
        if self._filter_policy_matcher is not None and not self._filter_policy_matcher.matches(message_attributes, message):
            return
        if message_structure == "json":
            message = self._parse_message_structure(message, self.protocol)
        event = _event(self, message, message_id, subject, message_attributes or {})
        functions.send_event(self.endpoint, event, identity.current().trace)

    patches.replace(Subscription, "publish", publish)


def _send_to_queue(subscription: Subscription, envelope: dict[str, Any], **others: Any) -> None:
    """The envelope as AWS writes it, `Type` and `MessageId` first: moto sorts its members."""
    from moto.sqs.models import sqs_backends

    members = ("Type", "MessageId", "TopicArn", "Subject", "Message", "Timestamp")
    ordered = {name: envelope[name] for name in members if name in envelope} | envelope
    text = json.dumps(ordered, indent=2, separators=(",", " : "))
    region, account, name = subscription.endpoint.split(":")[3:6]
    sqs_backends[account][region].send_message(name, text, validate_group_id=False, **others)


def _event(subscription: Subscription, message: str, message_id: str, subject: str | None, attributes: dict[str, Any]) -> dict[str, Any]:
    """Layout from docs.aws.amazon.com/lambda/latest/dg/with-sns.html."""
    region = subscription.topic.sns_backend.region_name
    return {"Records": [{
        "EventSource": "aws:sns",
        "EventVersion": "1.0",
        "EventSubscriptionArn": subscription.arn,
        "Sns": {
            "Type": "Notification",
            "MessageId": message_id,
            "TopicArn": subscription.topic.arn,
            "Subject": subject,
            "Message": message,
            "Timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z",
            "SignatureVersion": "1",
            "Signature": "LOCALCLOUD",
            "SigningCertUrl": f"https://sns.{region}.amazonaws.com/SimpleNotificationService-{uuid.UUID(int=0).hex}.pem",
            "UnsubscribeUrl": f"https://sns.{region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn={subscription.arn}",
            "MessageAttributes": {name: {"Type": value["Type"], "Value": str(value["Value"])} for name, value in attributes.items()},
        },
    }]}
