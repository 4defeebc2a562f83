"""Rules of AWS Config. https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_example-events.html"""
from . import Source, ident


def read(event, depth):
    """The change of a resource, or the rule's schedule."""
    from json import loads

    invoking = event["invokingEvent"]
    if "configRuleArn" not in event and "configRuleName" not in event or type(invoking) is not str:
        return None
    what = loads(invoking)
    kind = what["messageType"]
    item = what.get("configurationItem") or what.get("configurationItemSummary")
    if item is None:
        causes = ["root:schedule"] if kind == "ScheduledNotification" else []
    else:
        causes = [f"config:{ident(item['resourceId'])}/{ident(item['configurationItemCaptureTime'])}"]
    return Source("config", event.get("configRuleArn"), causes)
