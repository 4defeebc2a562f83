"""Finds the calls behind each cause that an invocation's entries name (`CauseResolver.swift`), given what has its keys."""

from . import keys
from .names import arn
from .rules import DOUBTS, ROOTS

EFFECT, REQUEST, ENDED, OPEN = "effect", "request", "ended", "open"

SEVERAL, OBJECT_ONLY, DISPUTED, RECORDS_MISSING, LASTING, ITSELF, CYCLE, UNKNOWN_CALL, UNKNOWN_INVOCATION = (
    DOUBTS[name]
    for name in "severalCalls objectOnly disputed recordsMissing lasting itself cycle unknownCall unknownInvocation".split()
)


class Cause:
    """One cause that an event names, and what was found for it."""

    def __init__(self, invocation, text):
        self.invocation, self.text = invocation, text
        self.certainty, self.key, self.calls, self.ended, self.doubt, self.root = "unresolved", None, [], None, None, None
        self.redelivery = self.dead_letter = self.replay = False
        self.item = None

    def settle(self, certainty, key, calls, doubt=None):
        self.certainty, self.key, self.calls, self.doubt = certainty, key, calls, doubt

    def proven_by(self):
        """The id of the invocation that caused it, with proof; else None."""
        if self.certainty != "exact":
            return None
        return self.ended[0] if self.ended else self.calls[0].invocation if self.calls else None


def wanted(invocation):
    """Keys that `resolve` asks for, as `(kind, value)`; items are left to `items`."""
    found = {(EFFECT, "lambda:" + invocation.id)}
    for text, _ in _texts(invocation):
        for key in keys.parts(text):
            kind = keys.kind(key)
            if kind == "request":
                found.add((REQUEST, keys.value(key)))
            elif kind == "invocation":
                found.add((ENDED, keys.value(key)))
            elif keys.family(key) in ("identifier", "object", "own"):
                found.add((EFFECT, key))
    return found


def _texts(invocation):
    known, runs = set(), invocation.runs
    for run in runs:
        for record in [run.entry, *run.parts] if run.entry else ():
            for text in record.get("keys", ()):
                plain = keys.without_remarks(text)
                if len(runs) == 1 and len(record["keys"]) == 1:
                    yield text, record
                elif plain not in known:
                    known.add(plain)
                    yield text, record


def resolve(invocation, found, hidden):
    """The invocation's causes. `found` has, by `(kind, value)`, effects `(call, text)`, calls or `(invocation, function)`."""
    invokers = _calls(found.get((EFFECT, "lambda:" + invocation.id), ()))
    if invokers:
        # A call that invoked it is the cause, whatever the payload quotes.
        cause = Cause(invocation.id, "lambda:" + invocation.id)
        _judge(cause, cause.text, invokers)
        return [cause]
    return [cause for text, record in _texts(invocation) if (cause := _cause(invocation.id, text, record, found, hidden))]


def _cause(name, text, record, found, hidden):
    parts = keys.parts(text)
    # Its own id, which no call has.
    if all(keys.kind(key) == "lambda" or keys.is_remark(key) for key in parts):
        return None
    cause = Cause(name, text)
    _remark(cause, parts)
    for level in _levels(parts):
        family = keys.family(level[0])
        if family == "item":
            cause.item = level, record
        elif family == "root":
            why = keys.value(level[0])
            cause.root = why if why in ROOTS else "outside"
        else:
            _search(level, cause, record, found, hidden)
        if cause.certainty != "unresolved" or cause.doubt or family in ("item", "root"):
            break
    if cause.certainty == "unresolved" and cause.root is None:
        cause.doubt = cause.doubt or UNKNOWN_CALL
    if cause.certainty == "exact" and record.get("disputed"):
        cause.certainty, cause.doubt = "ambiguous", DISPUTED
    return cause


