"""Actions of CloudWatch alarms. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-actions-Lambda.html"""
from . import Source, ident


def read(event, depth):
    """The change of the alarm's state: a metric's, not a call's."""
    if "alarmArn" not in event:
        return None
    return Source("alarm", event["alarmArn"], [f"alarm:{ident(event['alarmArn'])}/{ident(event['alarmData']['state']['timestamp'])}"])
