"""The beginning and the end of an invocation: its entry and exit records."""
import os
import time

from . import entrance, guard, reporter, settings, sources, state, watch


def begin(args, kwargs):
    """Starts the invocation that the handler's arguments describe; None when it is running already (a handler that
    calls another)."""
    event = args[0] if args else kwargs.get("event")
    context = args[1] if len(args) > 1 else kwargs.get("context")
    request_id = _text(context, "aws_request_id")
    if any(request_id in (None, other.id) for other in state.running):
        return None
    invocation = state.Invocation(request_id or _local_id(), _root(), _function(context))
    remaining = _remaining(context)
    if remaining is not None:
        invocation.deadline = time.monotonic() + remaining / 1000
    if request_id is not None and not _settled:
        _attempt(invocation, _settle)
    state.enter(invocation)
    invocation.token = state.CURRENT.set(invocation)
    _attempt(invocation, _record_entry, event, context, remaining)
    _attempt(invocation, _adopt)
    _attempt(invocation, _watch, remaining)
    return invocation


def end(invocation, error=None):
    """Ends the invocation: writes its exit record and all that is not written yet."""
    if invocation is None or invocation.closed:
        return
    detach(invocation)
    duration = (time.perf_counter_ns() - invocation.started) // 1000
    if invocation.totals:
        _attempt(invocation, reporter.count)
    state.leave(invocation)

    def make_exit(companions):
        return (_exit if invocation.entry is None else _full_entry)(invocation, error, duration, companions)

    reporter.current().finish(invocation, make_exit)


def detach(invocation):
    """The invocation goes on elsewhere (a coroutine or a generator that was handed back): not in this context."""
    if invocation is None or invocation.token is None:
        return
    token, invocation.token = invocation.token, None
    try:
        state.CURRENT.reset(token)
    except ValueError:  # ended in another context than it began in
        pass


def suspend(invocation):
    """The handler handed back a coroutine or generator that has not started."""
    detach(invocation)
    if invocation in state.running:
        state.running.remove(invocation)


def resume(invocation, in_context):
    """The coroutine or generator of the invocation starts."""
    state.enter(invocation)
    if in_context:
        invocation.token = state.CURRENT.set(invocation)


def _attempt(invocation, step, *args):
    try:
        step(invocation, *args)
    except Exception as problem:
        guard.failed(problem, invocation)


_settled = False


def _settle(invocation):
    """When Lambda invokes the first time: what only some sandboxes need."""
    global _settled
    _settled = True
    if os.environ.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
        state.invocations = 0  # of the restored sandbox
        for call in state.outside:
            call.record["snapshot"] = True  # every sandbox that is restored tells of this one call
        reporter.thaw()
    if os.path.isdir("/opt/extensions"):
        from . import shutdown

        shutdown.arm("/opt/extensions")


def _watch(invocation, remaining):
    configured = settings.current()
    if not configured.strict:
        invocation.bound = invocation.first + configured.records
        if remaining is not None:
            watch.until(invocation, remaining / 1000)


def _record_entry(invocation, event, context, remaining):
    state.invocations += 1
    source = sources.read(event)
    causes = [f"lambda:{invocation.id}"] if not source.causes else source.causes
    xray = invocation.root
    if settings.current().inject:
        from . import propagation

        causes = propagation.adopt(invocation, causes, context)
    record = {"function": invocation.function}
    record["xray_root"] = xray if xray != invocation.root else None
    record["cold_start"] = state.invocations == 1
    record["event_source"] = source.name
    record["event_source_arn"] = source.arn
    record["event_records"] = source.records
    record["unreadable"] = source.unreadable or None
    record["via"] = source.via
    record["redelivered"] = sources.redelivered(source)
    record["remaining_ms"] = remaining
    record["memory_mb"] = _memory(context)
    parts = [causes] if len(causes) == 1 else _parts(causes)
    record["unkept"] = len(causes) - sum(map(len, parts)) or None
    for part, keys in enumerate(parts):
        fields = dict(record, keys=keys, part=part, parts=len(parts)) if len(parts) > 1 else record
        fields["keys"] = keys
        if part == 0 and entrance.mode == "hybrid" and not settings.current().strict:
            invocation.entry = reporter.build(invocation, "entry", fields, next(invocation.numbers))
        else:
            reporter.add(invocation, "entry", fields)


def _parts(keys, limit=200_000, most=20):
    """The keys in at most `most` lists of at most `limit` characters, so that a record stays under DynamoDB's 400 KB and a log's 256 KB."""
    parts, size = [[]], 0
    for key in keys:
        if size + len(key) > limit and parts[-1]:
            if len(parts) == most:
                break
            parts.append([])
            size = 0
        parts[-1].append(key)
        size += len(key) + 8
    return parts


def _adopt(invocation):
    """Gives the calls that were made outside of any invocation to this one."""
    calls, state.outside[:] = list(state.outside), []
    phase = "init" if state.invocations == 1 else "between"
    for call in calls:
        call.adopt(invocation, phase)


def _exit(invocation, error, duration, companions):
    record = {"function": invocation.function, **_outcome(error, duration)}
    number = next(invocation.numbers)
    record.update(_ledger(invocation, (number - invocation.first) // invocation.step + 1, companions))
    return reporter.build(invocation, "exit", record, number)


def _full_entry(invocation, error, duration, companions):
    """The entry record with what an exit record would hold. It takes the place of one that was written early."""
    made = (next(invocation.numbers) - invocation.first) // invocation.step
    return {**invocation.entry, **_outcome(error, duration), **_ledger(invocation, made, companions)}


def _outcome(error, duration):
    status = "ok" if error is None else "closed" if isinstance(error, GeneratorExit) else "error"
    outcome = {"status": status, "duration_us": duration}
    if error is not None:
        outcome["error"] = type(error).__name__
    return outcome


def _ledger(invocation, made, companions):
    ledger = {"made": made, "written": invocation.written + companions + 1, "lost": invocation.lost}
    if invocation.spilled:
        ledger["spilled"] = invocation.spilled
    before = guard.take_losses()
    if before:
        ledger["lost_before"] = before
    return ledger


def _text(context, name):
    try:
        value = getattr(context, name, None)
    except Exception:  # a context object of the user's own
        return None
    return value if type(value) is str and value else None  # a unit test's context may be a mock


def _function(context):
    return _text(context, "invoked_function_arn") or os.environ.get("AWS_LAMBDA_FUNCTION_NAME")


def _remaining(context):
    try:
        return int(context.get_remaining_time_in_millis())
    except Exception:
        return None


def _memory(context):
    try:
        return int(context.memory_limit_in_mb)
    except Exception:
        return None


def _root():
    """The X-Ray root of this invocation, where Lambda gives one."""
    header = os.environ.get("_X_AMZN_TRACE_ID")
    if not header:
        return None
    if header.startswith("Root="):  # as Lambda writes it
        return header[5:].partition(";")[0].strip()[:64] or None
    for field in header.split(";"):
        name, _, value = field.strip().partition("=")
        if name.lower() == "root":
            return value[:64] or None
    return None


def _local_id():
    """A handler that is called without Lambda's context, as unit tests do, gets an id of its own."""
    return "local-" + os.urandom(16).hex()
