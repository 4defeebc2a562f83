"""`collect` of tables and streams: against the local cloud, and against a DynamoDB that throttles, splits shards and forgets."""

import json
import os
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Dict, Iterator, List

import pytest
from collected import AWS, Fault, ScriptedDynamoDB, ScriptedStream, archived, item, record, records
from conftest import ROOT, Tool

sys.path.append(str(ROOT / "localcloud" / "src"))
from localcloud import LocalCloud  # noqa: E402

SECONDS = 20.0
SHARD_1, SHARD_2, SHARD_3 = ("shardId-0000000000000000000-0%d" % number for number in (1, 2, 3))


@pytest.fixture(scope="module")
def cloud() -> Iterator[LocalCloud]:
    with LocalCloud("eu-west-1") as running:
        yield running


@pytest.fixture
def server() -> Iterator[ScriptedDynamoDB]:
    running = ScriptedDynamoDB()
    yield running
    running.close()


@pytest.fixture
def stream(server: ScriptedDynamoDB) -> ScriptedStream:
    return ScriptedStream(server)


class Collect:
    """Runs `collect` into the folder `archive`."""

    def __init__(self, tool: Tool, url: str) -> None:
        self.tool, self.archive = tool, tool.folder / "archive"
        self.options = ["--endpoint-url", url, "--python", sys.executable]
        self.environment: Dict[str, str] = dict(os.environ, **AWS)

    def __call__(self, *arguments: str, code: int = 0) -> str:
        done = self.tool("collect", str(self.archive), *self.options, *arguments, env=self.environment)
        assert done.returncode == code, (done.stdout, done.stderr)
        return (done.stdout + done.stderr).decode()

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [self.tool.path, "collect", str(self.archive), *self.options, *arguments], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def wait_for(self, count: int) -> None:
        end = time.monotonic() + SECONDS
        while len(archived(self.archive)) < count:
            assert time.monotonic() < end, "only %d records" % len(archived(self.archive))
            time.sleep(0.05)


@pytest.fixture
def collect(tool: Tool, server: ScriptedDynamoDB) -> Collect:
    return Collect(tool, server.url)


