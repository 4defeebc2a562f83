"""Who caused what, by the records alone: written from `runtime/README.md`, without a line of GammaRay's."""

from __future__ import annotations

from collections import defaultdict


def edges(records: list[dict]) -> set[tuple[str, str, str]]:
    """(cause, woken invocation, key): the cause is a call's request id, or an invocation where the key begins with `invocation:`.

    Of each cause of an entry the first key that a call has counts. Keys that several calls have are an AssertionError: none is exact.
    """
    callers: dict[str, set[str]] = defaultdict(set)
    for record in records:
        if record["kind"] == "call" and record.get("step") != "start":
            for effect in record.get("keys", ()):
                for key in effect.split():
                    callers[key].add(record["request_id"])
    for record in records:
        if record["kind"] == "entry":
            callers["invocation:" + record["invocation"]].add(record["invocation"])
    found = set()
    for record in records:
        for cause in entry_keys(record):
            key = next((key for key in cause.split() if key in callers), None)
            if key:
                assert len(callers[key]) == 1, f"{key} is the key of {len(callers[key])} calls"
                found.add((*callers[key], record["invocation"], key))
    return found


def entry_keys(record: dict) -> list[str]:
    """The causes that an entry names; an invocation is a cause of its own where it names no other."""
    return record.get("keys") or ["lambda:" + record["invocation"]] if record["kind"] == "entry" else []


def stream_edges(records: list[dict], table: str) -> list[tuple[str, str, str]]:
    """(call's request id, woken invocation, sequence number) of a table's stream, whose records name the written item and its key only.

    For each key the writes in the order of the calls are laid beside the stream's records in the order of their sequence numbers; a put of
    the image that the item has already, and a deletion of none, make no record.
    """
    changes = defaultdict(list)
    key_of = {}
    for record in records:
        for cause in entry_keys(record):
            keys = dict(key.split(":", 1) for key in cause.split())
            if keys.get("dynamodb_key", "").startswith(table + "/"):
                changes[keys["dynamodb_key"]].append((int(keys["dynamodb_sequence"]), record["invocation"], keys.get("dynamodb_image")))
                if "dynamodb_image" in keys:
                    key_of[keys["dynamodb_image"]] = keys["dynamodb_key"]
    writes = defaultdict(list)
    for record in sorted((r for r in records if r["kind"] == "call" and r.get("step") != "start"), key=lambda r: r["time_us"]):
        for effect in record.get("keys", ()):
            kind, _, value = effect.split()[0].partition(":")
            if value.startswith(table + "/"):
                image = value if kind == "dynamodb_image" else None
                writes[key_of[value] if image else value].append((record["request_id"], image))
    found = []
    for key, some in writes.items():
        made, now = [], None
        for request, image in some:
            if image != now:
                made.append((request, image))
            now = image
        seen = sorted(changes[key])
        assert [image for _, image in made] == [image for _, _, image in seen], f"{key}: other images than were written"
        found += [(request, invocation, str(number)) for (request, _), (number, invocation, _) in zip(made, seen, strict=True)]
    return found
