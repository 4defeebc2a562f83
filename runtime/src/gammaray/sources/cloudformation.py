"""Custom resources. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html"""
from . import Source, ident


def read(event, depth):
    """The stack, whose creation, update or deletion asks for the resource."""
    if "RequestType" not in event or "StackId" not in event:
        return None
    stack = ident(event["StackId"])
    return Source("cloudformation", event["StackId"], [f"cloudformation:{stack} cloudformation_request:{ident(event['RequestId'])}"])
