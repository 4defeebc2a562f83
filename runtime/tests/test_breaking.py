"""The runtime never breaks a function: each of its parts is broken in turn, and the handler's outcome stays the same."""
import importlib
import inspect
import pkgutil
import sys

import pytest
from conftest import SOURCE, Context, forget


def modules():
    """Every module of the package, imported."""
    import gammaray

    found = pkgutil.walk_packages([str(SOURCE / "gammaray")], "gammaray.")
    return [gammaray] + [importlib.import_module(module.name) for module in found]


def pieces():
    """(module name, qualified name) of every function and method that is not marked as a boundary."""
    found = []
    for module in modules():
        for name, value in vars(module).items():
            if inspect.isfunction(value) and value.__module__ == module.__name__:
                if not hasattr(value, "__gammaray_boundary__"):
                    found.append((module.__name__, name))
            elif inspect.isclass(value) and value.__module__ == module.__name__:
                for member, function in vars(value).items():
                    if inspect.isfunction(function) and not hasattr(function, "__gammaray_boundary__"):
                        found.append((module.__name__, f"{name}.{member}"))
    return found


def listed():
    sys.path.insert(0, str(SOURCE))
    forget()
    try:
        return pieces()
    finally:
        forget()


def break_piece(module_name, qualified):
    """Replaces the piece by one that raises, under every name that it has in the package."""

    def broken(*arguments, **names):
        raise RuntimeError(f"broken: {module_name}.{qualified}")

    loaded = {module.__name__: module for module in modules()}
    owner, _, member = qualified.rpartition(".")
    if owner:
        setattr(getattr(loaded[module_name], owner), member, broken)
        return
    original = getattr(loaded[module_name], member)
    for module in loaded.values():
        for name, value in list(vars(module).items()):
            if value is original:
                setattr(module, name, broken)


def outcome(function, *arguments):
    try:
        return ("returned", function(*arguments))
    except BaseException as error:
        return (type(error), error.args)


def handlers(client):
    """A handler for each way to end, each with a call that works and one that fails."""

    def call():
        assert client.put_item(TableName="t", Item={"id": {"S": "1"}})["ResponseMetadata"]["HTTPStatusCode"] == 200
        with pytest.raises(client.exceptions.ClientError) as caught:
            client.update_item(TableName="broken", Key={"id": {"S": "1"}})
        assert caught.value.response["Error"]["Code"] == "Oops"

    def returns(event, context):
        call()
        return {"status": 200}

    def raises(event, context):
        call()
        raise KeyError("a", 1)

    def exits(event, context):
        call()
        sys.exit(7)

    def streams(event, context):
        call()
        yield 1
        yield 2

    return [returns, raises, exits, lambda event, context: list(streams(event, context)), streams]


EVENTS = [
    {"Records": [{"eventSource": "aws:sqs", "messageId": "m", "body": '{"Type":"Notification","MessageId":"s","Message":"x"}'}]},
    {"Records": [{"eventSource": "aws:s3", "s3": {"bucket": {"name": "b"}, "object": {"key": "k"}}}]},
    {"requestContext": {"requestId": "r", "http": {}}},
]


def run_all(client, server, wrap):
    found = []
    for number, handler in enumerate(handlers(client)):
        server.answers = answers()
        result = outcome(wrap(handler), EVENTS[number % len(EVENTS)], Context(f"request-{number}"))
        if inspect.isgenerator(result[1]):
            result = outcome(list, result[1])
        found.append(result)
    return found


def answers():
    from support.server import Answer

    return [Answer({}), Answer({"__type": "x#Oops", "message": "m"}, 400)]


@pytest.fixture(scope="module")
def lasting_server():
    from support.server import Server

    with Server() as running:
        yield running


@pytest.fixture(scope="module")
def lasting_client(lasting_server):
    import boto3
    from botocore.config import Config

    return boto3.client(
        "dynamodb",
        endpoint_url=lasting_server.url,
        region_name="us-east-1",
        aws_access_key_id="a",
        aws_secret_access_key="s",
        config=Config(retries={"total_max_attempts": 1}),
    )


@pytest.fixture(scope="module")
def expected(lasting_client, lasting_server):
    """The outcomes without us."""
    return run_all(lasting_client, lasting_server, lambda handler: handler)


def sinks_of(module):
    """The table is out of reach where that matters; elsewhere a file saves time."""
    return ["file", "dynamodb"] if module.startswith(("gammaray.sinks", "gammaray.reporter", "gammaray.setbacks", "gammaray.spill")) else ["file"]


@pytest.mark.parametrize("module,piece,sink", [(*found, sink) for found in listed() for sink in sinks_of(found[0])])
def test_broken_piece(module, piece, sink, environment, lasting_client, lasting_server, expected, request):
    environment.setenv("GAMMARAY_SINK", sink)
    if sink == "dynamodb":
        environment.setenv("GAMMARAY_ENDPOINT_URL", "http://127.0.0.1:9")
        environment.setenv("GAMMARAY_DELAY_MS", "1")
    runtime = request.getfixturevalue("runtime")
    break_piece(module, piece)
    assert run_all(lasting_client, lasting_server, runtime.entry) == expected


@pytest.mark.parametrize("module,piece", [p for p in listed() if p[0] in ("gammaray.imports", "gammaray.patches")])
def test_broken_piece_while_importing(module, piece, tmp_path):
    """The SDK is imported while the piece that waits for its import is broken."""
    import subprocess

    code = f"""
import sys
sys.path[:0] = {[str(SOURCE), str(SOURCE.parent / 'tests')]!r}
import gammaray.dynamic as runtime
from test_breaking import break_piece
for name in [n for n in sys.modules if n.startswith("botocore")]:
    del sys.modules[name]
break_piece({module!r}, {piece!r})
import botocore.client
import botocore.session
assert botocore.client.BaseClient._make_api_call
print(runtime.entry(lambda event, context: "outcome")({{}}, None))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.strip() == "outcome", done.stderr


def test_boundaries_are_few():
    """What is exempt from being broken is what user code or the interpreter calls directly."""
    forget()
    exempt = [
        f"{module.__name__}.{name}"
        for module in modules()
        for name, value in vars(module).items()
        if hasattr(value, "__gammaray_boundary__") and value.__module__ == module.__name__
    ]
    forget()
    assert len(exempt) <= 42, exempt
