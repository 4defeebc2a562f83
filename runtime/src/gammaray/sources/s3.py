"""S3 notifications. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html"""
from ..keys import s3_object
from . import ident

# What S3 does by itself: no call is its cause.
_OWN = ("LifecycleExpiration:", "LifecycleTransition", "IntelligentTiering")


def arn(record):
    """The bucket."""
    return record["s3"]["bucket"].get("arn")


def record(record, depth):
    """The request that changed the object; else the object. Its key arrives URL-encoded."""
    name = record.get("eventName")
    if type(name) is str and name.replace("s3:", "", 1).startswith(_OWN):
        return "root:lifecycle"
    entity = record["s3"]["object"]
    key = entity["key"]
    if "%" in key or "+" in key:
        from urllib.parse import unquote_plus

        key = unquote_plus(key)
    found = changed(record["s3"]["bucket"]["name"], key, entity.get("versionId"))
    request = (record.get("responseElements") or {}).get("x-amz-request-id")
    return f"s3:{ident(request)} {found}" if request else found


def changed(bucket, key, version):
    """The keys of an object by its plain names."""
    if not type(bucket) is type(key) is str or type(version) not in (str, type(None)):
        raise ValueError("no object")
    return s3_object(bucket, key, version)
