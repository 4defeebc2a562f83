"""Where a watched call was made: by the frames of the call itself, else by the hook that let it through."""
import sys

from .. import owners, sites

_LIMIT = 40  # frames
_TRANSFERS = frozenset("upload_file upload_fileobj download_file download_fileobj copy upload download delete".split())


def find(hooked, operation):
    """`file:line` of the user's code that runs the call; in a thread of the SDK or of a pool, of the hook that fits best.
    `hooked` has the sites of the client's hooks."""
    if operation == "BatchWriteItem":
        site = _batch_writer(hooked)
        if site:
            return site
    return sites.find() or _last(hooked, operation)


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
    return any((frame.f_globals.get("__name__") or "").startswith("s3transfer.") for frame in _frames())


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
    return getattr(sys.modules.get("botocore"), "xform_name", str)(operation)


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
