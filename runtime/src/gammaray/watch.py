"""Writes the records early when the time left runs short: one sleeping thread a process, no signal, no alarm."""
import os
import threading
import time

from . import guard, reporter, state

_SHARE = 0.2  # of the time that the invocation had at its start
_LONGEST = 1.0  # seconds before the end
_PACE = 0.05  # seconds between flushes from then on

_condition = threading.Condition()
_thread = None
_sleeps_until = None


def until(invocation, remaining):
    """Asks for a flush shortly before the end of the invocation, which is `remaining` seconds away."""
    global _thread
    invocation.flush_at = invocation.deadline - min(_LONGEST, remaining * _SHARE)
    if _thread is None:
        _thread = threading.Thread(target=_watch, name="gammaray", daemon=True)
        _thread.start()
    elif _sleeps_until is None or invocation.flush_at < _sleeps_until:
        with _condition:
            _condition.notify()


@guard.boundary
def _watch():
    while True:
        try:
            invocation = _wait()
            current = reporter.current()
            if not (current.release() or current.queue) or not current.flush(invocation):
                time.sleep(_PACE)
        except Exception as error:
            guard.failed(error, records=0)
            time.sleep(_PACE)


def _wait():
    """Sleeps until a running invocation comes near its end, and returns it. Later ones need not wake us when they start."""
    global _sleeps_until
    with _condition:
        while True:
            _sleeps_until = None  # before looking: who comes meanwhile wakes us
            watched = [invocation for invocation in list(state.running) if invocation.flush_at is not None]
            first = min(watched, key=lambda invocation: invocation.flush_at, default=None)
            if first is None:
                _condition.wait()
                continue
            left = first.flush_at - time.monotonic()
            if left <= 0:
                return first
            _sleeps_until = first.flush_at
            _condition.wait(left)


def _after_fork():
    global _thread, _condition, _sleeps_until
    _thread, _condition, _sleeps_until = None, threading.Condition(), None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
