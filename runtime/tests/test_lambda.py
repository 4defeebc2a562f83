"""Under Lambda's own runtime client, on the oldest and the newest Python of this machine: with and without us, the function
answers, fails and logs the same, byte for byte."""
import json
import re
import shutil

import pytest
from conftest import SOURCE
from support.pythons import lambda_python, oldest_and_newest
from support.runtime_api import Sandbox
from support.server import Server

HANDLER = '''
import os, sys
import boto3
from botocore.config import Config

def deeper(value):
    raise ValueError(f"wrong {value}")

def lambda_handler(event, context):
    what = event["what"]
    if what == "return":
        return {"got": event, "name": context.function_name}
    if what == "raise":
        deeper(what)
    if what == "chained":
        try:
            deeper(what)
        except ValueError as error:
            raise KeyError("k") from error
    if what == "unmarshal":
        return object()
    if what == "sdk":
        client = boto3.client("dynamodb", endpoint_url=os.environ["TEST_SERVER"], config=Config(retries={"total_max_attempts": 1}))
        client.put_item(TableName="t", Item={"k": {"S": "1"}})
        client.get_item(TableName="t", Key={"k": {"S": "1"}})
    if what == "wrong parameters":
        boto3.client("dynamodb").put_item(Nonsense=1)
    if what == "print":
        print("a line"); sys.stdout.write("half "); print("line", file=sys.stderr)
    if what == "exit":
        sys.exit(5)
'''
CASES = ["return", "raise", "chained", "unmarshal", "sdk", "wrong parameters", "print", "exit"]
TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0"


@pytest.fixture(params=oldest_and_newest(), ids=lambda version: "%d.%d" % version, scope="module")
def python(request):
    found, why = lambda_python(request.param)
    if found is None:
        pytest.skip(why)
    return found


def run(python, folder, source, environment, server):
    """The outcome of every case, each with the same two answers of the server, and what was printed."""
    from support.server import Answer

    folder.mkdir()
    (folder / "app.py").write_text(source)
    shutil.copytree(SOURCE / "gammaray", folder / "gammaray", ignore=shutil.ignore_patterns("__pycache__"))
    server.answers = [Answer({}), Answer({"__type": "x#ResourceNotFoundException", "message": "no table"}, 400)]
    outcomes = []
    with Sandbox(python, str(folder), "app.lambda_handler", {"TEST_SERVER": server.url, **environment}) as sandbox:
        for number, case in enumerate(CASES):
            outcomes.append(sandbox.invoke({"what": case}, f"request-{number}", TRACE))
        return outcomes, sandbox.text()


def test_same_with_and_without(python, tmp_path):
    instrumented = HANDLER.replace("import os, sys", "import gammaray.dynamic as _gammaray; import os, sys")
    instrumented += "lambda_handler = _gammaray.entry(lambda_handler)\n"
    environment = {"GAMMARAY_SINK": "file", "GAMMARAY_FILE": str(tmp_path / "records.jsonl")}
    with Server() as server:
        bare, printed = run(python, tmp_path / "bare", HANDLER, environment, server)
        recorded, also_printed = run(python, tmp_path / "recorded", instrumented, environment, server)
    for case, without, with_us in zip(CASES, bare, recorded):
        assert plain(with_us[1]) == plain(without[1]), case
        assert with_us[0] == without[0], case
    assert plain(also_printed) == plain(printed)
    check_records(tmp_path / "records.jsonl")


def plain(value):
    """The answer without what differs anyway: the folder, and the prologue that the rewritten line holds."""
    text = value.decode() if isinstance(value, bytes) else str(value)
    text = re.sub(r"0x[0-9a-f]{6,}", "0x", text)
    return re.sub(r"/(bare|recorded)/", "/", text)


def check_records(path):
    records = [json.loads(line) for line in path.read_text().splitlines()]
    exits = [record for record in records if record["kind"] == "exit"]
    errors = [None, "ValueError", "KeyError", None, "ResourceNotFoundException", "ParamValidationError", None, "SystemExit"]
    assert [record.get("error") for record in exits] == errors
    assert [record["cold_start"] for record in records if record["kind"] == "entry"] == [True] + [False] * 7
    assert {record["root"] for record in records} == {"1-5759e988-bd862e3fe1be46a994272793"}
    calls = [record for record in records if record["kind"] == "call"]
    assert {record["site"].rpartition(":")[0] for record in calls if "site" in record} == {"app.py"}
