"""For a conftest.py of pytest: `from localcloud.fixtures import cloud, running_cloud`."""

import pytest

from localcloud.cloud import LocalCloud


@pytest.fixture(scope="module")
def running_cloud():
    with LocalCloud() as cloud:
        yield cloud


@pytest.fixture
def cloud(running_cloud):
    """An empty cloud; emptied, not restarted, from test to test."""
    running_cloud.reset()
    return running_cloud
