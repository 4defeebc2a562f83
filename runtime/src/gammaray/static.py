"""Static mode: the bundle holds a copy of the SDK whose last lines hand us its clients; `entry` records the handler.

User code holds `import gammaray.static as _gammaray` and `lambda_handler = _gammaray.entry(lambda_handler)`, the copy's
`gammaray_botocore/client.py` `_gammaray.capture_client(BaseClient)`. None of them raises.
"""
from . import entrance, guard
from .entrance import entry, entry_if_bound, is_disabled, watch_imports

__all__ = ["capture_async_client", "capture_client", "entry", "entry_if_bound", "is_disabled"]


@guard.boundary
def capture_client(kind):
    """Records every call of the clients of the class `kind`, botocore's `BaseClient`."""
    try:
        if _captures():
            from .patches import botocore_client

            botocore_client.record(kind)
    except Exception as problem:
        guard.failed(problem)


@guard.boundary
def capture_async_client(kind):
    """Records every call of the clients of the class `kind`, aiobotocore's `AioBaseClient`."""
    try:
        if _captures():
            from .patches import aiobotocore_client

            aiobotocore_client.record(kind)
    except Exception as problem:
        guard.failed(problem)


def _captures():
    """A layer may bring the copy into a function of hybrid mode: that records calls by its hooks."""
    return entrance.mode != "hybrid" and not is_disabled()


# A layer may hold stock boto3. Where none does, to wait for its import costs what it costs in dynamic mode.
watch_imports("static")
