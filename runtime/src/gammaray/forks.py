"""What the reporter of a forked child does otherwise than its parent's."""
import os
import threading
from collections import deque

from . import guard, state


def renew(reporter):
    """The parent writes what it has queued and put on the disk. The child of a running invocation has no end of its own: it writes each
    record at once. No socket and no lock is shared."""
    reporter.queue = deque()
    reporter.lock = threading.Lock()
    reporter.owner = None
    reporter.looks = reporter.forks = False
    reporter.failures, reporter.retry_at = 0, 0.0
    guard.take_losses()  # the parent's
    if state.running:
        reporter.strict = True
        reporter.process = os.getpid()
    spill, reporter.spill = reporter.spill, None
    if spill is not None:
        spill.abandon()
    reporter.sink.renew()


def mark(reporter, record):
    """Says which process made the record, and what it has lost: no exit record of the child's will."""
    record["process"] = reporter.process
    lost = guard.take_losses()
    if lost:
        record["lost_before"] = lost
