"""Runs the chosen cases beforehand, a few at a time, so that the tests only compare."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "localcloud" / "src")]

import behaviour  # noqa: E402
from localcloud import interpreters  # noqa: E402


def versions():
    """The oldest and the newest Python that is installed."""
    installed = interpreters.installed_versions()
    return sorted({installed[0], installed[-1]}, key=installed.index)


def pytest_generate_tests(metafunc):
    if {"case", "version", "mode"} <= set(metafunc.fixturenames):
        chosen = [
            (case, version, mode)
            for case in behaviour.all_cases() for version in versions() if case.runs_on(version) for mode in behaviour.MODES]
        metafunc.parametrize(("case", "version", "mode"), chosen, ids=[f"{case.folder.name}-{version}-{mode}" for case, version, mode in chosen])


@pytest.fixture(scope="session")
def runs(request, tmp_path_factory):
    """Gives, for a case, a version and a mode, the original's run and the instrumented copy's run."""
    if missing := behaviour.missing():
        pytest.skip(missing)  # test_what_is_needed_is_there fails for it, once
    for version in versions():
        interpreters.prepared_executable(version)
    chosen = [item.callspec.params for item in request.session.items if "runs" in getattr(item, "fixturenames", ())]
    folders = {case: tmp_path_factory.mktemp("case") for case in {each["case"]: None for each in chosen}}
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        made = {case: pool.submit(_made, case, folder) for case, folder in folders.items()}
        pending = {}
        for each in chosen:
            for kind in ("original", each["mode"]):
                key = (each["case"], each["version"], kind)
                if key not in pending:
                    pending[key] = pool.submit(_run, made[each["case"]], folders[each["case"]], *key)
        yield lambda case, version, mode: (pending[case, version, "original"].result(), pending[case, version, mode].result())


def _made(case, folder):
    return {"original": case.original(folder / "original"), **{mode: case.instrumented(folder, mode) for mode in behaviour.MODES}}


def _run(made, folder, case, version, kind):
    return behaviour.run(case, made.result()[kind], version, folder / f"{kind}-{version}.jsonl")