def _remark(cause, parts):
    kinds = {keys.kind(key) for key in parts} if len(parts) > 1 else set()
    cause.dead_letter, cause.replay = "deadLetter" in kinds, "replay" in kinds
    # A message's count goes on in the queue of dead letters: its first delivery there is none of its first.
    cause.redelivery = "delivery" in kinds and not cause.dead_letter


def _levels(parts):
    """The keys by envelope, the nearest first: a function may hand on the event of another."""
    if len(parts) == 1 and keys.family(parts[0]):
        return [parts]
    levels = []
    for key in parts:
        family = keys.family(key)
        if family in (None, "own"):
            continue
        known = next((level for level in levels if keys.family(level[0]) == family and family in ("object", "item")), None)
        if known:
            known.append(key)
        else:
            levels.append([key])
    return levels


def _search(level, cause, record, found, hidden):
    key, kind = level[0], keys.kind(level[0])
    if kind == "invocation":
        return _search_end(key, cause, found)
    if keys.family(key) == "object":
        return _search_object(level, cause, record, found, hidden)
    if kind == "request":
        return _judge(cause, key, found.get((REQUEST, keys.value(key)), []))
    calls = _calls(found.get((EFFECT, key), ()))
    if kind == "kinesis":
        # A stream wakes functions of its own region only.
        region = (arn(record.get("event_source_arn")) or ("", ""))[1]
        calls = [call for call in calls if not region or call.region is None or call.region == region]
    _judge(cause, key, calls)
    if kind == "lasting" and cause.certainty == "exact":
        cause.certainty, cause.doubt = "ambiguous", LASTING


def _calls(effects):
    return list({call.id: call for call, _ in effects}.values())


def _judge(cause, key, calls):
    if not calls:
        return
    others = [call for call in calls if call.invocation != cause.invocation]
    if not others:
        cause.doubt = ITSELF
    elif len(calls) > 1 and not all(call.snapshot for call in calls):
        cause.settle("ambiguous", key, others, SEVERAL)
    elif any(call.disputed for call in calls):
        cause.settle("ambiguous", key, others, DISPUTED)
    else:
        cause.settle("exact", key, [min(others, key=lambda call: call.id)])


def _search_end(key, cause, found):
    ended = found.get((ENDED, keys.value(key)))
    if not ended:
        cause.doubt = UNKNOWN_INVOCATION
    elif ended[0][0] == cause.invocation:
        cause.doubt = ITSELF
    else:
        cause.settle("exact", key, [])
        cause.ended = ended[0]


def _search_object(level, cause, record, found, hidden):
    """The request proves it, or the version where nothing else may have made it; the name alone proves nothing."""
    own = keys.first_by_kind(level)
    request, name, version = own.get("s3Request"), own.get("s3Object"), own.get("s3Version")
    if request:
        effects = found.get((EFFECT, request), [])
        # Of a request that removed many objects, the one of this name.
        same = [effect for effect in effects if name and name in keys.parts(effect[1])]
        _judge(cause, request, _calls(same or effects))
        if cause.certainty != "unresolved":
            return
    effects = found.get((EFFECT, name), []) if name else []
    effects = [effect for effect in effects if not _is_refuted(effect[1], own) and effect[0].invocation != cause.invocation]
    if not effects:
        return
    same = _calls(effect for effect in effects if version and version in keys.parts(effect[1]))
    if not same:
        return cause.settle("ambiguous", name, _calls(effects), OBJECT_ONLY)
    _judge(cause, version, same)
    if cause.certainty == "exact" and hidden.may_have_called("s3", record["time_us"]):
        cause.certainty, cause.doubt = "ambiguous", RECORDS_MISSING


def _is_refuted(text, own):
    """Both sides say which request or version it was, and they differ."""
    for kind in ("s3Request", "s3Version"):
        other = next((key for key in keys.parts(text) if keys.kind(key) == kind), None)
        if own.get(kind) and other and own[kind] != other:
            return True
    return False
