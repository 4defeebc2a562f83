"""Hybrid mode's hooks: `clients` for the SDK, `http` for HTTP clients, `wrappers` for the user's own functions, `calls` for their
records, `places` for their call sites."""
import sys
from types import FunctionType, MethodType

from .. import owners, sdks

_DEPTH = 8  # partials of partials
_has_wrappers = None


def hooked(callee, frame, serial):
    """What stands in for `callee`, which the code of `frame` is about to call: nearly always itself."""
    target = inner(callee)
    site = (frame.f_code, frame.f_lasti, serial)
    declared = _declared(target)
    if declared is not None:
        from . import http

        return http.stand_in(callee, declared, site)
    if type(target) is FunctionType:
        from . import http

        sent = http.function(target)
        return callee if type(sent) is not tuple else http.stand_in(callee, sent, site)
    owner = _owner(target)
    if owner is None:
        return callee
    role = _role(type(owner))
    if role is None:
        return callee
    if role is not owners.SDK:
        return _http(callee, target, role, site)
    from . import clients

    sites = clients.watched(owner)
    if sites is not None:
        sites[target.__name__] = sites[id(callee)] = site
    return callee


def _declared(target):
    """What the user's catalog says of a function or method; None where it has no such."""
    global _has_wrappers
    if _has_wrappers is None:
        from .. import catalog

        _has_wrappers = bool(catalog.wrappers())
    if not _has_wrappers:
        return None
    from . import wrappers

    return wrappers.find(target)


def _http(callee, target, role, site):
    from . import http

    sent = role.get(target.__name__)
    return callee if type(sent) is not tuple else http.stand_in(callee, sent, site)


def inner(callee):
    """What a partial calls in the end."""
    functools = sys.modules.get("functools")
    for _ in range(_DEPTH):
        if functools is None or type(callee) is not functools.partial:
            break
        callee = callee.func
    return callee


def _owner(target):
    """The object that the method belongs to. Other tracers put wrapt's stand-ins in the places of methods."""
    if type(target) is MethodType or type(target).__module__.partition(".")[0] == "wrapt":
        return getattr(target, "__self__", None)
    return None


def _role(kind):
    known = owners.kinds.get(id(kind))
    if known is None or known() is not kind:
        owners.remember_kind(kind, _judge(kind))
        known = owners.kinds[id(kind)]
    return known.role


def _judge(kind):
    """What the class's name, or that of one of its bases, says about its methods."""
    bases = [base for base in type.__dict__["__mro__"].__get__(kind) if base is not object]
    if any(sdks.is_of(base.__module__) for base in bases):
        vendored = all(sdks.stock(base.__module__).startswith(("botocore.httpsession", "botocore.vendored")) for base in bases)
        if not vendored:
            return owners.SDK
    from . import http

    role = http.methods(bases)
    if role is None and _has_wrappers:
        from . import wrappers

        return {} if wrappers.has_methods(bases) else None
    return role
