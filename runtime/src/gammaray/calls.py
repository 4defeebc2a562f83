"""One SDK call: its start and end records."""
import time

from . import guard, reporter, sites, state
from .services import describe


class Call:
    """A call under way."""

    __slots__ = ("invocation", "number", "service", "operation", "params", "common", "site", "began", "start", "ended")

    def __init__(self, service, operation, region, params, site):
        self.invocation = state.current()
        self.number = None
        self.service = describe(service)
        self.operation = operation
        self.params = params
        self.site = site
        self.common = {"service": service, "operation": operation, "region": region}
        self.common["resource"] = self.service.resource(operation, params)
        self.began = time.perf_counter_ns()
        self.start = state.microseconds()
        self.ended = None

    def adopt(self, invocation, phase):
        """The call was made outside of any invocation; `invocation` reports it."""
        self.invocation = invocation
        self.common["phase"] = phase
        self.report_start()
        if self.ended is not None:
            reporter.add(invocation, "call", dict(self.ended, call=self.number, phase=phase))

    def report_start(self):
        """Reports the start. Its number is the call's number."""
        invocation = self.invocation
        self.number = number = next(invocation.numbers)
        fields = {"step": "start", "call": number, "site": self.site}
        fields.update(self.common)
        record = reporter.build(invocation, "call", fields, number)
        record["time_us"] = self.start
        reporter.current().add(invocation, record)

    def report_end(self, fields):
        """Reports the end, after which the call is over."""
        duration = (time.perf_counter_ns() - self.began) // 1000
        end = {"step": "end", "call": self.number, "duration_us": duration}
        end.update(self.common)
        end.update(fields)
        if self.invocation is None:
            end["time_us"] = state.microseconds()
            self.ended = end
            return
        if self.invocation.closed:
            end["late"] = True
        reporter.add(self.invocation, "call", end)


def start(client, operation, params):
    """Records that a botocore or aiobotocore client starts `operation`; returns the call."""
    site = sites.find(3)
    call = Call(client._service_model.service_name, operation, client.meta.region_name, params, site)
    if call.invocation is not None:
        call.report_start()
    elif len(state.outside) < state.OUTSIDE_LIMIT:
        state.outside.append(call)
    else:
        guard.lose(2)
    return call


def finish(call, response):
    """Records that the call returned `response`."""
    metadata = response.get("ResponseMetadata") or {}
    fields = _fields(metadata)
    fields["status"] = "ok"
    fields["keys"] = call.service.keys(call.operation, call.params, response, metadata) or None
    call.params = None
    call.report_end(fields)


def fail(call, error):
    """Records that the call raised `error`: its class and the service's error code, never its message."""
    response = getattr(error, "response", None)
    fields = {}
    if isinstance(response, dict):
        fields = _fields(response.get("ResponseMetadata") or {})
        fields["error_code"] = _short((response.get("Error") or {}).get("Code"))
    fields["status"] = "error"
    fields["error"] = type(error).__name__
    call.params = None
    call.report_end(fields)


def _fields(metadata):
    return {
        "http_status": metadata.get("HTTPStatusCode"),
        "retries": metadata.get("RetryAttempts"),
        "request_id": _short(metadata.get("RequestId")),
    }


def _short(value):
    return str(value)[:128] if value else None
