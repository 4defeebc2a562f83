"""AWS Config's rules with functions: an event for each change that PutResourceConfig tells of, or for each evaluation that is started.

docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html
"""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from .. import identity
from ..parts import Parts

if TYPE_CHECKING:
    from moto.config.models import ConfigBackend, ConfigRule
    from moto.config.responses import ConfigResponse

_CHANGE, _PERIODIC = "ConfigurationItemChangeNotification", "ScheduledNotification"


def install(parts: Parts) -> None:
    from moto.config.models import ConfigBackend
    from moto.config.responses import ConfigResponse

    put = ConfigBackend.put_resource_config

    def put_resource_config(self: ConfigBackend, resource_type: str, schema_version_id: str, resource_id: str, **others: Any) -> None:
        put(self, resource_type, schema_version_id, resource_id, **others)
        item = {
            "configurationItemCaptureTime": _now(), "awsAccountId": self.account_id, "configurationItemStatus": "ResourceDiscovered",
            "resourceId": resource_id, "ARN": None, "awsRegion": self.region_name, "resourceType": resource_type, "tags": {},
        }
        for rule in list(self.config_rules.values()):
            _wake(parts, rule, _CHANGE, {"configurationItemDiff": None, "configurationItem": item, "notificationCreationTime": _now()})

    def start_config_rules_evaluation(self: ConfigResponse) -> str:
        """Of periodic rules: those that react on changes would need the resources' last states."""
        for name in self._get_param("ConfigRuleNames"):
            _wake(parts, self.config_backend.config_rules[name], _PERIODIC, {"awsAccountId": self.current_account, "notificationCreationTime": _now()})
        return "{}"

    parts.patches.replace(ConfigBackend, "put_resource_config", put_resource_config)
    parts.patches.add(ConfigResponse, "start_config_rules_evaluation", start_config_rules_evaluation)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def _wake(parts: Parts, rule: ConfigRule, kind: str, told: dict[str, Any]) -> None:
    source = rule.source
    if source.owner != "CUSTOM_LAMBDA" or kind not in [detail.message_type for detail in source.source_details or ()]:
        return
    event = {
        "version": "1.0", "invokingEvent": json.dumps({**told, "messageType": kind, "recordVersion": "1.3"}), "ruleParameters": rule.input_parameters or "{}",
        "resultToken": secrets.token_hex(20), "eventLeftScope": False, "executionRoleArn": f"arn:aws:iam::{identity.ACCOUNT}:role/localcloud",
        "configRuleArn": rule.config_rule_arn, "configRuleName": rule.config_rule_name, "configRuleId": rule.config_rule_id,
        "accountId": rule.config_rule_arn.split(":")[4],
    }
    parts.functions.send_event(source.source_identifier, event, identity.current().trace)
