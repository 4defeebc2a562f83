"""Which invocation is running: in this context, else in this process; and what was recorded outside of any."""
import itertools
import os
import time
from contextvars import ContextVar

CURRENT = ContextVar("gammaray_invocation", default=None)
running = []  # invocations whose handler has not ended, oldest first
outside = []  # calls made while no handler ran: adopted by the next invocation
OUTSIDE_LIMIT = 500

invocations = 0


class Invocation:
    """One run of the handler. Its records are numbered from the time of its start in µs: Lambda repeats a failed
    asynchronous invocation under the same request id, and the repetition must not overwrite the first run's records."""

    __slots__ = ("id", "root", "function", "first", "numbers", "started", "deadline", "flush_at", "written", "lost", "closed", "token", "entry", "is_out")

    def __init__(self, id, root=None, function=None):
        self.id = id
        self.root = root
        self.function = function
        self.first = microseconds()
        self.numbers = itertools.count(self.first)
        self.started = time.perf_counter_ns()
        self.deadline = None  # time.monotonic() at which Lambda ends the invocation, where known
        self.flush_at = None  # time.monotonic() at which its records are written early
        self.written = 0
        self.lost = 0
        self.closed = False
        self.token = None
        self.entry = None  # hybrid: the entry record, which is written when it has all that it is to hold
        self.is_out = False  # whether it was written without, since time or room ran short


def microseconds():
    """Now, in µs since 1970 UTC."""
    return time.time_ns() // 1000


def current():
    """The invocation that a call belongs to, or None. A thread has no context of its invocation: it belongs to the one
    that runs, and to the youngest where several run."""
    invocation = CURRENT.get()
    if invocation is not None and not invocation.closed:
        return invocation
    try:
        return running[-1]
    except IndexError:
        return None


def enter(invocation):
    """From here on `invocation` is the current one."""
    running.append(invocation)


def leave(invocation):
    """`invocation` has ended."""
    invocation.closed = True
    if invocation in running:
        running.remove(invocation)


def _after_fork():
    """A child goes on numbering from its own time, so that its records do not take its parent's numbers."""
    for invocation in running:
        invocation.numbers = itertools.count(microseconds())
        invocation.entry = None  # the parent's
    del outside[:]


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
