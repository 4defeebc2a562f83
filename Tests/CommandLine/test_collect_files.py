"""`collect` of files: every form, damaged ones too, and never anything twice."""

import gzip
import hashlib
import json
import os
import resource
import signal
import subprocess
import time
from pathlib import Path
from typing import Any, List

import pytest
from collected import INVOCATION, REPORT, archived, item, lines, record, records, reports
from conftest import Tool

MB = 1 << 20


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def collected(tool: Tool, archive: Path, *arguments: str, code: int = 0, **options: Any) -> str:
    done = tool("collect", str(archive), *arguments, **options)
    assert done.returncode == code, (done.stdout, done.stderr)
    return (done.stdout + done.stderr).decode()


def test_every_form_is_the_same_record(tool: Tool, archive: Path) -> None:
    made = records(8)
    scan = {"Items": [item(one) for one in made], "Count": 8, "ScannedCount": 8, "ConsumedCapacity": None}
    forms = {
        "plain.jsonl": lines(made),
        "no-newline-bom.jsonl": b"\xef\xbb\xbf" + lines(made).rstrip(),
        "crlf.jsonl": lines(made).replace(b"\n", b"\r\n"),
        "other-order.jsonl": b"".join(json.dumps(dict(reversed(list(one.items()))), indent=None).encode() + b"\n" for one in made),
        "export.json": b"".join(json.dumps({"Item": item(one)}).encode() + b"\n" for one in made),
        "incremental.json": b"".join(json.dumps(
            {"Metadata": {"WriteTimestampMicros": {"N": "1"}}, "Keys": {"n": {"N": "1"}}, "NewImage": item(one)}).encode() + b"\n" for one in made),
        "scan.json": json.dumps(scan, indent=4).encode(),
        "scan-one-line.json": json.dumps(scan).encode(),
        "list.json": json.dumps([item(one) for one in made], indent=1).encode(),
        "replicated.json": b"".join(json.dumps({"Item": dict(item(one), **{"aws:rep:updateregion": {"S": "eu-west-1"}})}).encode() + b"\n" for one in made),
        "log.txt": b"".join(b"2026-11-24T09:00:00.123Z GAMMARAY " + json.dumps(one).encode() + b"\n" for one in made),
        "tail.txt": b"".join(b"2026-11-24T09:00:00.123000+00:00 2026/11/24/[$LATEST]ab GAMMARAY " + json.dumps(one).encode() + b"\n" for one in made),
        "events.json": json.dumps({"events": [{"timestamp": 1, "message": "GAMMARAY %s\n" % json.dumps(one)} for one in made]}, indent=4).encode(),
    }
    for name, content in forms.items():
        (tool.folder / name).write_bytes(content)
        (tool.folder / (name + ".gz")).write_bytes(gzip.compress(content))
        for file in (name, name + ".gz"):
            folder = tool.folder / ("archive-of-" + file)
            assert "8 records added" in collected(tool, folder, file), file
            assert archived(folder) == made, file
            said = collected(tool, archive, file)
            assert ("0 records added" in said and "8 known" in said) or name == "plain.jsonl", (file, said)
    assert archived(archive) == made


def test_deletions_of_an_incremental_export_are_none(tool: Tool, archive: Path) -> None:
    (tool.folder / "e.json").write_bytes(json.dumps({"Metadata": {}, "Keys": {"n": {"N": "1"}}, "OldImage": item(record(1))}).encode() + b"\n")
    assert collected(tool, archive, "e.json") == "0 records added to %s, 0 known\n" % archive


