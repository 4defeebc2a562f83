"""No event makes the runtime raise, and what it takes from one is bounded: every golden event, spoilt in every place in many ways."""
import base64
import json
import re
import tracemalloc
import zlib

import pytest
from test_golden_events import CASES

KEY = re.compile(r"[A-Za-z0-9/:?#\[\]@!$&'()*+,;=\-._~%]+")
MARK = re.compile(r"[a-z0-9_]+:")


class Nasty:
    """An object whose every use raises."""

    def refuse(self, *arguments):
        raise RuntimeError("no")

    __str__ = __repr__ = __eq__ = __len__ = __iter__ = __bool__ = __getattr__ = __getitem__ = __contains__ = __lt__ = refuse
    __hash__ = None


class NastyText(str):
    """A string that is not what it seems."""

    def refuse(self, *arguments, **names):
        raise RuntimeError("no")

    __str__ = __eq__ = __len__ = __getitem__ = __contains__ = __format__ = __add__ = startswith = split = partition = refuse
    __hash__ = str.__hash__


class NastyDict(dict):
    """A dictionary that is not what it seems."""

    def refuse(self, *arguments):
        raise RuntimeError("no")

    __getitem__ = __contains__ = __len__ = get = items = values = keys = refuse


def deep(kind):
    found = "end"
    for _ in range(1000):
        found = [found] if kind is list else {"Records": found}
    return found


HUGE = "x" * 1_000_000
VALUES = [None, True, 7, -(10**30), 1.5, float("nan"), "", " a\n\0%\u2028ü", "\ud800", HUGE, '{"Records":' * 500, [], [None], {}, {"": ""}]
VALUES += [deep(list), deep(dict), Nasty(), NastyText("text"), NastyDict(a=1), [Nasty()], {NastyText("a"): Nasty()}, b"bytes", object]


def replaced(value, path, change):
    """A copy of the value in which `change` was done to the container at the path's end."""
    copy = dict(value) if type(value) is dict else list(value)
    if len(path) == 1:
        change(copy, path[0])
    else:
        copy[path[0]] = replaced(copy[path[0]], path[1:], change)
    return copy


def places(value, path=()):
    """The path of every member and item."""
    inside = value.items() if type(value) is dict else enumerate(value) if type(value) is list else ()
    for name, member in inside:
        yield (*path, name), member
        yield from places(member, (*path, name))


def setting(new):
    def change(container, name):
        container[name] = new

    return change


def dropping(container, name):
    del container[name]


