"""SQS to functions: true message ids and attributes; deleted after success, visible again at once after a failure.

AWS waits for the visibility timeout before it delivers a failed message again. The local cloud does not wait, but it
gives up on a message of a queue without redrive policy after `MAX_RECEIVES`: the message then stays in the queue.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .. import identity
from ..parts import Parts
from ..pollers import Source
from ..sandbox import Outcome

if TYPE_CHECKING:
    from moto.awslambda.models import EventSourceMapping
    from moto.core.responses import ActionResult
    from moto.sqs.models import Message, Queue, SQSBackend
    from moto.sqs.responses import SQSResponse

MAX_RECEIVES = 3


def install(parts: Parts) -> None:
    patches, pollers = parts.patches, parts.pollers
    from moto.core.utils import unix_time_millis
    from moto.sqs.models import Queue, SQSBackend
    from moto.sqs.responses import SQSResponse

    add, receive = Queue.add_message, SQSBackend.receive_message

    def add_message(self: Queue, message: Message) -> None:
        if trace := identity.current().trace:
            message.system_attributes.setdefault("AWSTraceHeader", {"DataType": "String", "StringValue": trace})
        add(self, message)
        delay = (message.delayed_until - unix_time_millis()) / 1000
        if delay > 0:
            pollers.wake(self.queue_arn, delay + 0.01)
        else:
            identity.at_end_of_request(f"wake {self.queue_arn}", lambda: pollers.wake(self.queue_arn))

    patches.replace(Queue, "add_message", add_message)
    patches.replace(SQSBackend, "receive_message", _receive(receive))
    patches.add(SQSResponse, "start_message_move_task", _start_message_move_task)


def _receive(receive: Callable[..., list[Message]]) -> Callable[..., list[Message]]:
    """Marks what the redrive policy of a queue moves away with that queue's ARN."""

    def receive_message(self: SQSBackend, queue_name: str, *args: Any, **kwargs: Any) -> list[Message]:
        queue = self.get_queue(queue_name)
        for message in queue._messages if queue.dead_letter_queue else ():
            message.dead_letter_source = queue.queue_arn
        return receive(self, queue_name, *args, **kwargs)

    return receive_message


def _start_message_move_task(self: SQSResponse) -> ActionResult:
    """Moves the messages of a dead-letter queue, at once, to `DestinationArn` or to the queues that they came from: each gets a new id.

    docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
    """
    from moto.core.responses import ActionResult

    queue, destination = _queue(self._get_param("SourceArn")), self._get_param("DestinationArn")
    for message in list(queue._messages):
        target = destination or getattr(message, "dead_letter_source", None)
        if target:
            queue._messages.remove(message)
            self.sqs_backend.send_message(_queue(target).name, message.body, message.message_attributes)
    return ActionResult({"TaskHandle": base64.b64encode(queue.queue_arn.encode()).decode()})


def source(mapping: EventSourceMapping) -> Source:
    """The queue of a mapping. moto's own delivery to that mapping is switched off."""
    queue = _queue(mapping.event_source_arn)
    queue.lambda_event_source_mappings.clear()
    return _QueueSource(mapping, queue)


class _QueueSource:
    def __init__(self, mapping: EventSourceMapping, queue: Queue):
        self._mapping = mapping
        self._queue = queue

    def deliver(self, invoke: Callable[[list[dict[str, Any]]], Outcome]) -> bool:
        from moto.sqs.models import sqs_backends

        backend, queue = sqs_backends[self._queue.account_id][self._queue.region], self._queue
        messages = backend.receive_message(queue.name, self._mapping.batch_size, 0, queue.visibility_timeout, ["All"])
        if not messages:
            return False
        failed = self._failed_ids(messages, invoke([_record(message, queue) for message in messages]))
        for message in messages:
            if message.id in failed:
                self._release(message)
            else:
                backend.delete_message(queue.name, message.receipt_handle)
        return True

    def _failed_ids(self, messages: list[Message], outcome: Outcome) -> set[str]:
        everything = {message.id for message in messages}
        if outcome.failed:
            return everything
        if "ReportBatchItemFailures" not in (self._mapping.function_response_types or []):
            return set()
        answer = outcome.value()
        failures = (answer.get("batchItemFailures") if isinstance(answer, dict) else None) or []
        named = {failure.get("itemIdentifier") for failure in failures}
        return named if named <= everything else everything

    def _release(self, received: Message) -> None:
        if not self._queue.redrive_policy and received.approximate_receive_count >= MAX_RECEIVES:
            return
        for message in self._queue._messages:
            if message.id == received.id:
                message.visible_at = 0.0


def _queue(arn: str) -> Queue:
    from moto.sqs.models import sqs_backends
    from moto.utilities.arns import parse_arn

    parsed = parse_arn(arn)
    return sqs_backends[parsed.account][parsed.region].get_queue(parsed.resource_id)


def _record(message: Message, queue: Queue) -> dict[str, Any]:
    """Layout from docs.aws.amazon.com/lambda/latest/dg/with-sqs.html."""
    attributes = {
        "ApproximateReceiveCount": str(message.approximate_receive_count),
        "SentTimestamp": str(message.sent_timestamp),
        "SenderId": message.sender_id,
        "ApproximateFirstReceiveTimestamp": str(message.approximate_first_receive_timestamp),
        "SequenceNumber": message.sequence_number,
        "MessageGroupId": message.group_id,
        "MessageDeduplicationId": message.deduplication_id,
        "AWSTraceHeader": _trace(message),
        "DeadLetterQueueSourceArn": _dead_letter_source(message, queue),
    }
    return {
        "messageId": message.id,
        "receiptHandle": message.receipt_handle,
        "body": message.body,
        "attributes": {name: value for name, value in attributes.items() if value is not None},
        "messageAttributes": {name: _attribute(value) for name, value in message.message_attributes.items()},
        "md5OfBody": message.body_md5,
        "eventSource": "aws:sqs",
        "eventSourceARN": queue.queue_arn,
        "awsRegion": queue.region,
    }


def _dead_letter_source(message: Message, queue: Queue) -> str | None:
    found = getattr(message, "dead_letter_source", None)
    return found if found != queue.queue_arn else None


def _trace(message: Message) -> str | None:
    header = message.system_attributes.get("AWSTraceHeader")
    return header.get("StringValue") if isinstance(header, dict) else header


def _attribute(value: dict[str, Any]) -> dict[str, Any]:
    given = {name[0].lower() + name[1:]: content for name, content in value.items()}
    record: dict[str, Any] = {"stringListValues": [], "binaryListValues": [], "dataType": given.get("dataType")}
    if given.get("stringValue") is not None:
        record["stringValue"] = str(given["stringValue"])
    if (binary := given.get("binaryValue")) is not None:
        record["binaryValue"] = base64.b64encode(binary).decode() if isinstance(binary, bytes) else binary
    return record
