"""CloudFormation's custom resources (`Custom::…`), whose service token is a function or a topic. moto tells them of their creation only.

docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html
"""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING, Any

from .. import identity
from ..parts import Parts

if TYPE_CHECKING:
    from moto.cloudformation.custom_model import CustomModel


def install(parts: Parts) -> None:
    from moto.cloudformation import cloudformation_backends
    from moto.cloudformation.custom_model import CustomModel

    def create(
        cls: type[CustomModel], resource_name: str, cloudformation_json: dict[str, Any], account_id: str, region_name: str, **kwargs: Any,
    ) -> CustomModel:
        properties, stack = cloudformation_json["Properties"], kwargs["StackId"]
        made = CustomModel(region_name, str(uuid.uuid4()), kwargs["LogicalId"], resource_name)
        cloudformation_backends[account_id][region_name].get_stack(stack).add_custom_resource(made)
        event = {
            "RequestType": "Create", "ServiceToken": properties["ServiceToken"],
            "ResponseURL": f"{parts.functions.endpoint}/cloudformation_{region_name}/cfnresponse?stack={stack}",
            "StackId": stack, "RequestId": made.request_id, "LogicalResourceId": made.logical_id, "ResourceType": kwargs["ResourceType"],
            "ResourceProperties": properties,
        }
        identity.at_end_of_request(f"tell {made.request_id}", lambda: _send(parts, properties["ServiceToken"], event))
        return made

    parts.patches.replace(CustomModel, "create_from_cloudformation_json", classmethod(create))


def _send(parts: Parts, token: str, event: dict[str, Any]) -> None:
    if ":sns:" not in token:
        return parts.functions.send_event(token, event, identity.current().trace)
    from moto.sns.models import sns_backends

    account, region = token.split(":")[4], token.split(":")[3]
    sns_backends[account][region].publish(message=json.dumps(event), arn=token, subject="AWS CloudFormation custom resource request")
