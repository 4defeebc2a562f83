"""One HTTP request in dynamic and static mode: its start and end records."""
from contextvars import ContextVar

from . import guard, sites, state
from .calls import Call
from .hooks import answers
from .hooks.exchanges import host_of

_inside = ContextVar("gammaray_request", default=False)  # a redirect, or a client that calls another, is part of the request that caused it


class Request(Call):
    """A request under way."""

    __slots__ = ("token",)

    def finish(self, answer):
        """Records the answer."""
        _inside.reset(self.token)
        self._end(answer, {})

    def fail(self, error):
        """Records that the client raised. Some clients raise what is an answer too."""
        _inside.reset(self.token)
        self._end(error, {"status": "error", "error": type(error).__name__})

    def _end(self, answer, fields):
        status, headers, _ = answers.read(answer)
        fields.setdefault("status", "ok" if status is None or status < 400 else "error")
        if status is not None:
            fields["http_status"] = status
        found = answers.keys(headers, self.record["operation"])
        if found:
            fields["keys"] = [" ".join(found)]
            fields["request_id"] = found[0].partition(":")[2]
        self.report_end(fields)


def start(args, kwargs):
    """Records that a client begins to send what these arguments say; None when it does so for a request under way."""
    if _inside.get():
        return None
    method, url = _sent(args, kwargs)
    call = Request("http", str(method).upper()[:16], None, {}, sites.find(3))
    host = host_of(url)
    if host:
        call.record["resource"] = host[:256]
    invocation = state.current()
    if invocation is not None:
        call.report_start(invocation)
    elif len(state.outside) < state.OUTSIDE_LIMIT:
        state.outside.append(call)
    else:
        guard.lose(2)
    call.token = _inside.set(True)
    return call


def _sent(args, kwargs):
    """(method, URL): of a request object, of a URL alone, or of both in this order, as `urlopen` of urllib3 takes them."""
    values = [*args, *kwargs.values()]
    first = values[0]
    if type(first) is not str:
        method = getattr(first, "get_method", None) or getattr(first, "method", None) or "GET"
        return (method() if callable(method) else method), first
    if "method" in kwargs or "://" not in first:
        return kwargs.get("method", first), kwargs["url"] if "url" in kwargs else values[1]
    has_body = (len(args) > 1 and args[1] is not None) or kwargs.get("data") is not None
    return ("POST" if has_body else "GET"), first
