"""Inputs whose events name no call, or may have been handed on as an input."""

from functools import partial

from making import CASES, HOUR, call, case, publish, run

_MINUTE = HOUR // 60
_UNNAMED = "its event names no call, and recorded calls may have started it"
_TRACE = "only the trace agrees, which has many calls"
_INPUT = "a function that got the same event started an execution"
_QUEUE = "arn:aws:sqs:eu-west-1:123456789012:jobs"


def _start(*keys, **more):
    return call("stepfunctions", "StartExecution", "M", *keys, **more)


def _pair(made, source, keys=(), traces=(None, None), at=50_000, **more):
    """A call of `a`, and an event from the source that wakes `b`; a trace of None is one that nothing else has."""
    entries = [{"root": trace or name} for trace, name in zip(traces, "ab")]
    return run("a", "first", ["events:tick"], "schedule", calls=[made], entry=entries[0]) + run("b", "second", keys, source, at=at, entry=entries[1], **more)


# By source the call that may have woken the function, and one that has not: it asked only, or was refused, or its service wakes no such function.
_WAKES = {
    "unknown": (_start("states:e"), call("stepfunctions", "DescribeExecution", "e")),
    "load_balancer": (call("http", "GET", "example.com"), call("http", "GET", "example.com", "http:q")),
    "cognito": (call("cognito-idp", "SignUp", "pool"), call("cognito-idp", "ListUsers", "pool")),
    "lex": (call("lexv2-runtime", "RecognizeText", "bot"), call("lexv2-runtime", "RecognizeText", "bot", status="error", http_status=400)),
    "alarm": (call("cloudwatch", "PutMetricData", "x"), call("s3", "PutObject", "box")),
    "iot": (call("iot-data", "Publish", "t"), call("iot-data", "Publish", "t", phase="init")),
}


def _days(which):
    """Pairs of all sources, days apart."""
    lines = []
    for day, (source, made) in enumerate(_WAKES.items()):
        lines += run(f"a{day}", "first", ["events:tick"], "schedule", calls=[made[which]], entry={"root": "a"}, at=48 * HOUR * day)
        lines += run(f"b{day}", source, [], source, entry={"root": "b"}, at=48 * HOUR * day + 50_000)
    return lines


CASES["unnamed"] = partial(_days, 0), f'"{_UNNAMED}" : 6'
CASES["unnamed_not"] = partial(_days, 1), '"outside" : 4'


@case(f'"{_TRACE}" : 6')
def traced():
    return [{**line, "root": f"1-{line['invocation'][1:]}"} if line["kind"] == "entry" else line for line in _days(0)]


@case(_UNNAMED)
def unnamed_by_time():
    """A function's time for what a call does at once, a day for what waits; two minutes for clocks of other regions, either way."""
    web, late = call("http", "GET", "example.com"), call("cloudwatch", "PutMetricData", "x")
    lines = run("a", "first", ["events:e"], "schedule", calls=[web, late])
    times = [-3 * _MINUTE, -_MINUTE, 14 * _MINUTE, 16 * _MINUTE, 18 * _MINUTE, 24 * HOUR, 26 * HOUR]
    return lines + [
        line for n, at in enumerate(times) for region in ("eu-west-1", "us-east-1") for source in ("appsync", "alarm")
        for line in run(f"{n}{region}{source}", f"{source}-{n}", [], source, at=at, region=region)
    ]


@case('"direct" : 2')
def an_execution_that_some_event_names():
    """What it woke is known; its second task, whose input lacks the name, may be the one of the other execution."""
    named = run("t", "task", ["states:e"], "stepfunctions", at=40_000)
    return _pair(_start("states:e"), "unknown") + named + run("c", "starter", calls=[_start("states:f")], at=200_000) + run("d", "other", at=300_000)


@case('"direct" : 1')
def named_by_a_record_that_another_contradicts():
    entry, *rest = run("t", "task", ["states:e"], "stepfunctions", at=40_000)
    return _pair(_start("states:e"), "unknown") + [entry, {**entry, "keys": ["states:f"]}, *rest]


@case("nobody is known to have started it, and records are missing")
def unnamed_by_an_open_call():
    failed = call("cognito-idp", "ListUsers", "pool", status="error", http_status=503)
    return _pair(failed, "cognito") + run("c", "third", [], "load_balancer", at=90_000)


@case(_TRACE)
def traced_by_a_header_of_the_event():
    return _pair(call("sns", "Publish", "news", "sns:m"), "sqs", ["sqs:q xray:1-t"], ("1-t", None), source_arn=_QUEUE)


@case(_TRACE)
def traced_candidates():
    """Several calls; of another region within what clocks differ; not those that came later, nor the function's own."""
    made = [run(f"a{n}", f"first-{n}", ["events:e"], "schedule", calls=[_start(f"states:{n}"), publish("sns:x")], entry={"root": "1-t"}, at=n, region=region)
            for n, region in enumerate(["eu-west-1", "us-east-1", "eu-west-1"])]
    late = [run(f"l{region}", "late", ["events:e"], "schedule", calls=[_start()], entry={"root": "1-t"}, at=_MINUTE, region=region) for region in ("eu-west-1", "us-east-1")]
    own = run("b", "second", [], "unknown", at=50_000, entry={"root": "1-t"}, calls=[_start()])
    lines = [line for each in made + late for line in each] + own
    return lines + run("c", "third", ["sqs:q xray:1-t", "sqs:r", "root:control"], "sqs", source_arn=_QUEUE, at=60_000)


