"""Inputs that lack records, contradict themselves, or are none."""

from making import HOUR, TIME, arn, call, case, publish, run

_QUEUE = "arn:aws:sqs:eu-west-1:123456789012:jobs"


@case('"direct" : 1')
def roots():
    sources = ["schedule", "rest_api", "http_api", "lex", "alarm", "cognito", "websocket", "appsync", "unknown", "logs", "s3"]
    keys = {"schedule": ["events:e"], "logs": ["root:control"], "s3": ["s3:r root:lifecycle"], "rest_api": ["http:q"]}
    return [line for source in sources for line in run(source, f"f-{source}", keys.get(source, []), source)] + run("x", "f", ["root:mystery"], "dynamodb")


@case("its event names nothing that a call could be found by")
def orphan_without_keys():
    return run("a", "f", [], "sns") + run("b", "f", ["logs:x"], "logs") + run("c", "f", [], "destination")


@case("no recorded call has the keys of its event")
def orphan_unrecorded():
    return run("a", "f", ["sns:nobody"], "sns") + run("b", "f", ["my_session:1"], "mine")


@case("its entry record is missing")
def orphan_without_entry():
    return run("a", "f", ["sns:1"], "sns", calls=[publish("sns:2")], entry=None) + run("b", "g", ["sns:2"], "sns", at=50_000)


@case("its event names more causes than its entry record keeps")
def orphan_with_keys_not_kept():
    return run("a", "f", ["sns:1"], "sns", entry={"unkept": 3, "unreadable": 2})


