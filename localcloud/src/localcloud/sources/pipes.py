"""EventBridge Pipes from queues and streams to functions: a list of records, without an envelope. No enrichment, filters or templates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..parts import Parts
from . import dynamodb, kinesis, sqs

if TYPE_CHECKING:
    from moto.pipes.models import EventBridgePipesBackend, Pipe


def install(parts: Parts) -> None:
    from moto.pipes.models import EventBridgePipesBackend

    create = EventBridgePipesBackend.create_pipe

    def create_pipe(self: EventBridgePipesBackend, *args: Any, **kwargs: Any) -> Pipe:
        pipe = create(self, *args, **kwargs)
        if ":lambda:" in pipe.target and pipe.desired_state != "STOPPED":
            reader = Reader(pipe.target, pipe.source, **_options(pipe.source_parameters or {}))
            found = sqs.source(reader) if ":sqs:" in pipe.source else kinesis.source(reader) or dynamodb.source(reader)
            parts.pollers.add(reader, found, _event)
        return pipe

    parts.patches.replace(EventBridgePipesBackend, "create_pipe", create_pipe)


@dataclass(eq=False)
class Reader:
    """What a poller asks of an event source mapping."""

    function_arn: str
    event_source_arn: str
    batch_size: int = 10
    starting_position: str = "TRIM_HORIZON"
    max_retry_attempts: int | None = None
    function_response_types: tuple[str, ...] = ()
    enabled: bool = True


def _options(parameters: dict[str, Any]) -> dict[str, Any]:
    given = next((value for name, value in parameters.items() if name.endswith(("StreamParameters", "QueueParameters"))), {})
    names = {"BatchSize": "batch_size", "StartingPosition": "starting_position", "MaximumRetryAttempts": "max_retry_attempts"}
    return {names[name]: value for name, value in given.items() if name in names}


def _event(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Layout from docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-source.html: members of `kinesis` stand in the record."""
    return [{**{k: v for k, v in record.items() if k != "kinesis"}, **record.get("kinesis", {})} for record in records]
