"""Services without a file of their own: the resource is the first parameter whose name says that it is one."""
from . import name

_ENDINGS = ("Arn", "ARN", "Name", "Id", "Url", "arn", "name")


def resource(operation, params):
    """The first parameter that names something."""
    for member, value in params.items():
        if member.endswith(_ENDINGS) and type(value) is str and "Token" not in member:
            return name(value)
    return None


def keys(operation, params, response, metadata):
    """None is known."""
    return None
