"""An instrumented handler does what the original does, to the letter."""

import behaviour


def test_what_is_needed_is_there():
    assert not behaviour.missing()


def test_instrumented_behaves_as_the_original(case, version, runs):
    original, instrumented = runs(case, version)
    assert instrumented.payloads == original.payloads
    assert instrumented.logs == original.logs
    assert original.records == []
    kinds = [record["kind"] for record in instrumented.records]
    runs_at_all = case.options.get("instrumented", True) and case.options.get("records", True)
    count = len(original.payloads) if runs_at_all else 0
    if case.options.get("exits", True):
        assert (kinds.count("entry"), kinds.count("exit")) == (count, count)


def test_there_are_enough_cases():
    assert len(behaviour.all_cases()) >= 40
