"""Makes the local cloud and the evaluation's harness importable."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
sys.path[:0] = [str(ROOT / "localcloud" / "src"), str(ROOT / "benchmarks" / "evaluate")]

from fixtures import bundled, cloud, running_cloud, sinks  # noqa: E402, F401
