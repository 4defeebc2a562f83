"""Requests are signed as botocore signs them, with credentials as they are at that moment."""
import datetime
import json

import pytest
from support.server import Answer


@pytest.mark.parametrize("token", [None, "session/token=="])
def test_same_signature_as_botocore(runtime, token, monkeypatch):
    import botocore.auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials
    from gammaray.sinks import sigv4

    now = 1_700_000_000
    fixed = datetime.datetime.fromtimestamp(now, datetime.timezone.utc).replace(tzinfo=None)
    monkeypatch.setattr(botocore.auth, "get_current_datetime", lambda *arguments: fixed, raising=False)
    request = AWSRequest("POST", "https://dynamodb.eu-west-1.amazonaws.com/", data=b'{"a":1}')
    request.headers["Content-Type"] = "application/x-amz-json-1.0"
    request.headers["X-Amz-Target"] = "T.Op"
    botocore.auth.SigV4Auth(Credentials("AKIA", "secret", token), "dynamodb", "eu-west-1").add_auth(request)
    ours = sigv4.headers("dynamodb.eu-west-1.amazonaws.com", "eu-west-1", "T.Op", b'{"a":1}', ("AKIA", "secret", token), now)
    if request.headers["X-Amz-Date"] != ours["x-amz-date"]:
        pytest.skip("this botocore's clock cannot be set")
    assert ours["authorization"] == request.headers["Authorization"]


def test_credentials_are_read_anew(runtime, environment, server):
    from gammaray import settings
    from gammaray.sinks.dynamodb import Sink

    environment.setenv("GAMMARAY_ENDPOINT_URL", server.url)
    server.default = Answer({"UnprocessedItems": {}})
    sink = Sink(settings.current())
    for key in ("AKIAFIRST", "AKIASECOND"):
        environment.setenv("AWS_ACCESS_KEY_ID", key)
        assert sink.write([{"invocation": "a", "n": 1}], deadline()) == []
        assert f"Credential={key}/" in server.requests[-1][1]["authorization"]


def test_container_credentials(runtime, environment, server):
    from gammaray.sinks import credentials

    environment.delenv("AWS_ACCESS_KEY_ID")
    environment.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", server.url + "/2021-08-20/credentials")
    environment.setenv("AWS_CONTAINER_AUTHORIZATION_TOKEN", "letmein")
    end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)
    found = {"AccessKeyId": "A", "SecretAccessKey": "S", "Token": "T", "Expiration": end.strftime("%Y-%m-%dT%H:%M:%SZ")}
    server.default = Answer(json.dumps(found).encode())
    assert credentials.read(deadline()) == credentials.read(deadline()) == ("A", "S", "T")
    ((path, headers, _),) = server.requests
    assert path == "/2021-08-20/credentials" and headers["authorization"] == "letmein"


@pytest.mark.parametrize(
    "region,host",
    [("eu-west-1", "dynamodb.eu-west-1.amazonaws.com"), ("cn-north-1", "dynamodb.cn-north-1.amazonaws.com.cn")],
)
def test_endpoints(runtime, region, host):
    from gammaray.settings import Settings

    assert Settings({"AWS_REGION": region}).endpoint == "https://" + host
    assert Settings({"AWS_REGION": region, "AWS_ENDPOINT_URL": "http://x"}).endpoint == "http://x"
    more = {"AWS_ENDPOINT_URL": "http://x", "AWS_ENDPOINT_URL_DYNAMODB": "http://y"}
    assert Settings(more).endpoint == "http://y"
    assert Settings({**more, "GAMMARAY_ENDPOINT_URL": "http://z"}).endpoint == "http://z"


def deadline():
    import time

    return time.monotonic() + 2
