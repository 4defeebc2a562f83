"""Joins a stream's records with the writes of the same item (`ItemAlignment.swift`, `ItemCause.swift`, `WriteElimination.swift`)."""

from . import keys
from .causes import DISPUTED, ITSELF, RECORDS_MISSING, SEVERAL, UNKNOWN_CALL
from .names import arn
from .rules import DOUBTS, LIMITS

ELSEWHERE, NO_IMAGES, CONTRADICTION, TOO_MANY = (DOUBTS[name] for name in "elsewhere noImages contradiction tooMany".split())


def member(cause, place):
    """`((stream, item key), what the record shows)`; None where it names no item."""
    level, record = cause.item
    first = keys.first_by_kind(level)
    if "itemKey" not in first:
        return None
    change = {
        "image": first.get("image"), "sequence": first.get("sequence"), "time": record["time_us"], "causes": [(cause.invocation, place)],
        "disputed": record.get("disputed", False),
    }
    return (record.get("event_source_arn"), first["itemKey"]), change


def resolve(group, members, effects, shows_images, hidden):
    """Yields `((invocation, place), verdict)`. `effects` has by key lists of `(id, call, text)`."""
    changes = _history(members)
    for change in changes:
        _find_candidates(change, group, effects, shows_images)
    count, work = len(changes), len(changes) * sum(len(change["candidates"]) for change in changes)
    doubt = None
    if count == 1 and len(changes[0]["candidates"]) == 1:
        pass
    elif all(change["sequence"] is None or keys.value(change["sequence"]) == "" for change in changes):
        # A table's Kinesis stream: records may come twice and have no order of their own.
        doubt = CONTRADICTION if any(not change["candidates"] for change in changes) else None
    elif work <= LIMITS["alignment"]:
        left = _eliminate([change["candidates"] for change in changes])
        if left is None:
            doubt = CONTRADICTION
        for change, candidates in zip(changes, left or ()):
            change["candidates"] = candidates
    else:
        doubt = TOO_MANY
    for change in changes:
        yield from _settle(change, group[1], doubt or (None if shows_images else NO_IMAGES), hidden)


def _history(members):
    changes, by_sequence = [], {}
    for own in members:
        known = by_sequence.get(own["sequence"]) if own["sequence"] is not None else None
        if known is None:
            known = {**own, "causes": list(own["causes"])}
            changes.append(known)
            by_sequence[own["sequence"]] = known
            continue
        known["causes"] += own["causes"]
        known["disputed"] = known["disputed"] or own["disputed"] or known["image"] != own["image"]
        known["image"] = min(known["image"] or "", own["image"] or "") or None
        known["time"] = min(known["time"], own["time"])
    return sorted(changes, key=_place)


def _place(change):
    """Sequence numbers are numbers of any length; records without one stand in the order of names."""
    number = keys.value(change["sequence"] or "")
    return len(number.encode()), number, change["causes"][0]


def _find_candidates(change, group, effects, shows_images):
    found = [effect for effect in effects.get(group[1], ()) if _fits(effect, change, shows_images)]
    found += effects.get(change["image"], ()) if change["image"] else ()
    change["candidates"] = sorted({effect[0]: effect for effect in found}.values(), key=lambda effect: effect[0])
    change["foreign"] = not all(_is_at_home(effect[1], group[0]) for effect in change["candidates"])


def _fits(effect, change, shows_images):
    """Whether a write that is known by its key can have made this record."""
    image = next((key for key in keys.parts(effect[2]) if keys.kind(key) == "image"), None)
    if image is not None:
        return image == change["image"] or not shows_images
    if not shows_images:
        return True
    if effect[1].operation == "UpdateItem":
        return change["image"] is not None
    if effect[1].operation in ("DeleteItem", "BatchWriteItem"):
        return change["image"] is None
    return True


def _is_at_home(call, stream):
    """Whether the call went to that table, as far as is known."""
    _, region, account, _ = arn(stream) or ("", "", "", "")
    if region and call.region is not None and call.region != region:
        return False
    caller = (arn(call.function) or ("", "", ""))[2]
    return not account or not caller or caller == account


def _eliminate(candidates):
    """Crosses out writes that cannot have made a record, until nothing changes. None where a record is left without a write."""
    if not all(candidates):
        return None
    left = _in_order([list(own) for own in candidates])
    pending, settled = [place for place, own in enumerate(left) if len(own) == 1], set()
    while pending:
        place = pending.pop()
        if place in settled:
            continue
        settled.add(place)
        if not left[place]:
            continue
        write = left[place][0]
        for other, own in enumerate(left):
            if other == place:
                continue
            left[other] = [effect for effect in own if not _is_excluded(effect, other, write, place)]
            if len(own) > 1 and len(left[other]) == 1:
                pending.append(other)
    return left if all(left) else None


def _in_order(candidates):
    """Where all the writes follow each other, each is left for the records only that it can have made, each once at most, in that order."""
    writes = sorted({effect[0]: effect for own in candidates for effect in own}.values(), key=lambda effect: (effect[1].first, effect[0]))
    calls = [effect[1] for effect in writes]
    if len(candidates) < 2 or any(call.retries for call in calls):
        return candidates
    if not all(before.id[:2] == after.id[:2] and _follows(after, before) for before, after in zip(calls, calls[1:])):
        return candidates
    places = {effect[0]: place for place, effect in enumerate(writes)}
    wanted = [sorted(places[effect[0]] for effect in own) for own in candidates]
    first = _earliest(wanted)
    last = _earliest([[-place for place in reversed(own)] for own in reversed(wanted)])
    if first is None or last is None:
        return candidates
    return [[effect for effect in own if low <= places[effect[0]] <= -high] for own, low, high in zip(candidates, first, reversed(last))]


def _earliest(wanted):
    """The first place that each record can have when those before have theirs; None where one has none."""
    found = []
    for own in wanted:
        place = next((place for place in own if not found or place > found[-1]), None)
        if place is None:
            return None
        found.append(place)
    return found


def _is_excluded(candidate, place, write, settled):
    call, other = candidate[1], write[1]
    if candidate[0] == write[0]:
        return call.retries == 0
    if call.id[:2] != other.id[:2]:
        return False
    return _follows(other, call) if place > settled else _follows(call, other)


def _follows(later, earlier):
    """Whether `later` was sent after `earlier` had its answer. A request that was given up may still arrive."""
    if earlier.retries:
        return False
    if not earlier.is_single or not later.is_single:
        return earlier.has_end and later.has_start and earlier.last < later.first
    return earlier.duration >= 0 and earlier.n < later.n and earlier.time + earlier.duration <= later.time


def _settle(change, item_key, doubt, hidden):
    calls = list({effect[1].id: effect[1] for effect in change["candidates"]}.values())
    for invocation, place in change["causes"]:
        others = [call for call in calls if call.invocation != invocation]
        if not others:
            yield (invocation, place), ("unresolved", None, [], ITSELF if calls else UNKNOWN_CALL)
            continue
        shared = change["image"] and any(change["image"] in keys.parts(effect[2]) for effect in change["candidates"])
        is_disputed = change["disputed"] or any(call.disputed for call in others)
        reason = DISPUTED if is_disputed else doubt or (SEVERAL if len(others) > 1 else None)
        if reason is None and change["foreign"]:
            # What lies elsewhere may be another table of the same name, or a replica.
            reason = ELSEWHERE
        if reason is None and hidden.may_have_written(keys.owner(item_key), change["time"]):
            reason = RECORDS_MISSING
        yield (invocation, place), ("ambiguous" if reason else "exact", change["image"] if shared else item_key, others, reason)
