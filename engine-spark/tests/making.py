"""Runs of functions as records, for inputs by hand: what a case does not say is as a run without losses has it."""

import json

TIME = 1_800_000_000_000_000
HOUR = 3_600_000_000
CASES = {}


def case(shows):
    """Registers an input; `shows` is what the reference's graph of it must hold, so that no case passes without its rule."""

    def register(make):
        CASES[make.__name__] = (make, shows)
        return make

    return register


def arn(function, region="eu-west-1", account="123456789012"):
    return f"arn:aws:lambda:{region}:{account}:function:{function}"


def call(service, operation, resource, *keys, **more):
    return {"service": service, "operation": operation, "resource": resource, "keys": list(keys), **more}


def publish(key, topic="arn:aws:sns:eu-west-1:123456789012:news"):
    return call("sns", "Publish", topic, key)


def run(invocation, function, keys=(), source="unknown", calls=(), at=0, region="eu-west-1", mode="dynamic", **more):
    """An entry, two records for each call (one in hybrid mode) and, but in hybrid mode, an exit.

    `entry` and `exit` change these records (None leaves one out); `source_arn` is the event source's. Times are µs after `TIME`.
    """
    lines, number = [], 1

    def add(kind, **fields):
        nonlocal number
        base = {"v": 1, "kind": kind, "mode": mode, "invocation": invocation, "n": number, "time_us": TIME + at + number * 1000}
        lines.append({name: value for name, value in {**base, **fields}.items() if value is not None})
        number += 1

    made = 1 + len(calls) * (1 if mode == "hybrid" else 2) + (mode != "hybrid")
    end = {"status": "ok", "duration_us": made * 1000, "made": made, "written": made, "lost": 0}
    entry = {"function": arn(function, region), "event_source": source, "event_source_arn": more.get("source_arn"), "keys": list(keys) or None}
    outcome = {**(end if mode == "hybrid" else {}), **(more.get("entry") or {})}
    add("entry", **{**entry, **outcome})
    for made_call in calls:
        _add_call(add, {"region": region, "status": "ok", **made_call}, mode, number)
    if mode != "hybrid":
        add("exit", **{"function": arn(function, region), **end, **(more.get("exit") or {})})
    return [line for line in lines if more.get(line["kind"], True) is not None]


def _add_call(add, fields, mode, number):
    fields["keys"] = fields.pop("keys", None) or None
    only = fields.pop("only", ("start", "end"))
    if mode == "hybrid":
        return add("call", duration_us=500, **fields)
    begun = {name: fields[name] for name in ("service", "operation", "resource", "region", "lost_before") if name in fields}
    for step in ("start", "end"):
        add("call" if step in only else "skipped", step=step, call=number, **(begun if step == "start" else {"duration_us": 900, **fields}))


def text(lines):
    """Records of another version of GammaRay's own stand for what was skipped, so that numbers stay; they are left out."""
    rows = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines if isinstance(line, str) or line["kind"] != "skipped"]
    return "".join(row + "\n" for row in rows)
