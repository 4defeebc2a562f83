"""Calls that may wake a function whose event names none (`UnnamedCalls.swift`)."""

from . import keys
from .hidden import LONGEST_RUN, STREAM_AGE, UNNAMED_CALL
from .names import arn_region
from .rules import PATIENT, READINGS, UNNAMED

_SERVICES = frozenset().union(*UNNAMED.values())


def calls(invocation):
    """`(call's id, its keys, ((kind, (service, region)), (from, until)))`: such a call unless an event has one of the keys."""
    for run in invocation.runs:
        for call in run.calls:
            if call.service not in _SERVICES or is_idle(call) or call.outside or call.service == "http" and call.keys:
                continue
            reach = STREAM_AGE if call.service in PATIENT else LONGEST_RUN
            place = UNNAMED_CALL, (call.service, arn_region(run.function))
            yield call.id, {key for text in call.keys for key in keys.parts(text)}, (place, (call.began, call.began + reach))


def is_idle(call):
    """It only asked, or the service did nothing."""
    return call.service != "http" and (call.operation or "").startswith(READINGS) or is_refused(call)


def is_refused(call):
    return call.status == "error" and 400 <= call.http < 500
