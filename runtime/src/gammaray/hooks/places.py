"""Where a watched call was made: by the frames of the call itself, else by the hook that let it through."""
import sys
from collections import deque

from .. import owners, sdks, sites

_LIMIT = 40  # frames
_UNTAKEN = 1_000
_TRANSFERS = frozenset("upload_file upload_fileobj download_file download_fileobj copy upload download delete".split())


class Waiting(dict):
    """The sites of an asynchronous client's hooks. Its calls begin when they are awaited or their tasks run, in the order in which
    they were made; so each takes the oldest site that none has taken."""

    __slots__ = ("_untaken",)

    def __init__(self):
        self._untaken = {}

    def __setitem__(self, key, site):
        super().__setitem__(key, site)
        if type(key) is str:
            self._untaken.setdefault(key, deque(maxlen=_UNTAKEN)).append(site)

    def take(self, method, frame):
        """The site for a call of the method that `frame` awaits, None where a task runs it; None when all are taken."""
        untaken = self._untaken.get(method, ())
        for site in list(untaken):
            if frame is None or site[0] is frame.f_code:
                untaken.remove(site)
                return site
        return None


def find(hooked, operation):
    """`file:line` of the user's code that runs the call; in a thread of the SDK or of a pool, of the hook that fits best.
    `hooked` has the sites of the client's hooks."""
    if operation == "BatchWriteItem":
        site = _batch_writer(hooked)
        if site:
            return site
    frame = sites.innermost(2, within_step=True)
    if type(hooked) is Waiting:
        site = hooked.take(_method(operation), frame)
        if site is not None:
            return text(site)
    if frame is not None:
        return sites.place(frame)
    return _last(hooked, operation) or sites.find()


def _last(hooked, operation):
    given = _given(hooked)
    if given is not None:
        return text(given)
    names = _TRANSFERS if _is_transfer() else (_method(operation),)
    found = [site for name, site in list(hooked.items()) if name in names] or list(hooked.values())
    return text(max(found, key=lambda site: site[2])) if found else None


def _given(hooked):
    """The site of the hook whose result was given to the thread or the pool that runs it."""
    for frame in _frames():
        if frame.f_code.co_name == "run":
            members = getattr(frame.f_locals.get("self"), "__dict__", {})
            for name in ("fn", "_target"):  # of concurrent.futures' work items, of threads
                found = hooked.get(id(members.get(name)))
                if found is not None:
                    return found
    return None


def _is_transfer():
    return any(sdks.stock(frame.f_globals.get("__name__") or "").startswith("s3transfer.") for frame in _frames())


def _batch_writer(hooked):
    """A batch writer sends what several calls gave it, at the end of its block too: the site is its last hook's, or that of the
    hook of `batch_writer` which made it."""
    for frame in _frames():
        if frame.f_code.co_name == "_flush":
            writer = frame.f_locals.get("self")
            owner = owners.known.get(id(writer))
            found = list(owner.sites.values()) if owner is not None and owner() is writer else ()
            site = max(found, key=lambda site: site[2]) if found else hooked.get("batch_writer")
            return text(site) if site else None
    return None


def _frames():
    frame = sys._getframe(1)
    for _ in range(_LIMIT):
        if frame is None:
            return
        yield frame
        frame = frame.f_back


def _method(operation):
    """The operation as a client's method is called."""
    return next(iter(sdks.members("botocore", "xform_name")), str)(operation)


def text(site):
    """A hook's site as records have it."""
    code, offset, _ = site
    return f"{sites.relative(code.co_filename)}:{_line(code, offset)}"


def _line(code, offset):
    """The line at the offset. Hooks keep offsets, since a frame takes microseconds to say its line in a long function."""
    if hasattr(code, "co_lines"):
        lines = ((start, line) for start, end, line in code.co_lines() if line is not None)
    else:
        import dis

        lines = dis.findlinestarts(code)
    found = code.co_firstlineno
    for start, line in lines:
        if start > offset:
            break
        found = line
    return found
