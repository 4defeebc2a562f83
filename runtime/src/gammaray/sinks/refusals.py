"""What an answer of DynamoDB's other than 200 means: try again, sign again, leave one out, or give up for now."""
import json
import time

from .. import guard
from . import credentials

_AGAIN = (
    "ProvisionedThroughputExceeded",
    "Throttling",
    "ThrottledException",
    "TooManyRequests",
    "RequestLimitExceeded",
    "LimitExceeded",
    "RequestTimeout",
    "InternalServerError",
    "InternalFailure",
    "ServiceUnavailable",
)
_SIGNATURE = (
    "ExpiredToken",
    "UnrecognizedClient",
    "InvalidClientTokenId",
    "InvalidSignature",
    "SignatureDoesNotMatch",
    "IncompleteSignature",
    "RequestTimeTooSkewed",
    "RequestExpired",
    "RequestInTheFuture",
    "AuthFailure",
)
_STRIKES = 3  # refusals in a row of a signature, after which no flush tries more than once
_SKEW = 60  # seconds by which the server's clock must differ from ours to be the reason
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def judge(sink, records, answer, deadline):
    """(records not written, whether to wait before they are sent again); raises where that is of no use."""
    from .dynamodb import Refused

    status, headers, body = answer
    code = _code(body)
    if status >= 500 or status == 429 or code.startswith(_AGAIN):
        return records, True
    if code.startswith(_SIGNATURE):
        credentials.forget()
        if _has_set_clock(sink, headers):
            return records, False
        sink._strikes += 1
        if sink._strikes < _STRIKES:
            return records, True
    if code.startswith("ValidationException"):
        return _without_the_bad(sink, records, deadline, Refused), True
    raise Refused(f"{status} {code}")


def _without_the_bad(sink, records, deadline, Refused):
    """DynamoDB takes none because of some: finds those, and counts them as lost."""
    if len(records) == 1:
        guard.failed(Refused("ValidationException"))
        return []
    middle, left = len(records) // 2, []
    for half in (records[:middle], records[middle:]):
        try:
            left += sink.write(half, deadline)
        except Exception as error:
            guard.failed(error, records=0)
            left += half
    return left


def _has_set_clock(sink, headers):
    """Takes the server's clock for the signatures where ours is wrong."""
    server = _seconds(headers.get("date"))
    if server is None:
        return False
    skew = int(server - time.time())
    if abs(skew - sink._skew) < _SKEW:
        return False
    sink._skew = skew
    return True


def _seconds(date):
    """An HTTP date in seconds since 1970 UTC, or None. `time.strptime` would need the C locale."""
    try:
        _, day, month, year, clock, _ = date.split()
        hours, minutes, seconds = clock.split(":")
        from calendar import timegm

        return timegm((int(year), _MONTHS.index(month) + 1, int(day), int(hours), int(minutes), int(seconds)))
    except ValueError:
        return None


def _code(answer):
    try:
        return str(json.loads(answer)["__type"]).rpartition("#")[2][:100]
    except (ValueError, KeyError, TypeError):
        return ""
