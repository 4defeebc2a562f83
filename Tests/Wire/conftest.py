"""The server that captures, and what the function runs on."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(Path(__file__).parent), str(ROOT / "localcloud" / "src")]

from capture import Capture  # noqa: E402
from localcloud import interpreters  # noqa: E402

TOOL = Path(os.environ.get("REWRITE_TOOL", ROOT / ".build" / "dist" / "rewrite-tool")).absolute()
SOURCE = Path(__file__).parent / "function"
SDK = "1.43.11"
"""The boto3 that sandboxes have, and that static mode bundles."""


@pytest.fixture(scope="session")
def python():
    if not TOOL.exists():
        pytest.fail(f"missing: {TOOL}; build the tool, or set REWRITE_TOOL")
    return interpreters.installed_versions()[-1]


@pytest.fixture(scope="session")
def bare(capture, python, tmp_path_factory):
    """The results and requests of the function without GammaRay."""
    from running import run

    records = tmp_path_factory.mktemp("bare") / "records.jsonl"
    found = run(SOURCE, capture, python, records)
    assert not records.exists()
    return found


@pytest.fixture(scope="session")
def bundles(python, tmp_path_factory):
    """The function's folder in a mode, made once."""
    from running import instrumented

    made = {}

    def bundle(mode):
        if mode not in made:
            made[mode] = instrumented(mode, tmp_path_factory.mktemp(mode), python)
        return made[mode]

    return bundle


@pytest.fixture(scope="session")
def capture():
    server = Capture()
    yield server
    server.shutdown()
    server.server_close()
