"""Hybrid mode: nothing is patched; `hook` watches the client behind a call that can wake something, `entry` records the handler.

User code holds `import gammaray.hybrid as _gammaray`, `_gammaray.hook(sns.publish)(TopicArn=…)` and
`lambda_handler = _gammaray.entry(lambda_handler)`. None of them raises.
"""
from os.path import dirname, exists, join
from sys import _getframe
from types import MethodType

from . import entrance, guard
from .entrance import entry, entry_if_bound, is_disabled
from .owners import kinds, known

__all__ = ["entry", "entry_if_bound", "hook", "is_disabled"]

_disabled = is_disabled()
_count = iter(range(1, 1 << 62)).__next__


@guard.boundary
def hook(callee):
    """`callee` itself, with the client that it belongs to watched from now on; what is no SDK call comes back as it is.

    An HTTP client has no events that tell all: of its callables a stand-in comes back, which is like the original in all but that its
    calls are recorded.
    """
    try:
        if type(callee) is MethodType:
            owner = callee.__self__
            found = known.get(id(owner))
            if found is not None and found() is owner:
                frame = _getframe(1)
                found.sites[callee.__name__] = found.sites[id(callee)] = (frame.f_code, frame.f_lasti, _count())
                if len(found.sites) > 5_000:
                    found.sites.clear()
                return callee
            kind = kinds.get(id(type(owner)))
            if kind is not None and kind.role is None and kind() is type(owner):
                return callee
        if _disabled:
            return callee
        from . import hooks

        return hooks.hooked(callee, _getframe(1), _count())
    except Exception as problem:
        guard.failed(problem)
        return callee


@guard.boundary
def _start():
    """A bundle of another mode holds no hooks: there a layer's calls are recorded as that mode does it."""
    global _disabled
    if exists(join(dirname(__file__), "hooks")):
        entrance.mode = "hybrid"
    else:
        _disabled = True


_start()
