"""Where the function's credentials are: read anew for each write, as Lambda may change them."""
import os
import time

_EARLY = 300  # seconds before their end that credentials are fetched again
_cached = None


class NoCredentials(Exception):
    """The environment holds no credentials."""


def read(deadline):
    """(access key id, secret key, session token or None) from the environment, or from the container's credentials
    endpoint, which SnapStart uses. `deadline` is in monotonic seconds."""
    access_key, secret = os.environ.get("AWS_ACCESS_KEY_ID"), os.environ.get("AWS_SECRET_ACCESS_KEY")
    if access_key and secret:
        return access_key, secret, os.environ.get("AWS_SESSION_TOKEN") or None
    url = os.environ.get("AWS_CONTAINER_CREDENTIALS_FULL_URI")
    if not url:
        raise NoCredentials("AWS_ACCESS_KEY_ID and AWS_CONTAINER_CREDENTIALS_FULL_URI are not set")
    return _from_container(url, deadline)


def forget():
    """The credentials were refused: fetch them again."""
    global _cached
    _cached = None


def _from_container(url, deadline):
    """Those of the endpoint, kept until shortly before their end; to the end where the endpoint gives no new ones."""
    global _cached
    if _cached is None or time.time() > _cached[1] - _EARLY:
        try:
            _cached = _fetch(url, deadline)
        except Exception:
            if _cached is None or time.time() > _cached[1]:
                raise
    return _cached[0]


def _fetch(url, deadline):
    import calendar
    import json

    from .connection import Connection

    connection = Connection(url, direct=True)
    try:
        status, _, body = connection.request("GET", _authorization(), b"", deadline)
    finally:
        connection.close()
    if status != 200:
        raise NoCredentials(f"the credentials endpoint answered {status}")
    found = json.loads(body)
    end = calendar.timegm(time.strptime(found["Expiration"][:19], "%Y-%m-%dT%H:%M:%S"))
    return (found["AccessKeyId"], found["SecretAccessKey"], found.get("Token")), end


def _authorization():
    path = os.environ.get("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
    if path:
        with open(path, encoding="utf-8") as file:
            return {"authorization": file.read().strip()}
    token = os.environ.get("AWS_CONTAINER_AUTHORIZATION_TOKEN")
    return {"authorization": token} if token else {}
