"""How each invocation came about (`CausalHistory.origin`, `Standing.swift`)."""

from .causes import ITSELF, RECORDS_MISSING
from .names import arn_function

CAUSED, AMBIGUOUS, ROOT, ORPHAN = "caused", "ambiguous", "root", "orphan"
NO_ENTRY = "its entry record is missing"
NO_KEYS = "its event names nothing that a call could be found by"
NOT_KEPT = "its event names more causes than its entry record keeps"
UNRECORDED = "no recorded call has the keys of its event: somebody outside, or a function that is not instrumented"
CALLS_MISSING = "nobody is known to have started it, and records are missing that may tell"
IMPOSSIBLE = "the records make it its own cause"

_KINDS = {"schedule": "schedule", "unknown": "direct", None: "direct"}
_HTTP = "rest_api http_api function_url websocket load_balancer lattice appsync authorizer cloudfront".split()
_OUTSIDE = "alarm alexa bedrock cognito config iot lex".split()
_KINDS |= dict.fromkeys(_HTTP, "http") | dict.fromkeys(_OUTSIDE, "outside")


def origin(invocation, causes, hidden):
    """`(standing, kind of root or reason)`."""
    certainties = {cause.certainty for cause in causes}
    if "exact" in certainties:
        return CAUSED, None
    if "ambiguous" in certainties:
        return AMBIGUOUS, None
    if any(cause.doubt == ITSELF for cause in causes):
        return ORPHAN, IMPOSSIBLE
    run = next((run for run in invocation.runs if run.entry), None)
    return _unexplained(run, causes, hidden) if run else (ORPHAN, NO_ENTRY)


def _unexplained(run, causes, hidden):
    root = next((cause.root for cause in causes if cause.root), None)
    if root:
        return ROOT, root
    if run.entry.get("unkept", 0) > 0:
        return ORPHAN, NOT_KEPT
    if any(cause.doubt == RECORDS_MISSING for cause in causes):
        return ORPHAN, CALLS_MISSING
    source = run.entry.get("event_source")
    if source not in _KINDS:
        return ORPHAN, UNRECORDED if causes else NO_KEYS
    kind = _KINDS[source]
    if kind in ("schedule", "outside"):
        return ROOT, kind
    # Rather no root than one that some call started whose record is lost.
    time = run.entry["time_us"]
    function = arn_function(run.function) if run.function is not None else ""
    may_be_called = hidden.may_have_invoked(function, time) if kind == "direct" else hidden.may_have_called("http", time)
    return (ORPHAN, CALLS_MISSING) if may_be_called else (ROOT, kind)