def test_export_folder(tool: Tool, archive: Path) -> None:
    export = tool.folder / "bucket" / "AWSDynamoDB" / "01700000000000-abcdefgh"
    (export / "data").mkdir(parents=True)
    made = records(30)
    rows = []
    for number in range(3):
        part = b"".join(json.dumps({"Item": item(one)}).encode() + b"\n" for one in made[number::3])
        (export / "data" / ("f%d.json.gz" % number)).write_bytes(gzip.compress(part))
        rows.append({"itemCount": 10, "md5Checksum": "x", "etag": "y", "dataFileS3Key": "AWSDynamoDB/01700000000000-abcdefgh/data/f%d.json.gz" % number})
    (export / "manifest-files.json").write_bytes(lines(rows))
    (export / "manifest-summary.json").write_text(json.dumps({"outputFormat": "DYNAMODB_JSON", "itemCount": 30}))
    (export / "_started").touch()
    assert collected(tool, archive, "bucket") == "30 records added to %s, 0 known\n" % archive
    assert archived(archive) == made
    (export / "data" / "f1.json.gz").unlink()
    (export / "data" / "f2.json.gz").write_bytes(gzip.compress(b""))
    said = collected(tool, archive, "bucket", code=2)
    assert "f1.json.gz: error: the export's manifest names it" in said and "f2.json.gz: error: 0 items, and the export's manifest says 10" in said
    (export / "manifest-summary.json").write_text(json.dumps({"outputFormat": "ION"}))
    assert "export the table as DYNAMODB_JSON" in collected(tool, archive, "bucket", code=2)


def test_cloudwatch_export(tool: Tool, archive: Path) -> None:
    made = records(4)
    text = ["INIT_START Runtime Version: python:3.12.v1", "START RequestId: %s Version: $LATEST" % (INVOCATION % 0), "user says {\"a\": 1}", "{\"level\": \"INFO\"}",
            "{not json", *("GAMMARAY " + json.dumps(one) for one in made), "END RequestId: x", REPORT % (INVOCATION % 0)]
    folder = tool.folder / "logs" / "9cbee1aa-task" / "2026-11-24-[$LATEST]abc"
    folder.mkdir(parents=True)
    (folder / "000000.gz").write_bytes(gzip.compress("".join("2026-11-24T09:00:00.123Z %s\n" % line for line in text).encode()))
    platform = json.dumps({"time": "2026-11-24T09:00:01.000Z", "type": "platform.report", "record": {"requestId": "x", "metrics": {"durationMs": 1}}})
    (folder / "000001.gz").write_bytes(gzip.compress((platform + "\n").encode()))
    said = collected(tool, archive, "logs")
    assert "4 records added" in said and "2 REPORT lines added" in said and "unreadable" not in said and "6 other lines passed over" in said
    assert archived(archive) == made
    assert reports(archive) == ["2026-11-24T09:00:00.123Z " + (REPORT % (INVOCATION % 0)).rstrip(), platform]
    again = {"events": [{"timestamp": 1795510800123, "message": REPORT % (INVOCATION % 0) + "\n"}]}
    (tool.folder / "events.json").write_text(json.dumps(again, indent=4))
    assert "REPORT" not in collected(tool, archive, "logs", "events.json")
    assert tool("stats", "archive").returncode == 0


def test_contradictions_are_put_aside_once(tool: Tool, archive: Path) -> None:
    (tool.folder / "a.jsonl").write_bytes(lines(records(4)))
    (tool.folder / "b.jsonl").write_bytes(lines([record(2, service="sns")]))
    collected(tool, archive, "a.jsonl")
    said = collected(tool, archive, "b.jsonl")
    assert "1 put aside" in said and "b.jsonl:2: warning: set aside: another record of the same invocation and number" in said or "b.jsonl:1:" in said
    assert archived(archive) == records(4) and archived(archive, "aside") == [record(2, service="sns")]
    assert collected(tool, archive, "b.jsonl", "a.jsonl") == "0 records added to %s, 5 known\n" % archive
    assert b"1 contradicted" in tool("graph", "archive").stdout


def test_an_early_entry_of_hybrid_mode_is_no_contradiction(tool: Tool, archive: Path) -> None:
    early = record(0, kind="entry", mode="hybrid")
    late = dict(early, status="ok", made=1, written=1)
    for order in ([early, late], [late, early]):
        (tool.folder / "e.jsonl").write_bytes(lines(order))
        assert "aside" not in collected(tool, archive, "e.jsonl")
    assert archived(archive) == [early, late]


def test_a_fork_has_numbers_of_its_own(tool: Tool, archive: Path) -> None:
    made = [record(0), record(0, process=12, keys=[]), record(0, process=13)]
    (tool.folder / "e.jsonl").write_bytes(lines(made))
    assert "3 records added" in collected(tool, archive, "e.jsonl")


