"""Jobs of S3 Batch Operations that invoke a function for each object of a CSV manifest: the event has the job's id.

They run when they are made, whether `ConfirmationRequired` or not. docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-invoke-lambda.html
"""

from __future__ import annotations

import base64
import csv
import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

import xmltodict

from ..parts import Parts

if TYPE_CHECKING:
    from moto.s3control.responses import S3ControlResponse

_PATH = "/v20180820/jobs"
_ANSWER = '<?xml version="1.0" encoding="UTF-8"?><CreateJobResult xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/"><JobId>{}</JobId></CreateJobResult>'


def install(parts: Parts) -> None:
    from moto.s3control import urls
    from moto.s3control.responses import S3ControlResponse

    def create_job(self: S3ControlResponse) -> str:
        asked = xmltodict.parse(self.body)["CreateJobRequest"]
        job = str(uuid.uuid4())
        operation = asked["Operation"]["LambdaInvoke"]
        for number, line in enumerate(_manifest(self, asked["Manifest"])):
            parts.functions.send_event(operation["FunctionArn"], _event(operation, job, number, line))
        return _ANSWER.format(job)

    parts.patches.add(S3ControlResponse, "create_job", create_job)
    parts.patches.replace(urls, "url_paths", {**urls.url_paths, "{0}" + _PATH + "$": S3ControlResponse.dispatch, _PATH: S3ControlResponse.dispatch})


def _manifest(response: S3ControlResponse, manifest: dict[str, Any]) -> list[list[str]]:
    """Its lines: bucket, key, and the version where there is one."""
    from moto.s3.models import s3_backends

    bucket, _, key = manifest["Location"]["ObjectArn"].split(":::")[1].partition("/")
    text = s3_backends[response.current_account]["aws"].get_object(bucket, key).value.decode()
    return list(csv.reader(text.splitlines()))


def _event(operation: dict[str, Any], job: str, number: int, line: list[str]) -> dict[str, Any]:
    """One task an invocation, as AWS has it. Version 2.0 names the bucket where 1.0 has its ARN."""
    version = operation.get("InvocationSchemaVersion") or "1.0"
    bucket, key, object_version = (*line, None)[:3]
    task = {"taskId": base64.b64encode(f"{job}/{number}".encode()).decode(), "s3Key": key if version == "1.0" else unquote_plus(key), "s3VersionId": object_version}
    task |= {"s3BucketArn": f"arn:aws:s3:::{bucket}"} if version == "1.0" else {"s3Bucket": bucket}
    told: dict[str, Any] = {"id": job}
    arguments = operation.get("UserArguments")
    if arguments and version != "1.0":
        entries = arguments["entry"] if isinstance(arguments["entry"], list) else [arguments["entry"]]
        told["userArguments"] = {entry["key"]: entry["value"] for entry in entries}
    return {"invocationSchemaVersion": version, "invocationId": base64.b64encode(uuid.uuid4().bytes).decode(), "job": told, "tasks": [task]}
