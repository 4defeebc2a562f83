"""AWS IoT rules to functions: `SELECT * FROM 'filter'`, with `topic()`, `clientid()` and `traceid()` beside the message."""

from __future__ import annotations

import json
import re
import uuid
from typing import TYPE_CHECKING, Any

from ..parts import Parts

if TYPE_CHECKING:
    from moto.iotdata.models import IoTDataPlaneBackend

_SQL = re.compile(r"SELECT\s+(.+?)\s+FROM\s+'([^']+)'\s*", re.IGNORECASE)


def install(parts: Parts) -> None:
    from moto.iotdata.models import IoTDataPlaneBackend

    keep = IoTDataPlaneBackend.publish

    def publish(self: IoTDataPlaneBackend, topic: str, payload: bytes) -> None:
        keep(self, topic, payload)
        for rule in list(self.iot_backend.rules.values()):
            selected = None if rule.rule_disabled else _SQL.fullmatch(rule.sql)
            if selected and _matches(selected[2], topic):
                event = _event(selected[1], topic, payload)
                for action in rule.actions:
                    if "lambda" in action:
                        parts.functions.send_event(action["lambda"]["functionArn"], event)

    parts.patches.replace(IoTDataPlaneBackend, "publish", publish)


def _matches(wanted: str, topic: str) -> bool:
    pattern = re.escape(wanted).replace(r"\+", "[^/]*").replace(r"\#", "#").replace("#", ".*")
    return re.fullmatch(pattern, topic) is not None


def _event(columns: str, topic: str, payload: bytes) -> Any:
    """docs.aws.amazon.com/iot/latest/developerguide/iot-sql-functions.html"""
    functions = {"topic()": topic, "clientid()": "localcloud", "traceid()": str(uuid.uuid4())}
    event: dict[str, Any] = {}
    for column in (part.strip() for part in columns.split(",")):
        name, _, alias = column.partition(" ")
        if name == "*":
            event |= json.loads(payload)
        elif name in functions:
            event[alias.split()[-1] if alias else name[:-2]] = functions[name]
    return event
