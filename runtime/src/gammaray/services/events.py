"""EventBridge: an event keeps its id all the way."""
from ..keys import clean
from . import first


def resource(operation, params):
    """The bus of the first entry, or the rule."""
    entries = params.get("Entries")
    if operation == "PutEvents" and type(entries) is list and entries:
        return first(entries[0], "EventBusName") or "default"
    return first(params, "Name", "EventBusName")


def keys(operation, params, response, metadata):
    """Each event that was taken."""
    if operation not in ("PutEvents", "PutPartnerEvents"):
        return None
    return ["events:" + clean(entry["EventId"]) for entry in response.get("Entries") or () if entry.get("EventId")]
