"""CodeCommit's triggers for functions: the commits of the event are those that the call gave back. No trees, no history, no conflicts.

docs.aws.amazon.com/lambda/latest/dg/services-codecommit.html
"""

from __future__ import annotations

import json
import secrets
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .. import identity
from ..parts import Parts

if TYPE_CHECKING:
    from moto.codecommit.responses import CodeCommitResponse


def install(parts: Parts) -> None:
    from moto.codecommit.responses import CodeCommitResponse

    def put_repository_triggers(self: CodeCommitResponse) -> str:
        _metadata(self)["triggers"] = self._get_param("triggers")
        return json.dumps({"configurationId": str(uuid.uuid4())})

    def commit(self: CodeCommitResponse) -> str:
        """CreateCommit and PutFile."""
        made, branch, metadata = secrets.token_hex(20), self._get_param("branchName"), _metadata(self)
        for trigger in metadata.get("triggers") or ():
            branches = trigger.get("branches") or [branch]
            if ":lambda:" in trigger["destinationArn"] and branch in branches:
                event = {"Records": [_record(metadata, trigger, made, branch)]}
                parts.functions.send_event(trigger["destinationArn"], event, identity.current().trace)
        return json.dumps({"commitId": made, "blobId": secrets.token_hex(20), "treeId": secrets.token_hex(20)})

    parts.patches.add(CodeCommitResponse, "put_repository_triggers", put_repository_triggers)
    for name in ("create_commit", "put_file"):
        parts.patches.add(CodeCommitResponse, name, commit)


def _metadata(response: CodeCommitResponse) -> dict[str, Any]:
    """The repository's."""
    return response.codecommit_backend.get_repository(response._get_param("repositoryName"))


def _record(repository: dict[str, Any], trigger: dict[str, Any], commit: str, branch: str) -> dict[str, Any]:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "+0000"
    return {
        "awsRegion": repository["Arn"].split(":")[3],
        "codecommit": {"references": [{"commit": commit, "ref": f"refs/heads/{branch}"}]},
        "customData": trigger.get("customData"),
        "eventId": str(uuid.uuid4()), "eventName": "ReferenceChanges", "eventPartNumber": 1, "eventSource": "aws:codecommit",
        "eventSourceARN": repository["Arn"], "eventTime": now, "eventTotalParts": 1, "eventTriggerConfigId": str(uuid.uuid4()),
        "eventTriggerName": trigger["name"], "eventVersion": "1.0",
        "userIdentityARN": f"arn:aws:iam::{identity.ACCOUNT}:role/localcloud",
    }
