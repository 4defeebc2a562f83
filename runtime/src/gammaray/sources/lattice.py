"""VPC Lattice: its requests have no id but a trace header of the caller's.

https://docs.aws.amazon.com/vpc-lattice/latest/ug/lambda-functions.html
"""
from . import Source
from .http import request


def read(event, depth):
    """The request, in either version of the structure."""
    context = event.get("requestContext")
    is_second = type(context) is dict and "serviceNetworkArn" in context
    if not is_second and not ("raw_path" in event and "method" in event):
        return None
    return Source("lattice", context.get("serviceArn") if is_second else None, request(None, event))
