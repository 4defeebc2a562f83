"""Cuts the records of one invocation into runs and calls: `RunTable.swift`, `RunBuilder.swift`."""

from collections import namedtuple

from . import keys
from .fingerprints import fingerprint
from .records import bounded, clamped

# A call, as other invocations need to know it. `row` is the record that says most: the end, else the start.
Call = namedtuple(
    "Call",
    "id invocation run function first last began has_start has_end is_single n time duration status http retries disputed snapshot hybrid "
    "service operation region resource keys request outside",
)
Run = namedtuple("Run", "function start entry outcome parts calls totals records missing lost lost_before spilled accounted")
# `names` has what all entry records name, those too that others contradict: keys, and whether one is a request's.
Invocation = namedtuple("Invocation", "id runs duplicates disputes names has_requests")


def invocation(name, records):
    kept, duplicates, disputes = _distinct(records)
    # Of what was only counted no key is known.
    kept = [{**record, "keys": []} if record.get("step") == "total" else record for record in kept]
    groups = _cut(kept)
    runs = [_run(name, number, own) for number, own in enumerate(groups)]
    known = next((run.function for run in runs if run.function is not None), None)
    runs = [run if run.function is not None else _named(run, known) for run in runs]
    return Invocation(name, runs, duplicates, disputes, *_names(records))


def _names(records):
    named, has_requests = set(), False
    for record in records:
        own = {key for text in record.get("keys", ()) for key in keys.parts(text)} if record["kind"] == "entry" else ()
        has_requests = has_requests or any(keys.kind(key) == "request" for key in own)
        if record.get("step") != "total":
            named.update(own)
    return frozenset(named), has_requests


def _named(run, function):
    return run._replace(function=function, calls=[call._replace(function=function) for call in run.calls])


def _distinct(records):
    """One record for each number; of those that contradict each other the fingerprint chooses, and neither proves anything."""
    by_number = {}
    for record in records:
        by_number.setdefault(record["n"], []).append(record)
    kept, duplicates, disputes = [], 0, 0
    for number in sorted(by_number):
        same = by_number[number]
        first = same[0]
        if all(other == first for other in same):
            kept.append(first)
            duplicates += len(same) - 1
            continue
        same = sorted(((fingerprint(record), record) for record in same), key=lambda pair: pair[0])
        mark, last = same[0]
        for other_mark, other in same[1:]:
            if other_mark == mark:
                duplicates += 1
                continue
            ended = _status(last) is not None, _status(other) is not None
            if last["kind"] == other["kind"] == "entry" and ended[0] != ended[1]:
                if ended[1]:
                    mark, last = other_mark, other
                continue
            disputes += 1
            last, other = {**last, "disputed": True}, {**other, "disputed": True}
            if ended[1] or not ended[0]:
                mark, last = other_mark, other
        kept.append(last)
    return kept, duplicates, disputes


def _status(record):
    status = record.get("status")
    return status if status in ("ok", "error", "closed") else None


def is_inside(record):
    """Numbered with the run's own, and counted by its exit."""
    return not record.get("late") and "process" not in record


def _cut(records):
    groups, has_ended, last_part = [], False, 0
    for record in records:
        if record["kind"] == "entry":
            part = record.get("part", 0)
            continues = groups and part > last_part and part > 0 and not has_ended
            last_part = part
            begins = not continues
        else:
            begins = not groups or has_ended and is_inside(record) and record["n"] - groups[-1][-1]["n"] > 1_000_000
        if begins:
            groups.append([])
            has_ended = False
        groups[-1].append(record)
        has_ended = has_ended or record["kind"] == "exit"
    return groups


def _run(name, number, own):
    entry = outcome = function = None
    start, parts, totals, calls, open_calls = own[0]["time_us"], [], [], [], {}
    for record in own:
        if record["kind"] == "call":
            totals.append(record) if record.get("step") == "total" else _add(record, calls, open_calls)
            continue
        if record["kind"] == "exit":
            outcome = record
        elif entry is None:
            entry, start = record, record["time_us"]
        else:
            parts.append(record)
        if record["kind"] == "entry" and _status(record) is not None:
            outcome = record
        if function is None:
            function = record.get("function")
    calls = [_call(name, number, place, call, function) for place, call in enumerate(calls)]
    run = Run(function, start, entry, outcome, parts, calls, totals, len(own), 0, 0, 0, 0, True)
    return _settle(run, own)


def _add(record, calls, open_calls):
    step = record.get("step")
    own = record.get("call", record["n"])
    if step in ("start", "end"):
        known = open_calls.get(own)
        if known is not None:
            known["first"], known["last"] = min(known["first"], record["n"]), max(known["last"], record["n"])
            known[step] = known[step] or record
            return
    call = {"first": min(record["n"], own), "last": record["n"], "start": None, "end": None}
    if step != "end":
        call["start"] = record
    if step != "start":
        call["end"] = record
    if step in ("start", "end"):
        open_calls[own] = call
    calls.append(call)


def _call(name, run, place, call, function):
    start, end = call["start"], call["end"]
    row = end or start
    duration = max(-1, row.get("duration_us", -1))
    return Call(
        id=(name, run, place), invocation=name, run=run, function=function, first=call["first"], last=call["last"],
        began=start["time_us"] if start else row["time_us"] - max(0, duration), has_start=start is not None, has_end=end is not None,
        is_single=start is end, n=row["n"], time=row["time_us"], duration=duration, status=_status(row), http=clamped(row, "http_status", -1),
        retries=clamped(row, "retries", 0), disputed=row.get("disputed", False), snapshot=row.get("snapshot", False),
        hybrid=row.get("mode") == "hybrid", service=row["service"], operation=row.get("operation"), region=row.get("region"),
        resource=row.get("resource"), keys=row.get("keys", []), request=row.get("request_id"), outside="phase" in row,
    )


def _settle(run, own):
    """Compares what is here with the numbers and with the run's own ledger."""
    inside = [record for record in own if is_inside(record)]
    made = inside[-1]["n"] - inside[0]["n"] + 1 if inside else 0
    lost = lost_before = spilled = 0
    if run.outcome:
        made = max(made, run.outcome.get("made", -1)) if run.outcome.get("made", -1) >= 0 else made
        lost, lost_before, spilled = (bounded(run.outcome, name) for name in ("lost", "lost_before", "spilled"))
    lost_before += sum(max(0, record.get("lost_before", 0)) for record in own if record["kind"] == "call")
    if run.entry is None:
        made = max(made, len(inside) + 1)
    missing = max(0, made - len(inside))
    rows = {record["n"]: record for record in own}
    halves = sum(_is_half(call, rows[call.n]) for call in run.calls)
    accounted = run.outcome is not None and missing <= halves + (run.entry is None) and lost == 0 and lost_before == 0
    return run._replace(missing=missing, lost=lost, lost_before=lost_before, spilled=min(spilled, missing), accounted=accounted)


def _is_half(call, row):
    is_whole = call.has_start and call.has_end or not call.has_start and row.get("call", row["n"]) == row["n"]
    return not is_whole and is_inside(row)
