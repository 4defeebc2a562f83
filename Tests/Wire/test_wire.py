"""What goes over the wire is the same, byte for byte, with GammaRay in each mode and without it, and so are results and arguments.

The function runs under Lambda's own runtime client. Dates, signatures, invocation ids and idempotency tokens are normalised: they differ from
one request to the next anyway.
"""

from __future__ import annotations

import json
import re

import pytest
from running import MODES, run

LEAST = 40
"""Operations."""


@pytest.mark.parametrize("mode", MODES)
def test_same_bytes_results_and_arguments(mode, bare, bundles, capture, python, tmp_path):
    without, requests = bare
    records = tmp_path / "records.jsonl"
    results, sent = run(bundles(mode), capture, python, records)
    assert list(results) == list(without) and len(results) >= LEAST
    assert [name for name, (_, kept) in results.items() if not kept] == []
    for name in without:
        assert sent[name] == requests[name], name
        assert results[name] == without[name], name
    kinds = {json.loads(line)["kind"] for line in records.read_text().splitlines()}
    assert {"entry", "call"} <= kinds, "nothing was recorded"


def test_every_case_is_answered_as_it_should(bare):
    """Only the cases that are meant to fail do."""
    results, requests = bare
    failed = {name: result for name, (result, _) in results.items() if re.match(r"""["'][\w.]+\.\w+: """, result)}
    assert list(failed) == ["s3_missing"], failed
    assert [name for name, some in requests.items() if not some] == ["s3_presigned"]
    assert len(requests["s3_upload_in_parts"]) == 5 and len(requests["s3_retry"]) == 2


def test_a_changed_byte_would_show(capture):
    """Of what is normalised only the values go: headers, their order and their spelling, paths and bodies stay."""

    def kept(*lines: str, body: bytes = b"{}") -> list[bytes]:
        capture.forget()
        capture.keep("".join(line + "\r\n" for line in ("POST /a HTTP/1.1", *lines, "")).encode(), body)
        capture.mark("one")
        return capture.cases["one"]

    date, agent = "X-Amz-Date: 20260101T000000Z", "User-Agent: a"
    usual = kept(date, agent)
    assert kept("X-Amz-Date: 20270101T000000Z", agent) == usual
    others = [(date, agent, "traceparent: 00-1"), (agent, date), ("x-amz-date: 20260101T000000Z", agent), (date, "User-Agent: b"), (agent,)]
    assert all(kept(*lines) != usual for lines in others)
    assert kept(date, agent, body=b"{ }") != usual
