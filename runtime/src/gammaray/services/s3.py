"""S3: the id of the request that changes an object stands in the notification."""
from ..keys import clean, s3_object
from . import first

_WRITES = frozenset(
    "PutObject CopyObject CompleteMultipartUpload DeleteObject RestoreObject PutObjectTagging DeleteObjectTagging PutObjectAcl "
    "RenameObject".split()
)


# Through an access point of Object Lambda they wake a function. https://docs.aws.amazon.com/AmazonS3/latest/userguide/olap-writing-lambda.html
_READS = frozenset("GetObject HeadObject ListObjects ListObjectsV2".split())


def resource(operation, params):
    """The bucket."""
    return first(params, "Bucket")


def keys(operation, params, response, metadata):
    """The request and each object that it changed."""
    request = metadata.get("RequestId")
    exact = f"s3:{clean(request)} " if request else ""
    if operation in _WRITES:
        version = response.get("VersionId")
        return [exact + s3_object(params["Bucket"], params["Key"], version)]
    if operation == "DeleteObjects":
        return [exact + _deleted(params["Bucket"], entry) for entry in response.get("Deleted") or ()]
    if operation in _READS and exact and _is_object_lambda(params["Bucket"]):
        return [exact.strip()]
    return None


def _is_object_lambda(bucket):
    """Whether the name is the ARN or the alias of such an access point."""
    return bucket.endswith("--ol-s3") or bucket.startswith("arn:") and ":s3-object-lambda:" in bucket


def _deleted(bucket, entry):
    return s3_object(bucket, entry["Key"], entry.get("DeleteMarkerVersionId") or entry.get("VersionId"))


def carry(operation, params, trace):
    """The object's metadata, of 2 KB at most; a copy's only where it does not take the original's."""
    given = params.get("Metadata") or {}
    replaces = operation == "CopyObject" and params.get("MetadataDirective") == "REPLACE"
    if not (replaces or operation in ("PutObject", "CreateMultipartUpload")) or any(name.lower() == "traceparent" for name in given):
        return None
    from ..propagation import bytes_of

    return {"Metadata": {**given, "traceparent": trace.parent}} if bytes_of(given) + 66 <= 2048 else None
