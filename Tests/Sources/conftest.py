"""One local cloud for each mode, with two functions that all tests of the mode use."""

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "localcloud" / "src")]

from application import REGION, TOOL, Application  # noqa: E402
from localcloud import LocalCloud, interpreters  # noqa: E402

MODES = ("dynamic", "hybrid")


@pytest.fixture(scope="session")
def cloud():
    if not TOOL.exists():
        pytest.fail(f"missing: {TOOL}; build the tool, or set REWRITE_TOOL")
    with LocalCloud(REGION) as running:
        yield running


@pytest.fixture(scope="session", params=MODES)
def application(request, cloud, tmp_path_factory):
    """In each mode; a test may ask for another one, or for one with a propagation (`static`, `dynamic+inject`)."""
    mode, _, propagation = request.param.partition("+")
    settings = {"GAMMARAY_PROPAGATION": propagation} if propagation else {}
    return Application(cloud, mode, interpreters.installed_versions()[-1], tmp_path_factory.mktemp(mode), **settings)
