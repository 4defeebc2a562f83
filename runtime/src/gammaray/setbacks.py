"""What the reporter does when the sink does not take records: they go to the disk, from there to the sink first of all later.

Nothing of this is imported while all goes well. But for `go_on`, every function runs under the reporter's lock.
"""
import threading
import time

from . import guard, settings, state
from .reporter import FULL, latest, weight

KEPT = 4_000_000  # bytes of records kept in memory where the disk takes none
_LONGEST_REST = 30  # seconds between two attempts in the middle of an invocation


def put_back(reporter, batch, unwritten):
    """The sink took of the batch all but `unwritten`: those go back to the queue's front."""
    _failed(reporter)
    unwritten = {id(record) for record in unwritten}
    left = []
    for invocation, record in batch:
        if id(record) in unwritten:
            left.append((invocation, record))
        else:
            invocation.written += record is not invocation.entry
    reporter.queue.extendleft(reversed(left))


def go_on(reporter, invocation):
    """In the middle of an invocation, while the sink is failing: it is tried again now and then, at other times records go to the disk."""
    if time.monotonic() >= reporter.retry_at:
        reporter.flush(invocation)
    elif reporter.owner != threading.get_ident() and reporter.lock.acquire(blocking=False):
        try:
            reporter.owner = threading.get_ident()
            keep(reporter)
        finally:
            reporter.owner = None
            reporter.lock.release()


def _failed(reporter):
    reporter.failures += 1
    reporter.retry_at = time.monotonic() + min(_LONGEST_REST, 0.5 * 2**reporter.failures)


def keep(reporter, last=None):
    """Puts what is queued, and at last the exit record, on the disk; what has no room there stays in memory, up to a bound."""
    made = _taken_out(reporter.queue, last) if last is not None else None
    _to_disk(reporter)
    if made is not None:
        invocation, record = made
        record.update(written=invocation.written + 1, lost=invocation.lost)
        if invocation.spilled:
            record["spilled"] = invocation.spilled
        reporter.queue.append(made)
        _to_disk(reporter)
    _trim(reporter.queue)
    reporter.full = len(reporter.queue) + FULL


def _taken_out(queue, last):
    """The exit record, which is to tell of what becomes of the others; None where it is written."""
    queue.extend(last.make(()))
    for pair in reversed(list(queue)):
        if pair[0] is last.invocation and "status" in pair[1] and pair[1]["kind"] != "call":
            queue.remove(pair)
            return pair
    return None


def adopt(reporter):
    """Finds what other processes left on the disk."""
    found = _spill()
    if found.adopt():
        reporter.spill = found


def drain(reporter, deadline):
    """Writes what stands on the disk; False when the sink takes it not all."""
    while True:
        records = reporter.spill.take(reporter.sink.batch)
        if not records:
            reporter.spill = None
            return True
        pairs = latest([(state.NOBODY, record) for record in records])
        try:
            unwritten = reporter.sink.write([record for _, record in pairs], deadline)
        except Exception as error:
            guard.failed(error, records=0)
            unwritten = records
        if unwritten:
            _failed(reporter)
            return False
        reporter.failures = 0
        reporter.spill.taken()


def _spill():
    from .spill import Spill

    configured = settings.current()
    return Spill(configured.spill, configured.spill_bytes)


def _to_disk(reporter):
    if not reporter.queue or not settings.current().spill_bytes:
        return
    try:
        if reporter.spill is None:
            reporter.spill = _spill()
        pairs = list(reporter.queue)
        for _ in range(reporter.spill.put([record for _, record in pairs])):
            invocation, record = reporter.queue.popleft()
            invocation.spilled += record is not invocation.entry
    except Exception as error:
        guard.failed(error, records=0)


def _trim(queue):
    """Drops the oldest records over the bound, and counts them."""
    room, kept = KEPT, 0
    for _, record in reversed(list(queue)):
        room -= weight(record)
        if room < 0:
            break
        kept += 1
    while len(queue) > kept:
        invocation, record = queue.popleft()
        guard.lose(1 + record.get("lost", 0) + record.get("lost_before", 0), invocation)
