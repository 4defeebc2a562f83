"""The way through an HTTP proxy, as HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY name it."""
import time

from .connection import ConnectionFailed, split


class Proxy:
    """A proxy: where it is, whether it speaks TLS, and the header line that it wants."""

    def __init__(self, url):
        scheme, found, rest = url.partition("://")
        if not found:
            scheme, rest = "http", url
        user, _, authority = rest.partition("/")[0].rpartition("@")
        self.secure = scheme == "https"
        self.address = split(authority, 443 if self.secure else 80)
        self.authorization = _authorization(user) if user else ""

    def tunnel(self, opened, address, deadline):
        """Asks the proxy for a tunnel to the address, on the socket that leads to the proxy."""
        host = f"[{address[0]}]:{address[1]}" if ":" in address[0] else f"{address[0]}:{address[1]}"
        opened.sendall(f"CONNECT {host} HTTP/1.1\r\nhost: {host}\r\n{self.authorization}\r\n".encode("latin-1"))
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            opened.settimeout(max(deadline - time.monotonic(), 0.001))
            byte = opened.recv(1)  # one at a time: what follows is TLS's
            if not byte or len(head) > 16384:
                raise ConnectionFailed("the proxy gave no answer")
            head += byte
        status = head.split(None, 2)[1:2]
        if status != [b"200"]:
            raise ConnectionFailed(f"the proxy answered {b''.join(status)[:3].decode('latin-1')}")


def find(scheme, host, environ):
    """The proxy for a request to `host` (with its port, where it has one), or None."""
    name = f"{scheme}_proxy"
    url = environ.get(name) or environ.get(name.upper()) or environ.get("all_proxy") or environ.get("ALL_PROXY")
    if not url or _is_exempt(host, environ.get("no_proxy") or environ.get("NO_PROXY") or ""):
        return None
    return Proxy(url)


def _is_exempt(host, exempt):
    """Whether NO_PROXY names the host: by its name, a domain above it, an address, a network, or all by `*`."""
    name = split(host, 0)[0].lower()
    for entry in exempt.lower().split(","):
        entry = entry.strip()
        if entry == "*" or (entry and _matches(name, host.lower(), entry)):
            return True
    return False


def _matches(name, host, entry):
    if "/" in entry:
        return _is_within(name, entry)
    bare = entry.lstrip("*").lstrip(".")
    return entry == host or entry.strip("[]") == name or name == bare or name.endswith("." + bare)


def _is_within(name, network):
    from ipaddress import ip_address, ip_network

    try:
        return ip_address(name) in ip_network(network, strict=False)
    except ValueError:
        return False


def _authorization(user):
    from base64 import b64encode
    from urllib.parse import unquote

    return f"proxy-authorization: Basic {b64encode(unquote(user).encode()).decode()}\r\n"
