"""Records as lines on standard output, for CloudWatch Logs."""
import os

from . import line

PREFIX = "GAMMARAY "


class Lines:
    """What sinks that write lines have in common."""

    batch = 500
    _is_torn = False  # whether the last write ended within a line

    def append(self, descriptor, text):
        """Writes the whole of `text`; what follows a write that failed begins on a line of its own."""
        data = memoryview((f"\n{text}" if self._is_torn else text).encode("ascii"))
        self._is_torn = True
        while data:
            data = data[os.write(descriptor, data) :]
        self._is_torn = False

    def renew(self):
        """Nothing is held."""


class Sink(Lines):
    """Writes to the descriptor: `sys.stdout` belongs to the function, which may have redirected it."""

    def __init__(self, settings):
        self._descriptor = 1

    def write(self, records, deadline):
        """Writes one line a record."""
        self.append(self._descriptor, "".join(f"{PREFIX}{line(record)}\n" for record in records))
        return []
