"""HTTP clients: their callables get stand-ins, since none of the clients has events that tell of failures too."""
from .. import catalog, frames, guard, sdks

_clients = None


def function(target):
    """How the plain function sends requests, as the catalog has it; None for any other function."""
    if target.__qualname__ != target.__name__:
        return None
    section = _section(target.__module__)
    return section.get(target.__name__) if section else None


def methods(bases):
    """How the methods of a class with these bases send requests: name -> what the catalog says; None for any other class."""
    for base in bases:
        section = _section(base.__module__)
        constructed = section.get(base.__qualname__) if section else None
        if type(constructed) is str:
            return _section(constructed)
    return None


def _section(name):
    global _clients
    if _clients is None:
        _clients = catalog.http_clients()
    found = _clients.get(sdks.stock(name))
    return _clients.get(found) if type(found) is str else found


def stand_in(callee, sent, site):
    """What is called in the place of `callee`, from the hook at `site`."""
    made = object.__new__(StandIn)
    for name, value in (("callee", callee), ("sent", sent), ("site", site)):
        object.__setattr__(made, "_gammaray_" + name, value)
    return made


class StandIn:
    """Calls the original and is like it in all else."""

    __slots__ = ("_gammaray_callee", "_gammaray_sent", "_gammaray_site", "__weakref__")

    @guard.boundary
    def __call__(self, /, *args, **kwargs):
        exchange = begun(self, args, kwargs)
        try:
            result = self._gammaray_callee(*args, **kwargs)
        except BaseException as error:
            failed(exchange, error)
            raise
        return returned(exchange, result)

    @guard.boundary
    def __getattr__(self, name):
        return getattr(self._gammaray_callee, name)

    @guard.boundary
    def __setattr__(self, name, value):
        setattr(self._gammaray_callee, name, value)

    @guard.boundary
    def __delattr__(self, name):
        delattr(self._gammaray_callee, name)

    @guard.boundary
    def __eq__(self, other):
        return self._gammaray_callee == getattr(other, "_gammaray_callee", other)

    @guard.boundary
    def __hash__(self):
        return hash(self._gammaray_callee)

    @guard.boundary
    def __repr__(self):
        return repr(self._gammaray_callee)

    @guard.boundary
    def __dir__(self):
        return dir(self._gammaray_callee)

    @guard.boundary
    def __reduce_ex__(self, protocol):
        return self._gammaray_callee.__reduce_ex__(protocol)

    @guard.boundary
    def __get__(self, instance, owner=None):
        callee = self._gammaray_callee
        return self if instance is None or not hasattr(type(callee), "__get__") else _bound(self, callee, instance, owner)

    __class__ = property(lambda self: type(self._gammaray_callee))
    __doc__ = property(lambda self: self._gammaray_callee.__doc__)
    __module__ = property(lambda self: self._gammaray_callee.__module__)


@guard.boundary
def _bound(stand, callee, instance, owner):
    """A function that is kept as a class's attribute is bound when it is asked for."""
    bound = callee.__get__(instance, owner)
    return stand if bound is callee else stand_in(bound, stand._gammaray_sent, stand._gammaray_site)


@guard.boundary
def begun(stand, args, kwargs):
    """The request, or the call of a wrapper, that the call is about to begin; None when it is not to be recorded."""
    return guard.attempt(_begun, stand, args, kwargs)


def _begun(stand, args, kwargs):
    if type(stand._gammaray_sent) is tuple:
        from . import exchanges as kind
    else:
        from . import wrappers as kind

    return kind.begin(stand, args, kwargs)


@guard.boundary
def returned(exchange, result):
    """Records what the call gave back, or sees to it that what it gave back is recorded when it comes. Gives it back."""
    if exchange is None:
        return result
    try:
        from . import exchanges

        return exchanges.returned(exchange, result)
    except Exception as problem:
        guard.failed(problem)
        return result


@guard.boundary
def failed(exchange, error):
    """Records that the call raised; a bare `raise` follows."""
    guard.attempt(frames.strip, error)
    if exchange is not None:
        guard.attempt(exchange.failed, error)
