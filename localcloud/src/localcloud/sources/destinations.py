"""What follows an asynchronous invocation: destinations and a function's dead-letter queue or topic.

docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html, …/invocation-async-add-dlq.html
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .. import identity
from ..parts import Parts
from ..sandbox import Invocation, Outcome

if TYPE_CHECKING:
    from moto.awslambda.models import LambdaBackend, LambdaFunction


def install(parts: Parts) -> None:
    from moto.awslambda.models import LambdaBackend

    create = LambdaBackend.create_function

    def create_function(self: LambdaBackend, spec: dict[str, Any]) -> LambdaFunction:
        function = create(self, spec)
        function.dead_letters = (spec.get("DeadLetterConfig") or {}).get("TargetArn")  # moto forgets it
        return function

    def ended(function: LambdaFunction, invocation: Invocation, outcome: Outcome, attempts: int) -> None:
        with identity.serving(identity.RequestIdentity(trace=invocation.trace)):
            arn = _destination(function, outcome.failed)
            if arn:
                _send(parts, arn, _event(function, invocation, outcome, attempts), outcome.failed)
            if outcome.failed and getattr(function, "dead_letters", None):
                _bury(function.dead_letters, invocation, outcome)

    parts.patches.replace(LambdaBackend, "create_function", create_function)
    parts.functions.ended = ended


def _destination(function: LambdaFunction, failed: bool) -> str | None:
    if not function.event_invoke_config:
        return None
    configured = function.event_invoke_config[-1].config.get("DestinationConfig") or {}
    return (configured.get("OnFailure" if failed else "OnSuccess") or {}).get("Destination")


def _event(function: LambdaFunction, invocation: Invocation, outcome: Outcome, attempts: int) -> dict[str, Any]:
    event = {
        "version": "1.0",
        "timestamp": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z",
        "requestContext": {
            "requestId": invocation.request_id,
            "functionArn": f"{function.function_arn}:$LATEST",
            "condition": "RetriesExhausted" if outcome.failed else "Success",
            "approximateInvokeCount": attempts,
        },
        "requestPayload": json.loads(invocation.payload),
        "responseContext": {"statusCode": 200, "executedVersion": "$LATEST"},
        "responsePayload": outcome.value(),
    }
    if outcome.failed:
        event["responseContext"]["functionError"] = "Unhandled"
    return event


def _send(parts: Parts, arn: str, event: dict[str, Any], failed: bool) -> None:
    service, region, account = arn.split(":")[2:5]
    if service == "lambda":
        parts.functions.send_event(arn, event, identity.current().trace)
    elif service in ("sqs", "sns"):
        _message(arn, json.dumps(event), {})
    elif service == "events":
        from moto.events.models import events_backends

        kind = "Failure" if failed else "Success"
        entry = {
            "Source": "lambda", "DetailType": f"Lambda Function Invocation Result - {kind}", "Detail": json.dumps(event),
            "EventBusName": arn, "Resources": [arn, event["requestContext"]["functionArn"]],
        }
        events_backends[account][region].put_events([entry])


def _bury(arn: str, invocation: Invocation, outcome: Outcome) -> None:
    error = outcome.value()
    text = error.get("errorMessage", "") if isinstance(error, dict) else ""
    _message(arn, invocation.payload.decode(), {
        "RequestID": ("String", invocation.request_id), "ErrorCode": ("Number", "200"), "ErrorMessage": ("String", text[:1024] or "-"),
    })


def _message(arn: str, text: str, attributes: dict[str, tuple[str, str]]) -> None:
    service, region, account, name = arn.split(":")[2:6]
    if service == "sqs":
        from moto.sqs.models import sqs_backends

        sent = {name: {"DataType": kind, "StringValue": value} for name, (kind, value) in attributes.items()}
        sqs_backends[account][region].send_message(name, text, message_attributes=sent)
        return
    from moto.sns.models import sns_backends

    sent = {name: {"Type": kind, "Value": value} for name, (kind, value) in attributes.items()}
    sns_backends[account][region].publish(message=text, arn=arn, message_attributes=sent)
