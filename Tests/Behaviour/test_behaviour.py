"""An instrumented handler does what the original does, to the letter."""

import behaviour


def test_what_is_needed_is_there():
    assert not behaviour.missing()


def test_instrumented_behaves_as_the_original(case, version, mode, runs):
    original, instrumented = runs(case, version, mode)
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
        assert kinds.count("call") == case.options["calls"]


def test_there_are_enough_cases():
    assert len(behaviour.all_cases()) >= 40
