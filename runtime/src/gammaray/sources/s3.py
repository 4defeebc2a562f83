"""S3 notifications; what a lifecycle rule does, no call did. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html"""
from ..keys import clean, s3_object


def record(record, depth):
    """The request that changed the object; else the object. Its key arrives URL-encoded."""
    from urllib.parse import unquote_plus

    entity = record["s3"]["object"]
    request = (record.get("responseElements") or {}).get("x-amz-request-id")
    key = unquote_plus(entity["key"])
    if str(record.get("eventName")).startswith("Lifecycle"):
        return [f"s3_lifecycle:{clean(record['s3']['bucket']['name'])}/{clean(key)}"]
    found = s3_object(record["s3"]["bucket"]["name"], key, entity.get("versionId"))
    return [f"s3:{request} {found}" if request else found]
