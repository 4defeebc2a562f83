"""EventBridge. https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html"""
from ..keys import clean, s3_object


def name(event):
    """`schedule` for a scheduled event, which nobody caused; `eventbridge` for any other event."""
    if "detail-type" not in event or "source" not in event or "id" not in event:
        return None
    return "schedule" if event["source"] in ("aws.events", "aws.scheduler") else "eventbridge"


def causes(event):
    """The event's id; for an S3 notification the request and the object, whose key is not URL-encoded here."""
    keys = ["events:" + clean(event["id"])]
    detail = event.get("detail")
    if event["source"] == "aws.s3" and type(detail) is dict:
        if detail.get("request-id"):
            keys.insert(0, "s3:" + clean(detail["request-id"]))
        entity = detail.get("object") or {}
        if "key" in entity:
            keys.append(s3_object(detail["bucket"]["name"], entity["key"], entity.get("version-id")))
    return [" ".join(keys)]
