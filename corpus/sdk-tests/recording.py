"""A plugin of pytest for the static run: each test is an invocation, so that every SDK call in it is recorded."""

import pytest
from gammaray import static


@static.entry
def _invocation(event, context):
    yield


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_protocol(item):
    invocation = _invocation({}, None)
    next(invocation)
    yield
    next(invocation, None)
