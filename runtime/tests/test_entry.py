"""`entry`: every form that a handler has comes back as something that looks and behaves the same, and is recorded."""
import asyncio
import functools
import inspect
import pickle
import threading

import pytest
from conftest import Context


def plain(event, context):
    """Says hello."""
    return {"event": event}


plain.app = "attribute"


class Application:
    """A callable object with state, as web frameworks have."""

    def __init__(self):
        self.routes = ["/"]

    def __call__(self, event, context):
        return {"routes": len(self.routes)}

    def __len__(self):
        return len(self.routes)

    def __getitem__(self, index):
        return self.routes[index]

    def method(self, event, context):
        return "method"


def test_function_keeps_its_looks(runtime, context, records):
    wrapped = runtime.entry(plain)
    assert wrapped is not plain
    assert wrapped.__wrapped__ is plain
    assert (wrapped.__name__, wrapped.__doc__, wrapped.__module__) == ("plain", "Says hello.", __name__)
    assert wrapped.__qualname__ == plain.__qualname__
    assert inspect.signature(wrapped) == inspect.signature(plain)
    assert wrapped.app == "attribute"
    assert wrapped({"a": 1}, context) == {"event": {"a": 1}}
    assert [record["kind"] for record in records()] == ["entry", "exit"]


def test_wraps_once(runtime, context, records):
    wrapped = runtime.entry(runtime.entry(plain))
    assert runtime.entry(wrapped) is wrapped
    wrapped({}, context)
    assert len(records("entry")) == 1
    application = runtime.entry(Application())
    assert runtime.entry(application) is application


def test_decorated_after_wrapping_is_recorded_once(runtime, context, records):
    inner = runtime.entry(plain)

    @functools.wraps(inner)
    def outer(event, context):
        return inner(event, context)

    runtime.entry(outer)({}, context)
    assert len(records("entry")) == 1


@pytest.mark.parametrize("value", [None, 3, "text", {"a": 1}, [1]])
def test_what_is_not_callable_is_returned(runtime, value):
    assert runtime.entry(value) is value


def test_callable_object_is_like_the_object(runtime, context, records):
    original = Application()
    application = runtime.entry(original)
    assert application({}, context) == {"routes": 1}
    assert isinstance(application, Application)
    assert application.routes is original.routes
    assert len(application) == 1 and application[0] == "/"
    application.extra = 5
    assert original.extra == 5
    del application.extra
    assert not hasattr(original, "extra")
    assert application.__doc__ == original.__doc__
    assert application == original and hash(application) == hash(original)
    assert application.__wrapped__ is original
    assert str(inspect.signature(application)) == "(event, context)"
    assert isinstance(pickle.loads(pickle.dumps(application)), Application)
    assert len(records("entry")) == 1


def test_object_without_a_hash_stays_without(runtime):
    class Unhashable:
        __hash__ = None

        def __call__(self, event, context):
            return 1

    with pytest.raises(TypeError):
        hash(runtime.entry(Unhashable()))


def test_bound_method_partial_and_builtin(runtime, records):
    assert runtime.entry(Application().method)({}, Context("a")) == "method"
    partial = runtime.entry(functools.partial(plain, {"fixed": 1}))
    assert partial(Context("b")) == {"event": {"fixed": 1}}
    assert partial.func is plain
    assert runtime.entry(max)(1, 2) == 2
    assert len(records("exit")) == 3


def test_class_as_handler(runtime, context, records):
    class Handler(dict):
        def __init__(self, event, context):
            super().__init__(event)

    wrapped = runtime.entry(Handler)
    result = wrapped({"a": 1}, context)
    assert type(result) is Handler and isinstance(result, wrapped)

    class Derived(wrapped):
        pass

    assert issubclass(Derived, Handler)
    assert wrapped.__name__ == "Handler"
    assert len(records("exit")) == 1


def test_class_with_special_methods_in_its_metaclass(runtime, context):
    import enum

    class Colour(enum.Enum):
        RED = 1

    wrapped = runtime.entry(Colour)
    assert list(wrapped) == [Colour.RED] and wrapped["RED"] is Colour.RED and len(wrapped) == 1


def test_async_handler(runtime, context, records):
    async def handler(event, context):
        await asyncio.sleep(0)
        return "done"

    wrapped = runtime.entry(handler)
    assert inspect.iscoroutinefunction(wrapped)
    assert asyncio.run(wrapped({}, context)) == "done"
    assert [record["kind"] for record in records()] == ["entry", "exit"]


def test_coroutine_handed_back_is_recorded_when_it_ends(runtime, context, records):
    async def work():
        await asyncio.sleep(0.02)
        return "done"

    coroutine = runtime.entry(lambda event, context: work())({}, context)
    assert inspect.iscoroutine(coroutine) and coroutine.__name__ == "work"
    assert records("exit") == []
    assert asyncio.run(coroutine) == "done"
    assert records("exit")[0]["duration_us"] > 15_000


