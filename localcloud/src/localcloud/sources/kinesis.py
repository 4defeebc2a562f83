"""Kinesis streams to functions: sequence numbers as long as AWS's, one batch a shard, shared or enhanced fan-out consumers."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .. import identity
from ..parts import Parts
from ..pollers import Source
from ..sandbox import Outcome

if TYPE_CHECKING:
    from moto.awslambda.models import EventSourceMapping
    from moto.kinesis.models import Record, Shard, Stream

DEFAULT_RETRIES = 2
"""Of a failing batch. AWS retries until the records expire, a day later."""
_FIRST = 49590338271490256608559692538361571095921575989136588898
_STEP = 1208925819614629174706176
"""Numbers of AWS's look like sums of such steps."""


def install(parts: Parts) -> None:
    from moto.kinesis.models import Shard, Stream

    lock = threading.Lock()

    def put_in_shard(self: Shard, partition_key: str, data: str, explicit_hash_key: str) -> str:
        from moto.kinesis.models import Record

        last = self.get_max_sequence_number() or _FIRST + (self._shard_id << 4)
        number = last + _STEP + random.randrange(1 << 40)
        self.records[number] = Record(partition_key, data, number, explicit_hash_key)
        return str(number)

    def put_record(self: Stream, partition_key: str, explicit_hash_key: str, data: str) -> tuple[str, str]:
        with lock:
            shard = self.get_shard_for_key(partition_key, explicit_hash_key)
            number = shard.put_record(partition_key, data, explicit_hash_key)
        identity.at_end_of_request(f"wake {self.arn}", lambda: parts.pollers.wake(self.arn))
        return number, shard.shard_id

    parts.patches.replace(Shard, "put_record", put_in_shard)
    parts.patches.replace(Stream, "put_record", put_record)


def source(mapping: EventSourceMapping) -> Source | None:
    """The stream of a mapping; nil for what is none."""
    if ":kinesis:" not in mapping.event_source_arn:
        return None
    stream = stream_of(mapping.event_source_arn)
    stream.lambda_event_source_mappings.clear()
    return StreamSource(mapping, stream)


def stream_of(arn: str) -> Stream:
    """moto's stream of the ARN of a stream or of its consumer."""
    from moto.kinesis.models import kinesis_backends

    parts = arn.split(":")
    return kinesis_backends[parts[4]][parts[3]].describe_stream(stream_arn=arn.split("/consumer/")[0], stream_name=None)


class StreamSource:
    """Reads every shard from where it stands, or from its beginning."""

    def __init__(self, mapping: Any, stream: Stream, record: Callable[..., dict[str, Any]] | None = None):
        """`mapping` has a `batch_size`, a `starting_position`, an `event_source_arn` and a `max_retry_attempts`."""
        self._mapping = mapping
        self._stream = stream
        self._record = record or _record
        latest = mapping.starting_position == "LATEST"
        self._positions = {name: len(shard.records) if latest else 0 for name, shard in stream.shards.items()}

    def deliver(self, invoke: Callable[[list[dict[str, Any]]], Outcome]) -> bool:
        for name, shard in list(self._stream.shards.items()):
            position = self._positions.get(name, 0)
            batch = list(shard.records.values())[position : position + self._mapping.batch_size]
            if batch:
                self._deliver(invoke, [self._record(record, shard, self._mapping.event_source_arn) for record in batch])
                self._positions[name] = position + len(batch)
                return True
        return False

    def _deliver(self, invoke: Callable[[list[dict[str, Any]]], Outcome], records: list[dict[str, Any]]) -> None:
        configured = self._mapping.max_retry_attempts
        retries = DEFAULT_RETRIES if configured is None or configured < 0 else configured
        for _ in range(retries + 1):
            if not invoke(records).failed:
                return


def _record(record: Record, shard: Shard, arn: str) -> dict[str, Any]:
    """Layout from docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html."""
    return {
        "kinesis": {
            "kinesisSchemaVersion": "1.0",
            "partitionKey": record.partition_key,
            "sequenceNumber": str(record.sequence_number),
            "data": record.data,
            "approximateArrivalTimestamp": round(record.created_at, 3),
        },
        "eventSource": "aws:kinesis",
        "eventVersion": "1.0",
        "eventID": f"{shard.shard_id}:{record.sequence_number}",
        "eventName": "aws:kinesis:record",
        "invokeIdentityArn": f"arn:aws:iam::{identity.ACCOUNT}:role/localcloud",
        "awsRegion": arn.split(":")[3],
        "eventSourceARN": arn,
    }
