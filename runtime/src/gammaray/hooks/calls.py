"""One record a call: made when the call has ended, with the time at which it began."""
import time

from .. import calls, guard, state
from . import catalogued, places

underway = []  # calls of the user's wrappers: see `wrappers`


class Call(calls.Call):
    """A call under way. What it is about stands in its record from the start, the rest when it ends."""

    __slots__ = ()
    files = catalogued

    def begin(self):
        """The call belongs to the invocation that runs, or to the next one."""
        invocation = state.current()
        if invocation is not None:
            self.report_start(invocation)
        elif len(state.outside) < state.OUTSIDE_LIMIT:
            state.outside.append(self)
        else:
            guard.lose(1)
        return self

    def report_start(self, invocation):
        """The call is this invocation's; there is nothing to report yet."""
        self.invocation = invocation

    def report_end(self, fields):
        """Reports the call, which is over."""
        self.params = None
        fields["duration_us"] = (time.perf_counter_ns() - self.began) // 1000
        self.ended = fields
        if self.invocation is not None:
            self._report_end()

    def report(self, fields):
        """Reports a call that was not begun, and is over. Outside of any invocation, the next one has it."""
        invocation = self.invocation
        self.report_end(fields)
        if invocation is None:
            self.begin()
            if self.invocation is not None:  # one has begun meanwhile
                self.adopt(self.invocation, "between")

    def _report_end(self):
        invocation = self.invocation
        record = self.record.copy()
        record.update(self.ended)
        if invocation.totals is not None and "keys" not in record and not invocation.closed:
            return calls.count(invocation, record)
        record["invocation"] = invocation.id
        if invocation.root:
            record["root"] = invocation.root
        if calls.send(invocation, record) >= invocation.bound and invocation.totals is None:
            invocation.totals = {}


def start(watcher, operation, region, params):
    """Notes that a watched client starts `operation`; returns the call."""
    if underway:
        tell_wrappers(watcher.service)
    call = Call(watcher.service, operation, region, params, places.find(watcher.sites, operation))
    call.name_resource()
    return call.begin()


def tell_wrappers(service):
    """A call of the service is recorded: the wrappers that it is made in need no record of their own."""
    if underway:
        from . import wrappers

        wrappers.told(service)


def answered(call, status, parsed, model, context):
    """Records what the service answered."""
    if status < 300:
        calls.finish(call, parsed)
        return
    code = context.get("error_code_override") or (parsed.get("Error") or {}).get("Code")
    fields = {"status": "error", "error": _error_class(model, code)}
    if code:
        fields["error_code"] = str(code)[:128]
    calls.add_metadata(fields, parsed.get("ResponseMetadata") or {})
    call.report_end(fields)


def failed(call, error, context):
    """Records that no answer came."""
    fields = {"status": "error", "error": type(error).__name__}
    attempt = (context.get("retries") or {}).get("attempt")
    if type(attempt) is int:
        fields["retries"] = attempt - 1
    call.report_end(fields)


def _error_class(model, code):
    """The name of the exception class that botocore is going to raise."""
    for shape in model.service_model.error_shapes:
        if shape.error_code == code:
            return shape.name
    return "ClientError"
