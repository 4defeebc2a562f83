"""The Invoke API: the caller's request id is the function's `aws_request_id`."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .. import identity
from ..errors import LocalCloudError
from ..functions import Functions
from ..parts import Parts
from ..sandbox import Invocation, Outcome

if TYPE_CHECKING:
    from moto.awslambda.models import LambdaFunction
    from moto.awslambda.responses import LambdaResponse

_PATHS = ("/invocations", "/invocations/", "/invoke-async", "/invoke-async/")
_STATUS = {"Event": 202, "DryRun": 204}
_RESPONSE_LIMIT = 6_291_556
"""Bytes."""
_LOG_TAIL = 4096
"""Bytes of log that `LogType=Tail` gives back."""


def install(parts: Parts) -> None:
    patches, functions = parts.patches, parts.functions
    from moto.awslambda.models import LambdaFunction
    from moto.awslambda.responses import LambdaResponse

    def invoke(self: LambdaFunction, body: str | bytes, request_headers: Mapping[str, str], response_headers: dict[str, str]) -> bytes:
        headers = {name.lower(): value for name, value in (request_headers or {}).items()}
        kind = headers.get("x-amz-invocation-type", "RequestResponse")
        response_headers["X-Amz-Executed-Version"] = str(self.version)
        if identity.current().path.endswith(("/invoke-async", "/invoke-async/")):
            kind = "Event"
        invocation = _invocation(self, body, headers)
        if kind == "DryRun":
            return b""
        if kind == "Event":
            functions.invoke_later(self, invocation)
            return b""
        outcome = _run(functions, self, invocation)
        if outcome.failed:
            response_headers["X-Amz-Function-Error"] = "Unhandled"
        if headers.get("x-amz-log-type") == "Tail":
            tail = "\n".join(outcome.log).encode()[-_LOG_TAIL:]
            response_headers["x-amz-log-result"] = base64.b64encode(tail).decode()
        return outcome.payload

    patches.replace(LambdaFunction, "invoke", invoke)
    patches.replace(LambdaResponse, "invoke", _respond)


def _run(functions: Functions, function: LambdaFunction, invocation: Invocation) -> Outcome:
    from moto.awslambda.exceptions import LambdaClientError

    try:
        return functions.invoke(function, invocation)
    except LocalCloudError as error:
        raise LambdaClientError("InvalidParameterValueException", str(error)) from error


def _respond(self: LambdaResponse) -> tuple[int, dict[str, str], bytes]:
    """The Invoke API. moto's looks for the qualifier inside of the payload, which need not be an object."""
    headers: dict[str, str] = {"content-type": "application/json"}
    qualifier = self.querystring.get("Qualifier", [None])[0]
    payload = self.backend.invoke(unquote(self.path.rsplit("/", 2)[-2]), qualifier, self.body, self.headers, headers)
    status = _STATUS.get(self.headers.get("X-Amz-Invocation-Type", ""), 200)
    if len(payload) > _RESPONSE_LIMIT:
        message = f"Response payload size exceeded maximum allowed payload size ({_RESPONSE_LIMIT} bytes)."
        payload = json.dumps({"errorMessage": message, "errorType": "Function.ResponseSizeTooLarge"}).encode()
        headers |= {"X-Amz-Function-Error": "Unhandled", "Content-Length": str(len(payload))}
    return status, headers | {"status": str(status)}, payload


def _invocation(function: LambdaFunction, body: str | bytes, headers: Mapping[str, str]) -> Invocation:
    served = identity.current()
    options = {"request_id": served.request_id} if served.path.endswith(_PATHS) else {}
    payload = body.encode() if isinstance(body, str) else body or b""
    return Invocation(
        _checked(payload or b"{}"),
        client_context=_client_context(headers.get("x-amz-client-context")),
        trace=identity.new_trace(headers.get("x-amzn-trace-id")),
        parent=identity.parent_of(headers.get("x-amzn-trace-id")),
        arn=function.function_arn if function.version == "$LATEST" else f"{function.function_arn}:{function.version}",
        **options,
    )


def _checked(payload: bytes) -> bytes:
    """The payload as it came: not a byte of it is changed."""
    from moto.awslambda.exceptions import LambdaClientError

    try:
        json.loads(payload)
    except ValueError as error:
        raise LambdaClientError("InvalidRequestContentException", f"Could not parse request body into json: {error}") from None
    return payload


def _client_context(header: str | None) -> str | None:
    from moto.awslambda.exceptions import LambdaClientError

    if not header:
        return None
    try:
        return base64.b64decode(header, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        raise LambdaClientError("InvalidRequestContentException", "Client context must be a valid Base64-encoded JSON object.") from None
