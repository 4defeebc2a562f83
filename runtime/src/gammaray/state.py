"""Which invocation is running: in this context, else in this process; and what was recorded outside of any."""
import itertools
import os
import time
from contextvars import ContextVar

from . import guard

CURRENT = ContextVar("gammaray_invocation", default=None)
running = []  # invocations whose handler has not ended, oldest first
outside = []  # calls made while no handler ran: adopted by the next invocation
OUTSIDE_LIMIT = 500
_STEP = 1 << 22  # more than any process id

invocations = 0


class Invocation:
    """One run of the handler. Its records are numbered from the time of its start in µs: Lambda repeats a failed
    asynchronous invocation under the same request id, and the repetition must not overwrite the first run's records."""

    __slots__ = ("id", "root", "function", "first", "numbers", "started", "deadline", "flush_at", "written", "lost", "closed", "token", "entry", "is_out", "spilled", "step", "bound", "totals")

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
        self.spilled = 0  # records that went to the disk
        self.step = 1  # from one record's number to the next one's
        self.bound = float("inf")  # number from which on calls without join keys are only counted
        self.totals = None  # counts of those calls, once the bound is reached


    def renumber(self, process):
        """In a forked child: numbers that neither its parent nor another child takes. They stay under 2**53."""
        bound = (self.bound - self.first) * _STEP
        self.first = microseconds() // _STEP * _STEP + _STEP + process % _STEP
        self.numbers = itertools.count(self.first, _STEP)
        self.step = _STEP
        self.bound = self.first + bound


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


@guard.boundary
def _after_fork():
    """A child's records do not take its parent's numbers, and it tells nothing of what is its parent's to tell."""
    del outside[:]
    for invocation in list(running):
        try:
            invocation.renumber(os.getpid())
            invocation.entry = None
            invocation.totals = None if invocation.totals is None else {}
        except Exception as problem:
            guard.failed(problem)
            invocation.closed = True  # rather no record than another's number
            running.remove(invocation)


NOBODY = Invocation("")  # of records whose invocation another process, or an earlier one, ran


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
