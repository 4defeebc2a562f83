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
    if {"case", "version"} <= set(metafunc.fixturenames):
        pairs = [(case, version) for case in behaviour.all_cases() for version in versions() if case.runs_on(version)]
        metafunc.parametrize(("case", "version"), pairs, ids=[f"{case.folder.name}-{version}" for case, version in pairs])


@pytest.fixture(scope="session")
def runs(request, tmp_path_factory):
    """Gives, for a case and a version, the original's run and the instrumented copy's run."""
    for needed in (behaviour.TOOL, behaviour.RUNTIME / "gammaray"):
        if not needed.exists():
            pytest.fail(f"{needed} is missing: build the tool, or set REWRITE_TOOL and GAMMARAY_RUNTIME")
    for version in versions():
        interpreters.prepared_executable(version)
    chosen = [item.callspec.params for item in request.session.items if "runs" in getattr(item, "fixturenames", ())]
    folders = {case: tmp_path_factory.mktemp("case") for case in {each["case"]: None for each in chosen}}
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        made = {case: pool.submit(_made, case, folder) for case, folder in folders.items()}
        pending = {
            (each["case"], each["version"]): pool.submit(_run_both, made[each["case"]], folders[each["case"]], **each) for each in chosen
        }
        yield lambda case, version: pending[case, version].result()


def _made(case, folder):
    return case.original(folder / "original"), case.instrumented(folder)


def _run_both(made, folder, case, version):
    original, instrumented = made.result()
    return (
        behaviour.run(case, original, version, folder / f"original-{version}.jsonl"),
        behaviour.run(case, instrumented, version, folder / f"instrumented-{version}.jsonl"),
    )
