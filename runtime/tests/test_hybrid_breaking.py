"""Hybrid mode never breaks a function: each of the runtime's parts is broken in turn, and the outcome stays the same."""
import pytest
from conftest import Context
from test_breaking import break_piece, listed, outcome

EVENT = {"Records": [{"eventSource": "aws:sqs", "messageId": "m", "body": "{}"}]}
ELSEWHERE = ("gammaray.imports", "gammaray.patches", "gammaray.sinks", "gammaray.sources", "gammaray.dynamic")


@pytest.fixture(scope="module")
def lasting_server():
    from support.server import Server

    with Server() as running:
        yield running


@pytest.fixture(scope="module")
def lasting_clients(lasting_server):
    import boto3
    from botocore.config import Config

    settings = dict(
        endpoint_url=lasting_server.url,
        region_name="us-east-1",
        aws_access_key_id="a",
        aws_secret_access_key="s",
        config=Config(retries={"total_max_attempts": 1}),
    )
    dynamodb = boto3.client("dynamodb", **settings)
    return dynamodb, boto3.resource("dynamodb", **settings).Table("t")


def emit(text):
    return len(text)


class Bus:
    def emit(self, text):
        return len(text)


def declare():
    """The user's catalog has the functions above."""
    from gammaray import catalog

    catalog._text = catalog._load().replace("\n/", f"\n&{__name__}.emit=sns.Publish {__name__}.Bus.emit=sqs.SendMessage\n/", 1)


def handlers(clients, server, hook):
    """A handler for each way to end, with calls that work and that fail, of the SDK and of HTTP clients."""
    import http.client
    import urllib.error
    import urllib.request

    dynamodb, table = clients

    def call():
        assert hook(dynamodb.put_item)(TableName="t", Item={"id": {"S": "1"}})["ResponseMetadata"]["HTTPStatusCode"] == 200
        with pytest.raises(dynamodb.exceptions.ClientError) as caught:
            hook(table.update_item)(Key={"id": "1"})
        assert caught.value.response["Error"]["Code"] == "Oops"
        with table.batch_writer() as batch:
            hook(batch.put_item)(Item={"id": "1"})
        assert hook(urllib.request.urlopen)(server.url).read() == b"{}"
        with pytest.raises(urllib.error.HTTPError):
            hook(urllib.request.urlopen)(server.url)
        connection = http.client.HTTPConnection(server.url.partition("://")[2])
        hook(connection.request)("GET", "/")
        assert connection.getresponse().read() == b"{}"
        assert hook(len)("four") == hook(emit)("four") == hook(Bus().emit)("four") == 4
        with pytest.raises(TypeError, match="no len"):
            hook(emit)(4)

    def returns(event, context):
        call()
        return {"status": 200}

    def raises(event, context):
        call()
        raise KeyError("a", 1)

    return [returns, raises]


def answers():
    from support.server import Answer

    good = Answer({"UnprocessedItems": {}}, headers={"x-amzn-requestid": "i"})
    bad = Answer({"__type": "x#Oops", "message": "m"}, 400)
    ids = {"x-amzn-requestid": "i"}
    return [good, bad, good, Answer(b"{}", headers=ids), Answer(b"{}", 500, headers=ids), Answer(b"{}", headers=ids)]


def run_all(clients, server, wrap, hook):
    for client in (clients[0], clients[1].meta.client):
        for event in ("before-parameter-build", "after-call", "after-call-error"):  # the last runtime's
            client.meta.events.unregister(f"{event}.dynamodb", unique_id=f"gammaray-{event}")
    found = []
    for number, handler in enumerate(handlers(clients, server, hook)):
        server.answers = answers()
        found.append(outcome(wrap(handler), EVENT, Context(f"request-{number}")))
    return found


def test_what_is_broken_works_when_it_is_not(hybrid, records, lasting_clients, lasting_server):
    declare()
    outcomes = run_all(lasting_clients, lasting_server, hybrid.entry, hybrid.hook)
    assert outcomes == [("returned", {"status": 200}), (KeyError, ("a", 1))]
    operations = [record["operation"] for record in records("call")]
    assert operations == ["PutItem", "UpdateItem", "BatchWriteItem", "GET", "GET", "GET", "Publish", "SendMessage", "Publish"] * 2 and len(records("entry")) == 2


@pytest.mark.parametrize("module,piece", [found for found in listed() if not found[0].startswith(ELSEWHERE)])
def test_broken_piece(module, piece, hybrid, lasting_clients, lasting_server):
    declare()
    break_piece(module, piece)
    outcomes = run_all(lasting_clients, lasting_server, hybrid.entry, hybrid.hook)
    assert outcomes == [("returned", {"status": 200}), (KeyError, ("a", 1))]
