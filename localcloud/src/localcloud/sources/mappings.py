"""Creating, changing and deleting event source mappings. moto's own delivery, which is synchronous, is switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..patches import Patches
from ..pollers import Pollers
from . import dynamodb, sqs

if TYPE_CHECKING:
    from moto.awslambda.models import EventSourceMapping, LambdaBackend


def install(patches: Patches, pollers: Pollers) -> None:
    from moto.awslambda.models import LambdaBackend

    create, update, delete = (getattr(LambdaBackend, f"{verb}_event_source_mapping") for verb in ("create", "update", "delete"))

    def create_mapping(self: LambdaBackend, spec: dict[str, Any]) -> EventSourceMapping:
        mapping = create(self, spec)
        source = sqs.source(mapping) if ":sqs:" in mapping.event_source_arn else dynamodb.source(mapping)
        if source is not None:
            pollers.add(mapping, source)
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
