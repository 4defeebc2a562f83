"""botocore, and with it boto3 and s3transfer."""
from .. import boundary
from . import wrap_once


def apply(module):
    """Every operation of every client goes through this one method."""
    wrap_once(module.BaseClient, "_make_api_call", boundary.wrap_call)
