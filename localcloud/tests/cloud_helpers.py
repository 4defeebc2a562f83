"""What several tests of the local cloud use."""

import json

RECORDER = """
import json
def handler(event, context):
    print("EVENT " + json.dumps({"event": event, "id": context.aws_request_id, "arn": context.invoked_function_arn}))
    return event
"""
"""A function that logs its events."""


def body(response):
    """What an invoked function gave back."""
    return json.loads(response["Payload"].read())


def recorded(cloud, name, region=None):
    """The events that a recorder function got, once all is done, each with the request id."""
    cloud.wait_idle()
    return [json.loads(line[6:]) for line in cloud.logs(name, region) if line.startswith("EVENT ")]
