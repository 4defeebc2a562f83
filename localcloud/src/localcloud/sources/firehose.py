"""Firehose: the function that transforms records, put directly or read from a Kinesis stream. What it gives back goes to S3."""

from __future__ import annotations

import base64
import secrets
import time
import uuid
from typing import TYPE_CHECKING, Any

from ..parts import Parts
from . import kinesis
from .pipes import Reader

if TYPE_CHECKING:
    from moto.firehose.models import DeliveryStream, FirehoseBackend


def install(parts: Parts) -> None:
    from moto.firehose.models import FirehoseBackend

    create, put = FirehoseBackend.create_delivery_stream, FirehoseBackend.put_record_batch

    def create_delivery_stream(self: FirehoseBackend, region: str, delivery_stream_name: str, *args: Any, **kwargs: Any) -> str:
        arn = create(self, region, delivery_stream_name, *args, **kwargs)
        stream = self.delivery_streams[delivery_stream_name]
        function = _transformation(stream)
        if function and stream.source:
            reader = Reader(function, stream.source["KinesisStreamARN"], batch_size=500, starting_position="LATEST")
            source = kinesis.StreamSource(reader, kinesis.stream_of(reader.event_source_arn), _from_stream)
            parts.pollers.add(reader, source, lambda records: _event(stream, region, records, reader.event_source_arn))
        return arn

    def put_record_batch(self: FirehoseBackend, delivery_stream_name: str, records: list[dict[str, bytes]]) -> dict[str, Any]:
        stream = self.delivery_streams.get(delivery_stream_name)
        function = _transformation(stream) if stream else None
        if function is None:
            return put(self, delivery_stream_name, records)
        event = _event(stream, self.region_name, [_direct(_bytes(record["Data"])) for record in records])
        parts.dispatcher.submit(lambda: _transform(parts, self, stream, function, event))
        # The id that the caller gets is not the one that the function sees.
        ids = [base64.b64encode(secrets.token_bytes(168)).decode() for _ in records]
        return {"FailedPutCount": 0, "Encrypted": False, "RequestResponses": [{"RecordId": number} for number in ids]}

    parts.patches.replace(FirehoseBackend, "create_delivery_stream", create_delivery_stream)
    parts.patches.replace(FirehoseBackend, "put_record_batch", put_record_batch)


def _transformation(stream: DeliveryStream) -> str | None:
    configured = (stream.destinations[0].get("ExtendedS3") or {}).get("ProcessingConfiguration") or {}
    if not configured.get("Enabled"):
        return None
    found = [p["ParameterValue"] for each in configured["Processors"] for p in each["Parameters"] if p["ParameterName"] == "LambdaArn"]
    return found[0] if found else None


def _transform(parts: Parts, backend: FirehoseBackend, stream: DeliveryStream, function: str, event: dict[str, Any]) -> None:
    outcome = parts.functions.ask(function, event)
    answer = {} if outcome.failed else outcome.value()
    good = [{"Data": base64.b64decode(record["data"])} for record in answer.get("records", ()) if record["result"] == "Ok"]
    if good:
        backend.put_s3_records(stream.delivery_stream_name, stream.version_id, stream.destinations[0]["ExtendedS3"], good)


def _event(stream: DeliveryStream, region: str, records: list[dict[str, Any]], source: str | None = None) -> dict[str, Any]:
    """Layout from docs.aws.amazon.com/firehose/latest/dev/data-transformation.html."""
    event: dict[str, Any] = {"invocationId": str(uuid.uuid4()), "deliveryStreamArn": stream.delivery_stream_arn, "region": region}
    return event | ({"sourceKinesisStreamArn": source} if source else {}) | {"records": records}


def _direct(data: bytes) -> dict[str, Any]:
    number = f"{kinesis._FIRST + secrets.randbelow(1 << 80)}000000"
    return {"recordId": number, "approximateArrivalTimestamp": int(time.time() * 1000), "data": base64.b64encode(data).decode()}


def _from_stream(record: Any, shard: Any, arn: str) -> dict[str, Any]:
    arrived = int(record.created_at * 1000)
    place = {
        "sequenceNumber": str(record.sequence_number), "subsequenceNumber": 0, "partitionKey": record.partition_key,
        "shardId": shard.shard_id, "approximateArrivalTimestamp": arrived,
    }
    number = f"{record.sequence_number}000000"
    return {"recordId": number, "approximateArrivalTimestamp": arrived, "data": record.data, "kinesisRecordMetadata": place}


def _bytes(data: str | bytes) -> bytes:
    return base64.b64decode(data) if isinstance(data, str) else data
