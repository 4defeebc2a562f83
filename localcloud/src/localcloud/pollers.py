"""Event source mappings: what reads a queue or a stream for a function, one batch after the other."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from . import identity
from .dispatcher import Dispatcher
from .functions import Functions, lookup
from .sandbox import Invocation, Outcome

if TYPE_CHECKING:
    from moto.awslambda.models import EventSourceMapping


def batch(records: list[dict[str, Any]]) -> object:
    """The event that an event source mapping makes of records."""
    return {"Records": records}


Event = Callable[[list[dict[str, Any]]], object]
"""Makes an event of records."""


class Source(Protocol):
    """A queue or stream, seen by one mapping."""

    def deliver(self, invoke: Callable[[list[dict[str, Any]]], Outcome]) -> bool:
        """Gives the next batch of records to the function; false when there is nothing to give."""


class Poller:
    """Runs while its source has something, one batch at a time, so that the order is kept."""

    def __init__(self, mapping: EventSourceMapping, source: Source, event: Event, dispatcher: Dispatcher, functions: Functions):
        self.mapping = mapping
        self._source = source
        self._event = event
        self._dispatcher = dispatcher
        self._functions = functions
        self._lock = threading.Lock()
        self._is_running = False
        self._is_wanted = False

    def wake(self) -> None:
        """Makes sure that what is in the source now will be delivered."""
        with self._lock:
            self._is_wanted = True
            if self._is_running:
                return
            self._is_running = True
        self._dispatcher.submit(self._run)

    def _run(self) -> None:
        try:
            while self._still_wanted():
                while self.mapping.enabled and self._source.deliver(self._invoke):
                    pass
        except BaseException:
            with self._lock:
                self._is_running = False
            raise

    def _still_wanted(self) -> bool:
        with self._lock:
            self._is_running, self._is_wanted = self._is_wanted, False
            return self._is_running

    def _invoke(self, records: list[dict[str, Any]]) -> Outcome:
        payload = json.dumps(self._event(records), separators=(",", ":")).encode()
        trace = next((header for record in records if (header := record.get("attributes", {}).get("AWSTraceHeader"))), None)
        return self._functions.invoke(lookup(self.mapping.function_arn), Invocation(payload, trace=identity.new_trace(trace), parent=identity.parent_of(trace)))


class Pollers:
    """The pollers of all mappings, found by the ARN of what they read."""

    def __init__(self, dispatcher: Dispatcher, functions: Functions):
        self._dispatcher = dispatcher
        self._functions = functions
        self._lock = threading.Lock()
        self._by_source: dict[str, list[Poller]] = {}

    def add(self, mapping: EventSourceMapping, source: Source, event: Event = batch, source_arn: str | None = None) -> None:
        """`mapping` may be anything that has an `enabled`, a `function_arn` and an `event_source_arn`; `source_arn` is what wakes the
        poller, where that is not the mapping's own."""
        poller = Poller(mapping, source, event, self._dispatcher, self._functions)
        with self._lock:
            self._by_source.setdefault(source_arn or mapping.event_source_arn, []).append(poller)
        poller.wake()

    def remove(self, mapping: EventSourceMapping) -> None:
        mapping.enabled = False
        with self._lock:
            for pollers in self._by_source.values():
                pollers[:] = [poller for poller in pollers if poller.mapping is not mapping]

    def reset(self) -> None:
        with self._lock:
            self._by_source.clear()

    def wake(self, source_arn: str, delay: float = 0) -> None:
        """Something was put into the source; it becomes readable after `delay` seconds."""
        if delay > 0:
            self._dispatcher.submit_later(delay, lambda: self.wake(source_arn))
            return
        with self._lock:
            pollers = list(self._by_source.get(source_arn, []))
        for poller in pollers:
            poller.wake()
