"""Ends of invocations and faults of the table under Lambda's own runtime client: the outcome is that of the bare function, and nothing
that can be kept is lost. moto refuses no credentials and never throttles: `runtime/tests/faults` has these."""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import wiring
from application import FUNCTIONS, TABLE

ENDINGS = ("return", "raise", "exit", "_exit", "kill", "timeout", "memory")
CRASHES = ("_exit", "kill")
DELAY = 1.0
"""Seconds that the runtime may add (`GAMMARAY_DELAY_MS`)."""


@pytest.fixture(scope="module")
def endings(application, tmp_path_factory):
    """Deploys the function, bare and instrumented, once with each setting: gives its name."""
    folder = tmp_path_factory.mktemp("ending") / "ending"
    application.instrument(FUNCTIONS / "ending", folder)
    deployed = {}

    def deploy(name: str, **settings: str) -> str:
        key = name, *settings.items()
        if key not in deployed:
            made = deployed[key] = wiring.name(name)
            environment = {"GAMMARAY_SPILL": f"{folder.parent}/{made}", **settings}
            source = FUNCTIONS / "ending" if name == "bare" else folder
            application.cloud.deploy(made, source, environment=environment, **{**application.options, "timeout": 2})
        return deployed[key]

    return deploy


def outcome(application, function: str, how: str, topic: str):
    """The answer without ids and folders, its request id, and the seconds that it took."""
    began = time.monotonic()
    response = application.cloud.client("lambda").invoke(FunctionName=function, Payload=json.dumps({"how": how, "topic": topic}))
    request = response["ResponseMetadata"]["RequestId"]
    answer = response["Payload"].read().decode().replace(request, "<id>")
    answer = re.sub(r'/[^" ]*/app\.py', "app.py", answer)
    return (response.get("FunctionError"), answer), request, time.monotonic() - began


@pytest.mark.parametrize("how", ENDINGS)
def test_outcome_and_records(application, endings, how):
    """Strict reporting has all that was recorded before the end; the other has it unless the process died without a word."""
    topic = wiring.topic(application, None)
    reportings = ("strict", "invocation")
    functions = [endings("bare"), *(endings("ending", GAMMARAY_REPORTING=reporting) for reporting in reportings)]
    application.forget()
    with ThreadPoolExecutor(len(functions)) as pool:
        (bare, _, _), *others = pool.map(lambda function: outcome(application, function, how, topic), functions)
    written = application.so_far([]).records
    for reporting, (found, request, _) in zip(reportings, others):
        assert found == bare
        records = [record for record in written if record["invocation"] == request]
        calls = [record for record in records if record["kind"] == "call" and record.get("step") != "start"]
        if reporting == "strict" or how not in CRASHES:
            assert len(calls) == 2 and sum(record["kind"] == "entry" for record in records) == 1
        assert {record.get("lost", 0) for record in records} <= {0}


def test_table_that_is_gone_and_comes_back(application, endings):
    """Records wait on the sandbox's disk, are counted as spilled, and arrive with the next invocation."""
    topic, function = wiring.topic(application, None), endings("ending")
    application.forget()
    application.cloud.client("dynamodb").delete_table(TableName=TABLE)
    found, first, _ = outcome(application, function, "return", topic)
    assert found == (None, '{"published": 2}')
    application.make_table()
    found, second, _ = outcome(application, function, "return", topic)
    records = application.so_far([]).records
    for request in (first, second):
        mine = [record for record in records if record["invocation"] == request]
        (last,) = [record for record in mine if "made" in record]
        assert last["lost"] == 0 and len(mine) == last["made"]


@pytest.fixture
def silent():
    """A server that takes connections and says nothing, and one that says nonsense."""
    servers = []

    def serve(answer: bytes | None) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        servers.append(listener)
        threading.Thread(target=_accept, args=(listener, answer, servers), daemon=True).start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield serve
    for each in servers:
        each.close()


def _accept(listener: socket.socket, answer: bytes | None, kept: list) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        kept.append(connection)
        if answer is not None:
            connection.sendall(answer)


@pytest.mark.parametrize("fault", ["refused", "hangs", "garbage", "no such name"])
def test_table_out_of_reach(application, endings, silent, fault):
    """The function answers as ever, at most a second later."""
    url = {"refused": lambda: "http://127.0.0.1:1", "hangs": lambda: silent(None), "garbage": lambda: silent(b"nonsense\r\n\r\n"),
           "no such name": lambda: "http://none.invalid:1"}[fault]()
    topic = wiring.topic(application, None)
    bare, faulty = endings("bare"), endings("ending", GAMMARAY_ENDPOINT_URL=url)
    for name in (bare, faulty):  # cold starts are not compared
        outcome(application, name, "return", topic)
    expected, _, usual = outcome(application, bare, "return", topic)
    found, _, took = outcome(application, faulty, "return", topic)
    assert found == expected and took - usual < DELAY + 0.5
