"""Static mode records what dynamic mode does: some of the routes, with one bundle of each function for all of them."""

from __future__ import annotations

import pytest
import test_joined
import test_streams

ROUTES = (
    "invoke", "S3 -> SNS -> SQS", "SNS batch", "SQS batch", "Kinesis, packed", "EventBridge", "Step Functions", "S3 Object Lambda", "CodeCommit",
    "HTTP API")
pytestmark = pytest.mark.parametrize("application", ["static"], indirect=True)


@pytest.mark.parametrize("case", ROUTES)
def test_joined_in_static_mode(application, case):
    test_joined.test_joined(application, case)


def test_stream_in_static_mode(application):
    test_streams.test_each_operation_is_proven(application)
