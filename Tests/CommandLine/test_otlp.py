"""`graph --format otlp` against OpenTelemetry's own definition of the format, and against what traces must hold."""

import base64
import importlib.util
import json
import re

import pytest

from conftest import ROOT, Tool

json_format = pytest.importorskip("google.protobuf.json_format", reason="opentelemetry-proto is not installed: run ./setup")
collector = pytest.importorskip("opentelemetry.proto.collector.trace.v1.trace_service_pb2")
traces = pytest.importorskip("opentelemetry.proto.trace.v1.trace_pb2")

RECORDED = ["guestbook.dynamic.jsonl", "guestbook.hybrid.jsonl", "guestbook.static.jsonl"]
MADE = ["shop", "loops", "hostile"]
IDS = {"traceId": 32, "spanId": 16, "parentSpanId": 16}
SERVER, CLIENT, CONSUMER = 2, 3, 5


def records(name, folder):
    if name in RECORDED:
        return ROOT / "Tests" / "Fixtures" / "graph" / name
    spec = importlib.util.spec_from_file_location("made_records", ROOT / "Tests" / "Report" / "records.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return getattr(module, name)().write(folder / f"{name}.jsonl")


@pytest.fixture(params=RECORDED + MADE)
def document(request, tmp_path):
    done = Tool(tmp_path)("graph", "--quiet", "--format", "otlp", str(records(request.param, tmp_path)))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(b"\n") == 1
    return json.loads(done.stdout)


def as_protobuf_has_it(value):
    """OTLP's JSON writes ids as hexadecimal digits where protobuf's own mapping has Base64: the one difference of the two."""
    if isinstance(value, list):
        return [as_protobuf_has_it(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: base64.b64encode(bytes.fromhex(inner)).decode() if key in IDS else as_protobuf_has_it(inner) for key, inner in value.items()}


def spans_of(document):
    return [span for resource in document["resourceSpans"] for scope in resource["scopeSpans"] for span in scope["spans"]]


@pytest.mark.parametrize("message", [collector.ExportTraceServiceRequest, traces.TracesData])
def test_it_is_the_message_that_is_defined(document, message):
    # Unknown members, wrong types and numbers out of range are errors of the parser.
    parsed = json_format.Parse(json.dumps(as_protobuf_has_it(document)), message())
    found = [span for resource in parsed.resource_spans for scope in resource.scope_spans for span in scope.spans]
    assert len(found) == len(spans_of(document)) > 0
    for span, told in zip(found, spans_of(document)):
        assert (span.span_id.hex(), span.trace_id.hex(), span.name) == (told["spanId"], told["traceId"], told["name"])
        assert str(span.start_time_unix_nano) == told["startTimeUnixNano"] and span.end_time_unix_nano >= span.start_time_unix_nano
    assert all(any(each.key == "service.name" for each in resource.resource.attributes) for resource in parsed.resource_spans)


def test_ids_are_of_one_span_each(document):
    spans = spans_of(document)
    for span in spans:
        for member, digits in IDS.items():
            assert member not in span and member == "parentSpanId" or re.fullmatch(f"(?!0+$)[0-9a-f]{{{digits}}}", span[member])
        for link in span.get("links", ()):
            assert re.fullmatch("[0-9a-f]{32}", link["traceId"]) and re.fullmatch("[0-9a-f]{16}", link["spanId"])
        for member in ("startTimeUnixNano", "endTimeUnixNano"):
            assert re.fullmatch("[0-9]+", span[member]) and int(span[member]) < 1 << 64
    assert len({span["spanId"] for span in spans}) == len(spans)


def test_parents_and_links_are_there(document):
    spans = {span["spanId"]: span for span in spans_of(document)}
    for span in spans.values():
        parent = spans.get(span.get("parentSpanId"))
        assert "parentSpanId" not in span or parent is not None and parent["traceId"] == span["traceId"]
        assert all(spans[link["spanId"]]["traceId"] == link["traceId"] for link in span.get("links", ()))
        assert span.get("parentSpanId") not in {link["spanId"] for link in span.get("links", ())}
        # A call is made by a run; a run is caused by a call, or by another run's end.
        assert span["kind"] in (SERVER, CLIENT, CONSUMER) and (span["kind"] != CLIENT or parent["kind"] in (SERVER, CONSUMER))
    # Each trace has one beginning, from which all of it hangs; runs again of its first invocation begin there too.
    for trace in {span["traceId"] for span in spans.values()}:
        roots = [span for span in spans.values() if span["traceId"] == trace and "parentSpanId" not in span]
        assert len({fact["value"]["stringValue"] for span in roots for fact in span["attributes"] if fact["key"] == "faas.invocation_id"}) == 1