def table(cloud: LocalCloud, region: str, name: str, made: List[Dict[str, Any]]) -> None:
    cloud.client("dynamodb", region).create_table(
        TableName=name, BillingMode="PAY_PER_REQUEST", StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"},
        KeySchema=[{"AttributeName": "invocation", "KeyType": "HASH"}, {"AttributeName": "n", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": "invocation", "AttributeType": "S"}, {"AttributeName": "n", "AttributeType": "N"}])
    put(cloud, region, name, made)


def put(cloud: LocalCloud, region: str, name: str, made: List[Dict[str, Any]]) -> None:
    for one in made:
        cloud.client("dynamodb", region).put_item(TableName=name, Item=item(one))


@pytest.mark.parametrize("origin", ["scan", "stream"])
def test_two_tables_in_two_regions(tool: Tool, cloud: LocalCloud, origin: str) -> None:
    cloud.reset()
    table(cloud, "eu-west-1", "events", records(40))
    table(cloud, "us-east-1", "events", records(40, 40))
    collect = Collect(tool, cloud.url)
    arguments = ["--table", "events@eu-west-1", "--table", "arn:aws:dynamodb:us-east-1:123456789012:table/events", "--from", origin]
    assert "80 records added" in collect(*arguments)
    assert archived(collect.archive) == records(80)
    assert "0 records added" in collect(*arguments)
    put(cloud, "us-east-1", "events", records(3, 80))
    cloud.client("dynamodb", "us-east-1").delete_item(TableName="events", Key={"invocation": {"S": record(0)["invocation"]}, "n": {"N": "1"}})
    assert "3 records added" in collect(*arguments)
    # What one way brought is known on the other.
    assert "0 records added" in collect(*arguments[:-1], "stream" if origin == "scan" else "scan")
    assert b"83 records, 0 duplicates" in tool("graph", "archive").stdout


def test_follow(tool: Tool, cloud: LocalCloud) -> None:
    cloud.reset()
    table(cloud, "eu-west-1", "events", records(5))
    collect = Collect(tool, cloud.url)
    process = collect.start("--table", "events@eu-west-1", "--from", "stream", "--follow")
    for first in (5, 10):
        collect.wait_for(first)
        put(cloud, "eu-west-1", "events", records(5, first))
    collect.wait_for(15)
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=SECONDS)
    assert process.returncode == 0 and b"15 records added" in out and not errors
    put(cloud, "eu-west-1", "events", records(1, 15))
    assert "1 record added to %s, 0 known" % collect.archive in collect("--table", "events@eu-west-1", "--from", "stream")


def test_shards_with_children(collect: Collect, stream: ScriptedStream, server: ScriptedDynamoDB) -> None:
    made = records(60)
    stream.shards = {SHARD_1: [made[:10], [], made[10:20]], SHARD_2: [made[20:30], [{}]], SHARD_3: [[], made[30:50]]}
    stream.parents = {SHARD_2: SHARD_1, SHARD_3: SHARD_1}
    stream.open_shards = [SHARD_3]
    stream.faults = ["ProvisionedThroughputExceededException", "ExpiredIteratorException", "InternalServerError"]
    said = collect("--table", "events@eu-west-1", "--from", "stream")
    assert "50 records added" in said and archived(collect.archive) == made[:50]
    # Closed shards are not asked again; an open one from its checkpoint on.
    server.asked.clear()
    stream.shards[SHARD_3].append(made[50:])
    assert "10 records added to %s, 0 known" % collect.archive in collect("--table", "events@eu-west-1", "--from", "stream")
    iterators = [body for operation, body in server.asked if operation == "GetShardIterator"]
    assert [(body["ShardId"], body["ShardIteratorType"]) for body in iterators] == [(SHARD_3, "AFTER_SEQUENCE_NUMBER")]
    # Shards that are gone are forgotten, and --restart begins with the oldest record.
    del stream.shards[SHARD_1]
    assert "0 records added" in collect("--table", "events@eu-west-1", "--from", "stream")
    assert SHARD_1 not in (collect.archive / "checkpoints.json").read_text()
    assert "40 known" in collect("--table", "events@eu-west-1", "--from", "stream", "--restart")


def test_children_of_a_shard_that_ends_while_it_is_followed(collect: Collect, stream: ScriptedStream) -> None:
    made = records(30)
    stream.shards, stream.open_shards = {SHARD_1: [made[:10]]}, [SHARD_1]
    process = collect.start("--table", "events@eu-west-1", "--from", "stream", "--follow")
    collect.wait_for(10)
    stream.shards[SHARD_2], stream.shards[SHARD_3] = [made[10:20]], [made[20:]]
    stream.open_shards = [SHARD_2, SHARD_3]
    collect.wait_for(30)
    process.terminate()
    assert process.wait(SECONDS) == 0 and archived(collect.archive) == made


def test_what_a_stream_no_longer_has_is_said(collect: Collect, stream: ScriptedStream) -> None:
    stream.shards, stream.open_shards = {SHARD_1: [records(5)]}, [SHARD_1]
    collect("--table", "events@eu-west-1", "--from", "stream")
    stream.shards[SHARD_1][0] = records(5, 100)
    stream.trimmed = [SHARD_1]
    said = collect("--table", "events@eu-west-1", "--from", "stream")
    assert "records of the shard %s are gone" % SHARD_1 in said and "5 records added" in said


def test_a_stream_without_images(collect: Collect, stream: ScriptedStream, server: ScriptedDynamoDB) -> None:
    stream.shards, stream.view = {SHARD_1: [[]]}, "KEYS_ONLY"
    assert "it needs the view type NEW_IMAGE" in collect("--table", "events@eu-west-1", "--from", "stream", code=2)
    server.answers["ListStreams"] = lambda _: {"Streams": []}
    assert "the table has no stream: enable one" in collect("--table", "events@eu-west-1", "--from", "stream", code=2)


class Pages:
    """A table whose scan has many small pages in each segment."""

    def __init__(self, server: ScriptedDynamoDB, made: List[Dict[str, Any]], size: int = 10) -> None:
        self.made, self.size, self.delay, self.faults = made, size, 0.0, 0
        self.asked: List[int] = []
        server.answers["Scan"] = self._scan

    def _scan(self, body: Dict[str, Any]) -> Dict[str, Any]:
        time.sleep(self.delay)
        if self.faults > 0:
            self.faults -= 1
            raise Fault("ThrottlingException")
        part = self.made[body["Segment"] :: body["TotalSegments"]]
        first = int(body.get("ExclusiveStartKey", {"n": {"N": "0"}})["n"]["N"])
        self.asked.append(first)
        answer: Dict[str, Any] = {"Items": [item(one) for one in part[first : first + self.size]], "Count": 0}
        if first + self.size < len(part):
            answer["LastEvaluatedKey"] = {"n": {"N": str(first + self.size)}, "invocation": {"S": "x"}}
        return answer


def test_a_killed_scan_goes_on_where_it_was(collect: Collect, server: ScriptedDynamoDB) -> None:
    made = records(2000)
    pages = Pages(server, made)
    process = collect.start("--table", "events@eu-west-1")
    pages.delay = 0.1
    collect.wait_for(20)
    process.kill()
    process.wait()
    kept = len(archived(collect.archive))
    assert 20 <= kept < 2000
    time.sleep(0.5)
    pages.delay, pages.faults = 0, 3
    pages.asked.clear()
    said = collect("--table", "events@eu-west-1")
    assert "goes on with the scan that began at" in said and "%d records added" % (2000 - kept) in said
    assert archived(collect.archive) == made and len(pages.asked) <= (2000 - kept) // 10 + 4
    pages.asked.clear()
    assert "0 records added to %s, 2000 known" % collect.archive in collect("--table", "events@eu-west-1", "--segments", "1")
    assert len(pages.asked) == 200


def test_a_disk_that_fills_up_during_a_scan(collect: Collect, server: ScriptedDynamoDB) -> None:
    made = [record(number, site="x" * 2000) for number in range(20_000)]
    Pages(server, made, size=1000)

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (6 << 20, 6 << 20))

    command = [collect.tool.path, "collect", str(collect.archive), *collect.options, "--table", "events@eu-west-1"]
    done = subprocess.run(command, env=collect.environment, capture_output=True, preexec_fn=limited, timeout=60)
    assert done.returncode == 2 and b"cannot write" in done.stderr
    collect("--table", "events@eu-west-1")
    assert archived(collect.archive) == made


def test_nothing_stays_behind_a_killed_run(collect: Collect, server: ScriptedDynamoDB, tool: Tool) -> None:
    temporary = tool.folder / "tmp"
    temporary.mkdir()
    collect.environment["TMPDIR"] = str(temporary)
    pages = Pages(server, records(10_000))
    pages.delay = 0.1
    process = collect.start("--table", "events@eu-west-1")
    while not pages.asked:
        time.sleep(0.02)
    process.kill()
    process.wait()
    time.sleep(1.5)
    asked = len(pages.asked)
    time.sleep(0.5)
    assert len(pages.asked) == asked and not list(temporary.iterdir())


def test_one_table_that_fails_spares_the_others(collect: Collect, cloud: LocalCloud, tool: Tool) -> None:
    cloud.reset()
    table(cloud, "eu-west-1", "events", records(7))
    collect.options[1] = cloud.url
    said = collect("--table", "missing@eu-west-1", "--table", "events@eu-west-1", code=2)
    assert "error: missing@eu-west-1: An error occurred (ResourceNotFoundException)" in said and archived(collect.archive) == records(7)


def test_a_region_is_needed(collect: Collect) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION"):
        collect.environment.pop(name, None)
    done = subprocess.run(
        [collect.tool.path, "collect", str(collect.archive), *collect.options, "--table", "events"], env=collect.environment, capture_output=True)
    assert done.returncode == 2 and b"in which region? Say events@REGION" in done.stderr


def bare_python(folder: Path) -> Path:
    """A Python without boto3."""
    path = folder / "bare-python"
    path.write_text("#!/bin/sh\nshift\nexec %s -B -S -E \"$@\"\n" % getattr(sys, "_base_executable", sys.executable))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_neither_python_nor_sdk(collect: Collect, tool: Tool) -> None:
    collect.options[3] = "no-such-python"
    assert "install python3 and boto3" in collect("--table", "events@eu-west-1", code=2)
    collect.options[3] = str(bare_python(tool.folder))
    collect.environment["PATH"] = "/usr/bin:/bin"
    assert "neither boto3 nor the `aws` command is here: `python3 -m pip install boto3`" in collect("--table", "events@eu-west-1", code=2)


AWS_COMMAND = '''
import json, sys, urllib.request
from pathlib import Path
arguments = sys.argv[1:]
value = lambda name: arguments[arguments.index(name) + 1]
operation = "".join(word.title() for word in arguments[1].split("-"))
request = urllib.request.Request(value("--endpoint-url"), value("--cli-input-json").encode(), {"X-Amz-Target": "x." + operation})
try:
    sys.stdout.write(json.dumps(json.loads(urllib.request.urlopen(request).read()), indent=4))
except urllib.error.HTTPError as error:
    code = json.loads(error.read())["__type"].split("#")[1]
    sys.exit("\\nAn error occurred (%s) when calling the %s operation: no" % (code, operation))
'''


def test_the_aws_command_where_there_is_no_sdk(collect: Collect, tool: Tool, server: ScriptedDynamoDB, stream: ScriptedStream) -> None:
    """A stand-in for the command: the same arguments, the same output."""
    commands = tool.folder / "bin"
    commands.mkdir()
    (commands / "aws").write_text("#!%s\n%s" % (sys.executable, AWS_COMMAND))
    (commands / "aws").chmod(0o755)
    collect.environment["PATH"] = "%s:/usr/bin:/bin" % commands
    collect.options[3] = str(bare_python(tool.folder))
    Pages(server, records(25))
    assert "25 records added" in collect("--table", "events@eu-west-1", "--segments", "1")
    stream.shards = {SHARD_1: [records(10, 20)]}
    stream.faults = ["ExpiredIteratorException"]
    assert "5 records added to %s, 5 known" % collect.archive in collect("--table", "events@eu-west-1", "--from", "stream")
    server.answers.pop("Scan")
    server.answers["Scan"] = lambda _: (_ for _ in ()).throw(Fault("AccessDeniedException"))
    assert "An error occurred (AccessDeniedException)" in collect("--table", "events@eu-west-1", code=2)
    assert json.loads((collect.archive / "checkpoints.json").read_text())["gammaray_checkpoints"] == 1
