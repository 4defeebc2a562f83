"""Triggers of Cognito user pools, and of Cognito Sync. They name no request.

https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-identity-pools-working-with-aws-lambda-triggers.html
"""
from . import Source


def read(event, depth):
    """The pool."""
    if "userPoolId" in event and "triggerSource" in event:
        return Source("cognito", event["userPoolId"])
    return Source("cognito", event["identityPoolId"]) if "identityPoolId" in event else None
