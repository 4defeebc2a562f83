"""EventBridge Scheduler: schedules of one time (`at(…)`) are fired when their time has come; no clock fires the others."""

from __future__ import annotations

import json
import re
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..parts import Parts

if TYPE_CHECKING:
    from moto.scheduler.models import EventBridgeSchedulerBackend, Schedule

LONGEST = 60
"""Seconds that a schedule may wait for."""


def install(parts: Parts) -> None:
    from moto.scheduler.models import EventBridgeSchedulerBackend

    create = EventBridgeSchedulerBackend.create_schedule

    def create_schedule(self: EventBridgeSchedulerBackend, *args: Any, **kwargs: Any) -> Schedule:
        schedule = create(self, *args, **kwargs)
        found = re.fullmatch(r"at\((.+)\)", schedule.schedule_expression)
        if found and schedule.state == "ENABLED" and ":lambda:" in schedule.target["Arn"]:
            wait = (datetime.fromisoformat(found[1]).replace(tzinfo=UTC) - datetime.now(UTC)).total_seconds()
            if wait <= LONGEST:
                event = _event(schedule, self.region_name, self.account_id)
                parts.dispatcher.submit_later(max(0, wait), lambda: parts.functions.send_event(schedule.target["Arn"], event))
        return schedule

    parts.patches.replace(EventBridgeSchedulerBackend, "create_schedule", create_schedule)


def _event(schedule: Schedule, region: str, account: str) -> Any:
    """The target's input, else the event of docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html."""
    if schedule.target.get("Input"):
        return json.loads(schedule.target["Input"])
    return {
        "version": "0", "id": str(uuid.uuid4()), "detail-type": "Scheduled Event", "source": "aws.scheduler", "account": account,
        "time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "region": region, "resources": [schedule.arn], "detail": "{}",
    }
