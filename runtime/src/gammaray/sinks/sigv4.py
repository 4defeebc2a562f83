"""AWS Signature Version 4 for one kind of request: a POST of JSON to `/`."""
import hashlib
import hmac
import time

_keys = {}


def headers(host, region, target, body, credentials, now=None):
    """The headers of a signed DynamoDB request, without Host and Content-Length.

    `credentials` is (access key id, secret key, session token or None); `now` is in seconds since 1970 UTC.
    """
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(now))
    access_key, secret, token = credentials
    signed = {
        "content-type": "application/x-amz-json-1.0",
        "host": host,
        "x-amz-date": stamp,
        "x-amz-target": target,
    }
    if token:
        signed["x-amz-security-token"] = token
    names = sorted(signed)
    lines = "".join(f"{name}:{signed[name]}\n" for name in names)
    request = f"POST\n/\n\n{lines}\n{';'.join(names)}\n{hashlib.sha256(body).hexdigest()}"
    scope = f"{stamp[:8]}/{region}/dynamodb/aws4_request"
    text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = _sign(_key(secret, stamp[:8], region), text).hex()
    signed["authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={access_key}/{scope}, SignedHeaders={';'.join(names)}, Signature={signature}"
    )
    del signed["host"]
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
    return hmac.new(key, text.encode(), hashlib.sha256).digest()
