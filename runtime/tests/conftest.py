"""A fresh runtime for each test, as in a fresh sandbox, and a server to talk to."""
import importlib
import json
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src"
sys.path[:0] = [str(SOURCE), str(Path(__file__).resolve().parent)]

from support.server import Server  # noqa: E402


class Context:
    """Lambda's context, as far as the runtime and the handlers of the tests see it."""

    invoked_function_arn = "arn:aws:lambda:us-east-1:123456789012:function:f"
    memory_limit_in_mb = "128"

    def __init__(self, request_id="11111111-2222-4333-8444-555555555555", remaining=30_000):
        self.aws_request_id = request_id
        self._remaining = remaining

    def get_remaining_time_in_millis(self):
        return self._remaining


@pytest.fixture
def context():
    return Context()


@pytest.fixture
def environment(monkeypatch, tmp_path):
    """Lambda's variables, and records that go to a file."""
    for name, value in {
        "AWS_ACCESS_KEY_ID": "AKIAEXAMPLE",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "GAMMARAY_SINK": "file",
        "GAMMARAY_FILE": str(tmp_path / "records.jsonl"),
        "GAMMARAY_SPILL": str(tmp_path / "spill"),
    }.items():
        monkeypatch.setenv(name, value)
    for name in ("AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL", "_X_AMZN_TRACE_ID", "GAMMARAY_REPORTING", "GAMMARAY_DISABLED"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture
def runtime(environment):
    """`gammaray.dynamic`, newly imported; what it patched is put back."""
    forget()
    yield importlib.import_module("gammaray.dynamic")
    forget()


@pytest.fixture
def hybrid(environment):
    """`gammaray.hybrid`, newly imported."""
    forget()
    yield importlib.import_module("gammaray.hybrid")
    forget()


@pytest.fixture
def static(environment):
    """`gammaray.static`, newly imported, with the calls of the copied SDK captured, as the copy's last line does it."""
    forget()
    static = importlib.import_module("gammaray.static")
    static.capture_client(copied("botocore.client").BaseClient)
    yield static
    forget()


def copied(name):
    """A module of the copied SDK, which is imported once, without its last line."""
    from support import sdk_copy

    if not any(isinstance(finder, sdk_copy.Finder) for finder in sys.meta_path):
        sdk_copy.install(captures=False)
    return importlib.import_module(sdk_copy.PREFIX + name)


CARRIERS = (
    ("http.client", "HTTPConnection", "endheaders"),
    ("httpx._transports.default", "HTTPTransport", "handle_request"),
    ("httpx._transports.default", "AsyncHTTPTransport", "handle_async_request"),
    ("aiohttp.client_reqrep", "ClientRequest", "send"),
)


def unwrap(owner, name):
    """Puts a patched method back."""
    while getattr(vars(owner).get(name) if owner else None, "__gammaray__", False):
        setattr(owner, name, vars(owner)[name].__wrapped__)


def silence():
    """Leaves nothing to write for the threads of a runtime that is about to be forgotten: what they import late would be the next one's,
    and their records would come into that one's files."""
    state, reporter = sys.modules.get("gammaray.state"), sys.modules.get("gammaray.reporter")
    if state is not None:
        state.running.clear()
    made = getattr(reporter, "_reporter", None)
    if made is not None and made.lock.acquire(timeout=2):  # a write that is under way ends first
        made.queue.clear()
        made.lock.release()


def forget():
    """Removes the runtime, and what it has patched, from this process."""
    import botocore.client

    silence()

    copy = sys.modules.get("gammaray_botocore.client")
    for module in [botocore.client] + ([copy] if copy else []):
        client = module.BaseClient
        while getattr(client._make_api_call, "__gammaray__", False):
            client._make_api_call = client._make_api_call.__wrapped__
    http = sys.modules.get("gammaray.patches.http")
    for module, rows in getattr(http, "_ROWS", {}).items():
        for owner, name, *_ in rows if module in sys.modules else ():
            unwrap(getattr(sys.modules[module], owner, None), name)
    for module, owner, name in CARRIERS:
        unwrap(getattr(sys.modules.get(module), owner, None), name)
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != "gammaray.imports"]
    for name in [name for name in sys.modules if name.partition(".")[0] == "gammaray"]:
        del sys.modules[name]


@pytest.fixture
def records(tmp_path):
    """A function that returns the records written so far, or those of one kind."""

    def read(kind=None):
        path = tmp_path / "records.jsonl"
        lines = path.read_text().splitlines() if path.exists() else []
        found = [json.loads(line) for line in lines]
        return [record for record in found if kind in (None, record["kind"])]

    return read


@pytest.fixture
def server():
    """A local server that keeps what it is sent and answers as it is told."""
    with Server() as running:
        yield running


@pytest.fixture
def dynamodb(server):
    """A boto3 client whose calls the local server answers with `{}`."""
    import boto3

    return boto3.client("dynamodb", endpoint_url=server.url, region_name="us-east-1")
