"""Takes our frames out of tracebacks, so that an error reads as it does without us."""
import sys

_REMOVES_HEAD = sys.version_info >= (3, 11)


def strip(error):
    """Removes the frame that caught `error`, if a bare `raise` follows. Before Python 3.11 a bare `raise` brings the frame
    back: there `strip_inner` removes it once it is further down."""
    if _REMOVES_HEAD and error.__traceback__ is not None:
        error.with_traceback(error.__traceback__.tb_next)  # a method: an exception class may forbid assignments


def strip_inner(error):
    """Removes our frames below the frame that caught `error`."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        if _is_ours(trace.tb_next.tb_frame):
            trace.tb_next = trace.tb_next.tb_next
        else:
            trace = trace.tb_next


def _is_ours(frame):
    return (frame.f_globals.get("__name__") or "").partition(".")[0] == "gammaray"
