"""Records as lines on standard output, for CloudWatch Logs."""
import os

from . import line

PREFIX = "GAMMARAY "


class Sink:
    """Writes to the descriptor: `sys.stdout` belongs to the function, which may have redirected it."""

    batch = 500

    def __init__(self, settings):
        self._descriptor = 1

    def write(self, records, deadline):
        """Writes one line a record."""
        write_all(self._descriptor, "".join(f"{PREFIX}{line(record)}\n" for record in records))
        return []

    def renew(self):
        """Nothing is held."""


def write_all(descriptor, text):
    """Writes the whole of `text`."""
    data = memoryview(text.encode("ascii"))
    while data:
        data = data[os.write(descriptor, data) :]
