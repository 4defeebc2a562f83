"""One local cloud, and the function of this folder bundled in static mode: by itself, and with the SDK in a layer."""

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "localcloud" / "src")]

import running  # noqa: E402
from localcloud import LocalCloud, interpreters  # noqa: E402


@pytest.fixture(scope="session")
def python():
    """The newest Python that is installed."""
    return interpreters.installed_versions()[-1]


@pytest.fixture(scope="session")
def cloud():
    with LocalCloud(running.REGION) as cloud:
        yield cloud


@pytest.fixture(scope="session")
def bundle(tmp_path_factory, python):
    return running.bundle(Path(__file__).parent / "function", tmp_path_factory.mktemp("bundle"), python)


@pytest.fixture(scope="session", params=["task", "layer"])
def function(request, tmp_path_factory, python, cloud, bundle):
    """The function, ready to be invoked: its SDK in /var/task, or in /opt/python."""
    if request.param == "task":
        folder, layers = bundle.folder, ()
    else:
        root = tmp_path_factory.mktemp("layer")
        folder = running.bundle(Path(__file__).parent / "function", root, python, "--sdk", "none").folder
        layers = (running.layer(root, python, "s3,dynamodb"),)
    with running.Running(cloud, folder, python, layers) as function:
        yield function
