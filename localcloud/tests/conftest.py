"""What the tests of the local cloud share."""

import sys
from pathlib import Path

import pytest

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1] / "src")]

from cloud_helpers import RECORDER, recorded  # noqa: E402
from localcloud.bundle import packed  # noqa: E402
from localcloud.fixtures import cloud, running_cloud  # noqa: E402, F401


@pytest.fixture
def source(tmp_path):
    """Makes a function's folder from source text."""

    def make(text, file="app.py"):
        folder = tmp_path / f"function{len(list(tmp_path.iterdir()))}"
        path = folder / file
        path.parent.mkdir(parents=True)
        path.write_text(text)
        return folder

    return make


@pytest.fixture
def recorder(cloud, source):
    """Deploys a function that logs its events; gives its ARN and a function that reads them back."""
    def deploy(name="recorder", region=None):
        arn = cloud.deploy(name, packed(source(RECORDER)), handler="app.handler", region=region)
        return arn, lambda: recorded(cloud, name, region)

    return deploy
