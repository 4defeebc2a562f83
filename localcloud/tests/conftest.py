"""What the tests of the local cloud share."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))

from localcloud import LocalCloud  # noqa: E402
from localcloud.bundle import packed  # noqa: E402


@pytest.fixture(scope="module")
def running_cloud():
    with LocalCloud() as cloud:
        yield cloud


@pytest.fixture
def cloud(running_cloud):
    """An empty cloud; emptied, not restarted, from test to test."""
    running_cloud.reset()
    return running_cloud


RECORDER = """
import json
def handler(event, context):
    print("EVENT " + json.dumps({"event": event, "id": context.aws_request_id, "arn": context.invoked_function_arn}))
    return event
"""


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
    import json

    def deploy(name="recorder", region=None):
        arn = cloud.deploy(name, packed(source(RECORDER)), handler="app.handler", region=region)

        def events():
            cloud.wait_idle()
            return [json.loads(line[6:]) for line in cloud.logs(name, region) if line.startswith("EVENT ")]

        return arn, events

    return deploy
