"""Collects the records and hands them to the sink: at the end of the invocation, or each at once (`strict`)."""
import os
import threading
import time
from collections import deque

from . import entrance, guard, settings, state

MANY = 8  # keys of a record, from which on it is weighed
FULL = 500  # records after which the calling thread writes them without waiting for the end
_USUAL = 2_000  # bytes in memory of most records
_SHORTEST = 0.125  # seconds a flush may take after failures in a row
_RESERVE = 0.05  # seconds of the time left that are never used

_reporter = None
_made = {}


def current():
    """The reporter of this process, made with its sink at the first record."""
    global _reporter
    if _reporter is None:
        from .sinks import make

        configured = settings.current()
        # The first of several threads wins: `setdefault` is atomic, and a lock would not survive a fork.
        _reporter = _made.setdefault("reporter", Reporter(make(configured), configured.strict, configured.delay))
    return _reporter


def add(invocation, kind, fields):
    """Makes one record and reports it. Returns its number."""
    number = next(invocation.numbers)
    record = build(invocation, kind, fields, number)
    if len(fields.get("keys", ())) > MANY:
        current().weigh(record)
    current().add(invocation, record)
    return number


def build(invocation, kind, fields, number):
    """A record with the fields that every record has; fields that are None are left out."""
    record = {
        "v": 1,
        "kind": kind,
        "mode": entrance.mode,
        "invocation": invocation.id,
        "n": number,
        "time_us": state.microseconds(),
    }
    if invocation.root:
        record["root"] = invocation.root
    for name, value in fields.items():
        if value is not None:
            record[name] = value
    return record


def count(invocation):
    """Queues what was only counted of the invocation's calls so far."""
    from . import totals

    current().queue.extend((invocation, record) for record in totals.records(invocation))


def thaw():
    """After a snapshot was restored: no socket, credentials or failures of before are of use."""
    if _reporter is not None:
        _reporter.sink.renew()
        _reporter.failures = 0


class Reporter:
    """A queue in front of a sink. Any thread may add; one at a time writes."""

    def __init__(self, sink, strict, delay):
        self.sink = sink
        self.strict = strict
        self.delay = delay
        self.queue = deque()
        self.lock = threading.Lock()
        self.owner = None
        self.failures = 0  # writes in a row that failed
        self.retry_at = 0.0  # time.monotonic() before which no record in the middle of an invocation waits for the sink
        self.full = FULL
        self.spill = None  # what stands on the disk, while there is anything
        self.looks = True  # whether to look for what other processes left there
        self.forks = False
        self.process = None  # in a forked child: its id

    def add(self, invocation, record):
        """Queues the record, and writes what is queued when it must not wait."""
        if self.process is not None:
            from . import forks

            forks.mark(self, record)
        self.queue.append((invocation, record))
        if self.strict or len(self.queue) >= self.full:
            if not self.failures:
                self.flush(invocation, 0.5)  # the rest of the time is for the end
            else:
                from . import setbacks

                setbacks.go_on(self, invocation)

    def weigh(self, record):
        """The record, which is about to be added, may be larger than most: then fewer are queued before they are written."""
        self.full -= weight(record) // _USUAL

    def flush(self, invocation=None, share=1):
        """Writes what is queued, within this share of the time that a flush may take. What cannot be written is kept."""
        self.release()
        return self._locked(invocation, None, share)

    def release(self):
        """Queues what waits for the end of the running invocations, which may not come: entry records, counts. Says whether any
        entry record did."""
        for running in list(state.running):
            if running.totals:
                count(running)
        waiting = [invocation for invocation in list(state.running) if invocation.entry is not None and not invocation.is_out]
        for invocation in waiting:
            invocation.is_out = True
            self.queue.appendleft((invocation, invocation.entry))
        return bool(waiting)

    def finish(self, invocation, make_exit):
        """Writes what is queued and the exit record. `make_exit(companions)` makes it, so that it can count what is
        written with it."""
        last = _Last(invocation, make_exit)
        try:
            return self._locked(invocation, last)
        finally:
            self.queue.extend(last.make(()))

    def _locked(self, invocation, last, share=1):
        budget = self._budget(invocation) * share
        if self.owner == threading.get_ident() or not self.lock.acquire(timeout=budget):
            return False
        try:
            self.owner = threading.get_ident()
            if self._drain(time.monotonic() + budget, last):
                return True
            from . import setbacks

            setbacks.keep(self, last)
            return False
        finally:
            self.owner = None
            self.lock.release()

    def _budget(self, invocation):
        """Seconds that this flush may take: less after each failure in a row, never more than the invocation has."""
        budget = max(self.delay * 0.5**self.failures, min(_SHORTEST, self.delay))
        if invocation is not None and invocation.deadline is not None:
            budget = min(budget, invocation.deadline - time.monotonic() - _RESERVE)
        return max(budget, 0)

    def _drain(self, deadline, last):
        if self.looks:
            self._look()
        if self.spill is not None:
            from . import setbacks

            if not setbacks.drain(self, deadline):
                return False
        while True:
            batch = self._take()
            if last is not None and len(batch) < self.sink.batch:
                batch += last.make(batch)
            if not batch:
                return True
            if not self._write(latest(batch), deadline):
                return False
            if not self.queue and (last is None or last.is_made):
                return True

    def _take(self):
        batch = []
        try:
            while len(batch) < self.sink.batch:
                batch.append(self.queue.popleft())
        except IndexError:
            pass
        return batch

    def _write(self, batch, deadline):
        """Writes the batch; what the sink does not take goes back to the queue's front."""
        unwritten = [record for _, record in batch]
        try:
            unwritten = self.sink.write(unwritten, deadline)
        except Exception as error:
            guard.failed(error, records=0)
        if not unwritten:
            self.failures, self.full = 0, FULL
            for invocation, record in batch:
                invocation.written += record is not invocation.entry
            return True
        from . import setbacks

        setbacks.put_back(self, batch, unwritten)
        return False

    def _look(self):
        """Finds what processes before this one, or forked ones, have left on the disk."""
        self.looks = self.forks
        configured = settings.current()
        if self.spill is None and configured.spill_bytes and os.path.isdir(configured.spill):
            from . import setbacks

            setbacks.adopt(self)


def weight(record):
    """Bytes that the record takes in memory, roughly."""
    return 1_000 + sum(len(value) for value in record.values() if type(value) is str) + sum(map(len, record.get("keys", ()))) + 60 * len(record.get("keys", ()))


def latest(batch):
    """The batch with the last of those records that have the same key: a table refuses two in one request."""
    if len({record["n"] for _, record in batch}) == len(batch):
        return batch
    return list({(record["invocation"], record["n"]): (invocation, record) for invocation, record in batch}.values())


class _Last:
    """The exit record, made when the number of records that travel with it is known."""

    def __init__(self, invocation, make):
        self.invocation = invocation
        self.is_made = False
        self._make = make

    def make(self, batch):
        """The exit record in a list, the first time; nothing later."""
        if self.is_made:
            return []
        self.is_made = True
        try:
            own = [record for owner, record in batch if owner is self.invocation and record is not owner.entry]
            return [(self.invocation, self._make(len(own)))]
        except Exception as error:
            guard.failed(error)
            return []


@guard.boundary
def _after_fork():
    if _reporter is not None:
        try:
            from . import forks

            forks.renew(_reporter)
        except Exception as problem:
            _reporter.sink = None  # rather none than the parent's
            guard.failed(problem)


def _after_fork_in_parent():
    if _reporter is not None:
        _reporter.looks = _reporter.forks = True


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork, after_in_parent=_after_fork_in_parent)
