"""The analysis on call sites of PyPI packages, each judged by reading: see corpus/judgement.py."""

import os
import subprocess
import sys

import pytest

from conftest import ROOT, tool_path


def test_judged_sites() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "corpus"), "judged"], env=dict(os.environ, REWRITE_TOOL=tool_path()),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=300, text=True)
    if "pip" in done.stderr and "CalledProcessError" in done.stderr:
        pytest.skip("the packages cannot be had from PyPI here")
    assert done.returncode == 0, done.stdout + done.stderr