@case("nobody is known to have started it, and records are missing")
def orphan_of_a_lost_call():
    return run("a", "f", exit={"lost": 2}) + run("b", "g", at=HOUR // 60) + run("c", "g", [], "rest_api", at=HOUR // 60) + run("d", "g", at=40 * HOUR)


@case('"hasEnd" : false')
def losses():
    crashed = [line for line in run("a", "f", calls=[publish("sns:1")]) if line["kind"] != "exit"]
    halves = run("b", "f", calls=[{**publish("sns:2"), "only": ("start",)}, {**publish("sns:3"), "only": ("end",), "lost_before": 2}], at=90_000)
    told = run("c", "f", exit={"made": 9, "lost": 1, "lost_before": 4, "spilled": 5}, at=99_000)
    return crashed + halves + told + run("d", "g", ["sns:1", "sns:2", "sns:3"], "sns", at=200_000)


@case("records are missing that may tell of another writer")
def lost_elsewhere():
    put = call("dynamodb", "PutItem", "orders", "dynamodb_image:orders/k=1")
    version = call("s3", "PutObject", "box", "s3_version:box/a?1 s3_object:box/a")
    table = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/1"
    return run("a", "f", calls=[put, version]) + run("lost", "g", exit={"lost": 1}) + run(
        "b", "h", ["dynamodb_image:orders/k=1 dynamodb_key:orders/k dynamodb_sequence:1"], "dynamodb", source_arn=table, at=50_000) + run(
        "c", "i", ["s3_version:box/a?1 s3_object:box/a"], "s3", at=60_000)


@case("records are missing that may tell of another writer")
def handed_on_by_an_open_run():
    quoted = "sqs:q s3:r s3_object:box/a"
    put = call("s3", "PutObject", "box", "s3:r s3_object:box/a")
    middle = run("m", "middle", ["s3:r s3_object:box/a"], "s3", exit={"lost": 1}, at=30_000)
    return run("a", "f", calls=[put]) + middle + run("b", "g", [quoted, "sqs:q2 root:lifecycle"], "sqs", source_arn=_QUEUE, at=50_000)


@case("records are missing that may tell of another writer")
def invoked_with_the_event_of_an_open_run():
    failed = call("lambda", "Invoke", "g", status="error", http_status=503)
    return run("a", "f", calls=[publish("sns:m")]) + run("m", "middle", ["sns:m"], "sns", calls=[failed], at=30_000) + run("b", "g", ["sns:m"], "sns", at=50_000)


@case('"orphans"')
def an_invocation_without_any_record():
    return run("a", "f", calls=[call("lambda", "Invoke", arn("f"), "lambda:never-seen"), call("lambda", "Invoke", "unknown-function", "lambda:else")]) + run("b", "g", at=HOUR // 10)


@case('"count" : 7')
def calls_that_were_only_counted():
    lines = run("a", "f")
    counted = [("lambda", "Invoke", "g", 2), ("dynamodb", "PutItem", "orders", 1), ("dynamodb", "ExecuteStatement", "orders", 0), ("ses", "SendEmail", "x", 1)]
    base = {"v": 1, "kind": "call", "mode": "dynamic", "invocation": "a", "step": "total", "count": 7, "keys": ["sns:ignored"]}
    lines += [
        {**base, "n": 10 + n, "time_us": TIME + 10 + n, "service": service, "operation": operation, "resource": resource, "errors": errors}
        for n, (service, operation, resource, errors) in enumerate(counted)
    ]
    return lines + run("b", "g", at=50_000) + run("c", "g", [], "rest_api", at=60_000)


@case('"errors" : 1')
def failed_calls():
    statuses = [("error", 404), ("error", 500), ("error", None), ("closed", None)]
    made = [call("dynamodb", "PutItem", f"t{n}", status=status, http_status=code, retries=n) for n, (status, code) in enumerate(statuses)]
    reads = [call("dynamodb", "GetItem", "orders"), call("s3", "GetObject", "box")]
    return run("a", "f", calls=made + reads, exit={"status": "error"}) + run("b", "h", mode="hybrid", calls=[*reads, call("ses", "SendEmail", "x")])


@case('"duplicates" : 4')
def duplicates():
    lines = run("a", "f", calls=[publish("sns:m")])
    return lines + run("b", "g", ["sns:m"], "sns", at=50_000) + lines


@case("two records with the same number say different things")
def id_conflicts():
    lines = run("a", "f", calls=[publish("sns:m"), publish("sns:k")])
    changed = [{**line, "keys": ["sns:other"]} for line in lines if line.get("keys") == ["sns:m"]]
    entry = [{**line, "keys": ["sns:k", "sns:j"]} for line in run("c", "h", ["sns:k"], "sns", at=60_000) if line["kind"] == "entry"]
    return lines + changed + run("b", "g", ["sns:m", "sns:other"], "sns", at=50_000) + run("c", "h", ["sns:k"], "sns", at=60_000) + entry


@case('"disputed" : 0')
def hybrid_entry_written_early():
    lines = run("a", "f", mode="hybrid", calls=[publish("sns:m")])
    early = {name: value for name, value in lines[0].items() if name not in ("status", "duration_us", "made", "written", "lost")}
    return [early, *lines, *run("b", "g", ["sns:m"], "sns", at=50_000, mode="hybrid")]


@case('"provenEvents" : 4')
def entry_in_parts():
    lines = run("b", "g", ["sns:1"], "sns", at=50_000, entry={"parts": 3})
    parts = [{**lines[0], "n": 1 + n, "part": n, "keys": keys} for n, keys in ((1, ["sns:2 delivery:1"]), (2, ["sns:3", "sns:2"]))]
    return run("a", "f", calls=[publish(f"sns:{n}") for n in (1, 2, 3)]) + [{**lines[0], "part": 0}, *parts, {**lines[1], "n": 4, "made": 4}]


@case('"missing" : 1')
def late_and_forked():
    lines = run("a", "f", calls=[publish("sns:1"), publish("sns:2")], exit={"made": 7})
    late = [{**lines[1], "n": 50, "call": 50, "late": True}, {**lines[2], "n": 51, "call": 50, "late": True, "keys": ["sns:3"]}]
    forked = [{**lines[2], "n": 60, "call": 60, "process": 4, "keys": ["sns:4"]}]
    outside = [{**lines[2], "n": 8, "call": 8, "phase": "init", "snapshot": True}]
    return lines + late + forked + outside + run("b", "g", ["sns:3", "sns:4"], "sns", at=50_000)
