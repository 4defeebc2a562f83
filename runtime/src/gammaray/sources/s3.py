"""S3 notifications. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html"""
from ..keys import s3_object


def record(record, depth):
    """The request that changed the object; else the object. Its key arrives URL-encoded."""
    from urllib.parse import unquote_plus

    entity = record["s3"]["object"]
    request = (record.get("responseElements") or {}).get("x-amz-request-id")
    key = unquote_plus(entity["key"])
    found = s3_object(record["s3"]["bucket"]["name"], key, entity.get("versionId"))
    return [f"s3:{request} {found}" if request else found]
