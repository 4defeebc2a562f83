"""One HTTP request of a hooked callable: recorded when its host is one that counts, or when AWS answers."""
import sys

from .. import catalog, exchanges, sites, state
from . import places
from .calls import Call, tell_wrappers


class Hooked(exchanges.Exchange):
    """A request that is recorded when it is over."""

    __slots__ = ()

    def report(self, fields):
        """Records the request, where it matters."""
        if not self.noted and not catalog.counts_host(self.host):
            return
        if self.host:
            self.call.record["resource"] = self.host[:256]
        tell_wrappers("http")
        self.call.report(fields)


def begin(stand, args, kwargs):
    """The request that the call of the stand-in with these arguments sends; None inside of another one."""
    if exchanges.inside.get() is not None:
        return None
    callee = stand._gammaray_callee
    functools = sys.modules.get("functools")
    while functools is not None and type(callee) is functools.partial:
        args, kwargs, callee = callee.args + args, {**callee.keywords, **kwargs}, callee.func
    method, url = stand._gammaray_sent
    target = exchanges.argument(args, kwargs, url, "url")
    owner = getattr(callee, "__self__", None)
    host = exchanges.host_of(target) or exchanges.host_of(exchanges.base_of(owner)) or exchanges.text(owner, "host")
    name = exchanges.method_of(args, kwargs, method, target)
    call = Call("http", name, exchanges.region_of(host), {}, sites.find() or places.text(stand._gammaray_site))
    call.invocation = state.current()
    exchange = Hooked(name, host, owner, call)
    exchange.enter()
    return exchange


def returned(exchange, result):
    """Records the result, or arranges for that when the answer is still to come. Gives the result back."""
    from ..exchanges import relays

    exchange.leave()
    relay = relays.find(result, exchange)
    if relay is not None:
        return relay()
    exchange.answered(result)
    return result
