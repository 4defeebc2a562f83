"""DynamoDB streams to functions: every change in its order, images as the table's view type says."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .. import identity
from ..parts import Parts
from ..pollers import Source
from ..sandbox import Outcome

if TYPE_CHECKING:
    from moto.awslambda.models import EventSourceMapping
    from moto.dynamodb.models.dynamo_type import Item
    from moto.dynamodb.models.table import StreamShard, Table

DEFAULT_RETRIES = 2
"""Of a failing batch. AWS retries until the records expire, a day later."""


def install(parts: Parts) -> None:
    patches, pollers = parts.patches, parts.pollers
    from moto.dynamodb.models import DynamoDBBackend
    from moto.dynamodb.models.table import StreamShard
    from moto.dynamodb.responses import DynamoHandler

    add, lock = StreamShard.add, threading.Lock()

    update, held = DynamoDBBackend.update_item, threading.local()

    def update_item(self: DynamoDBBackend, *args: Any, **kwargs: Any) -> Item:
        """One change, also where moto first puts an item that is not there."""
        held.change = ()
        try:
            return update(self, *args, **kwargs)
        finally:
            change, held.change = held.change, None
            if change:
                StreamShard.add(*change)

    def add_change(self: StreamShard, old: Item | None, new: Item | None) -> None:
        if getattr(held, "change", None) is not None:
            held.change = (self, old, new)
            return
        if old is not None and new is not None and old.to_json() == new.to_json():
            return  # AWS writes no record where nothing changed
        with lock:
            add(self, old, new)
            self.items[-1].record = _snapshot(self.items[-1].record, self.table.region_name)
        arn = _stream_arn(self.table)
        identity.at_end_of_request(f"wake {arn}", lambda: pollers.wake(arn))

    call, one_at_a_time = DynamoHandler.call_action, threading.RLock()

    def call_action(self: DynamoHandler) -> Any:
        """One after the other: where a transaction fails, moto puts copies of all tables back."""
        with one_at_a_time:
            return call(self)

    patches.replace(StreamShard, "add", add_change)
    patches.replace(DynamoDBBackend, "update_item", update_item)
    patches.replace(DynamoHandler, "call_action", call_action)


def source(mapping: EventSourceMapping) -> Source | None:
    """The stream of a mapping, from where its starting position says; nil for what is no table's stream."""
    if ":dynamodb:" not in mapping.event_source_arn:
        return None
    table = _table(mapping.event_source_arn)
    table.lambda_event_source_mappings.clear()
    return _StreamSource(mapping, table.stream_shard)


def _table(arn: str) -> Table:
    """The table of a stream's ARN, as it is now."""
    from moto.dynamodb.models import dynamodb_backends
    from moto.utilities.arns import parse_arn

    parsed = parse_arn(arn)
    return dynamodb_backends[parsed.account][parsed.region].get_table(parsed.resource_id.split("/")[0])


class _StreamSource:
    def __init__(self, mapping: EventSourceMapping, shard: StreamShard):
        self._mapping = mapping
        self._position = len(shard.items) if mapping.starting_position == "LATEST" else 0

    def deliver(self, invoke: Callable[[list[dict[str, Any]]], Outcome]) -> bool:
        batch = _table(self._mapping.event_source_arn).stream_shard.items[self._position : self._position + self._mapping.batch_size]
        if not batch:
            return False
        records = [_record(item.record, self._mapping.event_source_arn) for item in batch]
        configured = self._mapping.max_retry_attempts
        retries = DEFAULT_RETRIES if configured is None or configured < 0 else configured
        for _ in range(retries + 1):
            if not invoke(records).failed:
                break
        self._position += len(batch)
        return True


def _stream_arn(table: Table) -> str:
    return f"{table.table_arn}/stream/{table.latest_stream_label}"


def _snapshot(record: dict[str, Any], region: str) -> dict[str, Any]:
    """Cuts the record loose from the items, which later updates change."""
    from moto.dynamodb.models.utilities import dynamo_json_dump

    change = record["dynamodb"]
    time = change["ApproximateCreationDateTime"]
    images = {name: json.loads(dynamo_json_dump(change[name])) for name in ("Keys", "NewImage", "OldImage") if name in change}
    return {**record, "awsRegion": region, "dynamodb": {**change, **images, "ApproximateCreationDateTime": time}}


def _record(record: dict[str, Any], arn: str) -> dict[str, Any]:
    """Layout from docs.aws.amazon.com/lambda/latest/dg/with-ddb.html."""
    change = dict(record["dynamodb"])
    time = change["ApproximateCreationDateTime"]
    change["ApproximateCreationDateTime"] = int(time.timestamp()) if isinstance(time, datetime) else time
    return {**record, "dynamodb": change, "eventSourceARN": arn}
