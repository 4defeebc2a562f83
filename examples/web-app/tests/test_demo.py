"""The demonstration, from the preview to the causal list."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[1] / "demo.py"
TOOL = Path(os.environ.get("REWRITE_TOOL", DEMO.parents[2] / ".build" / "release" / "rewrite-tool"))


@pytest.mark.parametrize("mode", ["dynamic", "static", "hybrid"])
def test_demo_proves_every_edge(mode):
    if not TOOL.exists():
        pytest.fail(f"{TOOL} is missing: build the tool, or set REWRITE_TOOL")
    done = subprocess.run([sys.executable, str(DEMO), "--mode", mode], capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    told = done.stdout.split("== 4.")[1]
    assert re.findall(r"guestbook-(\w+)  ", told) == ["Publish", "Store", "Dispatch", "Save", "Notify"]
    assert re.findall(r"^ +(\w+):", told, re.MULTILINE) == ["sns", "s3", "lambda", "dynamodb_image"]


def test_demo_names_a_missing_tool():
    done = subprocess.run([sys.executable, str(DEMO)], capture_output=True, text=True, env={**os.environ, "REWRITE_TOOL": "/nowhere"})
    assert done.returncode == 2 and "/nowhere" in done.stderr
