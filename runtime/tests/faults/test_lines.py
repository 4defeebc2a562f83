"""The file and log sinks on a disk or a pipe that takes only a part."""
import errno
import json
import os

from conftest import Context


def test_torn_write(runtime, environment, tmp_path, records):
    from gammaray.sinks import log

    room = [100]

    def write(descriptor, data):
        if not room[0]:
            raise OSError(errno.ENOSPC, "no space left on device")
        taken, room[0] = data[: room[0]], max(room[0] - len(data), 0)
        return os.write(descriptor, taken)

    environment.setattr(log, "os", type("Os", (), {"write": staticmethod(write)}))
    wrapped = runtime.entry(lambda event, context: "answer")
    assert wrapped({}, Context("a")) == "answer"
    room[0] = 100_000
    assert wrapped({}, Context("b")) == "answer"
    lines = (tmp_path / "records.jsonl").read_text().splitlines()
    whole = [json.loads(line) for line in lines[1:]]
    assert len(lines[0]) == 100 and [record["invocation"] for record in whole] == ["a", "a", "b", "b"]


def test_closed_standard_output(runtime, environment, spilled):
    """A function that closes its output loses no record: it waits on the disk."""
    environment.setenv("GAMMARAY_SINK", "log")
    held = os.dup(1)
    os.close(1)
    try:
        assert runtime.entry(lambda event, context: "answer")({}, Context("a")) == "answer"
    finally:
        os.dup2(held, 1)
        os.close(held)
    assert len([json.loads(line) for path in spilled() for line in open(path)]) == 2
