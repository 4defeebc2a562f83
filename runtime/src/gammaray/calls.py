"""One SDK call: its start and end records."""
import time

from . import entrance, guard, reporter, services, sites, state

_LONGEST = 2048  # characters of a resource's name


class Call:
    """A call under way. Its start record becomes, with what is known then, its end record."""

    __slots__ = ("invocation", "service", "params", "record", "ended", "began")
    files = services  # whose `describe` knows the services

    def __init__(self, service, operation, region, params, site):
        self.invocation = None
        self.service = self.files.describe(service)
        self.params = params
        self.record = {
            "v": 1,
            "kind": "call",
            "mode": entrance.mode,
            "time_us": time.time_ns() // 1000,
            "service": service,
            "operation": operation,
        }
        if region:
            self.record["region"] = region
        if site:
            self.record["site"] = site
        self.ended = None
        self.began = time.perf_counter_ns()

    def name_resource(self):
        """Adds what the call is about, where its parameters say so."""
        try:
            resource = self.service.resource(self.record["operation"], self.params)
        except Exception as problem:  # parameters that the SDK is about to refuse
            guard.failed(problem, records=0)
        else:
            if resource:
                self.record["resource"] = resource if type(resource) is not str or len(resource) <= _LONGEST else resource[:_LONGEST]

    def report_start(self, invocation):
        """Reports the start as this invocation's. Its number is the call's number."""
        self.invocation = invocation
        if invocation.totals is not None:
            return
        record = self.record
        record["step"] = "start"
        record["invocation"] = invocation.id
        record["n"] = record["call"] = number = next(invocation.numbers)
        if number >= invocation.bound:
            invocation.totals = {}
        if invocation.root:
            record["root"] = invocation.root
        reporter.current().add(invocation, record)

    def report_end(self, fields):
        """Reports the end, after which the call is over."""
        self.params = None
        fields["step"] = "end"
        fields["time_us"] = time.time_ns() // 1000
        fields["duration_us"] = (time.perf_counter_ns() - self.began) // 1000
        self.ended = fields
        if self.invocation is not None:
            self._report_end()

    def _report_end(self):
        invocation = self.invocation
        record = self.record.copy()
        record.update(self.ended)
        if "call" not in record or len(record.get("keys", ())) > reporter.MANY:
            self._report_unusual(record)
            return
        if invocation.closed:
            record["late"] = True
        record["n"] = next(invocation.numbers)
        reporter.current().add(invocation, record)

    def _report_unusual(self, record):
        invocation = self.invocation
        if "call" not in record:  # its start was not reported
            if "keys" not in record and not invocation.closed:
                count(invocation, record)
                return
            record["invocation"] = invocation.id
            record["call"] = None
            if invocation.root:
                record["root"] = invocation.root
        send(invocation, record)

    def adopt(self, invocation, phase):
        """The call was made outside of any invocation; `invocation` reports it."""
        self.record["phase"] = phase
        self.report_start(invocation)
        if self.ended is not None:
            self._report_end()


def send(invocation, record):
    """Numbers and reports the record of a call's end: in parts, where it has more keys than a table's item can hold. Returns its number."""
    if invocation.closed:
        record["late"] = True
    keys = record.get("keys", ())
    if len(keys) <= reporter.MANY:
        return _send(invocation, record)
    from .lifecycle import _parts

    parts = _parts(keys)
    for part, keys in enumerate(parts):
        if len(parts) > 1:
            record = dict(record, keys=keys, part=part, parts=len(parts))
        reporter.current().weigh(record)
        number = _send(invocation, record)
    return number


def _send(invocation, record):
    number = record["n"] = next(invocation.numbers)
    if "call" in record and record["call"] is None:
        record["call"] = number
    reporter.current().add(invocation, record)
    return number


def count(invocation, record):
    """Counts the call instead of reporting it."""
    from . import totals

    totals.add(invocation, record)


def start(client, operation, params):
    """Records that a botocore or aiobotocore client starts `operation`; returns the call."""
    call = Call(client._service_model.service_name, operation, client.meta.region_name, params, sites.find(3))
    call.name_resource()
    begin(call)
    return call


def begin(call):
    """Reports the call's start: the invocation's that runs, or the next one's."""
    invocation = state.current()
    if invocation is not None:
        call.report_start(invocation)
    elif len(state.outside) < state.OUTSIDE_LIMIT:
        state.outside.append(call)
    else:
        guard.lose(2)


def finish(call, response):
    """Records that the call returned `response`."""
    metadata = response.get("ResponseMetadata") or {}
    operation = call.record["operation"]
    fields = {"status": "ok"}
    add_metadata(fields, metadata)
    try:
        keys = call.service.keys(operation, call.params, response, metadata)
        if keys is None:
            keys = services.request(operation, metadata)
        if keys:
            fields["keys"] = keys
    except KeyError:  # an answer without what the service promises, as test doubles give: nothing to join by
        pass
    except Exception as problem:
        guard.failed(problem, records=0)
    call.report_end(fields)


def fail(call, error):
    """Records that the call raised `error`: its class and the service's error code, never its message."""
    fields = {"status": "error", "error": type(error).__name__}
    response = getattr(error, "response", None)
    if isinstance(response, dict):
        add_metadata(fields, response.get("ResponseMetadata") or {})
        code = (response.get("Error") or {}).get("Code")
        if code:
            fields["error_code"] = str(code)[:128]
    call.report_end(fields)


def add_metadata(fields, metadata):
    """Adds what botocore says about the answer."""
    for name, member in (("http_status", "HTTPStatusCode"), ("retries", "RetryAttempts"), ("request_id", "RequestId")):
        value = metadata.get(member)
        if value is not None:
            fields[name] = value if type(value) is int else str(value)[:128]
