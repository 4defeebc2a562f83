"""HTTP requests, in all modes: `patches.http_exchanges` for those that patches see, `hooks.exchanges` for those of hybrid's hooks, `answers` for what
the answers say, `relays` for answers that come later."""
import os
from contextvars import ContextVar

from .. import calls, frames, settings, sites
from .answers import keys, read

inside = ContextVar("gammaray_http", default=None)  # a client that calls another, as requests calls urllib3, sends one request
_DEPTH = 10  # exceptions behind an exception


class Exchange:
    """A request under way."""

    __slots__ = ("method", "host", "owner", "call", "token", "noted", "tries", "redirects", "span")

    def __init__(self, method, host, owner, call):
        self.method = method
        self.host = host
        self.owner = owner
        self.call = call
        self.token = None
        self.noted = {}  # keys of the answers before the last one: of redirects, and of what was tried again
        self.tries = None  # requests that the client made for this one, where it tells
        self.redirects = 0
        self.span = None  # what the request carries, where it carries anything
        if settings.current().inject:
            from .. import propagation

            self.span = propagation.http(call.invocation, host)

    def enter(self):
        """From here on this context sends the request."""
        self.token = inside.set(self)

    def leave(self):
        """This context is done with it, at least for now."""
        token, self.token = self.token, None
        if token is not None:
            try:
                inside.reset(token)
            except ValueError:  # a generator that is closed in another context
                pass

    def note(self, answer):
        """One of several answers came."""
        status, headers, _ = read(answer)
        found = keys(headers, self.method, self.host)
        if found:
            self.noted[" ".join(found)] = None
        self.redirects += status in (301, 302, 303, 307, 308)

    def answered(self, answer):
        """Records the answer."""
        self.leave()
        status, _, _ = read(answer)
        self._end({"status": "ok" if status is None or status < 400 else "error"}, answer)

    def failed(self, error):
        """Records that the call raised. Some clients raise what is an answer too."""
        self.leave()
        self._end({"status": "error", "error": type(error).__name__}, error)

    def _end(self, fields, answer):
        status, headers, url = read(answer)
        self.host = self.host or host_of(url)
        history = getattr(answer, "history", None)
        if type(history) in (list, tuple) and not self.redirects:
            for earlier in history:
                self.note(earlier)
        found = keys(headers, self.method, self.host)
        if status is not None:
            fields["http_status"] = status
        if found:
            self.noted[" ".join(found)] = None
            fields["request_id"] = found[0].partition(":")[2]
        if self.noted:
            fields["keys"] = list(self.noted)
        if self.tries:
            fields["retries"] = max(self.tries - 1 - self.redirects, 0)
        if self.span is not None and self.span.is_sent:
            fields["keys"] = [f"{effect} {self.span.key}" for effect in fields.get("keys", ())] or [self.span.key]
        self.report(fields)

    def report(self, fields):
        """Reports the end of a call whose start is reported."""
        self.call.report_end(fields)


def begin(owner, sent, args, kwargs):
    """Records that the client `owner` sends what `sent` and the arguments say; None where that is none of the function's requests."""
    target = argument(args, kwargs, sent[1], "url")
    host = host_of(target) or host_of(base_of(owner)) or text(owner, "host")
    if _is_platform(owner):
        return None
    call = calls.Call("http", method_of(args, kwargs, sent[0], target), region_of(host), {}, sites.find(3))
    if host:
        call.record["resource"] = host[:256]
    allowed = settings.current().paths
    if allowed and ("." + host).endswith(allowed):
        call.record["path"] = path_of(target)
    calls.begin(call)
    exchange = Exchange(call.record["operation"], host, owner, call)
    exchange.enter()
    return exchange


def base_of(owner):
    """Where a client's own URL stands, if it has one."""
    return getattr(owner, "base_url", None) or getattr(owner, "_base_url", None)


def _is_platform(owner):
    """Lambda's own client asks for the next invocation by http.client."""
    place = os.environ.get("AWS_LAMBDA_RUNTIME_API")
    return place is not None and f"{getattr(owner, 'host', None)}:{getattr(owner, 'port', None)}" == place


def clean(error):
    """Removes our frames from the tracebacks of the error and of those behind it."""
    for _ in range(_DEPTH):
        if error is None:
            break
        frames.strip_inner(error)
        error = error.__cause__ or error.__context__


def argument(args, kwargs, index, name):
    """The argument at the index, or of that name; a request object comes first."""
    if name in kwargs:
        return kwargs[name]
    index = 0 if index is None else index
    return args[index] if len(args) > index else next(iter(kwargs.values()), None)


def method_of(args, kwargs, sent, target):
    """The HTTP method, as the catalog says where it stands."""
    if type(sent) is int:
        sent = argument(args, kwargs, sent, "method")
    elif sent == "?":
        sent = _asked(target)
        if not sent:
            has_body = kwargs.get("data") is not None or (len(args) > 1 and args[1] is not None)
            sent = "POST" if has_body else "GET"
    return str(sent).upper()[:16]


def _asked(target):
    for name in ("get_method", "method"):
        found = getattr(target, name, None)
        if found:
            return found() if callable(found) else found
    return None


def _text_of(url):
    for name in ("full_url", "url"):  # request objects; `full_url` of urllib's
        url = getattr(url, name, url)
    return url.decode("latin-1") if type(url) is bytes else str(url or "")


def host_of(url):
    """The host of a URL, or of an object that has one or is one, in small letters without its port; empty when there is none."""
    scheme, separator, rest = _text_of(url).partition("://")
    if not separator:
        return ""
    for end in "/?#":
        rest = rest.partition(end)[0]
    host = rest.rpartition("@")[2]
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].lower()


def path_of(url):
    """The path alone: no query, no fragment."""
    found = _text_of(url).partition("?")[0].partition("#")[0]
    rest = found.partition("://")[2]
    return ("/" + rest.partition("/")[2] if rest else found)[:1024]


def text(owner, name):
    """The owner's member as a host; empty where it is no text."""
    value = getattr(owner, name, None) if owner is not None else None
    return value.lower() if type(value) is str else ""


def region_of(host):
    """The label of the host that reads as a region."""
    for label in host.split("."):
        if label.count("-") >= 2 and label[-1].isdigit() and label[:2].isalpha() and label[2] == "-":
            return label
    return None
