"""What goes along each edge of the graph (`ObservedGraph.swift`): `(section, from, to, kind)` and its traffic, one invocation at a time."""

from . import keys, names
from .records import bounded
from .rules import EFFECTS

COUNTS = ("count", "errors", "retries", "redeliveries", "deadLetters", "replays", "proven", "ambiguous")


class Traffic:
    """Gathers what one invocation adds: counts by edge, and the values from which percentiles are taken."""

    def __init__(self, skew, has_requests):
        self.nodes, self.counts, self.values, self._skew, self._has_requests = set(), [], [], skew, has_requests

    def is_shown(self, call):
        """Only where CloudTrail's events wake functions is it an effect that a call had a request."""
        own = call.keys
        has_effect = len(own) > 1 or own and (self._has_requests or " " in own[0] or keys.kind(own[0]) != "request")
        return has_effect or call.hybrid or (call.service, call.operation) in EFFECTS

    def add(self, edge, values=(), **counts):
        self.counts.append((edge, tuple(counts.get(name, 0) for name in COUNTS)))
        self.values += [(edge, name, value) for name, value in values]

    def rows(self):
        """`((section, key), value)`, as they are added up."""
        yield from ((("nodes", node), None) for node in self.nodes)
        yield from ((("counts", edge), counts) for edge, counts in self.counts)
        yield from ((("values", value), 1) for value in self.values)

    def event(self, source, target, kind, cause, retries, run, section="edges", is_counted=True):
        if section == "edges" and is_counted:
            self.nodes |= {source, target}
        counts, values = {"count": int(is_counted), "retries": retries}, ()
        if cause:
            exact = cause.certainty == "exact"
            counts |= {"redeliveries": int(cause.redelivery), "deadLetters": int(cause.dead_letter), "replays": int(cause.replay)}
            counts |= {"proven": int(exact), "ambiguous": int(cause.certainty == "ambiguous")}
            if exact and not cause.redelivery and cause.calls and run.entry:
                values = [("latency", run.start - cause.calls[0].began - self._skew(_region(cause.calls[0].function), _region(run.function)))]
        self.add((section, source, target, kind), values, **counts)


def _region(function):
    return names.function(function)[2]


def gather(invocation, causes, skew, has_requests):
    traffic = Traffic(skew, has_requests)
    for run in invocation.runs:
        _add_calls(traffic, run)
    _add_causes(traffic, invocation, causes)
    return traffic


def _kind(service, operation):
    return service if operation is None else f"{service}.{operation}"


def _targets(call):
    return names.targets(call.service, call.resource, call.region or "")


def _add_calls(traffic, run):
    function = names.function(run.function)
    traffic.nodes.add(function)
    for call in filter(traffic.is_shown, run.calls):
        for target in _targets(call):
            traffic.nodes.add(target)
            duration = [("duration", call.duration)] if call.duration >= 0 else ()
            edge = "edges", function, target, _kind(call.service, call.operation)
            traffic.add(edge, duration, count=1, errors=int(call.status == "error"), retries=call.retries)
    for record in run.totals:
        service, operation, count = record["service"], record.get("operation"), bounded(record, "count")
        for target in names.targets(service, record.get("resource"), record.get("region", "")) if (service, operation) in EFFECTS else ():
            traffic.nodes.add(target)
            edge = "edges", function, target, _kind(service, operation)
            traffic.add(edge, count=count, errors=min(count, bounded(record, "errors")))


def _add_causes(traffic, invocation, causes):
    run, retries = invocation.runs[0], len(invocation.runs) - 1
    target = names.function(run.function)
    entry = next((own.entry for own in invocation.runs if own.entry), {})
    source = entry.get("event_source")
    origin = names.source(source, entry.get("event_source_arn"), target)
    if not causes and origin:
        traffic.event(origin, target, source or "", None, retries, run)
    for place, cause in enumerate(causes):
        _add_cause(traffic, cause, origin, source or "", target, 0 if place else retries, run)


def _add_cause(traffic, cause, origin, source, target, retries, run):
    """One event: from what the call acted on, through what the entry names, to the function."""
    if cause.ended:
        return _add_ended(traffic, names.function(cause.ended[1]), origin, source, target, cause, retries, run)
    if not cause.calls:
        if origin:
            traffic.event(origin, target, source, cause, retries, run)
        return
    call = cause.calls[0]
    resource = _resource(call, origin, target) if traffic.is_shown(call) else None
    if resource is None:
        return
    caller, kind = names.function(call.function), _kind(call.service, call.operation)
    if cause.certainty == "exact":
        traffic.event(caller, target, kind, cause, retries, run, section="links")
    # An invocation has no resource between the two functions; its calls are counted already.
    if resource[0] == "function":
        return traffic.event(caller, target, kind, cause, retries, run, is_counted=False)
    if cause.dead_letter and origin and origin != resource:
        traffic.event(resource, origin, "dead_letter", None, 0, run)
        return traffic.event(origin, target, source, cause, retries, run)
    last = origin if origin and origin[0] not in (resource[0], "api", "bus") else resource
    if last != resource:
        traffic.event(resource, last, call.service, None, 0, run)
    traffic.event(last, target, source, cause, retries, run)


def _add_ended(traffic, before, origin, source, target, cause, retries, run):
    """An invocation's end or log is the cause: what told of it lies between, where it is not Lambda itself."""
    if origin is None or source == "destination":
        return traffic.event(before, target, "destination", cause, retries, run)
    traffic.event(before, origin, "logs" if origin[0] == "log-group" else "destination", None, 0, run)
    traffic.event(origin, target, source, cause, retries, run)


def _resource(call, origin, target):
    """Of several tables that a batch wrote, the one that the entry names."""
    found = _targets(call)
    if len(found) > 1 and origin in found:
        return origin
    return None if not found else target if found[0][0] == "function" else found[0]