def test_coroutine_never_awaited_does_not_spoil_the_next_invocation(runtime, records):
    async def work():
        return 1

    runtime.entry(lambda event, context: work())({}, Context("a")).close()
    runtime.entry(plain)({}, Context("b"))
    assert {record["invocation"] for record in records("entry")} == {"a", "b"}
    assert [record["invocation"] for record in records("exit")] == ["b"]


def test_generator_handler(runtime, context, records):
    def handler(event, context):
        got = yield 1
        yield got
        return "end"

    wrapped = runtime.entry(handler)
    assert inspect.isgeneratorfunction(wrapped)
    generator = wrapped({}, context)
    assert next(generator) == 1
    assert generator.send("sent") == "sent"
    assert records("exit") == []
    with pytest.raises(StopIteration) as stop:
        next(generator)
    assert stop.value.value == "end"
    assert records("exit")[0]["status"] == "ok"


def test_generator_closed_early(runtime, context, records):
    cleaned = []

    def handler(event, context):
        try:
            yield 1
            yield 2
        finally:
            cleaned.append(True)

    generator = runtime.entry(handler)({}, context)
    next(generator)
    generator.close()
    assert cleaned == [True]
    assert records("exit")[0]["status"] == "closed"


def test_generator_handed_back(runtime, context, records):
    stream = runtime.entry(lambda event, context: (n for n in range(3)))({}, context)
    assert records("exit") == []
    assert list(stream) == [0, 1, 2]
    assert records("exit")[0]["status"] == "ok"


def test_async_generator_handler(runtime, context, records):
    seen = []

    async def handler(event, context):
        try:
            seen.append((yield 1))
        except KeyError:
            yield "caught"

    wrapped = runtime.entry(handler)
    assert inspect.isasyncgenfunction(wrapped)

    async def consume():
        generator = wrapped({}, context)
        assert await generator.__anext__() == 1
        assert await generator.athrow(KeyError("k")) == "caught"
        with pytest.raises(StopAsyncIteration):
            await generator.asend("x")

    asyncio.run(consume())
    assert records("exit")[0]["status"] == "ok"


@pytest.mark.parametrize("error", [ValueError("v", 1), SystemExit(3), KeyboardInterrupt(), GeneratorExit(), Exception()])
def test_exceptions_pass_unchanged(runtime, context, records, error):
    def handler(event, context):
        raise error

    with pytest.raises(type(error)) as caught:
        runtime.entry(handler)({}, context)
    assert caught.value is error
    assert error.__context__ is None and error.__cause__ is None
    assert records("exit")[0]["error"] == type(error).__name__


def test_exception_that_forbids_assignments(runtime, context):
    class Frozen(Exception):
        def __setattr__(self, name, value):
            raise AttributeError(name)

    def handler(event, context):
        raise Frozen("f")

    with pytest.raises(Frozen):
        runtime.entry(handler)({}, context)


def test_handler_that_calls_another_is_one_invocation(runtime, context, records):
    inner = runtime.entry(plain)
    runtime.entry(lambda event, context: inner(event, context))({}, context)
    assert len(records("entry")) == len(records("exit")) == 1


def test_concurrent_invocations_are_kept_apart(runtime, records, dynamodb):
    barrier = threading.Barrier(2)

    def handler(event, context):
        barrier.wait()
        for _ in range(5):
            dynamodb.get_item(TableName=event["table"], Key={"k": {"S": "1"}})

    wrapped = runtime.entry(handler)
    threads = [threading.Thread(target=wrapped, args=({"table": "t-" + name}, Context(name))) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in "ab":
        resources = {record["resource"] for record in records("call") if record["invocation"] == name}
        assert resources == {"t-" + name}


def test_asyncio_tasks_keep_their_invocation(runtime, records, dynamodb):
    async def handler(event, context):
        async def task():
            await asyncio.sleep(0.001)
            dynamodb.get_item(TableName=context.aws_request_id * 3, Key={"k": {"S": "1"}})

        await asyncio.gather(task(), task())

    wrapped = runtime.entry(handler)

    async def main():
        await asyncio.gather(*(wrapped({}, Context(name)) for name in "abc"))

    asyncio.run(main())
    assert len(records("call")) == 12
    assert all(record["resource"] == record["invocation"] * 3 for record in records("call"))


def test_without_a_context(runtime, records):
    assert runtime.entry(plain)({}, None) == {"event": {}}
    assert records("entry")[0]["invocation"].startswith("local-")


def test_arguments_by_name(runtime, context, records):
    assert runtime.entry(plain)(event={"a": 1}, context=context) == {"event": {"a": 1}}
    assert records("entry")[0]["invocation"] == context.aws_request_id


def test_disabled(environment, runtime):
    environment.setenv("GAMMARAY_DISABLED", "1")
    assert runtime.entry(plain) is plain
