"""aiobotocore, and with it aioboto3: its client overrides botocore's method with a coroutine."""
from .. import boundary
from . import wrap_once


def apply(module):
    """Records the calls of every client of the module."""
    record(module.AioBaseClient)


def record(kind):
    """Records the calls of the clients of the class `kind`: every operation goes through this one method."""
    wrap_once(kind, "_make_api_call", boundary.wrap_async_call)
