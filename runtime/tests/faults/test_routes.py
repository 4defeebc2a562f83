"""The way to the table: kept sockets that die, freezes, IPv6, proxies, partitions, FIPS and dual-stack hosts."""
import socket
import threading
import time

import pytest
from faults.conftest import complete
from support.faulty import Table


def test_server_closes_idle_connections(invoke, table):
    """Each death is seen before a record is sent on it: no request fails."""
    for number in range(4):
        invoke(str(number))
        table.drop()
        time.sleep(0.25)
    assert table.requests == 4 and all(complete(table, str(number)) for number in range(4))


def test_closed_before_any_answer(invoke, table):
    invoke("a")
    table.answers = [table.hang_up]
    assert invoke("b") < 0.5
    assert complete(table, "b") and table.connections == 2 and table.requests == 3


def test_route_that_is_gone_after_a_freeze(invoke, table, environment):
    """Nothing comes back on the old socket: half of the time is for it, the other half for a new one."""
    invoke("a")
    table.answers = [table.hang]
    assert invoke("b") < 0.9
    assert complete(table, "b") and table.connections == 2


def test_long_freeze_opens_anew(invoke, table, environment):
    invoke("a")
    from types import SimpleNamespace

    from gammaray.sinks import connection

    now = time.time
    environment.setattr(connection, "time", SimpleNamespace(time=lambda: now() + 3600, monotonic=time.monotonic))
    invoke("b")
    assert table.connections == 2 and complete(table, "b")


def test_ipv6(runtime, environment):
    try:
        table = Table(socket.AF_INET6, "::1")
    except OSError:
        pytest.skip("this machine has no IPv6")
    from gammaray.sinks.connection import Connection

    with table:
        status, headers, body = Connection(table.url).request("POST", {}, b'{"RequestItems":{"gammaray-events":[]}}', time.monotonic() + 1)
        assert (status, body) == (200, b'{"UnprocessedItems": {}}') and headers.get("date")
        assert f"host: {table.url[7:]}" in table.heads[0]


def test_every_address_is_tried(runtime, table, environment):
    """A host whose first address leads nowhere, as with IPv6 in a subnet without a route."""
    from gammaray.sinks import opening
    from gammaray.sinks.connection import Connection

    port = int(table.url.rpartition(":")[2])
    dead = socket.socket()
    dead.bind(("127.0.0.1", 0))
    entries = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", address) for address in (dead.getsockname(), ("127.0.0.1", port))]
    environment.setattr(opening.socket, "getaddrinfo", lambda *arguments, **names: entries)
    connection = Connection("http://two-addresses.example")
    assert connection.request("POST", {}, b'{"RequestItems":{"gammaray-events":[]}}', time.monotonic() + 1)[0] == 200
    dead.close()


def test_hanging_name_resolution_is_bounded_in_threads(runtime, environment):
    from gammaray.sinks import opening
    from gammaray.sinks.connection import Connection, ConnectionFailed

    release = threading.Event()
    environment.setattr(opening.socket, "getaddrinfo", lambda *arguments, **names: release.wait(10) and [])
    before = threading.active_count()
    connection = Connection("http://slow.example")
    for _ in range(10):
        with pytest.raises(ConnectionFailed):
            connection.request("POST", {}, b"", time.monotonic() + 0.02)
    assert threading.active_count() - before <= 4
    release.set()


class Proxy:
    """An HTTP proxy for one connection at a time."""

    def __init__(self, answer=b"HTTP/1.1 200 Connection established\r\n\r\n"):
        self.heads = []
        self.answer = answer
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://user:p%40ss@127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            connection, _ = self.socket.accept()
            head = b""
            while b"\r\n\r\n" not in head:
                head += connection.recv(65536)
            self.heads.append(head.decode())
            connection.sendall(self.answer)
            self.heads.append(connection.recv(5).hex())
            connection.close()


def test_https_goes_through_a_tunnel(runtime, environment):
    from gammaray.sinks.connection import Connection, ConnectionFailed

    proxy = Proxy()
    environment.setenv("HTTPS_PROXY", proxy.url)
    with pytest.raises(ConnectionFailed):
        Connection("https://dynamodb.eu-west-1.amazonaws.com").request("POST", {}, b"", time.monotonic() + 1)
    head, hello = proxy.heads[:2]
    assert head.startswith("CONNECT dynamodb.eu-west-1.amazonaws.com:443 HTTP/1.1\r\n")
    assert "proxy-authorization: Basic dXNlcjpwQHNz\r\n" in head and hello.startswith("1603")


def test_proxy_that_refuses(runtime, environment):
    from gammaray.sinks.connection import Connection, ConnectionFailed

    environment.setenv("https_proxy", Proxy(b"HTTP/1.1 407 Who are you\r\n\r\n").url)
    with pytest.raises(ConnectionFailed, match="407"):
        Connection("https://dynamodb.eu-west-1.amazonaws.com").request("POST", {}, b"", time.monotonic() + 1)


