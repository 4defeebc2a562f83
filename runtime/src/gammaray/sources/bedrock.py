"""Action groups of Bedrock agents. https://docs.aws.amazon.com/bedrock/latest/userguide/agents-lambda.html"""
from . import Source, ident


def read(event, depth):
    """The session, which its caller names; many requests share it."""
    if "actionGroup" not in event or "sessionId" not in event:
        return None
    return Source("bedrock", None, ["bedrock_session:" + ident(event["sessionId"])])
