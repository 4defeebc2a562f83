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


def carry(operation, params, trace):
    """The trace header of each event that has none. EventBridge takes 500 characters."""
    if operation != "PutEvents" or len(trace.header) > 500 or all("TraceHeader" in entry for entry in params["Entries"]):
        return None
    return {"Entries": [entry if "TraceHeader" in entry else {**entry, "TraceHeader": trace.header} for entry in params["Entries"]]}
