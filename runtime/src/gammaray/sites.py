"""Where in the function's own code a call was made."""
import os
import sys

from . import sdks

_SKIPPED = sdks.NAMES | frozenset(
    "gammaray urllib3 requests urllib http httpx httpcore aiohttp anyio "
    "threading concurrent asyncio contextlib functools contextvars multiprocessing tenacity backoff retrying wrapt".split()
)
_LOOPS = frozenset(["asyncio.events", "asyncio.base_events", "asyncio.runners"])
_names = {}  # file name of a code object -> its name in records, or "" when its frames are skipped
_LIMIT = 60  # frames


def find(depth=2):
    """`file:line` of the innermost frame that is not the SDK's, a library's of ours or a pool's; None when there is none.
    The file is named relative to the function's directory."""
    frame = innermost(depth + 1)
    return f"{_names[frame.f_code.co_filename]}:{frame.f_lineno}" if frame is not None else None


def innermost(depth, within_step=False):
    """That frame. `within_step`: not one that has started the event loop, since it does not say which task runs."""
    frame = sys._getframe(depth)
    for _ in range(_LIMIT):
        if frame is None:
            return None
        file = frame.f_code.co_filename
        name = _names.get(file)
        if name is None:
            name = _names[file] = _name(frame, file)
        if name:
            return frame
        if within_step and frame.f_globals.get("__name__") in _LOOPS:
            return None
        frame = frame.f_back
    return None


def place(frame):
    """The frame's `file:line`, once `innermost` has found it."""
    return f"{_names[frame.f_code.co_filename]}:{frame.f_lineno}"


def _name(frame, file):
    module = frame.f_globals.get("__name__") or ""
    if module.partition(".")[0] in _SKIPPED or file.startswith("<frozen"):
        return ""
    return relative(file)


def relative(file):
    """The file's name as records have it."""
    root = os.environ.get("LAMBDA_TASK_ROOT")
    if root and file.startswith(root.rstrip("/") + "/"):
        return file[len(root.rstrip("/")) + 1 :]
    return file
