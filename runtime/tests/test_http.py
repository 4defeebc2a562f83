"""HTTP clients in dynamic mode: one pair of records a request, whichever client sends it, and nothing of the caller's changes."""
import asyncio
import http.client
import json
import subprocess
import sys
import urllib.error
import urllib.request
import xmlrpc.client

import pytest
from conftest import SOURCE, Context
from support.server import Answer
from test_calls import normalised, tracebacks

requests = pytest.importorskip("requests")
urllib3 = pytest.importorskip("urllib3")


def run(runtime, function):
    return runtime.entry(lambda event, context: function())({}, Context())


def connection(url):
    made = http.client.HTTPConnection(url.partition("://")[2])
    made.request("GET", "/hidden?secret=1", headers={"X-Secret": "secret"})
    return made.getresponse().read()


def by_hand(url):
    made = http.client.HTTPConnection(url.partition("://")[2])
    made.putrequest("PUT", "/hidden")
    made.putheader("Content-Length", "0")
    made.endheaders()
    return made.getresponse().read()


def through_httpx(url):
    httpx = pytest.importorskip("httpx")
    return httpx.get(url + "/hidden?secret=1").content


def through_async_httpx(url):
    httpx = pytest.importorskip("httpx")

    async def later():
        async with httpx.AsyncClient(base_url=url) as client:
            return (await client.get("/hidden?secret=1")).content

    return asyncio.run(later())


def through_aiohttp(url):
    aiohttp = pytest.importorskip("aiohttp")

    async def later():
        async with aiohttp.ClientSession() as session, session.post(url + "/hidden?secret=1") as answer:
            return await answer.read()

    return asyncio.run(later())


WAYS = {
    "requests": ("GET", lambda url: requests.get(url + "/hidden?secret=1").content),
    "requests, posting": ("POST", lambda url: requests.post(url, data=b"hidden", headers={"X-Key": "secret"}).content),
    "urllib3": ("GET", lambda url: urllib3.PoolManager().request("GET", url + "/hidden?secret=1").data),
    "urllib3's pool": ("PUT", lambda url: urllib3.connection_from_url(url).urlopen("PUT", "/hidden?secret=1").data),
    "urllib": ("GET", lambda url: urllib.request.urlopen(url + "/hidden?secret=1").read()),
    "urllib, a request": ("DELETE", lambda url: urllib.request.urlopen(urllib.request.Request(url + "/hidden", method="DELETE")).read()),
    "http.client": ("GET", connection),
    "http.client by hand": ("PUT", by_hand),
    "httpx": ("GET", through_httpx),
    "httpx, asynchronous": ("GET", through_async_httpx),
    "aiohttp": ("POST", through_aiohttp),
}


@pytest.mark.parametrize("way", WAYS)
def test_one_pair_of_records(way, runtime, records, server):
    method, send = WAYS[way]
    server.default = Answer(headers={"X-Amzn-RequestId": "id-1"})
    assert run(runtime, lambda: send(server.url)) == b"{}"
    start, end = records("call")
    assert (start["step"], end["step"]) == ("start", "end") and start["call"] == end["call"] == start["n"]
    for record in (start, end):
        assert (record["service"], record["operation"], record["resource"]) == ("http", method, "127.0.0.1")
        assert record["site"].startswith(__file__ + ":")
    assert (end["status"], end["http_status"], end["keys"], end["request_id"]) == ("ok", 200, ["http:id-1"], "id-1")
    assert end["duration_us"] > 0
    assert "hidden" not in json.dumps(records()) and "secret" not in json.dumps(records())


@pytest.mark.parametrize("way", WAYS)
def test_the_same_bytes_are_sent(way, runtime, server):
    run(runtime, lambda: WAYS[way][1](server.url))
    from conftest import forget

    forget()
    WAYS[way][1](server.url)
    first, second = server.requests
    assert normalised(first) == normalised(second)


@pytest.mark.parametrize("way", WAYS)
def test_failures_have_no_frame_of_ours(way, runtime, records):
    with pytest.raises(Exception) as caught:
        run(runtime, lambda: WAYS[way][1]("http://127.0.0.1:9"))
    error = caught.value
    while error is not None:
        if sys.version_info >= (3, 11):
            assert not [name for name in tracebacks(error) if name.startswith("gammaray")]
        error = error.__cause__ or error.__context__
    ends = [record for record in records("call") if record["step"] == "end"]
    assert [(end["status"], end["resource"]) for end in ends] == ([("error", "127.0.0.1")] if way != "http.client by hand" else [])


def test_the_sdks_own_requests_are_none(runtime, records, dynamodb):
    from botocore.awsrequest import AWSRequest
    from botocore.httpsession import URLLib3Session

    def call():
        dynamodb.get_item(TableName="abc", Key={"k": {"S": "1"}})
        URLLib3Session().send(AWSRequest("GET", dynamodb.meta.endpoint_url).prepare())  # signed by hand, as for API Gateway

    run(runtime, call)
    assert [(record["service"], record["operation"]) for record in records("call")] == [("dynamodb", "GetItem")] * 2 + [("http", "GET")] * 2


