"""With `GAMMARAY_PROPAGATION=inject` a trace is added in the fields that decision 012 lists, and not a byte more: without it the requests
are those of the function without GammaRay, and so are results and the caller's arguments."""

from __future__ import annotations

import base64
import binascii
import re

import pytest
from running import MODES, ROOT, run

PARENT = rb"00-5759e988bd862e3fe1be46a994272793-[0-9a-f]{16}-01"
HEADER = rb"Root=" + ROOT.encode() + rb";Parent=[0-9a-f]{16};Sampled=1"
ATTRIBUTE = rb'"traceparent": \{"DataType": "String", "StringValue": "' + PARENT + rb'"\}'
MEMBER = rb"&(?:\w+\.member\.\d+\.)?MessageAttributes\.entry\.\d+\."
ADDED = [  # what stands in bodies
    re.compile(rb', "MessageAttributes": \{' + ATTRIBUTE + rb"\}"),
    re.compile(rb", " + ATTRIBUTE),
    re.compile(MEMBER + rb"Name=traceparent" + MEMBER + rb"Value\.DataType=String" + MEMBER + rb"Value\.StringValue=" + PARENT),
    re.compile(rb', "(?:TraceHeader|traceHeader)": "' + HEADER + rb'"'),
]
METADATA = re.compile(rb"x-amz-meta-traceparent: " + PARENT + rb"\r\n")
CONTEXT = re.compile(rb"X-Amz-Client-Context: (\S+)\r\n")
PLAIN = re.compile(rb"traceparent: " + PARENT + rb"\r\n")
CARRIED = {  # case -> traces in all its requests; no other case has any
    "s3_put": 1, "s3_put_stream": 1, "s3_put_empty": 1, "s3_retry": 2, "s3_upload_in_parts": 1, "s3_resource_put": 1,
    "sns_publish": 1, "sns_publish_batch": 2, "sns_resource": 1, "sqs_send": 1, "sqs_send_batch": 2, "sqs_last_room": 1, "sqs_tenth": 1,
    "lambda_invoke_later": 1, "events_put": 1, "states_start": 1, "http_post": 1, "http_get": 1,
}

UNWATCHED = {("hybrid", "s3_upload_in_parts")}
"""Hybrid watches what can wake something: of an upload in parts its end, which carries no metadata."""


def without(request: bytes) -> tuple[bytes, int]:
    """The request without what was added, and how many traces that were."""
    head, end, body = request.partition(b"\r\n\r\n")
    head, left, found = head + b"\r\n", body, 0
    for pattern in ADDED:
        left, count = pattern.subn(b"", left)
        found += count
    if left != body:
        head = re.sub(rb"(?m)^(Content-Length: )%d\r$" % len(body), rb"\g<1>%d\r" % len(left), head)
    for pattern, signed in ((METADATA, b"x-amz-meta-traceparent;"), (CONTEXT, b"x-amz-client-context;"), (PLAIN, None)):
        for line in [each for each in pattern.finditer(head) if pattern is not CONTEXT or _is_ours(each[1])]:
            head, found = head.replace(line[0], b""), found + 1
            if signed:
                assert head.count(signed) == 1
                head = head.replace(signed, b"")
    return head + end[2:] + left, found


def _is_ours(context: bytes) -> bool:
    try:
        return re.fullmatch(rb'\{"custom":\{"traceparent":"' + PARENT + rb'"\}\}', base64.b64decode(context)) is not None
    except binascii.Error:
        return False


@pytest.mark.parametrize("mode", MODES)
def test_only_the_documented_fields_change(mode, bare, bundles, capture, python, tmp_path):
    results_without, requests = bare
    results, sent = run(bundles(mode), capture, python, tmp_path / "records.jsonl", GAMMARAY_PROPAGATION="inject")
    traces = {}
    for name in requests:
        cleaned = [without(request) for request in sent[name]]
        assert sorted(request for request, _ in cleaned) == requests[name], name
        traces[name] = sum(found for _, found in cleaned)
        assert results[name] == results_without[name], name
    assert {name: found for name, found in traces.items() if found} == {name: CARRIED[name] for name in CARRIED if (mode, name) not in UNWATCHED}
    assert [name for name, (_, kept) in results.items() if not kept] == []


def test_limits_are_kept(bundles, capture, python, tmp_path):
    """Ten attributes at most; 262,144 bytes of a message or batch, counted as SQS does: bodies, and names, types and values of attributes."""
    _, sent = run(bundles("dynamic"), capture, python, tmp_path / "records.jsonl", GAMMARAY_PROPAGATION="inject")
    for name in ("sqs_tenth", "left_sqs_ten"):
        assert sent[name][0].count(b'"DataType"') == 10
    (request,) = sent["sqs_last_room"]
    assert 262_000 < len(re.search(rb'"MessageBody": "(b+)"', request)[1]) + len("traceparentString") + 55 <= 262_144
