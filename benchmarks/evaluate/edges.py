"""Edges that each tracer can tell, from what it sent alone. A plain oracle: no code of GammaRay's engine is in it."""

from __future__ import annotations

import base64
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sinks import Taken
from variants import opentelemetry_packages

Edges = set[tuple[str, str]]


@dataclass
class Found:
    """Edges by request ids of cause and effect."""

    edges: Edges = field(default_factory=set)
    ambiguous: Edges = field(default_factory=set)
    """Those whose effect has several candidates for its cause."""

    def told(self, truth: Edges) -> dict[str, int]:
        proven = self.edges - self.ambiguous
        return {
            "true": len(truth), "found": len(self.edges & truth), "proven": len(proven & truth),
            "missed": len(truth - self.edges), "wrong": len(self.edges - truth),
        }


def of_records(records: Iterable[dict]) -> Found:
    """GammaRay's: a call caused an invocation where the two share a key; of a cause's keys the nearest that a call has counts."""
    calls: dict[str, set[str]] = defaultdict(set)
    for record in records:
        if record["kind"] == "call":
            for key in (key for keys in record.get("keys") or () for key in keys.split()):
                calls[key].add(record["invocation"])
    found = Found()
    for record in records:
        if record["kind"] != "entry":
            continue
        for cause in [*(record.get("keys") or ()), f"lambda:{record['invocation']}"]:
            callers = next((calls[key] for key in cause.split() if key in calls), set())
            edges = {(caller, record["invocation"]) for caller in callers}
            found.edges |= edges
            found.ambiguous |= edges if len(edges) > 1 else set()
    return found


def of_xray(taken: Taken, segments: Iterable[Any]) -> Found:
    """X-Ray's: the segments that Lambda itself sends, and the SDK's subsegments. An invocation's cause is the one whose segment, or a
    subsegment of it, the trace header named that came with the event."""
    parents: dict[str, str] = {}
    for document in taken.subsegments:
        _nest(document, document.get("parent_id"), parents)
    return _joined(parents, segments)


def of_spans(taken: Taken, segments: Iterable[Any]) -> dict[str, Found]:
    """OpenTelemetry's: `spans` joins the exported spans alone, `with Lambda's segments` also what Lambda tells X-Ray, and only X-Ray."""
    parents, owners = {}, {}
    for span in _spans(taken.exports):
        parents[span.span_id.hex()] = span.parent_span_id.hex()
        for attribute in span.attributes:
            if attribute.key == "faas.invocation_id":
                owners[span.span_id.hex()] = attribute.value.string_value
    alone = Found()
    for span, invocation in owners.items():
        cause = _owner(parents.get(span, ""), parents, owners)
        if cause and cause != invocation:
            alone.edges.add((cause, invocation))
    return {"spans alone": alone, "with Lambda's segments": _joined(parents, segments, owners)}


def _joined(parents: dict[str, str], segments: Iterable[Any], owners: dict[str, str] | None = None) -> Found:
    segments = list(segments)
    owners = {**(owners or {}), **{segment.id: segment.request_id for segment in segments}}
    found = Found()
    for segment in segments:
        cause = _owner(segment.parent_id or "", parents, owners)
        if cause:
            found.edges.add((cause, segment.request_id))
    for span, invocation in owners.items():
        cause = _owner(parents.get(span, ""), parents, owners)
        if cause and cause != invocation:
            found.edges.add((cause, invocation))
    return found


def _owner(id: str, parents: dict[str, str], owners: dict[str, str]) -> str | None:
    """The invocation to which a span or segment belongs."""
    seen = set()
    while id and id not in seen:
        if id in owners:
            return owners[id]
        seen.add(id)
        id = parents.get(id, "")
    return None


def _nest(document: dict, parent: str | None, parents: dict[str, str]) -> None:
    if parent:
        parents[document["id"]] = parent
    for inner in document.get("subsegments", ()):
        _nest(inner, document["id"], parents)


def _spans(exports: list[str]) -> Iterable[Any]:
    packages = str(opentelemetry_packages())
    if packages not in sys.path:
        sys.path.append(packages)
    from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

    for export in exports:
        request = ExportTraceServiceRequest.FromString(_unpacked(base64.b64decode(export)))
        for scope in (scope for resource in request.resource_spans for scope in resource.scope_spans):
            yield from scope.spans


def _unpacked(body: bytes) -> bytes:
    import gzip

    return gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
