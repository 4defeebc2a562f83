"""AWS IoT's own events: registry and presence, custom authorizers, provisioning hooks.

What a rule's action delivers is what the device sent, or what the rule's SELECT makes of it: it has no shape and no id.
https://docs.aws.amazon.com/iot/latest/developerguide/iot-events.html, …/life-cycle-events.html, …/custom-auth-lambda.html,
…/pre-provisioning-hook.html
"""
from . import Source, ident


def read(event, depth):
    """The event's id, the session, or the certificate that claims to be provisioned; None for what only looks alike."""
    if "eventId" in event and "eventType" in event and "timestamp" in event:
        return Source("iot", None, ["iot_event:" + ident(event["eventId"])])
    if "sessionIdentifier" in event and "clientId" in event:
        return Source("iot", None, ["iot_session:" + ident(event["sessionIdentifier"])])
    if "protocolData" in event:
        return Source("iot", None, ["iot_session:" + ident(event["connectionMetadata"]["id"])])
    if "templateArn" in event and "claimCertificateId" in event:
        return Source("iot", event["templateArn"])
    return None