@case("no recorded call has the keys of its event")
def traced_but_denied():
    """Both sides have an id of the kind, and they differ."""
    return _pair(call("sns", "Publish", "news", "sns:m"), "sqs", ["sqs:q sns:other"], ("1-t", "1-t"), source_arn=_QUEUE)


@case(_TRACE)
def traced_where_nothing_is_sure():
    """One of the batch has its cause, and the trace is not asked; in another batch none has."""
    sends = publish("sqs:m")
    both = {"root": "1-t"}
    lines = run("a", "first", ["events:e"], "schedule", calls=[sends, publish("sns:n")], entry=both)
    lines += run("b", "second", ["sqs:m", "sqs:q"], "sqs", source_arn=_QUEUE, at=50_000, entry=both)
    return lines + run("c", "second", ["sqs:u", "sqs:v root:control"], "sqs", source_arn=_QUEUE, at=60_000, entry=both)


@case(_INPUT)
def handed_on_as_an_input():
    """The event that the starter had, whole; before the start nobody can have had it from there."""
    lines = run("a", "first", ["events:e"], "schedule", calls=[publish("sns:m")])
    lines += run("s", "starter", ["sns:m"], "sns", at=50_000, calls=[_start("states:x")])
    return lines + run("b", "task", ["sns:m"], "sns", at=90_000) + run("c", "reader", ["sns:m"], "sns", at=40_000)


@case(_INPUT)
def inputs_of_all_kinds():
    """An object in a queue, a polled message of the same function, a batch of one's own, what has no cause, a change by nobody."""
    put = call("s3", "PutObject", "box", "s3:r s3_object:box/a")
    lines = run("a", "first", ["events:e"], "schedule", calls=[put, publish("sqs:q")])
    lines += run("s", "starter", ["s3:r s3_object:box/a"], "s3", at=50_000, calls=[call("scheduler", "CreateSchedule", "x")])
    lines += run("t", "starter", ["sqs:w s3:r s3_object:box/a"], "sqs", source_arn=_QUEUE, at=60_000)
    lines += run("p", "poller", ["sqs:q"], "sqs", source_arn=_QUEUE, at=60_000, calls=[_start()])
    lines += [line for name in ("poller", "other") for line in run(f"q{name}", name, ["sqs:q"], "sqs", source_arn=_QUEUE, at=90_000)]
    lines += run("u", "api", ["http:q"], "rest_api", at=60_000, calls=[_start()]) + run("v", "task", ["http:q"], "rest_api", at=90_000)
    lines += run("w", "api", ["http:z"], "rest_api", at=60_000, calls=[_start(status="error", http_status=400), call("scheduler", "CreateScheduleGroup", "x")])
    lines += run("x", "task", ["http:z"], "rest_api", at=90_000)
    removal = "dynamodb_key:orders/k dynamodb_sequence:7 root:ttl"
    lines += run("y", "reader", [removal], "dynamodb", at=60_000, calls=[_start()]) + run("z", "task", [removal], "dynamodb", at=90_000)
    return lines + run("k", "ticker", ["events:t"], "schedule", at=60_000, calls=[_start()]) + run("l", "task", ["events:t"], "schedule", at=90_000)


@case("records are missing that may tell of another writer")
def tasks_of_an_execution_with_an_open_one():
    """One of which something is missing may have invoked the others."""
    lines = run("a", "first", ["events:e"], "schedule", calls=[_start("states:x")])
    tasks = [run(f"t{n}", f"task-{n}", ["states:x"], "stepfunctions", at=50_000 * n, exit={"lost": 1} if n == 1 else {}) for n in (1, 2, 3)]
    return lines + [line for task in tasks for line in task]


@case("nobody is known to have started it, and records are missing")
def a_request_by_a_lost_invoke():
    return run("a", "api", ["http:q"], "rest_api", exit={"lost": 1}) + run("b", "second", ["http:q"], "rest_api", at=50_000)


@case("no recorded call has the keys of its event")
def a_batch_with_one_root():
    table = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/1"
    keys = [f"dynamodb_key:orders/{n} dynamodb_sequence:{n}" for n in "123"]
    return run("a", "reader", [f"{keys[0]} root:ttl", keys[1]], "dynamodb", source_arn=table) + run(
        "b", "reader", [f"{key} root:ttl" for key in keys[1:]], "dynamodb", source_arn=table, at=50_000)


@case("the key names something that lasts")
def a_schedule_that_a_call_made():
    return _pair(call("scheduler", "CreateSchedule", "s", "scheduler:s"), "schedule", ["events:e scheduler:s"])


@case('"provenEvents" : 1')
def calls_with_a_request_that_some_event_names():
    made = [call("codebuild", "BatchGetBuilds", "p", f"request:q-{n}", request_id=f"q-{n}") for n in (1, 2)]
    return run("a", "first", calls=made) + run("b", "second", ["events:e request:q-1"], "eventbridge", at=50_000)


@case('"edges" : [\n\n  ]')
def calls_with_a_request_that_no_event_names():
    return run("a", "first", calls=[call("codebuild", "BatchGetBuilds", "p", "request:q-1")])


@case('"provenEvents" : 3')
def statements_whose_writes_are_known():
    """No other writer is hidden there; equal writes fit the stream in one order only."""
    table = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/1"
    images = [f"dynamodb_image:orders/k={value}" for value in "121"]
    writes = [call("dynamodb", "PutItem", "orders", image) for image in images] + [call("dynamodb", "ExecuteStatement", "orders", "dynamodb_key:orders/j")]
    return run("a", "first", calls=writes) + run(
        "b", "reader", [f"{image} dynamodb_key:orders/k dynamodb_sequence:{n}" for n, image in enumerate(images, 10)], "dynamodb", source_arn=table, at=60_000)
