"""EventBridge. https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html"""
from . import Source, ident

# source -> key, member of `detail`: the ids that the calls of these services give back
_IDS = {
    "aws.states": ("states", "executionArn"),
    "aws.codebuild": ("codebuild", "build-id"),
    "aws.codepipeline": ("codepipeline", "execution-id"),
    "aws.codedeploy": ("codedeploy", "deploymentId"),
    "aws.codecommit": ("codecommit", "commitId"),
    "aws.cloudformation": ("cloudformation", "stack-id"),
    "aws.batch": ("batch", "jobId"),
    "aws.ecs": ("ecs", "taskArn"),
    "aws.glue": ("glue", "jobRunId"),
    "aws.athena": ("athena", "queryExecutionId"),
    "aws.transcribe": ("transcribe", "TranscriptionJobName"),
    "aws.mediaconvert": ("mediaconvert", "jobId"),
    "aws.sagemaker": ("sagemaker", "TrainingJobArn"),
    "lambda": ("invocation", ("requestContext", "requestId")),
}


def read(event, depth):
    """`schedule` for a scheduled event, which nobody caused; `eventbridge` for any other event; None for what is none."""
    if "source" not in event or "id" not in event:
        return None
    resources = event.get("resources")
    arn = resources[0] if type(resources) is list and resources else None
    name = "schedule" if event["source"] in ("aws.events", "aws.scheduler") else "eventbridge"
    return Source(name, arn, [_cause(event)])


def _cause(event):
    """The event's id, then what the service that sent it says of its cause. A replayed event has the name of its replay."""
    keys = ["events:" + ident(event["id"])]
    detail = event.get("detail")
    try:
        if type(detail) is dict:
            keys += _detail(event["source"], event["detail-type"], detail)
        elif event["source"] == "aws.scheduler":  # the call that made the schedule was given its ARN
            keys.append("scheduler:" + ident(event["resources"][0]))
    except Exception:  # anyone may send events that look like a service's
        pass
    if "replay-name" in event:
        keys.append("replay:" + ident(event["replay-name"]))
    return " ".join(keys)


def _detail(source, kind, detail):
    if source == "aws.s3" and "bucket" in detail:
        return _object(detail)
    if "eventSource" in detail and "requestID" in detail and "CloudTrail" in kind:
        return ["request:" + ident(detail["requestID"])]
    if source in _IDS:
        service, member = _IDS[source]
        value = detail.get(member) if type(member) is str else detail[member[0]][member[1]]
        return [f"{service}:{ident(value)}"] if value else []
    return []


def _object(detail):
    """The request and the object, whose key is not URL-encoded here."""
    from .s3 import changed

    if detail.get("reason") == "Lifecycle Expiration":
        return ["root:lifecycle"]
    keys = ["s3:" + ident(detail["request-id"])] if detail.get("request-id") else []
    entity = detail["object"]
    return keys + [changed(detail["bucket"]["name"], entity["key"], entity.get("version-id"))]
