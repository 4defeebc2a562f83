"""Rotation of secrets. https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html"""
from . import Source, ident


def read(event, depth):
    """The rotation: its token is the `VersionId` that RotateSecret gave back. Each of its steps is an invocation."""
    if "ClientRequestToken" not in event or "Step" not in event:
        return None
    return Source("secretsmanager", event["SecretId"], ["secretsmanager:" + ident(event["ClientRequestToken"])])
