"""A short run of the soak: `benchmarks/runtime/soak.py` has the long one."""
import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[3] / "benchmarks" / "runtime" / "soak.py"


@pytest.mark.parametrize("more", [[], ["--strict"]])
def test_soak(more):
    if not SCRIPT.exists():
        pytest.skip("the benchmarks are not here")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("GAMMARAY", "AWS"))}
    command = [sys.executable, SCRIPT, "--invocations", "2000" if not more else "400", *more]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0 and "ok:" in done.stdout, done.stdout + done.stderr
