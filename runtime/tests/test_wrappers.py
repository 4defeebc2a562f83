"""Functions that the user's catalog says amount to an operation: one record a call, made by the SDK's call in it or by its own."""
import asyncio
import functools
import inspect
import sys
import threading
import types

import pytest
from conftest import Context
from moto import mock_aws
from support.server import Answer

DECLARED = "mylib.emit=sns.Publish mylib.Bus.emit=sns.Publish mylib.alias=sqs.SendMessage mylib.post=http.POST"
SOURCE = """
import functools, threading
client = None
def emit(text, **more):
    return inner(text)
def inner(text):
    return text
async def later(text):
    return inner(text)
def other(text):
    return text
class Bus:
    def emit(self, text):
        return inner(text)
    def quiet(self, text):
        return inner(text)
def post(url):
    return inner(url)
"""


@pytest.fixture
def mylib(monkeypatch):
    """A module of the user's; what `inner` does is the test's."""
    made = types.ModuleType("mylib")
    exec(compile(SOURCE, "/var/task/mylib.py", "exec"), vars(made))
    monkeypatch.setitem(sys.modules, "mylib", made)
    return made


@pytest.fixture
def hook(hybrid):
    from gammaray import catalog

    text = catalog._load()
    catalog._text = text.replace("\n/", f"\n&{DECLARED}\n/", 1)
    return hybrid.hook


@pytest.fixture
def publish(hook, monkeypatch):
    """Publishes, as a wrapper would by a hooked client."""
    import boto3

    with mock_aws():
        sns = boto3.client("sns", region_name="us-east-1")
        topic = sns.create_topic(Name="t")["TopicArn"]
        yield lambda text: hook(sns.publish)(TopicArn=topic, Message=text)


def run(hybrid, function):
    return hybrid.entry(lambda event, context: function())({}, Context())


def operations(records):
    return [(record["service"], record["operation"]) for record in records("call")]


def ways(hook, mylib):
    bus = mylib.Bus()
    return {
        "function": lambda: hook(mylib.emit)("secret"),
        "method": lambda: hook(bus.emit)("secret"),
        "method of a subclass": lambda: hook(type("Sub", (mylib.Bus,), {})().emit)("secret"),
        "by its class": lambda: hook(mylib.Bus.emit)(bus, "secret"),
        "partial": lambda: hook(functools.partial(mylib.emit, "secret"))(),
        "given away": lambda: list(map(hook(mylib.emit), ["secret"]))[0],
    }


WAYS = sorted(ways(None, types.SimpleNamespace(Bus=object)))


@pytest.mark.parametrize("way", WAYS)
def test_opaque_code_is_recorded_by_its_call(way, hybrid, hook, mylib, records):
    assert run(hybrid, ways(hook, mylib)[way]) == "secret"
    (record,) = records("call")
    assert (record["service"], record["operation"], record["status"]) == ("sns", "Publish", "ok")
    assert record["site"].startswith(__file__ + ":") and record["duration_us"] >= 0
    assert "secret" not in str(record)


@pytest.mark.parametrize("way", WAYS)
def test_the_call_in_it_is_recorded_alone(way, hybrid, hook, mylib, publish, records):
    mylib.inner = publish
    assert "MessageId" in run(hybrid, ways(hook, mylib)[way])
    (record,) = records("call")
    assert record["keys"] and record["resource"].endswith(":t")


def test_a_thread_in_it(hybrid, hook, mylib, publish, records):
    def inner(text):
        thread = threading.Thread(target=publish, args=(text,))
        thread.start()
        thread.join()

    mylib.inner = inner
    run(hybrid, lambda: hook(mylib.emit)("a"))
    assert operations(records) == [("sns", "Publish")]


def test_calls_of_other_services_do_not_count(hybrid, hook, mylib, publish, records):
    def other(text):
        return publish(text)

    mylib.alias = other  # by another name than its own
    run(hybrid, lambda: hook(mylib.alias)("a"))
    assert operations(records) == [("sns", "Publish"), ("sqs", "SendMessage")]


def test_an_answer_of_the_sdk_has_keys(hybrid, hook, mylib, records):
    mylib.inner = lambda text: {"MessageId": "m-1", "ResponseMetadata": {"HTTPStatusCode": 200, "RequestId": "r"}}
    run(hybrid, lambda: hook(mylib.emit)("a", TopicArn="arn:aws:sns:us-east-1:1:t", Message="hidden"))
    (record,) = records("call")
    assert (record["keys"], record["request_id"], record["resource"]) == (["sns:m-1"], "r", "arn:aws:sns:us-east-1:1:t")
    assert "hidden" not in str(record)


def test_a_wrapper_in_a_wrapper(hybrid, hook, mylib, records):
    emit = mylib.Bus().emit
    mylib.inner = lambda text: hook(emit)("inner") if text == "outer" else text
    run(hybrid, lambda: hook(mylib.emit)("outer"))
    assert operations(records) == [("sns", "Publish")]


@pytest.mark.parametrize("is_opaque", [True, False])
def test_coroutines(is_opaque, hybrid, hook, mylib, publish, records):
    mylib.emit = mylib.later
    if not is_opaque:
        mylib.inner = publish

    async def both():
        return await asyncio.gather(hook(mylib.emit)("a"), hook(mylib.emit)("b"))

    run(hybrid, lambda: asyncio.run(both()))
    assert operations(records) == [("sns", "Publish")] * 2


def test_errors_are_the_same(hybrid, hook, mylib, records):
    def inner(text):
        raise KeyError("hidden")

    mylib.inner = inner

    def call():
        with pytest.raises(KeyError, match="hidden"):
            hook(mylib.emit)("a")

    run(hybrid, call)
    (record,) = records("call")
    assert (record["status"], record["error"]) == ("error", "KeyError") and "hidden" not in str(record)


def test_http(hybrid, hook, mylib, records, server):
    requests = pytest.importorskip("requests")
    server.default = Answer(headers={"x-amzn-requestid": "i"})
    send = requests.post
    mylib.inner = lambda url: send(url)
    run(hybrid, lambda: hook(mylib.post)(server.url))
    mylib.inner = lambda url: hook(send)(url)
    run(hybrid, lambda: hook(mylib.post)(server.url))
    found = [(record["operation"], record["resource"], record["keys"], record["http_status"]) for record in records("call")]
    assert found == [("POST", "127.0.0.1", ["http:i"], 200)] * 2


def test_others_are_left_alone(hook, mylib):
    bus = mylib.Bus()
    for callee in (mylib.other, bus.quiet, print, mylib.Bus, None, 1):
        assert hook(callee) is callee
    stand_in = hook(mylib.emit)
    assert stand_in == mylib.emit and inspect.signature(stand_in) == inspect.signature(mylib.emit) and stand_in.__name__ == "emit"
    assert hook(stand_in) is stand_in
