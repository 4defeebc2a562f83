"""HTTP clients under hooks: one record for each request that AWS answers, and nothing of the caller's changes."""
import asyncio
import functools
import http.client
import inspect
import json
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
from conftest import Context
from support.server import Answer

requests = pytest.importorskip("requests")
urllib3 = pytest.importorskip("urllib3")


def run(hybrid, function):
    return hybrid.entry(lambda event, context: function())({}, Context())


def connection(hook, url):
    made = http.client.HTTPConnection(url.partition("://")[2])
    hook(made.request)("GET", "/hidden?secret=1")
    return made.getresponse().read()


def prepared(hook, url):
    with requests.Session() as session:
        return hook(session.send)(session.prepare_request(requests.Request("PUT", url + "/hidden"))).content


def session(hook, url):
    with requests.Session() as made:
        return hook(made.get)(url + "/hidden").content


def opener(hook, url):
    return hook(urllib.request.build_opener().open)(urllib.request.Request(url + "/hidden", method="DELETE")).read()


WAYS = {
    "requests.get": ("GET", lambda hook, url: hook(requests.get)(url + "/hidden?secret=1").content),
    "requests.post": ("POST", lambda hook, url: hook(requests.post)(url=url + "/hidden", data=b"hidden").content),
    "requests.request": ("PUT", lambda hook, url: hook(requests.request)("put", url).content),
    "Session.get": ("GET", session),
    "Session.send": ("PUT", prepared),
    "partial": ("GET", lambda hook, url: hook(functools.partial(requests.get, url + "/hidden"))().content),
    "urlopen": ("GET", lambda hook, url: hook(urllib.request.urlopen)(url + "/hidden").read()),
    "urlopen, posting": ("POST", lambda hook, url: hook(urllib.request.urlopen)(url + "/hidden", b"hidden").read()),
    "opener": ("DELETE", opener),
    "PoolManager": ("GET", lambda hook, url: hook(urllib3.PoolManager().request)("GET", url + "/hidden").data),
    "connection pool": ("GET", lambda hook, url: hook(urllib3.connection_from_url(url).request)("GET", "/hidden").data),
    "HTTPConnection": ("GET", connection),
}


@pytest.mark.parametrize("way", WAYS)
def test_one_record(way, hybrid, records, server):
    method, send = WAYS[way]
    server.default = Answer(headers={"X-Amzn-RequestId": "id-1"})
    assert run(hybrid, lambda: send(hybrid.hook, server.url)) == b"{}"
    (record,) = records("call")
    assert (record["service"], record["operation"], record["resource"]) == ("http", method, "127.0.0.1")
    assert (record["status"], record["http_status"], record["keys"]) == ("ok", 200, ["http:id-1"])
    assert record["site"].startswith(__file__ + ":") and record["duration_us"] > 0
    assert "hidden" not in json.dumps(records()) and "secret" not in json.dumps(records())


@pytest.mark.parametrize("way", WAYS)
def test_hosts_that_are_not_aws_are_none(way, hybrid, records, server):
    server.default = Answer(headers={"x-request-id": "id-1"})
    run(hybrid, lambda: WAYS[way][1](hybrid.hook, server.url))
    assert records("call") == []


@pytest.mark.parametrize("way", WAYS)
def test_the_same_bytes_are_sent(way, hybrid, server):
    run(hybrid, lambda: WAYS[way][1](hybrid.hook, server.url))
    WAYS[way][1](lambda callee: callee, server.url)
    first, second = server.requests
    assert first == second


@pytest.mark.parametrize("header, method, keys", [
    ("apigw-requestid", "GET", ["http:i"]),
    ("x-amz-request-id", "PUT", ["s3:i"]),
    ("x-amz-request-id", "GET", None),
])  # fmt: skip
def test_ids(header, method, keys, hybrid, records, server):
    server.default = Answer(headers={header: "i"})
    run(hybrid, lambda: hybrid.hook(requests.request)(method, server.url))
    assert [record["keys"] for record in records("call")] == ([keys] if keys else [])


def test_refusals_that_are_raised_and_those_that_are_not(hybrid, records, server):
    server.default = Answer(status=503, headers={"x-amzn-requestid": "i"})

    def call():
        with pytest.raises(urllib.error.HTTPError) as caught:
            hybrid.hook(urllib.request.urlopen)(server.url)
        assert hybrid.hook(requests.get)(server.url).status_code == 503
        return caught.value

    assert run(hybrid, call).read() == b"{}"
    raised, given = records("call")
    assert (raised["status"], raised["error"], raised["http_status"], raised["keys"]) == ("error", "HTTPError", 503, ["http:i"])
    assert (given["status"], given["http_status"], "error" in given) == ("error", 503, False)


def test_no_answer_from_a_host_that_counts(hybrid, records, monkeypatch):
    from gammaray import catalog

    monkeypatch.setattr(catalog, "counts_host", lambda host: host == "127.0.0.1")

    def call():
        with pytest.raises(requests.ConnectionError):
            hybrid.hook(requests.get)("http://user:password@127.0.0.1:9/hidden")

    run(hybrid, call)
    (record,) = records("call")
    assert (record["status"], record["error"], record["resource"]) == ("error", "ConnectionError", "127.0.0.1")
    assert "password" not in json.dumps(records())


