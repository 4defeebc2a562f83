"""Subscriptions of CloudWatch Logs to functions: gzip of the log events, in Base64."""

from __future__ import annotations

import base64
import gzip
import json
from typing import TYPE_CHECKING, Any

from ..parts import Parts

if TYPE_CHECKING:
    from moto.awslambda.models import LambdaBackend


def install(parts: Parts) -> None:
    from moto.awslambda.models import LambdaBackend

    def send_log_event(self: LambdaBackend, function_arn: str, filter_name: str, log_group_name: str, log_stream_name: str,
                       log_events: list[dict[str, Any]]) -> None:
        """Layout from docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html; moto's filters match everything."""
        log = {
            "messageType": "DATA_MESSAGE", "owner": self.account_id, "logGroup": log_group_name, "logStream": log_stream_name,
            "subscriptionFilters": [filter_name], "logEvents": [{**event, "id": str(event["id"])} for event in log_events],
        }
        packed = gzip.compress(json.dumps(log, separators=(",", ":")).encode(), mtime=0)
        parts.functions.send_event(function_arn, {"awslogs": {"data": base64.b64encode(packed).decode()}})

    parts.patches.replace(LambdaBackend, "send_log_event", send_log_event)
