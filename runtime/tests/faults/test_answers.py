"""Every way in which a table can fail to take records: the handler answers, in bounded time, and nothing is lost."""
import json
import time

import pytest
from faults.conftest import complete

CODES = ["ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded", "InternalServerError"]


@pytest.mark.parametrize("code", CODES)
def test_throttles_are_tried_again(invoke, table, code):
    table.answers = [table.refuse(code)] * 2
    assert invoke("a") < 1
    assert complete(table, "a") and table.requests == 3


def test_throttled_for_long(invoke, table, spilled):
    """Throttled over several invocations: each is delayed by a second at most, less and less, and all arrives later."""
    table.default = table.refuse("ThrottlingException")
    taken = [invoke(str(number)) for number in range(5)]
    assert max(taken) < 1.2 and taken[-1] < 0.4 and len(spilled()) == 1
    table.default = table.take
    invoke("last")
    assert all(complete(table, request_id) for request_id in ("0", "1", "2", "3", "4", "last"))
    assert spilled() == []
    assert table.records("exit")[0]["spilled"] == 7


def test_unprocessed_items(invoke, table):
    table.answers = [table.leave(7), table.leave(3), table.leave(1)]
    invoke("a", calls=3)
    assert complete(table, "a")


GARBAGE = {
    "html": b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>",
    "json": b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnull",
    "list": b'HTTP/1.1 200 OK\r\nContent-Length: 29\r\n\r\n{"UnprocessedItems":[1,2,3,4]}'[:-1],
    "no http": b"SSH-2.0-OpenSSH_9.6\r\n\r\n",
    "bad length": b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n{}",
    "bad chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}",
    "negative chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n{}",
    "torn": b'HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"Unproc',
    "endless head": b"HTTP/1.1 200 OK\r\n" + b"x: y\r\n" * 20_000,
    "nothing": b"",
    "500": b"HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n",
    "redirect": b"HTTP/1.1 301 Moved\r\nLocation: http://elsewhere/\r\nContent-Length: 0\r\n\r\n",
}


@pytest.mark.parametrize("data", GARBAGE.values(), ids=GARBAGE)
def test_garbage_is_no_success(invoke, table, data):
    table.answers = [table.say(data)]
    assert invoke("a") < 1
    invoke("b")
    assert complete(table, "a") and complete(table, "b")


def test_continue_and_chunks(invoke, table):
    body = b'{"UnprocessedItems":{}}'

    def behaviour(data):
        table.take(data)
        head = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        return head + b"%x;a=b\r\n%s\r\n0\r\n\r\n" % (len(body), body), "keep"

    table.answers = [behaviour] * 2
    invoke("a")
    invoke("b")
    assert complete(table, "a") and complete(table, "b") and table.connections == 1


def test_hangs(invoke, table, environment):
    table.default = table.hang
    assert invoke("a") < 1.4
    assert invoke("b") < 0.8
    assert invoke("c", remaining=200) < 0.4
    table.default = table.take
    invoke("d")
    assert all(complete(table, request_id) for request_id in "abcd")


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "http://no-such-host.invalid", "http://[::1]:9", "https://127.0.0.1:9"])
def test_unreachable(invoke, table, environment, url):
    environment.setenv("GAMMARAY_ENDPOINT_URL", url)
    environment.setenv("GAMMARAY_DELAY_MS", "250")
    assert invoke("a") < 0.7 and invoke("b") < 0.5
    from gammaray import reporter
    from gammaray.sinks.connection import Connection

    reporter.current().sink._connection = Connection(table.url)
    invoke("c")
    assert all(complete(table, request_id) for request_id in "abc")


@pytest.mark.parametrize("code", ["ResourceNotFoundException", "AccessDeniedException", "KMSAccessDeniedException"])
def test_refusals_cost_one_request(invoke, table, code):
    table.default = table.refuse(code)
    assert invoke("a") < 0.3 and table.requests == 1
    table.default = table.take
    invoke("b")
    assert complete(table, "a") and complete(table, "b")


def test_refused_for_one_bad_record(invoke, table, capfd):
    def picky(body):
        items = json.loads(body)["RequestItems"]["gammaray-events"]
        if any(item["PutRequest"]["Item"]["kind"]["S"] == "entry" for item in items):
            return table.refuse("ValidationException")(body)
        return table.take(body)

    table.default = picky
    invoke("a")
    assert len(table.records()) == 7
    table.default = table.take
    invoke("b")
    assert table.records("exit")[-1]["lost_before"] == 1


@pytest.mark.parametrize("skew", [-3600 * 30, 7200])
def test_clock_is_wrong(invoke, table, skew):
    """Signed again with the server's time, once; later requests are signed so at once."""
    table.skew = skew
    strict = []

    def behaviour(body):
        stamp = next(line for line in table.heads[-1].split("\r\n") if line.startswith("x-amz-date"))[12:]
        import calendar

        signed = calendar.timegm(time.strptime(stamp, "%Y%m%dT%H%M%SZ"))
        strict.append(abs(signed - time.time() - skew) < 300)
        return table.take(body) if strict[-1] else table.refuse("InvalidSignatureException")(body)

    table.default = behaviour
    assert invoke("a") < 0.3
    invoke("b")
    assert strict == [False, True, True] and complete(table, "a") and complete(table, "b")


def test_expired_credentials_are_read_anew(invoke, table, environment):
    invoke("a")

    def expired(body):
        environment.setenv("AWS_ACCESS_KEY_ID", "AKIANEW")
        return table.refuse("ExpiredTokenException")(body)

    table.answers = [expired]
    invoke("b")
    assert complete(table, "b") and "Credential=AKIANEW/" in table.heads[-1]


def test_expired_for_good_costs_little(invoke, table):
    table.default = table.refuse("ExpiredTokenException")
    invoke("a")
    before = table.requests
    assert before <= 3 and invoke("b") < 0.2 and table.requests == before + 1
    table.default = table.take
    invoke("c")
    assert all(complete(table, request_id) for request_id in "abc")