def test_a_client_in_a_client_is_one_request(hybrid, records, server):
    class Mine(requests.Session):
        def get(self, url, **more):
            return hybrid.hook(super().get)(url, **more)

    run(hybrid, lambda: hybrid.hook(Mine().get)(server.url))
    assert len(records("call")) == 1


def test_pools(hybrid, records, server):
    def call():
        with ThreadPoolExecutor(3) as pool:
            return [answer.status_code for answer in pool.map(hybrid.hook(requests.get), [server.url] * 5)]

    assert run(hybrid, call) == [200] * 5
    assert len(records("call")) == 5 and len({record["site"] for record in records("call")}) == 1


def test_stand_ins_are_like_the_original(hybrid):
    made = requests.Session()
    for original in (requests.get, made.get, urllib.request.urlopen):
        stand_in = hybrid.hook(original)
        assert stand_in is not original and stand_in == original and hash(stand_in) == hash(original)
        assert inspect.signature(stand_in) == inspect.signature(original)
        assert isinstance(stand_in, type(original)) and repr(stand_in) == repr(original)
        assert (stand_in.__name__, stand_in.__doc__, stand_in.__module__) == (original.__name__, original.__doc__, original.__module__)
    assert hybrid.hook(made.get).__self__ is made
    assert hybrid.hook(hybrid.hook(made.get)) == made.get


def test_arguments_and_errors_are_the_same(hybrid, server):
    hook = hybrid.hook
    with pytest.raises(TypeError, match=r"missing 1 required positional argument: 'url'"):
        run(hybrid, lambda: hook(requests.get)())
    with pytest.raises(requests.exceptions.MissingSchema):
        run(hybrid, lambda: hook(requests.get)("no-url"))
    data = {"a": [1]}
    run(hybrid, lambda: hook(requests.post)(server.url, json=data))
    assert data == {"a": [1]}


def test_other_callables_of_the_clients_are_left_alone(hybrid):
    made = requests.Session()
    for callee in (made.close, requests.Request, requests.utils.quote, urllib.request.Request, requests.Session, made.mount):
        assert hybrid.hook(callee) is callee or hybrid.hook(callee) == callee and type(hybrid.hook(callee)) is type(callee)


def test_a_connection_is_as_before_after_its_answer(hybrid, server):
    made = http.client.HTTPConnection(server.url.partition("://")[2])

    def call():
        hybrid.hook(made.request)("GET", "/")
        made.getresponse().read()
        return set(vars(made))

    assert "getresponse" not in run(hybrid, call)


def test_httpx(hybrid, records, server):
    httpx = pytest.importorskip("httpx")

    async def later():
        async with httpx.AsyncClient() as client:
            assert (await hybrid.hook(client.get)(server.url + "/hidden")).status_code == 200
            async with hybrid.hook(client.stream)("GET", server.url) as answer:
                await answer.aread()

    def call():
        assert hybrid.hook(httpx.get)(server.url).status_code == 200
        with httpx.Client(base_url=server.url) as client:
            assert hybrid.hook(client.post)("/hidden", content=b"x").status_code == 200
            with hybrid.hook(client.stream)("GET", "/hidden") as answer:
                answer.read()
        asyncio.run(later())

    run(hybrid, call)
    assert [record["operation"] for record in records("call")] == ["GET", "POST", "GET", "GET", "GET"]
    assert {tuple(record["keys"]) for record in records("call")} == {("http:REQUEST-1",)}


def test_aiohttp(hybrid, records, server):
    aiohttp = pytest.importorskip("aiohttp")

    async def later():
        async with aiohttp.ClientSession() as session:
            async with hybrid.hook(session.get)(server.url) as answer:
                await answer.read()
            answer = await hybrid.hook(session.post)(server.url)
            assert answer.status == 200

    run(hybrid, lambda: asyncio.run(later()))
    assert [(record["operation"], record["keys"]) for record in records("call")] == [("GET", ["http:REQUEST-1"]), ("POST", ["http:REQUEST-1"])]


def test_aiobotocore(hybrid, records, server):
    session = pytest.importorskip("aiobotocore.session")
    body = b"<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>"
    server.answers = [Answer(body), Answer(b"<ErrorResponse><Error><Code>Oops</Code></Error></ErrorResponse>", 400)]

    async def later():
        async with session.get_session().create_client("sns", region_name="us-east-1", endpoint_url=server.url) as sns:
            assert (await hybrid.hook(sns.publish)(TopicArn="arn", Message="m"))["MessageId"] == "m-1"
            with pytest.raises(sns.exceptions.ClientError):
                await hybrid.hook(sns.publish)(TopicArn="arn", Message="m")

    run(hybrid, lambda: asyncio.run(later()))
    assert [(record["status"], record.get("keys")) for record in records("call")] == [("ok", ["sns:m-1"]), ("error", None)]
