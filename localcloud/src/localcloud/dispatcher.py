"""Work that goes on after an API call was answered, and the count of what is in flight."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from .errors import LocalCloudError

_LOG = logging.getLogger(__name__)


class Dispatcher:
    """Runs jobs on a few threads and knows when nothing is left to do."""

    def __init__(self, workers: int):
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="localcloud")
        self._changed = threading.Condition()
        self._in_flight = 0
        self._timers: set[threading.Timer] = set()
        self._closed = False

    @contextmanager
    def busy(self) -> Iterator[None]:
        """Counts the body as in flight."""
        self._add(1)
        try:
            yield
        finally:
            self._add(-1)

    def submit(self, job: Callable[[], object]) -> None:
        """Runs `job` soon on another thread; it is in flight from now on. Its exceptions are logged."""
        self._add(1)
        self._start(job)

    def submit_later(self, seconds: float, job: Callable[[], object]) -> None:
        """As `submit`, after a delay that counts as in flight."""
        self._add(1)
        timer = threading.Timer(seconds, lambda: (self._timers.discard(timer), self._start(job)))
        timer.daemon = True
        self._timers.add(timer)
        timer.start()

    def wait_idle(self, seconds: float) -> None:
        """Returns when nothing is in flight; an error after `seconds`."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while self._in_flight:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise LocalCloudError(f"{self._in_flight} jobs still run after {seconds} s: do functions wake each other for ever?")
                self._changed.wait(left)

    def close(self) -> None:
        """Drops what has not started."""
        self._closed = True
        for timer in list(self._timers):
            timer.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _start(self, job: Callable[[], object]) -> None:
        try:
            self._pool.submit(self._run, job)
        except RuntimeError:  # the pool is shut down
            self._add(-1)

    def _run(self, job: Callable[[], object]) -> None:
        try:
            job()
        except Exception:
            if not self._closed:
                _LOG.exception("a job of the local cloud failed")
        finally:
            self._add(-1)

    def _add(self, count: int) -> None:
        with self._changed:
            self._in_flight += count
            self._changed.notify_all()
