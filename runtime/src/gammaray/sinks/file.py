"""Records as JSON lines in a file."""
import os

from . import line
from .log import write_all


class Sink:
    """Appends to the file; it is opened for each write, so that it may be moved away at any time."""

    batch = 500

    def __init__(self, settings):
        self._path = settings.file

    def write(self, records, deadline):
        """Writes one line a record."""
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            write_all(descriptor, "".join(f"{line(record)}\n" for record in records))
        finally:
            os.close(descriptor)
        return []

    def renew(self):
        """Nothing is held."""
