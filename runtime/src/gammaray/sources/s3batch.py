"""S3 Batch Operations. https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-invoke-lambda.html"""
from . import Source, ident


def read(event, depth):
    """The job, which is the cause of all its tasks; None for what only has tasks."""
    if "invocationSchemaVersion" not in event:
        return None
    tasks = event["tasks"]
    bucket = tasks[0].get("s3BucketArn") if tasks else None
    return Source("s3_batch", bucket, ["s3control:" + ident(event["job"]["id"])], len(tasks))
