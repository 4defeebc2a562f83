"""Static mode records what dynamic mode records."""

import importlib.util
import re
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[1] / "demo.py"
# What is another in each run: the mode, times, and ids that were drawn.
PER_RUN = {"mode", "time_us", "duration_us", "remaining_ms", "root", "request_id", "invocation", "n", "call"}


@pytest.fixture(scope="module")
def demo():
    spec = importlib.util.spec_from_file_location("web_app_demo", DEMO)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not Path(module.TOOL).exists():
        pytest.fail(f"{module.TOOL} is missing: build the tool, or set REWRITE_TOOL")
    return module


def comparable(records):
    """Each function's records in order, with the kinds of the keys instead of the keys."""
    functions = {record["invocation"]: record["function"] for record in records if record["kind"] == "entry"}
    found = {function: [] for function in functions.values()}
    for record in records:
        kept = {name: value for name, value in record.items() if name not in PER_RUN}
        for name in kept.keys() & {"resource", "event_source_arn"}:  # a queue's URL has the local cloud's port, a stream's ARN its time
            kept[name] = re.sub(r"(?<=127\.0\.0\.1):\d+|(?<=/stream/).*", "", kept[name])
        kept["keys"] = [[key.partition(":")[0] for key in keys.split()] for keys in record.get("keys", [])]
        found[functions[record["invocation"]]].append(kept)
    return found


def test_records_of_static_mode_are_those_of_dynamic_mode(demo, tmp_path):
    runs = {mode: demo.recorded(tmp_path / mode, mode) for mode in ("dynamic", "static")}
    for mode, records in runs.items():
        assert {record["mode"] for record in records} == {mode}
    assert comparable(runs["static"]) == comparable(runs["dynamic"])
    assert len(comparable(runs["static"])) == 5 and sum(record["kind"] == "call" for record in runs["static"]) >= 10