def test_texts_survive(tool: Tool, archive: Path) -> None:
    odd = [record(0, resource='q"\\/\b\f\n\r\t\x00\x7f é € 😀 <script>'), record(1, resource="", error=None), record(2, keys=[], new_field=[1, "a"])]
    (tool.folder / "e.jsonl").write_bytes(lines(odd) + json.dumps(record(3, resource="é"), ensure_ascii=False).encode() + b"\n" + lines([record(3, resource="é")]))
    assert "4 records added" in collected(tool, archive, "e.jsonl")
    del odd[1]["error"]
    assert archived(archive) == [*odd, record(3, resource="é")]


@pytest.mark.parametrize("damage, problem", [
    (lambda data: data[: len(data) // 2], "the gzip data ends too early"),
    (lambda data: data[:5], "the gzip data ends too early"),
    (lambda data: data[: len(data) // 2] + b"\xff" * 64 + data[len(data) // 2 + 64 :], "damaged gzip"),
    (lambda data: data + b"garbage", "damaged gzip"),
])
def test_damaged_gzip(tool: Tool, archive: Path, damage: Any, problem: str) -> None:
    made = [record(number, site=hashlib.sha256(b"%d" % number).hexdigest()) for number in range(2000)]
    (tool.folder / "d.gz").write_bytes(damage(gzip.compress(lines(made))))
    (tool.folder / "whole.gz").write_bytes(gzip.compress(lines(records(3, 9000))) + gzip.compress(lines(records(3, 9003))) + b"\0" * 100)
    assert problem in collected(tool, archive, "d.gz", "whole.gz", code=2)
    found = archived(archive)
    assert found[-6:] == records(6, 9000) and found[:-6] == made[: len(found) - 6]


def test_hostile_lines(tool: Tool, archive: Path) -> None:
    bad: List[bytes] = [
        b'{"invocation": "\xff\xfe", "v": 1, "kind": "call", "n": 1}', b'{"invocation": "a", "v": 1', b'{"invocation": {"M": {}}, "v": 1, "kind": "call", "n": 1}',
        b'{"invocation": "a", "v": 1, "kind": "call", "n": "1"}', b'{"invocation": "a", "v": 1, "kind": "call", "n": 1e99}', b'{"invocation": "a", "kind": "call", "n": 1}',
        b'{"invocation": "", "v": 1, "kind": "call", "n": 1}', b'{"invocation": {"S": "a"}, "n": {"N": "0x10"}}', b"{" * 5000, b'{"invocation":' + b"[" * 5000,
        b'GAMMARAY {"invocation": "a"', b'{"invocation": {"B": "AAAA"}, "v": 1, "kind": "call", "n": 1}', b'{"invocation":"a\x1b[31m","v":1}']
    other = [b"\x00\x01x\x02", b"\xff\xfe\xfd", b"plain words", b'{"id": {"S": "an item of another application"}}', b"[]", b'"text"']
    (tool.folder / "bad.jsonl").write_bytes(b"\n".join([*bad, *other, b"", *lines(records(5)).splitlines()]) + b"\n")
    said = collected(tool, archive, "bad.jsonl")
    assert "5 records added" in said and "%d pieces unreadable" % len(bad) in said and "%d other lines" % len(other) in said and "\x1b" not in said
    for number in range(len(bad)):
        assert "bad.jsonl:%d: warning: set aside: " % (number + 1) in said
    assert archived(archive) == records(5)


def test_a_line_of_100_mb_needs_little_memory(tool: Tool, archive: Path) -> None:
    with gzip.open(str(tool.folder / "long.gz"), "wb", compresslevel=1) as file:
        file.write(lines(records(2)) + b'{"invocation": "')
        for _ in range(100):
            file.write(b"a" * MB)
        file.write(b'"}\n' + lines(records(2, 2)))

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (400 * MB, 400 * MB))

    done = subprocess.run([tool.path, "collect", str(archive), "long.gz"], cwd=str(tool.folder), capture_output=True, preexec_fn=limited, timeout=60)
    assert done.returncode == 0 and b"long.gz:3: warning: set aside: longer than" in done.stderr
    assert archived(archive) == records(4)


def test_no_folder_of_others_is_taken(tool: Tool, archive: Path) -> None:
    archive.mkdir()
    (archive / "mine.txt").touch()
    (tool.folder / "a.jsonl").write_bytes(lines(records(1)))
    assert "not an archive of records, and not empty" in collected(tool, archive, "a.jsonl", code=2)
    assert os.listdir(str(archive)) == ["mine.txt"]
    assert "no such file" in collected(tool, tool.folder / "new", "missing.jsonl", "a.jsonl", code=2)
    assert archived(tool.folder / "new") == records(1)
    assert "nothing to collect" in collected(tool, tool.folder / "new", code=2)


def test_standard_input_and_archives_in_archives(tool: Tool, archive: Path) -> None:
    collected(tool, archive, "-", stdin=lines(records(5)))
    collected(tool, tool.folder / "second", "-", stdin=lines(records(5, 3)))
    assert "3 records added" in collected(tool, archive, "second")
    assert archived(archive) == records(8)


def test_archives_are_merged_by_copying(tool: Tool, archive: Path) -> None:
    collected(tool, archive, "-", stdin=lines(records(5)))
    collected(tool, tool.folder / "second", "-", stdin=lines(records(5, 3)))
    for path in (tool.folder / "second" / "records").iterdir():
        (archive / "records" / path.name).write_bytes(path.read_bytes())
    assert "0 records added" in collected(tool, archive, "-", stdin=lines(records(8)))


def test_many_runs_leave_few_segments(tool: Tool, archive: Path) -> None:
    for number in range(20):
        collected(tool, archive, "-", stdin=lines(records(2, 2 * number)))
    assert archived(archive) == records(40)
    assert len(list((archive / "records").iterdir())) < 10
    assert "0 records added" in collected(tool, archive, "-", stdin=lines(records(40)))


def test_the_same_records_make_the_same_bytes(tool: Tool) -> None:
    (tool.folder / "a.jsonl").write_bytes(lines(records(100)))
    content = []
    for name in ("x", "y"):
        collected(tool, tool.folder / name, "a.jsonl")
        content.append({path.name: path.read_bytes() for path in (tool.folder / name).rglob("*") if path.is_file()})
    assert content[0] == content[1]


@pytest.mark.parametrize("damage", ["missing", "short", "zeros", "other"])
def test_a_damaged_index_is_made_anew(tool: Tool, archive: Path, damage: str) -> None:
    collected(tool, archive, "-", stdin=lines(records(50)))
    index = archive / "index"
    data = index.read_bytes()
    index.unlink()
    if damage != "missing":
        index.write_bytes({"short": data[:-10], "zeros": b"\0" * len(data), "other": data[:24] + b"\1" * 32 + data[56:]}[damage])
    assert "1 record added" in collected(tool, archive, "-", stdin=lines(records(51)))


def test_killed_runs_lose_nothing(tool: Tool, archive: Path) -> None:
    made = [record(number, site=hashlib.sha256(b"%d" % number).hexdigest()) for number in range(30_000)]
    (tool.folder / "a.jsonl").write_bytes(lines(made))
    command = [tool.path, "collect", str(archive), "a.jsonl", "-"]
    kills = 0
    for delay in (0.01, 0.05, 0.1, 0.2, 0.4):
        process = subprocess.Popen(command, cwd=str(tool.folder), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        kills += process.wait() != 0
    assert kills == 5
    collected(tool, archive, "a.jsonl")
    assert archived(archive) == made
    assert "0 records added" in collected(tool, archive, "a.jsonl")
    assert not [path for path in archive.rglob("*") if path.name.startswith(".gammaray-")]


def test_a_full_disk_is_said_and_harmless(tool: Tool, archive: Path) -> None:
    (tool.folder / "a.jsonl").write_bytes(lines(records(20_000)))

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2 * MB, 2 * MB))

    done = subprocess.run([tool.path, "collect", str(archive), "a.jsonl"], cwd=str(tool.folder), capture_output=True, preexec_fn=limited, timeout=60)
    assert done.returncode == 2 and b"cannot write" in done.stderr
    collected(tool, archive, "a.jsonl")
    assert archived(archive) == records(20_000)


def test_one_at_a_time(tool: Tool, archive: Path) -> None:
    first = subprocess.Popen([tool.path, "collect", str(archive), "-"], cwd=str(tool.folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    while not (archive / "index").exists():
        assert first.poll() is None
        time.sleep(0.01)
    assert "another collect works on this archive" in collected(tool, archive, "-", code=2, stdin=b"")
    out, _ = first.communicate(lines(records(1)))
    assert b"1 record added" in out
