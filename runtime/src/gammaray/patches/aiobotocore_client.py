"""aiobotocore, and with it aioboto3: its client overrides botocore's method with a coroutine."""
from .. import boundary
from . import wrap_once


def apply(module):
    """Every operation of every client goes through this one method."""
    wrap_once(module.AioBaseClient, "_make_api_call", boundary.wrap_async_call)
