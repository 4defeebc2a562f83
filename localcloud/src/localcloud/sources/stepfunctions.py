"""Step Functions: executions that run functions one after the other, by ARN or through `lambda:invoke`, also with a callback token.

Task, Pass, Wait (which does not wait), Succeed and Fail states in a line, with paths of plain members in `Parameters`. A choice, map or
parallel state ends the execution as failed.
"""

from __future__ import annotations

import base64
import json
import secrets
from typing import TYPE_CHECKING, Any

from ..parts import Parts

if TYPE_CHECKING:
    from moto.stepfunctions.models import Execution, StateMachine, StepFunctionBackend

_INVOKE = "arn:aws:states:::lambda:invoke"


def install(parts: Parts) -> None:
    from moto.stepfunctions.models import StateMachine, StepFunctionBackend

    start = StateMachine.start_execution
    waiting: dict[str, tuple[_Run, dict[str, Any]]] = {}

    def start_execution(self: StateMachine, *args: Any, **kwargs: Any) -> Execution:
        known = len(self.executions)
        execution = start(self, *args, **kwargs)
        definition = json.loads(self.definition)
        if len(self.executions) > known and any("Resource" in state for state in definition["States"].values()):
            run = _Run(parts, execution, definition, waiting)
            parts.dispatcher.submit(lambda: run.go(definition["StartAt"], json.loads(execution.execution_input)))
        return execution

    def succeed(self: StepFunctionBackend, task_token: str, outcome: str) -> None:
        if found := waiting.pop(task_token, None):
            run, state = found
            parts.dispatcher.submit(lambda: run.after(state, json.loads(outcome)))

    def fail(self: StepFunctionBackend, task_token: str, error: str | None = None) -> None:
        if found := waiting.pop(task_token, None):
            found[0].end("FAILED")

    parts.patches.replace(StateMachine, "start_execution", start_execution)
    parts.patches.replace(StepFunctionBackend, "send_task_success", succeed)
    parts.patches.replace(StepFunctionBackend, "send_task_failure", fail)


class _Run:
    def __init__(self, parts: Parts, execution: Execution, definition: dict[str, Any], waiting: dict[str, Any]):
        self._parts = parts
        self._execution = execution
        self._states = definition["States"]
        self._waiting = waiting

    def go(self, name: str, value: Any) -> None:
        state = self._states[name]
        kind = state["Type"]
        if kind == "Task":
            self._task(name, state, value)
        elif kind in ("Pass", "Wait"):
            self.after(state, state.get("Result", value))
        else:
            self.end("SUCCEEDED" if kind == "Succeed" else "FAILED", value)

    def after(self, state: dict[str, Any], value: Any) -> None:
        self.go(state["Next"], value) if "Next" in state else self.end("SUCCEEDED", value)

    def end(self, status: str, value: Any = None) -> None:
        self._execution.status = status
        self._execution.output = json.dumps(value) if status == "SUCCEEDED" else None

    def _task(self, name: str, state: dict[str, Any], value: Any) -> None:
        resource = state["Resource"]
        token = base64.b64encode(b"\0\0\0*" + secrets.token_bytes(500)).decode()
        context = {
            "Execution": {"Id": self._execution.execution_arn, "Input": json.loads(self._execution.execution_input), "Name": self._execution.name},
            "State": {"Name": name}, "StateMachine": {"Id": self._execution.state_machine_arn}, "Task": {"Token": token},
        }
        given = _filled(state["Parameters"], value, context) if "Parameters" in state else value
        through = resource.startswith(_INVOKE)
        waits = resource.endswith(".waitForTaskToken")
        if waits:
            self._waiting[token] = (self, state)
        arn, event = (_arn(given["FunctionName"], self._execution), given.get("Payload", {})) if through else (resource, given)
        outcome = self._parts.functions.ask(arn, event)
        if outcome.failed:
            self._waiting.pop(token, None)
            self.end("FAILED")
        elif not waits:
            answer = outcome.value()
            self.after(state, {"ExecutedVersion": "$LATEST", "Payload": answer, "StatusCode": 200} if through else answer)


def _arn(name: str, execution: Execution) -> str:
    return name if name.startswith("arn:") else f"arn:aws:lambda:{execution.region_name}:{execution.account_id}:function:{name}"


def _filled(template: Any, value: Any, context: dict[str, Any]) -> Any:
    """`Parameters` with its paths replaced: `$…` of the state's input, `$$…` of the context object."""
    if isinstance(template, list):
        return [_filled(item, value, context) for item in template]
    if not isinstance(template, dict):
        return template
    filled = {}
    for name, item in template.items():
        if name.endswith(".$"):
            filled[name[:-2]] = _path(item[1:], context) if item.startswith("$$") else _path(item, value)
        else:
            filled[name] = _filled(item, value, context)
    return filled


def _path(path: str, value: Any) -> Any:
    for name in path.removeprefix("$").strip(".").split("."):
        value = value[name] if name else value
    return value