def test_a_session_that_code_without_a_module_sends_by(runtime, records, dynamodb, server):
    from botocore.awsrequest import AWSRequest
    from botocore.httpsession import URLLib3Session

    send = eval("lambda session, request: session.send(request)", {})

    def call():
        send(URLLib3Session(), AWSRequest("GET", server.url).prepare())
        dynamodb.get_item(TableName="abc", Key={"k": {"S": "1"}})
        send(URLLib3Session(), AWSRequest("GET", server.url).prepare())

    run(runtime, call)
    assert [record["service"] for record in records("call")] == ["http"] * 2 + ["dynamodb"] * 2 + ["http"] * 2


def test_retries_and_every_answer_of_aws(runtime, records, server):
    """What was tried again may have woken a function each time."""
    from requests.adapters import HTTPAdapter

    server.answers = [Answer(status=503, headers={"apigw-requestid": "a"}), Answer(headers={"apigw-requestid": "b"})]

    def call():
        with requests.Session() as session:
            session.mount("http://", HTTPAdapter(max_retries=urllib3.Retry(2, status_forcelist=[503], backoff_factor=0)))
            return session.get(server.url).status_code

    assert run(runtime, call) == 200
    end = records("call")[-1]
    assert (end["retries"], end["http_status"], end["keys"]) == (1, 200, ["http:a", "http:b"])


@pytest.mark.parametrize("way", ["requests", "urllib3", "urllib", "httpx"])
def test_redirects_are_no_retries(way, runtime, records, server):
    if way == "httpx":
        httpx = pytest.importorskip("httpx")
    server.answers = [Answer(status=302, headers={"Location": server.url + "/b", "apigw-requestid": "a"}), Answer(headers={"apigw-requestid": "b"})]
    ways = {"httpx": lambda url: httpx.get(url, follow_redirects=True)}
    run(runtime, lambda: ways.get(way, WAYS[way][1])(server.url))
    start, end = records("call")
    assert end["keys"] == ["http:a", "http:b"] and end.get("retries", 0) == 0


def test_refusals(runtime, records, server):
    server.default = Answer(status=503, headers={"x-amzn-requestid": "i"})

    def call():
        assert requests.get(server.url).status_code == 503
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(server.url)
        return caught.value

    assert run(runtime, call).read() == b"{}"
    ends = [record for record in records("call") if record["step"] == "end"]
    assert [(end["status"], end["http_status"], end["keys"], end.get("error")) for end in ends] == [
        ("error", 503, ["http:i"], None), ("error", 503, ["http:i"], "HTTPError"),
    ]  # fmt: skip


def test_lambdas_own_answer_names_the_invocation(runtime):
    run(runtime, lambda: None)
    from gammaray.exchanges.answers import keys

    assert keys({"x-amzn-requestid": "i"}, "POST", "lambda.eu-west-1.amazonaws.com") == ["lambda:i"]
    assert keys({"x-amzn-requestid": "i"}, "POST", "lambda.evil.example") == ["http:i"]


def test_paths_are_recorded_where_allowed_by_name(runtime, records, server, environment):
    environment.setenv("GAMMARAY_HTTP_PATHS", "example.com, 127.0.0.1")
    run(runtime, lambda: WAYS["requests"][1](server.url))
    assert {record["path"] for record in records("call")} == {"/hidden"} and "secret" not in json.dumps(records())


def test_outside_of_an_invocation(runtime, records, server):
    urllib.request.urlopen(server.url).read()
    assert records() == []
    run(runtime, lambda: None)
    assert [record["phase"] for record in records("call")] == ["init", "init"]


def test_lambdas_own_client_is_none(runtime, records, server, environment):
    environment.setenv("AWS_LAMBDA_RUNTIME_API", server.url.partition("://")[2])
    run(runtime, lambda: connection(server.url))
    assert records("call") == []


def test_other_users_of_http_client(runtime, records, server):
    server.default = Answer(b"<methodResponse><params><param><value><int>1</int></value></param></params></methodResponse>")
    assert run(runtime, lambda: xmlrpc.client.ServerProxy(server.url).f()) == 1
    assert [record["operation"] for record in records("call")] == ["POST", "POST"]


def test_static_mode_records_them_too(static, records, server):
    run(static, lambda: WAYS["requests"][1](server.url))
    assert [(record["mode"], record["service"], record["step"]) for record in records("call")] == [("static", "http", "start"), ("static", "http", "end")]


def test_nothing_is_imported_before_the_first_request():
    code = """import sys; import gammaray.dynamic as g; import http.client, urllib.request; g.entry(len)
print([name for name in sys.modules if name.startswith("gammaray.") and name.rpartition(".")[2] in ("exchanges", "propagation", "calls", "catalog")])"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=SOURCE, check=True)
    assert done.stdout.strip() == "[]"
