"""One HTTP request, from the call to the answer: recorded when its host is one that counts, or when AWS answers."""
import sys
from contextvars import ContextVar

from .. import catalog, sites, state
from . import places, relays
from .answers import keys, read
from .calls import Call, tell_wrappers

_inside = ContextVar("gammaray_http", default=False)  # a client that calls another, as requests calls urllib3, sends one request


class Exchange:
    """A request under way."""

    __slots__ = ("method", "host", "owner", "call", "token")

    def __init__(self, method, host, owner, site):
        self.method = method
        self.host = host
        self.owner = owner
        self.call = Call("http", method, _region(host), {}, site)
        self.call.invocation = state.current()
        self.token = None

    def enter(self):
        """From here on this context sends the request."""
        self.token = _inside.set(True)

    def leave(self):
        """This context is done with it, at least for now."""
        token, self.token = self.token, None
        if token is not None:
            try:
                _inside.reset(token)
            except ValueError:  # a generator that is closed in another context
                pass

    def answered(self, answer):
        """Records the answer, where it matters."""
        self.leave()
        status, headers, url = read(answer)
        self.host = self.host or host_of(url)
        found = keys(headers, self.method)
        if not found and not catalog.counts_host(self.host):
            return
        fields = {"status": "ok" if status is None or status < 400 else "error"}
        if status is not None:
            fields["http_status"] = status
        if found:
            fields["keys"] = [" ".join(found)]
            fields["request_id"] = found[0].partition(":")[2]
        self._report(fields)

    def failed(self, error):
        """Records that the call raised. Some clients raise what is an answer too."""
        self.leave()
        status, headers, _ = read(error)
        found = keys(headers, self.method)
        if not found and not catalog.counts_host(self.host):
            return
        fields = {"status": "error", "error": type(error).__name__}
        if status is not None:
            fields["http_status"] = status
        if found:
            fields["keys"] = [" ".join(found)]
        self._report(fields)

    def _report(self, fields):
        if self.host:
            self.call.record["resource"] = self.host[:256]
        tell_wrappers("http")
        self.call.report(fields)


def begin(stand, args, kwargs):
    """The request that the call of the stand-in with these arguments sends; None inside of another one."""
    if _inside.get():
        return None
    callee = stand._gammaray_callee
    functools = sys.modules.get("functools")
    while functools is not None and type(callee) is functools.partial:
        args, kwargs, callee = callee.args + args, {**callee.keywords, **kwargs}, callee.func
    method, url = stand._gammaray_sent
    target = _argument(args, kwargs, url, "url")
    owner = getattr(callee, "__self__", None)
    host = host_of(target) or host_of(getattr(owner, "base_url", None) or getattr(owner, "_base_url", None)) or _text(owner, "host")
    name = method if type(method) is str and method != "?" else _method(args, kwargs, method, target)
    exchange = Exchange(str(name).upper()[:16], host, owner, sites.find() or places.text(stand._gammaray_site))
    exchange.enter()
    return exchange


def _argument(args, kwargs, index, name):
    """The argument at the index, or of that name; a request object comes first."""
    if name in kwargs:
        return kwargs[name]
    index = 0 if index is None else index
    return args[index] if len(args) > index else next(iter(kwargs.values()), None)


def _method(args, kwargs, index, target):
    if type(index) is int:
        return _argument(args, kwargs, index, "method")
    for name in ("get_method", "method"):
        found = getattr(target, name, None)
        if found:
            return found() if callable(found) else found
    has_body = kwargs.get("data") is not None or (len(args) > 1 and args[1] is not None)
    return "POST" if has_body else "GET"


def host_of(url):
    """The host of a URL, or of an object that has one or is one, in small letters without its port; empty when there is none."""
    for name in ("full_url", "url"):  # request objects; `full_url` of urllib's
        url = getattr(url, name, url)
    text = url.decode("latin-1") if type(url) is bytes else str(url or "")
    scheme, separator, rest = text.partition("://")
    if not separator:
        return ""
    for end in "/?#":
        rest = rest.partition(end)[0]
    host = rest.rpartition("@")[2]
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()


def _text(owner, name):
    value = getattr(owner, name, None) if owner is not None else None
    return value.lower() if type(value) is str else ""


def _region(host):
    """The label of the host that reads as a region."""
    for label in host.split("."):
        if label.count("-") >= 2 and label[-1].isdigit() and label[:2].isalpha() and label[2] == "-":
            return label
    return None


def returned(exchange, result):
    """Records the result, or arranges for that when the answer is still to come. Gives the result back."""
    exchange.leave()
    relay = relays.find(result, exchange)
    if relay is not None:
        return relay()
    exchange.answered(result)
    return result
