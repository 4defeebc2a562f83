"""An S3 Object Lambda access point: the endpoint of an S3 client that gets objects through it, and to which the function answers.

`GET /<access point>/<key>` wakes the function with the `x-amz-request-id` of the answer, which is what WriteGetObjectResponse sends. Option
`bucket`: what stands behind. docs.aws.amazon.com/AmazonS3/latest/userguide/olap-event-context.html
"""

from __future__ import annotations

import secrets

from .server import Answer, Door, Request

_WRITE = "/WriteGetObjectResponse"


def serve(request: Request, door: Door) -> Answer:
    if request.path == _WRITE:
        with door.lock:
            door.kept[request.headers["x-amz-request-token"]] = request
        return Answer(200, {"x-amz-request-id": request.request_id})
    token = secrets.token_hex(16)
    outcome = door.ask(_event(request, door, token))
    with door.lock:
        written = door.kept.pop(token, None)
    own = {"x-amz-request-id": request.request_id}
    if outcome.failed or written is None:
        return Answer(500, own, b"<Error><Code>LambdaRuntimeError</Code><Message>no response was written</Message></Error>")
    return Answer(int(written.headers.get("x-amz-fwd-status", 200)), own, written.body)


def _event(request: Request, door: Door, token: str) -> dict[str, object]:
    account = door.function_arn.split(":")[4]
    _, _, key = request.path.lstrip("/").partition("/")  # as it came: URL-encoded
    arns = [f"arn:aws:{service}:{door.region}:{account}:accesspoint/ap-{door.id}" for service in ("s3-object-lambda", "s3")]
    return {
        "xAmzRequestId": request.request_id,
        "getObjectContext": {
            "inputS3Url": f"{door.cloud_url}/{door.options['bucket']}/{key}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=61&X-Amz-Signature=localcloud",
            "outputRoute": "io-local-001", "outputToken": token,
        },
        "configuration": {"accessPointArn": arns[0], "supportingAccessPointArn": arns[1], "payload": ""},
        "userRequest": {"url": f"{door.url}/{key}", "headers": dict(request.headers)},
        "userIdentity": {"type": "AssumedRole", "accountId": account},
        "protocolVersion": "1.00",
    }
