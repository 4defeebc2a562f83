"""S3 Object Lambda. https://docs.aws.amazon.com/AmazonS3/latest/userguide/olap-writing-lambda.html"""
from . import Source, ident


def read(event, depth):
    """The request for the object that the function transforms."""
    if "userRequest" not in event:
        return None
    return Source("s3_object_lambda", event["configuration"].get("accessPointArn"), ["s3:" + ident(event["xAmzRequestId"])])
