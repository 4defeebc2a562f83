"""A table that can fail, as the default sink of a fresh runtime."""
import os
import time

import pytest
from conftest import Context
from support.faulty import Table


@pytest.fixture
def table(environment):
    with Table() as running:
        environment.setenv("GAMMARAY_SINK", "dynamodb")
        environment.setenv("GAMMARAY_ENDPOINT_URL", running.url)
        yield running


@pytest.fixture
def invoke(runtime, table):
    """Runs a recorded handler that makes `calls` calls: (what it returned, seconds that it took)."""
    from gammaray import calls

    class Meta:
        region_name = "us-east-1"

    class Model:
        service_name = "sqs"

    class Client:
        meta, _service_model = Meta, Model

    def handler(event, context):
        for number in range(event["calls"]):
            call = calls.start(Client, "SendMessage", {"QueueUrl": "q"})
            calls.finish(call, {"MessageId": f"{context.aws_request_id}-{number}"})
        return "answer"

    wrapped = runtime.entry(handler)

    def run(request_id, calls=3, remaining=30_000):
        began = time.perf_counter()
        assert wrapped({"calls": calls}, Context(request_id, remaining)) == "answer"
        return time.perf_counter() - began

    return run


@pytest.fixture
def spilled(environment):
    """The files on the sandbox's storage."""
    folder = os.environ["GAMMARAY_SPILL"]
    return lambda: sorted(os.path.join(folder, name) for name in os.listdir(folder)) if os.path.isdir(folder) else []


def complete(table, request_id):
    """Whether all that the invocation's exit record claims to have been made is in the table."""
    found = [record for record in table.records() if record["invocation"] == request_id]
    exits = [record for record in found if record["kind"] == "exit"]
    return len(exits) == 1 and exits[0]["made"] == len(found) and not exits[0]["lost"] and "lost_before" not in exits[0]
