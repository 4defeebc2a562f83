"""Services without a file of their own: the resource is the first parameter whose name says that it is one."""
from . import name

_ENDINGS = ("Arn", "ARN", "Name", "Id", "Url", "arn", "name")

_SECRETS = ("Token", "AccessKey", "sername", "serName", "lastName", "irstName", "Phone", "Email", "assword")  # and people's names


def resource(operation, params):
    """The first parameter that names something."""
    for member, value in params.items():
        if member.endswith(_ENDINGS) and type(value) is str and not any(secret in member for secret in _SECRETS):
            return name(value.partition("?")[0] if "://" in value else value)  # a signed URL's query is its key
    return None


def keys(operation, params, response, metadata):
    """None is known here: see `catalogued`."""
    return None
