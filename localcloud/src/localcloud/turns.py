"""Reserved concurrency: events beyond it wait for their turn, in the order in which they came."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from .dispatcher import Dispatcher


class Turns:
    """The asynchronous invocations of one function that has reserved concurrency."""

    def __init__(self, limit: int, dispatcher: Dispatcher):
        self.limit = limit
        self._dispatcher = dispatcher
        self._lock = threading.Lock()
        self._running = 0
        self._waiting: deque[Callable[[], None]] = deque()

    def submit(self, run: Callable[[], None]) -> None:
        """Runs it soon, at the latest when those before it have ended. What waits is behind something in flight."""
        with self._lock:
            if self._running >= self.limit:
                self._waiting.append(run)
                return
            self._running += 1
        self._start(run)

    def _start(self, run: Callable[[], None]) -> None:
        def job() -> None:
            try:
                run()
            finally:
                self._next()

        self._dispatcher.submit(job)

    def _next(self) -> None:
        with self._lock:
            if not self._waiting:
                self._running -= 1
                return
            run = self._waiting.popleft()
        self._start(run)
