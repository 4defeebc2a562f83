"""Lambda@Edge. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-event-structure.html"""
from . import Source, each, ident


def read(records, depth):
    """The request: its id is the answer's `x-amz-cf-id`."""
    return Source("cloudfront", None, each(_record, records, depth), len(records))


def _record(record, depth):
    return "http:" + ident(record["cf"]["config"]["requestId"])
