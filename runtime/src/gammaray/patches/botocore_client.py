"""botocore, and with it boto3 and s3transfer."""
from .. import boundary
from . import wrap_once


def apply(module):
    """Records the calls of every client of the module."""
    record(module.BaseClient)


def record(kind):
    """Records the calls of the clients of the class `kind`: every operation goes through this one method."""
    wrap_once(kind, "_make_api_call", boundary.wrap_call)
