"""Records on the sandbox's storage: bounded, private, whole lines, taken over by the next process, and distrusted when read."""
import errno
import json
import os
import stat
import subprocess
import sys

import pytest
from conftest import SOURCE
from faults.conftest import complete

DEAD = """
import sys; sys.path.insert(0, {source!r})
import gammaray.dynamic as g, os, signal
class C:
    aws_request_id = "dead"
    def get_remaining_time_in_millis(self): return 600
g.entry({handler})({{}}, C())
"""


def run_dead(handler, environment, **more):
    """Runs a handler in a process of its own, whose table is out of reach; its exit code."""
    code = DEAD.format(source=str(SOURCE), handler=handler)
    settings = dict(os.environ, GAMMARAY_ENDPOINT_URL="http://127.0.0.1:9", GAMMARAY_DELAY_MS="1", **more)
    return subprocess.run([sys.executable, "-c", code], env=settings, timeout=20).returncode


def test_default_folder(runtime):
    """One for each destination, in Lambda only: a unit test of the user's leaves nothing behind."""
    from gammaray.settings import Settings

    assert Settings({}).spill is None and Settings({}).spill_bytes == 0
    name = {"AWS_LAMBDA_FUNCTION_NAME": "f"}
    here, there = Settings(name), Settings(dict(name, GAMMARAY_TABLE="other"))
    assert here.spill == Settings(name).spill != there.spill and here.spill.startswith("/tmp/gammaray-spill-")
    assert here.spill_bytes == 32_000_000 and Settings(dict(name, GAMMARAY_SPILL="/x")).spill == "/x"


def test_private(invoke, table, spilled):
    table.default = table.refuse("AccessDeniedException")
    invoke("a")
    (path,) = spilled()
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode) == 0o700
    assert len([json.loads(line) for line in open(path)]) == 8


def test_another_process_left_records(invoke, table, environment, spilled):
    assert run_dead("lambda event, context: 1", environment) == 0
    assert len(spilled()) == 1
    invoke("a")
    assert complete(table, "dead") and complete(table, "a") and spilled() == []


def test_timeout_in_the_middle(invoke, table, environment, spilled):
    """The process is killed as Lambda does at a timeout: what it had recorded before was on the disk, or in the table."""
    kill = "lambda event, context: (__import__('time').sleep(0.55), os.kill(os.getpid(), 9))"
    assert run_dead(kill, environment) == -9
    invoke("a")
    assert [record["kind"] for record in table.records() if record["invocation"] == "dead"] == ["entry"]


def test_a_living_process_keeps_its_file(invoke, table, environment, spilled):
    from gammaray.spill import Spill

    other = Spill(os.environ["GAMMARAY_SPILL"], 1_000_000)
    code = f"import sys; sys.path.insert(0, {str(SOURCE)!r}); from gammaray.spill import Spill; s = Spill({os.environ['GAMMARAY_SPILL']!r}, 1000000); s.put([dict(v=1, kind='exit', invocation='x', n=1)]); print(flush=True); input()"
    living = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    living.stdout.readline()
    assert not other.adopt()
    invoke("a")
    assert len(spilled()) == 1 and len(table.records()) == 8
    living.communicate("\n")
    assert other.adopt() and other.take(5) == [dict(v=1, kind="exit", invocation="x", n=1)]
    other.abandon()


def test_malformed_lines_are_skipped_and_counted(invoke, table, spilled):
    folder = os.environ["GAMMARAY_SPILL"]
    os.mkdir(folder, 0o700)
    good = {"v": 1, "kind": "exit", "invocation": "good", "n": 1}
    lines = [b"", b"null", b"[]", b"\xff\x00", b'{"kind":"exit"}', json.dumps(dict(good, n="1")).encode(), b"[" * 100_000]
    lines += [json.dumps(dict(good, x={"deep": 1})).encode(), json.dumps(good).encode(), json.dumps(good).encode()[:-5]]
    with open(os.path.join(folder, "old.jsonl"), "wb") as file:
        file.write(b"\n".join(lines))
    assert invoke("a") < 1 and spilled() == []
    assert [record["kind"] for record in table.records() if record["invocation"] == "good"] == ["exit"]
    assert table.records("exit")[0]["lost_before"] == 9


