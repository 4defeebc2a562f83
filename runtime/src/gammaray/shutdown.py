"""The end of the sandbox. Lambda sends SIGTERM only where an extension is registered, with 0.3 seconds or more to go."""
import os
import signal
import sys
import threading

from . import guard, reporter

_SECONDS = 0.2  # for the last flush

_before = None


def arm(extensions):
    """Writes what is left when SIGTERM comes, where the folder holds extensions. The handler that the function has set comes after us.

    Before Python 3.12 Lambda's client waits for events in C code, where no handler of Python's would run, and the default would not end it.
    """
    global _before
    if sys.version_info < (3, 12) or threading.current_thread() is not threading.main_thread() or not os.listdir(extensions):
        return
    before = signal.getsignal(signal.SIGTERM)
    if before is not None and before is not _on_term:  # None: set by C code, which we cannot chain
        _before = before
        signal.signal(signal.SIGTERM, _on_term)


@guard.boundary
def _on_term(number, frame):
    try:
        current = reporter.current()
        current.delay = min(current.delay, _SECONDS)
        current.flush()
    except Exception as problem:
        guard.failed(problem)
    if callable(_before):
        _before(number, frame)
    elif _before == signal.SIG_DFL:
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)
