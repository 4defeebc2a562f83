"""HTTP requests in dynamic mode: two records each, whatever the host, and nothing of the caller's changes."""
import json
import urllib.error
import urllib.request

import pytest
from conftest import Context
from support.server import Answer

requests = pytest.importorskip("requests")
urllib3 = pytest.importorskip("urllib3")


def run(runtime, function):
    return runtime.entry(lambda event, context: function())({}, Context())


WAYS = {
    "requests.get": ("GET", lambda url: requests.get(url + "/hidden?secret=1").content),
    "requests.post": ("POST", lambda url: requests.post(url=url + "/hidden", json={"hidden": 1}).content),
    "Session.put": ("PUT", lambda url: requests.Session().put(url, data=b"hidden").content),
    "PoolManager": ("GET", lambda url: urllib3.PoolManager().request("GET", url + "/hidden").data),
    "PoolManager.urlopen": ("PUT", lambda url: urllib3.PoolManager().urlopen(url=url + "/hidden", method="PUT").data),
    "urlopen": ("GET", lambda url: urllib.request.urlopen(url + "/hidden").read()),
    "urlopen, posting": ("POST", lambda url: urllib.request.urlopen(url + "/hidden", b"hidden").read()),
    "Request": ("DELETE", lambda url: urllib.request.urlopen(urllib.request.Request(url + "/hidden", method="DELETE")).read()),
}


@pytest.mark.parametrize("way", WAYS)
def test_two_records(way, runtime, records, server):
    method, send = WAYS[way]
    server.answers = [Answer(b"hello", headers={"x-amzn-RequestId": "abc"})]
    assert run(runtime, lambda: send(server.url)) == b"hello"
    start, end = records("call")
    assert (start["step"], end["step"]) == ("start", "end") and start["call"] == end["call"] == start["n"]
    assert (start["service"], start["operation"], start["resource"]) == ("http", method, "127.0.0.1")
    assert (end["status"], end["http_status"], end["keys"]) == ("ok", 200, ["http:abc"])
    assert start["site"].startswith(__file__)
    assert "hidden" not in json.dumps(records()) and "secret" not in json.dumps(records())


def test_a_failure_has_its_class_and_reaches_the_caller(runtime, records):
    def fails():
        with pytest.raises(requests.ConnectionError):
            requests.get("http://127.0.0.1:9/hidden")
        with pytest.raises(urllib.error.URLError):
            urllib.request.urlopen("http://127.0.0.1:9/")

    run(runtime, fails)
    assert [record.get("error") for record in records("call") if record["step"] == "end"] == ["ConnectionError", "URLError"]


def test_a_redirect_is_one_request(runtime, records, server):
    server.answers = [Answer(b"", 302, headers={"Location": server.url + "/there"}), Answer(b"", 404)]
    assert run(runtime, lambda: requests.get(server.url).status_code) == 404
    start, end = records("call")
    assert (end["status"], end["http_status"]) == ("error", 404)
    assert len(server.requests) == 2


def test_what_boto3_sends_is_the_sdks_call_alone(runtime, records, dynamodb):
    run(runtime, lambda: dynamodb.get_item(TableName="abc", Key={"k": {"S": "1"}}))
    assert [record["service"] for record in records("call")] == ["dynamodb", "dynamodb"]


def test_methods_keep_name_and_documentation(runtime):
    assert requests.Session.send.__name__ == "send" and requests.Session.send.__doc__
