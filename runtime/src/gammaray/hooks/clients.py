"""The client behind an SDK object, and the events that it tells of its calls."""
import os
from _thread import RLock

from .. import catalog, guard, owners, sdks, settings

_CALL = "gammaray"  # our member of a call's context, which botocore hands to every event of the call
_DEPTH = 8
# Where SDK objects keep what they call: resources, collections, batch writers, transfers, paginators, waiters.
_BEHIND = ("_client", "_parent", "_manager", "_method", "_operation_method", "_client_method", "meta", "client", "_transfer_manager")

_lock = RLock()
calls = changes = None  # imported with the first call: an import statement on each call takes longer than the rest of it


def _load():
    global calls, changes
    if settings.current().inject:
        from ..propagation import changes
    from . import calls


def watched(owner):
    """Where the sites of `owner`'s hooks belong, once the client behind it is watched; None when there is none."""
    client = _client(owner)
    if client is None:
        return None
    with _lock:
        found = owners.known.get(id(client))
        if found is None or found() is not client:
            sites = _sites(client)
            _register(client, sites)
            owners.remember(client, sites)
            found = owners.known[id(client)]
        if owner is not client:
            # A batch writer sends later, from wherever it is full: it needs its own.
            owners.remember(owner, {} if type(owner).__name__ == "BatchWriter" else found.sites)
    return owners.known[id(owner)].sites


def _sites(client):
    if not isinstance(client, sdks.members("aiobotocore.client", "AioBaseClient")):
        return {}
    from .places import Waiting

    return Waiting()


def _client(owner):
    bases = sdks.members("botocore.client", "BaseClient")
    for _ in range(_DEPTH if bases else 0):
        if owner is None or isinstance(owner, bases):
            break
        owner = _behind(owner)
    return owner if isinstance(owner, bases) else None


def _behind(owner):
    if hasattr(owner, "__self__"):
        return owner.__self__
    # Not by getattr, which runs code: resources load themselves when they are asked for what they lack.
    members = getattr(owner, "__dict__", {})
    return next((members[name] for name in _BEHIND if members.get(name) is not None), None)


def _register(client, sites):
    service = client.meta.service_model
    watcher = Watcher(service.service_name, sites)
    name = service.service_id.hyphenize()
    for event, handler in watcher.handlers():
        # First, since another handler may raise. The id keeps a second registration out.
        client.meta.events.register_first(f"{event}.{name}", handler, unique_id=f"gammaray-{event}")


class Watcher:
    """Records the calls of one client that can wake something. It does not hold the client."""

    def __init__(self, service, sites):
        self.service = service
        self.sites = sites

    def handlers(self):
        """(event, handler) of each event."""
        return [("before-parameter-build", self.started), ("after-call", self.ended), ("after-call-error", self.failed)]

    @guard.boundary
    def started(self, params=None, model=None, context=None, **others):
        """The client is about to build the request."""
        try:
            if catalog.triggers(self.service, model.name) and _CALL not in context:
                if calls is None:
                    _load()
                call = context[_CALL] = calls.start(self, model.name, context.get("client_region"), params)
                if changes is not None:
                    params.update(changes(call, params) or ())
        except Exception as problem:
            guard.failed(problem)

    @guard.boundary
    def ended(self, http_response=None, parsed=None, model=None, context=None, **others):
        """The service has answered."""
        try:
            call = context.pop(_CALL, None)
            if call is not None:
                calls.answered(call, http_response.status_code, parsed, model, context)
        except Exception as problem:
            guard.failed(problem)

    @guard.boundary
    def failed(self, exception=None, context=None, **others):
        """The service could not be asked."""
        try:
            call = context.pop(_CALL, None)
            if call is not None:
                calls.failed(call, exception, context)
        except Exception as problem:
            guard.failed(problem)


def _after_fork():
    global _lock
    _lock = RLock()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
