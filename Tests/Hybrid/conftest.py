"""One local cloud for all tests, and the functions of the table, written and rewritten once."""

import itertools
import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "localcloud" / "src")]

import running  # noqa: E402
from localcloud import LocalCloud, interpreters  # noqa: E402
from localcloud.fixtures import cloud  # noqa: E402, F401
from sources import Function  # noqa: E402
from table import services  # noqa: E402


def pytest_generate_tests(metafunc):
    if "service" in metafunc.fixturenames:
        metafunc.parametrize("service", services(), ids=[service.name for service in services()])


@pytest.fixture(scope="session")
def python():
    """The newest Python that is installed."""
    return interpreters.installed_versions()[-1]


@pytest.fixture(scope="session")
def running_cloud():
    if missing := running.missing():
        pytest.fail(missing)
    with LocalCloud(running.REGION) as cloud:
        yield cloud


@pytest.fixture(scope="session")
def functions(tmp_path_factory):
    """Service -> its function's folder, rewritten, and its sites."""
    root = tmp_path_factory.mktemp("functions")
    made, numbers = {}, itertools.accumulate((len(service.calls) for service in services()), initial=0)
    for service, number in zip(services(), numbers):
        function, folder = Function(service, number), root / service.name
        folder.mkdir()
        for module in (function.app, function.helper):
            (folder / module.name).write_text(module.text, "utf-8")
        made[service.name] = (folder, tuple(function.sites))
    running.rewrite([folder for folder, _ in made.values()])
    return made
