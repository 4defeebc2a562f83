"""The SDK's packages: the one list of their names. In static mode a bundle holds copies of them whose names have a prefix."""
import sys

PACKAGES = ("boto3", "botocore", "s3transfer", "aiobotocore", "aioboto3")
PREFIX = "gammaray_"
NAMES = frozenset(PACKAGES) | frozenset(PREFIX + name for name in PACKAGES)


def is_of(module):
    """Whether the module of that name belongs to an SDK, stock or copied."""
    return module.partition(".")[0] in NAMES


def stock(module):
    """The name that the module has in the stock SDK; any other module's name stays as it is."""
    return module[len(PREFIX) :] if module.startswith(PREFIX) and is_of(module) else module


def members(module, name):
    """What `name` is in each loaded module that has the stock name `module`: a function may use the copies, and a layer of it the
    stock SDK."""
    modules = (sys.modules.get(prefix + module) for prefix in ("", PREFIX))
    return tuple(getattr(found, name) for found in modules if hasattr(found, name))
