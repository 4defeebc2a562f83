"""An instrumented handler does what the original does, to the letter."""

import os
from collections import Counter

import behaviour


def test_what_is_needed_is_there():
    assert not behaviour.missing()


def test_instrumented_behaves_as_the_original(case, version, mode, runs):
    original, instrumented = runs(case, version, mode)
    expect_hooks(case, case.hooks(instrumented.task_root), mode)
    instrumented = behaviour.quoted(instrumented)
    assert instrumented.payloads == original.payloads
    assert instrumented.logs == original.logs
    assert original.records == []
    kinds = [record["kind"] for record in instrumented.records]
    runs_at_all = case.options.get("instrumented", True) and case.options.get("records", True)
    count = len(original.payloads) if runs_at_all else 0
    if case.options.get("exits", True):
        # Hybrid mode's entry record tells the end too.
        assert (kinds.count("entry"), kinds.count("exit")) == (count, count if mode == "dynamic" else 0)
    if mode == "hybrid" and "calls" in case.options:
        assert Counter(record["site"] for record in instrumented.records if record["kind"] == "call") == case.options["calls"]


def expect_hooks(case, hooks, mode):
    if mode == "hybrid" and os.environ.get("GAMMARAY_RECORD") and hooks != case.expected_hooks():
        (case.folder / "hooks.txt").write_text(hooks, "utf-8")
    assert hooks == (case.expected_hooks() if mode == "hybrid" else "")


def test_there_are_enough_cases():
    assert len(behaviour.all_cases()) >= 40
