"""Creating, changing and deleting event source mappings. moto's own delivery, which is synchronous, is switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..parts import Parts
from . import dynamodb, kinesis, sqs

if TYPE_CHECKING:
    from moto.awslambda.models import EventSourceMapping, LambdaBackend


def install(parts: Parts) -> None:
    patches, pollers = parts.patches, parts.pollers
    from moto.awslambda.models import LambdaBackend

    create, update, delete = (getattr(LambdaBackend, f"{verb}_event_source_mapping") for verb in ("create", "update", "delete"))

    def create_mapping(self: LambdaBackend, spec: dict[str, Any]) -> EventSourceMapping:
        wanted = spec["EventSourceArn"]
        stream = wanted.split("/consumer/")[0]  # an enhanced fan-out consumer's, which moto does not look up
        mapping = create(self, {**spec, "EventSourceArn": stream})
        mapping.event_source_arn = wanted
        source = sqs.source(mapping) if ":sqs:" in wanted else kinesis.source(mapping) or dynamodb.source(mapping)
        if source is not None:
            pollers.add(mapping, source, source_arn=stream)
        return mapping

    def update_mapping(self: LambdaBackend, spec: dict[str, Any]) -> EventSourceMapping | None:
        mapping = update(self, spec)
        if mapping is not None:
            pollers.wake(mapping.event_source_arn)
        return mapping

    def delete_mapping(self: LambdaBackend, uuid: str) -> EventSourceMapping | None:
        mapping = delete(self, uuid)
        if mapping is not None:
            pollers.remove(mapping)
        return mapping

    patches.replace(LambdaBackend, "create_event_source_mapping", create_mapping)
    patches.replace(LambdaBackend, "update_event_source_mapping", update_mapping)
    patches.replace(LambdaBackend, "delete_event_source_mapping", delete_mapping)
