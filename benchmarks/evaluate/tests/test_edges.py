"""The oracles: what each tracer's output proves, and what it does not."""

import edges
import pytest
import trial
from applications import WebApp
from localcloud.functions import Segment
from sinks import Taken


def entry(invocation, *keys):
    return {"kind": "entry", "invocation": invocation, "keys": list(keys)}


def call(invocation, *keys):
    return {"kind": "call", "invocation": invocation, "keys": list(keys)}


def test_the_nearest_key_of_a_cause_counts():
    records = [call("a", "s3:1"), call("b", "sns:2"), entry("c", "sns:2 s3:1")]
    assert edges.of_records(records).edges == {("b", "c")}


def test_all_records_of_a_batch_and_invocations_by_id():
    records = [call("a", "sqs:1"), call("b", "sqs:2", "lambda:d"), entry("c", "sqs:1", "sqs:2"), entry("d")]
    assert edges.of_records(records).edges == {("a", "c"), ("b", "c"), ("b", "d")}


def test_a_key_of_two_callers_proves_nothing():
    told = edges.of_records([call("a", "k:1"), call("b", "k:1"), entry("c", "k:1")]).told({("a", "c")})
    assert told == {"true": 1, "found": 1, "proven": 0, "missed": 0, "wrong": 1}


def test_xray_goes_up_to_the_segment_through_nested_subsegments():
    document = {"id": "s1", "parent_id": "A", "subsegments": [{"id": "s2", "subsegments": [{"id": "s3"}]}]}
    segments = [Segment("a", "f", "1", "A", None), Segment("b", "g", "1", "B", "s3"), Segment("c", "h", "2", "C", "unknown")]
    assert edges.of_xray(Taken([], [document], []), segments).edges == {("a", "b")}


@pytest.mark.parametrize("variant, missed", [("xray", {"segments": 1}), ("opentelemetry", {"spans alone": 3, "with Lambda's segments": 1}), ("hybrid", {"records": 0})])
def test_what_is_missed_on_the_guestbook(cloud, sinks, bundled, variant, missed):
    found = trial.run(WebApp(cloud, bundled("web-app", variant), sinks.environment(), ""), sinks, variant)
    assert {way: told["missed"] for way, told in found.told.items()} == missed
    assert all(told["wrong"] == 0 for told in found.told.values())