def repacked(text):
    """The variants of a text that is a JSON document: of what is in it, and cut."""
    if type(text) is not str or len(text) < 3:
        return
    yield text[: len(text) // 2]
    yield text[:-1] + "]"
    if text.startswith('{"'):
        for path, _ in places(json.loads(text)):
            for new in (None, 7, [], {}, "x" * 3000, "a b", "\ud800"):
                yield json.dumps(replaced(json.loads(text), path, setting(new)))


def variants(event):
    """The event, spoilt in one place."""
    yield from VALUES
    for path, member in places(event):
        yield replaced(event, path, dropping)
        for new in VALUES:
            yield replaced(event, path, setting(new))
        for new in repacked(member):
            yield replaced(event, path, setting(new))


def check(found):
    """The source is of a kind that a record can hold."""
    assert type(found.records) is int and type(found.unreadable) is int
    assert found.arn is None or type(found.arn) is str and len(found.arn) <= 2048
    for cause in found.causes:
        assert len(cause) < 10_000
        for key in cause.split(" "):
            assert KEY.fullmatch(key) and MARK.match(key), cause


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_spoilt_events_do_not_raise(runtime, case):
    from gammaray import sources

    tried = 0
    for given in variants(case["event"]):
        found = sources.read(given)
        check(found)
        sources.redelivered(found)
        tried += 1
    assert tried >= len(VALUES)


def test_a_spoilt_event_reaches_the_handler(runtime, context, records):
    for given in VALUES:
        assert runtime.entry(lambda event, context: "done")(given, context) == "done"
    assert len(records("entry")) == len(VALUES)


def queued(body, number):
    return {"messageId": f"m{number}", "body": body, "eventSource": "aws:sqs", "attributes": {}}


def test_many_small_events_in_large_envelopes_are_bounded(runtime, context, records):
    """Keys of an envelope are repeated for each event in it: 6 MB of events could become hundreds."""
    small = '{"eventSource":"aws:s3","s3":{"bucket":{"name":"b"},"object":{"key":"k"}}},'
    inside = '{"Records":[' + (small * 10_000)[:-1] + "]}"
    event = {"Records": [queued(inside, "x" * 1150 + str(number)) for number in range(8)]}
    runtime.entry(lambda event, context: None)(event, context)
    entries = records("entry")
    assert len(entries) == 20 and entries[0]["unkept"] > 0 and entries[0]["unreadable"] > 0
    assert sum(len(json.dumps(entry)) for entry in entries) < 6_000_000


def kinesis(data):
    record = {"eventSource": "aws:kinesis", "eventID": "shardId-0:5", "eventSourceARN": "a:stream/s"}
    return {**record, "kinesis": {"data": base64.b64encode(data).decode()}}


def packed(text):
    packer = zlib.compressobj(9, wbits=31)
    return packer.compress(text) + packer.flush()


def test_a_bomb_of_a_log_is_not_unpacked(runtime):
    from gammaray import sources

    data = packed(b'{"messageType":"DATA_MESSAGE","logGroup":"g","logEvents":"' + b"x" * 100_000_000)
    for event in ({"awslogs": {"data": base64.b64encode(data).decode()}}, {"Records": [kinesis(data)] * 3}):
        tracemalloc.start()
        found = sources.read(event)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert found.unreadable or found.causes == ["kinesis:s/shardId-0:5"] * 3
        assert peak < 30_000_000


@pytest.mark.parametrize("data", [packed(b'{"a":1}'), packed(b'{"messageType":5}'), packed(b""), b"\x1f\x8b\x08rest", b'{"Records":[', b'{"Records":[{}]}', b'{"\xff"'])
def test_data_of_the_users_own_keeps_the_records_key(runtime, data):
    from gammaray import sources

    found = sources.read({"Records": [kinesis(data)]})
    assert (found.causes, found.unreadable) == (["kinesis:s/shardId-0:5"], 0)


def test_a_stream_that_looks_like_the_producer_librarys(runtime):
    """The magic number, and then anything: the record's own key stays."""
    from gammaray import sources

    for rest in (b"", b"\x1a\xff\xff\xff\xff\xff\xff\xff", b"\x08\x00" * 50, b"\x1a" * 500):
        assert sources.read({"Records": [kinesis(b"\xf3\x89\x9a\xc2" + rest)]}).causes == ["kinesis:s/shardId-0:5"]


def test_a_retried_batch_of_a_stream_says_so(runtime):
    from gammaray import sources

    def given(*numbers):
        record = {"eventSource": "aws:kinesis", "eventSourceARN": "a:stream/s", "kinesis": {"data": ""}}
        return sources.read({"Records": [{**record, "eventID": f"shardId-0:{number}"} for number in numbers]})

    whole = range(1, 9)
    assert sources.redelivered(given(*whole)) is None
    assert sources.redelivered(given(*whole)) == 8  # as it was
    assert sources.redelivered(given(5, 6, 7, 8)) == 4  # from its first failure on
    assert sources.redelivered(given(1, 2, 3, 4)) == 4  # its first half
    assert sources.redelivered(given(3, 4)) == 2  # a half of that
    assert sources.redelivered(given(9, 10)) is None
    assert given(5).causes == ["kinesis:s/shardId-0:5"]
    for number in range(1000, 1300):
        assert sources.redelivered(given(number)) is None
    assert len(sources.load("retries")._first) <= 100
