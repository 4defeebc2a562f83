"""AWS Signature Version 4 for one kind of request: a POST of JSON."""
import time
from hashlib import sha256
from hmac import digest

_NAMES = "content-type;host;x-amz-date;x-amz-target"
_NAMES_WITH_TOKEN = "content-type;host;x-amz-date;x-amz-security-token;x-amz-target"
_TYPE = "application/x-amz-json-1.0"
_keys = {}


def headers(host, region, target, body, credentials, now=None, path="/"):
    """The headers of a signed DynamoDB request, without Host and Content-Length. `path` is the endpoint's, with no query.

    `credentials` is (access key id, secret key, session token or None); `now` is in seconds since 1970 UTC.
    """
    access_key, secret, token = credentials
    stamp = "%04d%02d%02dT%02d%02d%02dZ" % time.gmtime(now)[:6]  # `strftime` takes twice as long
    names = _NAMES_WITH_TOKEN if token else _NAMES
    carried = f"x-amz-security-token:{token}\n" if token else ""
    request = (
        f"POST\n{path}\n\ncontent-type:{_TYPE}\nhost:{host}\nx-amz-date:{stamp}\n{carried}x-amz-target:{target}\n"
        f"\n{names}\n{sha256(body).hexdigest()}"
    )
    scope = f"{stamp[:8]}/{region}/dynamodb/aws4_request"
    text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{sha256(request.encode()).hexdigest()}"
    signature = _sign(_key(secret, stamp[:8], region), text)
    signed = {
        "content-type": _TYPE,
        "x-amz-date": stamp,
        "x-amz-target": target,
        "authorization": f"AWS4-HMAC-SHA256 Credential={access_key}/{scope}, SignedHeaders={names}, Signature={signature}",
    }
    if token:
        signed["x-amz-security-token"] = token
    return signed


def _key(secret, date, region):
    """The signing key of a day, as the states of HMAC's two hashes that have taken it; the last one is kept."""
    wanted = (secret, date, region)
    states = _keys.get(wanted)
    if states is None:
        key = ("AWS4" + secret).encode()
        for part in (date, region, "dynamodb", "aws4_request"):
            key = digest(key, part.encode(), "sha256")
        key = key.ljust(64, b"\0")
        states = tuple(sha256(bytes(byte ^ pad for byte in key)) for pad in (0x36, 0x5C))
        _keys.clear()
        _keys[wanted] = states
    return states


def _sign(states, text):
    """HMAC-SHA256 in hexadecimal digits. OpenSSL's own takes three times as long, most of it to begin."""
    inner, outer = states[0].copy(), states[1].copy()
    inner.update(text.encode())
    outer.update(inner.digest())
    return outer.hexdigest()
