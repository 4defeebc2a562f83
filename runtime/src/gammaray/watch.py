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
_flush_at = None
_sleeps_until = None


def until(deadline, remaining):
    """Asks for a flush shortly before `deadline` (monotonic seconds), `remaining` seconds away."""
    global _flush_at, _thread
    _flush_at = deadline - min(_LONGEST, remaining * _SHARE)
    if _thread is None:
        _thread = threading.Thread(target=_watch, name="gammaray", daemon=True)
        _thread.start()
    elif _sleeps_until is None or _flush_at < _sleeps_until:
        with _condition:
            _condition.notify()


@guard.boundary
def _watch():
    while True:
        try:
            _wait()
            if state.running and reporter.current().queue:
                reporter.current().flush(state.running[-1])
        except Exception as error:
            guard.failed(error, records=0)
            time.sleep(_PACE)


def _wait():
    """Sleeps until a running invocation comes near its end. Later invocations move the time without waking us."""
    global _sleeps_until
    with _condition:
        while True:
            now = time.monotonic()
            if not state.running:
                _sleeps_until = None
                _condition.wait()
            elif now < _flush_at:
                _sleeps_until = _flush_at
                _condition.wait(_flush_at - now)
            else:
                break
    time.sleep(_PACE if not reporter.current().queue else 0)


def _after_fork():
    global _thread, _condition, _sleeps_until
    _thread, _condition, _sleeps_until = None, threading.Condition(), None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
