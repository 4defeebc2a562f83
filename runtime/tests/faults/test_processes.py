"""Forks, kills, ends of sandboxes, snapshots: no socket, number or id is shared, and what was recorded arrives."""
import multiprocessing
import os
import signal
import subprocess
import sys

import pytest
from conftest import SOURCE, Context
from faults.conftest import complete


def record_calls(count):
    from gammaray import reporter, state

    for _ in range(count):
        reporter.add(state.current(), "call", {"step": "end", "operation": "child"})


def in_child(work):
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def test_forked_children(runtime, table):
    """Each writes its own records over its own socket, under numbers of its own."""

    def handler(event, context):
        record_calls(1)
        for _ in range(3):
            in_child(lambda: record_calls(200))
        record_calls(1)

    runtime.entry(handler)({}, Context("a"))
    found = table.records()
    assert len(found) == 3 * 200 + 4 and len({record.get("process") for record in found}) == 4
    own = [record for record in found if "process" not in record]
    assert own[-1]["kind"] == "exit" and own[-1]["made"] == own[-1]["written"] == 4
    assert table.connections == 4 and max(record["n"] for record in found) < 2**53


def test_multiprocessing(runtime, table):
    context = multiprocessing.get_context("fork")

    def handler(event, _):
        workers = [context.Process(target=record_calls, args=(50,)) for _ in range(4)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
            assert worker.exitcode == 0
        return "answer"

    assert runtime.entry(handler)({}, Context("a")) == "answer"
    assert len(table.records("call")) == 200


def test_children_of_an_unreachable_table(runtime, table, environment, spilled):
    environment.setenv("GAMMARAY_DELAY_MS", "1")
    table.default = table.refuse("AccessDeniedException")
    runtime.entry(lambda event, context: in_child(lambda: record_calls(5)))({}, Context("a"))
    assert len(table.records()) == 0 and len(spilled()) == 2
    table.default = table.take
    from gammaray import reporter

    reporter.current().delay = 1
    runtime.entry(lambda event, context: None)({}, Context("b"))
    assert len(table.records("call")) == 5 and spilled() == []
    assert complete(table, "b")


def test_child_tells_its_own_losses_only(runtime, table, environment):
    from gammaray import guard

    def handler(event, context):
        guard.lose(3)
        in_child(lambda: (guard.lose(2), record_calls(2)))

    runtime.entry(handler)({}, Context("a"))
    assert sorted(record.get("lost_before", 0) for record in table.records()) == [0, 0, 2, 3]


def test_worker_processes_forked_before_any_invocation(runtime, table):
    """As where a runtime forks its workers: each child runs invocations of its own and writes them at their ends."""
    runtime.entry(lambda event, context: None)({}, Context("parent"))
    before = table.requests
    in_child(lambda: runtime.entry(lambda event, context: record_calls(3))({}, Context("child")))
    assert complete(table, "child") and table.requests == before + 1


KILLED = """
import sys; sys.path[:0] = [{source!r}, {tests!r}]
import gammaray.dynamic as g, os
from faults.test_processes import record_calls
class C:
    aws_request_id = "killed"
def handler(event, context):
    record_calls(7)
    {end}
g.entry(handler)({{}}, C())
"""


def killed(end, **settings):
    code = KILLED.format(source=str(SOURCE), tests=os.path.dirname(os.path.dirname(__file__)), end=end)
    return subprocess.run([sys.executable, "-c", code], env=dict(os.environ, **settings), capture_output=True, timeout=20).returncode


ENDS = {"os._exit(3)": 3, "os.kill(os.getpid(), 9)": -9, "os.abort()": -6, "sys.exit(4)": 4}


@pytest.mark.parametrize("end,code", ENDS.items())
def test_strict_loses_nothing_recorded_before_the_end(table, environment, end, code):
    assert killed(end, GAMMARAY_REPORTING="strict") == code
    assert [record["kind"] for record in table.records()][:8] == ["entry"] + ["call"] * 7


def test_strict_without_a_table(invoke, table, environment):
    """Out of reach: each record is on the disk before the call goes on, and arrives with the next process."""
    assert killed("os.kill(os.getpid(), 9)", GAMMARAY_REPORTING="strict", GAMMARAY_ENDPOINT_URL="http://127.0.0.1:9", GAMMARAY_DELAY_MS="1") == -9
    invoke("b")
    assert len([record for record in table.records() if record["invocation"] == "killed"]) == 8


def test_out_of_memory(table, environment):
    """A handler that runs into its memory limit fails as without us, and what it did before is told."""
    pytest.importorskip("resource")
    code = KILLED.format(source=str(SOURCE), tests=os.path.dirname(os.path.dirname(__file__)), end="import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 28, 1 << 28)); bytearray(1 << 30)")
    done = subprocess.run([sys.executable, "-c", code], env=dict(os.environ), capture_output=True, text=True, timeout=20)
    assert done.returncode == 1 and done.stderr.rstrip().endswith("MemoryError") and "gammaray:" not in done.stderr
    (exit,) = table.records("exit")
    assert exit["error"] == "MemoryError" and exit["made"] == 9


TERM = """
import sys; sys.path.insert(0, {source!r})
import gammaray.dynamic as g, os, signal, time
from gammaray import reporter, shutdown, state
{before}
invocation = state.Invocation("term")
g.entry(lambda event, context: shutdown.arm({folder!r}))({{}}, None)
reporter.add(invocation, "call", {{"step": "end"}})
print(flush=True)
time.sleep(20)
"""


@pytest.mark.skipif(sys.version_info < (3, 12), reason="not armed before Python 3.12")
@pytest.mark.parametrize("before,code", [("", -15), ("signal.signal(15, lambda number, frame: os._exit(number))", 15), ("signal.signal(15, signal.default_int_handler)", -2)])
def test_sigterm(table, environment, tmp_path, before, code):
    check_sigterm(sys.executable, table, tmp_path, before, code)


def check_sigterm(python, table, tmp_path, before, code):
    (tmp_path / "extensions").mkdir()
    (tmp_path / "extensions" / "one").touch()
    text = TERM.format(source=str(SOURCE), folder=str(tmp_path / "extensions"), before=before)
    process = subprocess.Popen([python, "-c", text], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == code
    assert [record["kind"] for record in table.records() if record["invocation"] == "term"] == ["call"]


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="tested by this Python itself")
def test_sigterm_of_the_newest_python(table, environment, tmp_path):
    from support.pythons import interpreters

    found = interpreters()
    if not found or max(found) < (3, 12):
        pytest.skip("no Python 3.12 or later")
    check_sigterm(found[max(found)], table, tmp_path, "signal.signal(15, lambda number, frame: os._exit(number))", 15)


def test_sigterm_is_left_alone_without_extensions(invoke, table):
    before = signal.getsignal(signal.SIGTERM)
    invoke("a")
    assert signal.getsignal(signal.SIGTERM) is before


def test_snapshot(runtime, table, environment):
    """SnapStart: the handler ran before the snapshot; each sandbox restored from it has a socket, credentials and ids of its own."""
    environment.setenv("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")
    wrapped = runtime.entry(lambda event, context: record_calls(1))
    wrapped({}, None)
    from gammaray import reporter

    assert table.connections == 1
    reporter.current().sink._skew, reporter.current().failures = 99, 3
    for request_id in ("one", "two"):
        child = os.fork()
        if not child:
            wrapped({}, Context(request_id))
            os._exit(reporter.current().sink._skew or reporter.current().failures)
        assert os.waitpid(child, 0)[1] == 0
    assert complete(table, "one") and complete(table, "two") and table.connections == 3
    wrapped({}, Context("here"))
    assert [record["cold_start"] for record in table.records("entry")].count(True) == 4
    assert complete(table, "here") and reporter.current().sink._skew == 0 and table.connections == 4


def test_pool_of_an_earlier_invocation(runtime, table):
    """What a pool runs belongs to the invocation that runs, whichever made the pool's threads."""
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:

        def handler(event, context):
            list(pool.map(record_calls, [2] * 4))

        async def asynchronous(event, context):
            loop = asyncio.get_running_loop()
            await asyncio.gather(*(loop.run_in_executor(pool, record_calls, 1) for _ in range(5)), asyncio.sleep(0))

        for request_id in ("a", "b"):
            runtime.entry(handler)({}, Context(request_id))
        asyncio.run(runtime.entry(asynchronous)({}, Context("c")))
    assert [record["made"] for record in table.records("exit")] == [10, 10, 7]
    assert all(complete(table, request_id) for request_id in "abc")
