"""Keeps our own failures away from the function: they are counted, and told once a process on standard error."""
import os

_lost = 0
_told = False


def boundary(function):
    """Marks a function that the user's code or the interpreter calls directly: it must not raise on its own account.

    Everything that is not marked may raise; the tests break each such function in turn.
    """
    function.__gammaray_boundary__ = True
    return function


@boundary
def failed(error, invocation=None, records=1):
    """Counts `records` as lost because of `error`; says so on standard error the first time."""
    try:
        lose(records, invocation)
        tell(f"{type(error).__name__} in {_place(error)}")
    except Exception:
        pass


@boundary
def attempt(step, *arguments):
    """What the step gives back; None, and a record counted as lost, where it raises."""
    try:
        return step(*arguments)
    except Exception as problem:
        failed(problem)
        return None


def lose(records, invocation=None):
    """Counts lost records: on the invocation while its exit record can still say so, else for the next exit record."""
    global _lost
    if invocation is not None and not invocation.closed:
        invocation.lost += records
    else:
        _lost += records


def take_losses():
    """The number of lost records that no exit record has told yet; it is told by whoever takes it."""
    global _lost
    count, _lost = _lost, 0
    return count


def tell(reason):
    """One line on standard error, once a process. Not through `sys.stderr`: the function may have replaced it."""
    global _told
    if _told:
        return
    _told = True
    text = "".join(c if c.isprintable() else "?" for c in str(reason))[:300]
    os.write(2, f"gammaray: some records are lost or late: {text}\n".encode("utf-8", "replace"))


def _place(error):
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return "gammaray"
    return f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"
