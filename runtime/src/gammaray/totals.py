"""Calls that are only counted: those without join keys, from the bound on which GAMMARAY_RECORDS sets for an invocation's records."""
import os
import threading

from . import reporter

_KINDS = 500  # of service, operation, region and resource; from there on without the resource
_lock = threading.Lock()


def add(invocation, record):
    """Counts the call that the record tells of."""
    key = (record["service"], record["operation"], record.get("region"), record.get("resource"))
    with _lock:
        totals = invocation.totals
        if key not in totals and len(totals) >= _KINDS:
            key = (*key[:3], None)
        found = totals.setdefault(key, [0, 0, 0])
        found[0] += 1
        found[1] += record.get("status") == "error"
        found[2] += record["duration_us"]


def records(invocation):
    """One record for each kind of call that was counted since the last time."""
    with _lock:
        taken, invocation.totals = invocation.totals, {}
    made = []
    for (service, operation, region, resource), (count, errors, duration) in taken.items():
        fields = {"step": "total", "service": service, "operation": operation, "region": region, "resource": resource}
        fields.update(count=count, errors=errors, duration_us=duration)
        made.append(reporter.build(invocation, "call", fields, next(invocation.numbers)))
    return made


def _after_fork():
    global _lock
    _lock = threading.Lock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
