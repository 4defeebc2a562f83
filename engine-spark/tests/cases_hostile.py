"""Inputs of which parts are no records, or records in other forms."""

import json

from making import case, publish, run


def _chain():
    return run("a", "first", calls=[publish("sns:m")]) + run("b", "second", ["sns:m"], "sns", at=50_000)


def _typed(value):
    if isinstance(value, bool):
        return {"BOOL": value}
    if isinstance(value, list):
        return {"L": [_typed(inner) for inner in value]}
    return {"N": str(value)} if isinstance(value, int) else {"S": value}


@case('"provenEvents" : 1')
def lines_of_an_export():
    return [
        json.dumps({"Item": {name: _typed(value) for name, value in line.items()}}) for line in _chain()
    ]


@case('"provenEvents" : 1')
def malformed_lines():
    record = json.dumps(_chain()[0])
    wrong = [record.replace('"n": 1', f'"n": {value}') for value in ('"1"', "1.5", "true", "9223372036854775808", "1e3", "-", "{}", "[1]", "null", "2305843009213693952")]
    others = ["", "   ", "hello", "}", '{"v": 1}', "null", "17", record[:-1], record + "}", record + " x", record.replace('"v": 1', '"v": 2'), "{'v': 1}", record.replace("entry", "other")]
    keys = [record.replace('"lambda:a"', value) for value in ("1", "null", '{"S": 1}', '["x"]')]
    deep = ['{"odd": ' + "[" * depth + "]" * depth + ", " + record[1:] for depth in (255, 256, 257, 5000)]
    return [*wrong, *others, *keys, *deep, "\x00\x01", "\ufeff" + record, "x" * 5_000_000, *_chain()]


@case('"duplicates" : 6')
def odd_but_readable():
    """What the reference's reader lets pass, and a strict one does not; each says what the first record says."""
    record = json.dumps({**_chain()[0], "keys": ["sns:none"]})
    return [
        record, record.replace('"entry"', '"\\u0065ntry"'), '{"odd": [1,,2,], ' + record[1:], '{"odd": {,}, ' + record[1:], '{"odd": NaN, ' + record[1:],
        record.replace('"n": 1', '"n": 0001'), record.replace('["sns:none"]', '{"SS": [{"S": "sns:none"}]}'), record.replace('"n": 1', '"n": 01,"\\u006e": 7'),
        *_chain()[1:],
    ]


@case('"disputed" : 2')
def members_that_stand_twice():
    first, *rest = _chain()
    twice = json.dumps(first).replace('"n": 1', '"n": 5, "n": 1')
    keys = json.dumps({**rest[-2], "keys": ["sns:m"]}).replace('"keys": ["sns:m"]', '"keys": ["sns:x"], "keys": ["sns:m"]')
    return [twice, first, keys, *rest]


@case("<script>")
def texts_of_all_kinds():
    name = 'é<script>alert("x")</script>\\/\u2028\x01\x7f\t\r\n日本😀'
    entry = {"function": name, "event_source": "ex\u0001é"}
    return run("ä", "first", entry=entry, calls=[{**publish("sns:ü ü"), "resource": name}]) + [json.dumps(line) for line in run(name, "second", ["sns:ü"], "sns", entry={"function": name, "error": "\ud83d"})]


@case('"records" : 12')
def numbers_at_their_ends():
    lines = _chain()
    huge = {"retries": 1 << 40, "http_status": -(1 << 40), "duration_us": -7, "lost_before": 1 << 45}
    exits = {"lost": 1 << 50, "spilled": 1 << 50, "made": -3, "lost_before": -1, "unkept": -1}
    return [{**line, "invocation": f"x{line['invocation']}", **(huge if line["kind"] == "call" else exits)} for line in lines][:7] + lines
