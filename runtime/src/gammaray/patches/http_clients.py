"""HTTP clients: requests, urllib3 where it is used by itself, and urllib. Each sends all its requests through one method."""
from .. import boundary
from . import wrap_once

SENDERS = {
    "requests.sessions": ("Session", "send"),
    "urllib3.poolmanager": ("PoolManager", "urlopen"),
    "urllib.request": ("OpenerDirector", "open"),
}


def apply(module):
    """Records the requests of the module's one class that sends them."""
    kind, method = SENDERS[module.__name__]
    wrap_once(getattr(module, kind), method, boundary.wrap_request)