def test_http_is_handed_to_the_proxy(invoke, table, environment):
    environment.setenv("http_proxy", table.url)
    environment.setenv("GAMMARAY_ENDPOINT_URL", "http://dynamodb.example")
    invoke("a")
    assert complete(table, "a") and table.heads[0].startswith("POST http://dynamodb.example/ HTTP/1.1\r\nhost: dynamodb.example\r\n")


@pytest.mark.parametrize(
    "exempt,direct",
    [("*", True), ("example.com", True), (".example.com", True), ("x.org, a.example.com", True), ("ample.com", False)]
    + [("10.0.0.0/8", False), ("", False), ("a.example.com:8443", False)],
)
def test_no_proxy(runtime, exempt, direct):
    from gammaray.sinks.proxies import find

    found = find("https", "a.example.com", {"HTTPS_PROXY": "proxy.local:3128", "NO_PROXY": exempt})
    assert (found is None) == direct
    if found is not None:
        assert found.address == ("proxy.local", 3128) and not found.secure and not found.authorization
    assert find("https", "10.1.2.3:8000", {"HTTPS_PROXY": "http://p:1", "NO_PROXY": "10.0.0.0/8"}) is None
    assert find("https", "[fd00::1]:8000", {"HTTPS_PROXY": "http://p:1", "NO_PROXY": "fd00::/8"}) is None


def test_credentials_endpoint_is_never_proxied(runtime, environment):
    from gammaray.sinks.connection import Connection

    environment.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert Connection("http://169.254.170.23/v1/credentials", direct=True)._proxy is None


def test_tls(runtime, tmp_path, environment):
    """Over TLS, and with AWS_CA_BUNDLE, which a proxy that looks inside needs."""
    import shutil
    import ssl
    import subprocess

    if not shutil.which("openssl"):
        pytest.skip("no openssl")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext"]
        + ["subjectAltName=DNS:localhost", "-keyout", tmp_path / "key.pem", "-out", tmp_path / "cert.pem"],
        check=True, capture_output=True,
    )
    from gammaray.sinks.connection import Connection, ConnectionFailed

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    table = Table()
    table._socket.close()
    table._socket = context.wrap_socket(socket.create_server(("127.0.0.1", 0)), server_side=True)
    threading.Thread(target=accept_forever, args=(table,), daemon=True).start()
    url = f"https://localhost:{table._socket.getsockname()[1]}"
    body = b'{"RequestItems":{"gammaray-events":[]}}'
    with pytest.raises(ConnectionFailed, match="CERTIFICATE|certificate"):
        Connection(url).request("POST", {}, body, time.monotonic() + 2)
    environment.setenv("AWS_CA_BUNDLE", str(tmp_path / "cert.pem"))
    connection = Connection(url)
    for _ in range(3):
        assert connection.request("POST", {}, body, time.monotonic() + 2)[0] == 200
    assert table.requests == 3
    table.__exit__()


def accept_forever(table):
    import ssl

    while not table._stopped.is_set():
        try:
            connection, _ = table._socket.accept()
        except ssl.SSLError:
            continue
        except OSError:
            return
        threading.Thread(target=table._serve, args=(connection,), daemon=True).start()


def test_hosts_are_botocores(runtime):
    """In every region that botocore knows, with FIPS and dual-stack."""
    import botocore.session
    from botocore.config import Config
    from gammaray.settings import Settings

    session = botocore.session.Session()
    regions = [r for p in session.get_available_partitions() for r in session.get_available_regions("dynamodb", p)]
    regions = [region for region in regions if "fips" not in region and region[:7] not in ("local", "eu-isoe", "us-isof")][::7]
    for region in [*regions, "cn-north-1", "us-gov-west-1", "us-iso-east-1", "eusc-de-east-1", "ap-new-9"]:
        for number in range(4):
            fips, dual = number & 1 > 0, number & 2 > 0
            environ = {"AWS_USE_FIPS_ENDPOINT": str(fips).lower(), "AWS_USE_DUALSTACK_ENDPOINT": str(dual)}
            environ = environ if number else {}
            assert Settings(dict(environ, AWS_REGION=region)).endpoint == host(session, region, Config(use_fips_endpoint=fips, use_dualstack_endpoint=dual))


def host(session, region, config):
    from botocore.awsrequest import AWSResponse

    class Raw:
        def stream(self):
            yield b"{}"

    client = session.create_client("dynamodb", region, aws_access_key_id="a", aws_secret_access_key="s", config=config)
    seen = []
    client.meta.events.register("before-send", lambda request, **more: seen.append(request.url) or AWSResponse("", 200, {}, Raw()))
    client.list_tables()
    return seen[0].rstrip("/")
