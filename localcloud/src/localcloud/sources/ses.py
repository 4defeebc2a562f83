"""Mail that SES sends to an address whose receipt rules run a function: the sender's message id stands in the header `Message-ID`."""

from __future__ import annotations

import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..parts import Parts

if TYPE_CHECKING:
    from moto.ses.models import Message, RawMessage, SESBackend


def install(parts: Parts) -> None:
    from moto.ses.models import SESBackend

    send, send_raw = SESBackend.send_email, SESBackend.send_raw_email

    def send_email(self: SESBackend, source: str, subject: str, body: str, destinations: dict[str, list[str]]) -> Message:
        message = send(self, source, subject, body, destinations)
        _receive(parts, self, message.id, source, [address for some in destinations.values() for address in some], subject)
        return message

    def send_raw_email(self: SESBackend, source: str, destinations: list[str], raw_data: str) -> RawMessage:
        message = send_raw(self, source, destinations, raw_data)
        _receive(parts, self, message.id, source, destinations, "")
        return message

    parts.patches.replace(SESBackend, "send_email", send_email)
    parts.patches.replace(SESBackend, "send_raw_email", send_raw_email)


def _receive(parts: Parts, backend: SESBackend, sent: str, source: str, to: list[str], subject: str) -> None:
    active = next((rules for rules in backend.receipt_rule_set.values() if getattr(rules, "is_active", False)), None)
    for rule in active.rules if active else ():
        wanted = rule.get("Recipients") or []
        recipients = [address for address in to if not wanted or {address, address.split("@")[-1]} & set(wanted)]
        for action in (action["LambdaAction"] for action in rule.get("Actions", ()) if "LambdaAction" in action):
            if recipients:
                parts.functions.send_event(action["FunctionArn"], _event(action["FunctionArn"], sent, source, to, recipients, subject))


def _event(arn: str, sent: str, source: str, to: list[str], recipients: list[str], subject: str) -> dict[str, Any]:
    """Layout from docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    verdicts = {f"{name}Verdict": {"status": "PASS"} for name in ("spam", "virus", "spf", "dkim", "dmarc")}
    common = {"returnPath": source, "from": [source], "to": to, "messageId": f"<{sent}@email.amazonses.com>", "subject": subject}
    mail = {
        "timestamp": now, "source": source, "messageId": secrets.token_hex(20), "destination": to, "headersTruncated": False,
        "headers": [{"name": "Message-ID", "value": common["messageId"]}], "commonHeaders": common,
    }
    action = {"type": "Lambda", "functionArn": arn, "invocationType": "Event"}
    receipt = {"timestamp": now, "processingTimeMillis": 1, "recipients": recipients, **verdicts, "action": action}
    return {"Records": [{"eventSource": "aws:ses", "eventVersion": "1.0", "ses": {"mail": mail, "receipt": receipt}}]}
