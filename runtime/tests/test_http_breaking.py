"""Capture of HTTP and injection never break a function: each part is broken in turn, and the requests' outcome stays the same."""
import http.client
import urllib.request

import pytest
from conftest import Context
from test_breaking import break_piece, listed, outcome
from test_propagation import HEADER

requests = pytest.importorskip("requests")
PARTS = ("gammaray.exchanges", "gammaray.propagation", "gammaray.patches.http", "gammaray.calls", "gammaray.services", "gammaray.names", "gammaray.settings")


@pytest.fixture(scope="module")
def lasting_server():
    from support.server import Server

    with Server() as running:
        yield running


@pytest.fixture(scope="module")
def client(lasting_server):
    import boto3

    return boto3.client("sqs", endpoint_url=lasting_server.url, region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="s")


def handler(url, client):
    def handle(event, context):
        found = [requests.get(url).status_code, urllib.request.urlopen(url).read()]
        connection = http.client.HTTPConnection(url.partition("://")[2])
        connection.request("GET", "/")
        found.append(connection.getresponse().read())
        found.append(client.send_message(QueueUrl=url, MessageBody="b")["ResponseMetadata"]["HTTPStatusCode"])
        with pytest.raises(requests.ConnectionError):
            requests.get("http://127.0.0.1:9")
        try:
            urllib.request.urlopen("http://127.0.0.1:9")
        except urllib.error.URLError as error:
            found.append(type(error.reason))
        raise KeyError(*found)

    return handle


@pytest.mark.parametrize("module,piece", [found for found in listed() if found[0].startswith(PARTS)])
def test_broken_piece(module, piece, environment, lasting_server, client, request):
    environment.setenv("GAMMARAY_PROPAGATION", "inject")
    environment.setenv("GAMMARAY_HASH_NAMES", "pepper")
    environment.setenv("_X_AMZN_TRACE_ID", HEADER)
    handle = handler(lasting_server.url, client)
    expected = outcome(handle, {}, None)
    runtime = request.getfixturevalue("runtime")
    from gammaray import catalog

    environment.setattr(catalog, "counts_host", lambda host: True)
    break_piece(module, piece)
    assert outcome(runtime.entry(handle), {}, Context()) == expected
