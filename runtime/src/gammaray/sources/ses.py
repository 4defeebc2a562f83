"""Mail received by SES. https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html"""
from . import ident


def arn(record):
    """A mail's event names no resource of its own."""
    return None


def record(record, depth):
    """One mail: the id that SES gave it. Who sent it through SES knows another id, which its headers hold as `<id@…amazonses.com>`."""
    mail = record["ses"]["mail"]
    key = "ses_received:" + ident(mail["messageId"])
    sent = (mail.get("commonHeaders") or {}).get("messageId")
    if type(sent) is str and sent.endswith("amazonses.com>"):
        return f"ses:{ident(sent.strip('<>').partition('@')[0])} {key}"
    return key
