"""EventBridge rules with functions as targets; the id is the one that PutEvents gave back."""

from __future__ import annotations

import copy
import json
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .. import identity
from ..parts import Parts

if TYPE_CHECKING:
    from moto.events.models import Archive, Replay, Rule


def install(parts: Parts) -> None:
    patches, functions = parts.patches, parts.functions
    from moto.events.models import Replay, ReplayState, Rule, events_backends

    send_elsewhere = Rule.send_to_targets

    def send_to_targets(self: Rule, original_event: dict[str, Any], transform_input: bool = True) -> None:
        if self.state == "DISABLED" or not self.event_pattern.get_pattern():  # a schedule matches no event
            return
        ours = [target for target in self.targets if ":lambda:" in target["Arn"]]
        if ours and self.event_pattern.matches_event(original_event):
            for target in ours:
                functions.send_event(target["Arn"], _input(target, _as_delivered(original_event)), identity.current().trace)
        others = copy.copy(self)
        others.targets = [target for target in self.targets if target not in ours]
        if others.targets:
            send_elsewhere(others, original_event, transform_input)

    def replay_events(self: Replay, archive: Archive) -> None:
        """As moto's, but an event keeps its id. That is an assumption: AWS's pages do not say it, and moto makes a new one."""
        bus = events_backends[self.account_id][self.region].describe_event_bus(self.destination["Arn"].split("/")[-1])
        for event in list(archive.events):
            for rule in list(bus.rules.values()):
                rule.send_to_targets({**event, "replay-name": self.name}, transform_input=False)
        self.state, self.end_time = ReplayState.COMPLETED, time.time()

    patches.replace(Rule, "send_to_targets", send_to_targets)
    patches.replace(Replay, "replay_events", replay_events)


def _as_delivered(event: dict[str, Any]) -> dict[str, Any]:
    """Without moto's own members, the time as EventBridge writes it (whole seconds, UTC)."""
    kept = {name: value for name, value in event.items() if name not in ("ingestion-time", "replay-name") or (name == "replay-name" and value)}
    time = kept.get("time")
    if isinstance(time, (int, float)):
        kept["time"] = datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return kept


def _input(target: dict[str, Any], event: dict[str, Any]) -> Any:
    from moto.events.utils import EventTemplateParser

    if "Input" in target:
        return json.loads(target["Input"])
    if transformer := target.get("InputTransformer"):
        return EventTemplateParser.parse(transformer.get("InputTemplate"), transformer.get("InputPathsMap", {}), event)
    if path := target.get("InputPath"):
        value: Any = event
        for name in path.removeprefix("$").strip(".").split("."):
            value = value[name] if name else value
        return value
    return event
