"""Two regions, as written and instrumented: the copy arrives, the records are as many as the original's, and every cause is proven."""

import trial
from applications import ImageProcessing

import pytest
from variants import MODES


@pytest.mark.parametrize("variant", ["clean", *MODES])
def test_an_image_goes_all_the_way(cloud, sinks, bundled, variant):
    application = ImageProcessing(cloud, bundled("image-processing", variant), sinks.environment(), sinks.website)
    for _ in range(2):
        found = trial.run(application, sinks, variant)
        assert found.sent == {"clean": 0, "hybrid": 5}.get(variant, 18)
        if variant != "clean":
            assert found.told == {"records": {"true": 2, "found": 2, "proven": 2, "missed": 0, "wrong": 0}}
            assert (found.invocations, found.roots) == (3, 1)
