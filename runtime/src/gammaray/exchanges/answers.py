"""What an HTTP client's answer says: status, headers and URL, whatever the client calls them."""
from ..keys import clean

# Headers with the id of the request at AWS -> prefix of the key. S3 gives it to its notifications.
_IDS = (("x-amzn-requestid", "http:"), ("apigw-requestid", "http:"), ("x-amz-request-id", "s3:"))
_LAMBDA = (".amazonaws.com", ".amazonaws.com.cn", ".api.aws")


def read(answer):
    """(status, headers, URL) of an answer, or of an error that holds one; None for each that it lacks."""
    if type(answer) is tuple:  # (answer, content) of httplib2, (file name, headers) of urlretrieve
        answer = next((part for part in answer if hasattr(part, "get")), None)
    elif isinstance(answer, BaseException) and getattr(answer, "response", None) is not None:
        answer = answer.response
    statuses = (getattr(answer, name, None) for name in ("status_code", "status", "code"))
    status = next((status for status in statuses if type(status) is int and 100 <= status < 1000), None)
    headers = getattr(answer, "headers", None)
    if headers is None and hasattr(answer, "get"):
        headers = answer
    return status, headers, getattr(answer, "url", None)


def keys(headers, method, host=""):
    """The join keys in the headers, the most exact first. A read of an object wakes nothing. Lambda's own answer names the invocation."""
    if headers is None or not hasattr(headers, "get"):
        return []
    found = []
    for name, prefix in _IDS:
        value = headers.get(name)
        if type(value) is bytes:
            value = value.decode("latin-1")
        if prefix == "http:" and host.startswith("lambda.") and host.endswith(_LAMBDA):
            prefix = "lambda:"
        if type(value) is str and value and not (prefix == "s3:" and method in ("GET", "HEAD", "OPTIONS")):
            found.append(prefix + clean(value)[:256])
    return found
