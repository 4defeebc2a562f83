"""What every source's events become in the entry record: events as AWS documents them, each with its page, in `events/`."""
import json
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).parent / "events").glob("*.json"))
CASES = [(f"{path.stem}: {case['name']}", case) for path in FILES for case in json.loads(path.read_text())]
FIELDS = ("event_source", "event_source_arn", "event_records", "unreadable", "via", "redelivered", "unkept")


@pytest.mark.parametrize("case", [case for _, case in CASES], ids=[name for name, _ in CASES])
def test_golden_event(runtime, context, records, case):
    before = json.dumps(case["event"])
    assert runtime.entry(lambda event, context: event)(case["event"], context) is case["event"]
    assert json.dumps(case["event"]) == before
    (entry,) = records("entry")
    expected = dict(case["expected"])
    keys = expected.pop("keys") or ["lambda:" + context.aws_request_id]
    assert entry["keys"] == keys
    assert {name: entry[name] for name in FIELDS if name in entry} == expected
    assert case["page"].startswith("https://")


def test_every_source_has_golden_events(runtime):
    from gammaray import sources

    for _, case in CASES:
        sources.redelivered(sources.read(case["event"]))
    files = {path.stem for path in Path(sources.__file__).parent.glob("*.py")} - {"__init__"}
    assert files == set(sources._loaded)


def test_only_the_source_of_the_event_is_imported(runtime):
    from gammaray import sources

    assert not sources._loaded
    sources.read({"Records": [{"eventSource": "aws:sqs", "messageId": "m", "body": "text"}]})
    assert set(sources._loaded) == {"sqs"}
