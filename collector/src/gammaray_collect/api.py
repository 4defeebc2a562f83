"""The AWS API through boto3, else through the `aws` command; both retry throttling by themselves."""
import time

ATTEMPTS = 10
"""Attempts of the SDK at one request."""

TRANSIENT = {
    "InternalServerError", "LimitExceededException", "ProvisionedThroughputExceededException", "RequestLimitExceeded",
    "ServiceUnavailable", "Throttling", "ThrottlingException", "Unreachable",
}


class ApiError(Exception):
    """`code` is the service's, or `Unreachable`, or empty."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


def choose(request):
    """An object with `call(service, region, operation, **parameters)` and `default_region()`."""
    try:
        from .sdk import Sdk
    except ImportError:
        from .cli import Cli

        return Cli(request)
    return Sdk(request)


def patiently(call, wire, label, forever):
    """The call's result. With `forever`, what passes by itself is waited for."""
    pause = 1
    while True:
        try:
            return call()
        except ApiError as error:
            if not forever or error.code not in TRANSIENT:
                raise
            wire.note(f"{label}: {error}; next attempt in {pause} s")
        time.sleep(pause)
        pause = min(pause * 2, 60)
