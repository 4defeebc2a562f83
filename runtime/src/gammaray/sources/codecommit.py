"""Triggers of CodeCommit. https://docs.aws.amazon.com/lambda/latest/dg/services-codecommit.html"""
from . import ident


def arn(record):
    """The repository."""
    return record.get("eventSourceARN")


def record(record, depth):
    """The commits of one push."""
    commits = [reference["commit"] for reference in record["codecommit"]["references"] if "commit" in reference]
    return " ".join(["codecommit:" + ident(commit) for commit in commits[:100]] + ["codecommit_event:" + ident(record["eventId"])])
