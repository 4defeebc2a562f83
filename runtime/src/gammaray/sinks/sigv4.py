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
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(now))
    names = _NAMES_WITH_TOKEN if token else _NAMES
    carried = f"x-amz-security-token:{token}\n" if token else ""
    request = (
        f"POST\n{path}\n\ncontent-type:{_TYPE}\nhost:{host}\nx-amz-date:{stamp}\n{carried}x-amz-target:{target}\n"
        f"\n{names}\n{sha256(body).hexdigest()}"
    )
    scope = f"{stamp[:8]}/{region}/dynamodb/aws4_request"
    text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{sha256(request.encode()).hexdigest()}"
    signature = _sign(_key(secret, stamp[:8], region), text).hex()
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
    """The signing key of a day; the last one is kept."""
    wanted = (secret, date, region)
    key = _keys.get(wanted)
    if key is None:
        key = ("AWS4" + secret).encode()
        for part in (date, region, "dynamodb", "aws4_request"):
            key = _sign(key, part)
        _keys.clear()
        _keys[wanted] = key
    return key


def _sign(key, text):
    return digest(key, text.encode(), "sha256")
