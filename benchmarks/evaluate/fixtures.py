"""What the tests of the examples share: a cloud, the sinks, and bundles, which are made once."""

import pytest
import variants
from localcloud.fixtures import cloud, running_cloud  # noqa: F401
from sinks import started


@pytest.fixture(scope="session")
def sinks():
    with started() as running:
        yield running


@pytest.fixture(scope="session")
def bundled(tmp_path_factory):
    """A function that gives the bundles of an application under a tracer."""
    made = {}

    def bundles(folder, variant):
        if (folder, variant) not in made:
            made[folder, variant] = variants.bundles(variants.ROOT / "examples" / folder, variant, tmp_path_factory.mktemp("bundles") / variant)
        return made[folder, variant]

    return bundles
