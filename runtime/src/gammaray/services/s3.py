"""S3: the id of the request that changes an object stands in the notification."""
from ..keys import clean, s3_object
from . import first

_WRITES = frozenset(
    "PutObject CopyObject CompleteMultipartUpload DeleteObject RestoreObject PutObjectTagging DeleteObjectTagging PutObjectAcl "
    "RenameObject".split()
)


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
    return None


def _deleted(bucket, entry):
    return s3_object(bucket, entry["Key"], entry.get("DeleteMarkerVersionId") or entry.get("VersionId"))