def test_links_and_foreign_files_are_left_alone(invoke, table, tmp_path):
    folder = os.environ["GAMMARAY_SPILL"]
    os.mkdir(folder, 0o700)
    target = tmp_path / "target"
    target.write_text('{"v":1,"kind":"exit","invocation":"planted","n":1}\n')
    os.symlink(target, os.path.join(folder, "a.jsonl"))
    os.link(target, os.path.join(folder, "b.jsonl"))
    os.mkdir(os.path.join(folder, "c.jsonl"))
    os.mkfifo(os.path.join(folder, "d.jsonl"))
    invoke("a")
    assert {record["invocation"] for record in table.records()} == {"a"}
    assert target.exists() and len(os.listdir(folder)) == 4


def test_folder_that_is_a_link_is_not_used(invoke, table, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    os.symlink(tmp_path / "elsewhere", os.environ["GAMMARAY_SPILL"])
    table.answers = [table.refuse("AccessDeniedException")]
    invoke("a")
    invoke("b")
    assert complete(table, "a") and os.listdir(tmp_path / "elsewhere") == []


@pytest.mark.parametrize("settings", [{}, {"GAMMARAY_SPILL_MB": "0"}, {"GAMMARAY_REPORTING": "strict"}])
def test_many_calls_without_a_table_cost_a_second(invoke, table, environment, settings):
    """Not a second for each write that fails: records go to the disk meanwhile, or a bounded number stays in memory."""
    for name, value in settings.items():
        environment.setenv(name, value)
    table.default = table.refuse("ThrottlingException")
    assert invoke("a", calls=1500) < 2
    from gammaray import reporter, setbacks

    assert sum(reporter.weight(record) for _, record in reporter.current().queue) <= setbacks.KEPT
    table.default = table.take
    reporter.current().failures = 0
    reporter.current().delay = 5
    invoke("b")
    found = table.records()
    assert len(found) + sum(record.get("lost_before", 0) + record.get("lost", 0) for record in found) == 3002 + 8


def test_bounded(invoke, table, environment, spilled):
    environment.setenv("GAMMARAY_SPILL_MB", "1")
    from gammaray import setbacks

    environment.setattr(setbacks, "KEPT", 140_000)
    table.default = table.refuse("AccessDeniedException")
    for number in range(40):
        invoke(str(number), calls=100)
    assert sum(os.path.getsize(path) for path in spilled()) <= 1_000_000
    table.default = table.take
    ends = 0
    while spilled():  # each flush has its bound of time
        ends += 1
        invoke(f"last{ends}")
    found = table.records()
    lost = sum(record.get("lost_before", 0) for record in found)
    assert lost > 100 and len(found) + lost == 40 * 202 + ends * 8


def full_disk(descriptor, data):
    raise OSError(errno.ENOSPC, "no space left on device")


def half_written(descriptor, data):
    return WRITE(descriptor, data[: len(data) // 2])


WRITE = os.write


@pytest.mark.parametrize("write", [full_disk, half_written])
def test_disk_full(invoke, table, environment, spilled, write):
    from gammaray import setbacks, spill

    class Os:
        def __getattr__(self, name):
            return write if name == "write" else getattr(os, name)

    environment.setattr(spill, "os", Os())
    environment.setattr(setbacks, "KEPT", 28_000)
    table.default = table.refuse("AccessDeniedException")
    for number in range(4):
        invoke(str(number))
    assert all(os.path.getsize(path) == 0 for path in spilled())
    table.default = table.take
    invoke("last")
    found = table.records()
    assert len(found) + sum(record.get("lost_before", 0) for record in found) == 5 * 8


def test_read_only_disk_and_no_spill(invoke, table, environment):
    environment.setenv("GAMMARAY_SPILL", "/proc/gammaray")
    table.answers = [table.refuse("AccessDeniedException")]
    invoke("a")
    invoke("b")
    assert complete(table, "a") and complete(table, "b")


def test_newest_version_of_an_entry_counts(hybrid, table, spilled):
    """Hybrid writes an entry early without, and at the end with its outcome: both on the disk, the latter arrives last."""
    import time

    from conftest import Context

    table.default = table.refuse("AccessDeniedException")
    hybrid.entry(lambda event, context: time.sleep(0.5))({}, Context("a", remaining=600))
    table.default = table.take
    hybrid.entry(lambda event, context: 1)({}, Context("b"))
    entries = table.records("entry")
    assert len(entries) == 2 and all(record["status"] == "ok" for record in entries)
