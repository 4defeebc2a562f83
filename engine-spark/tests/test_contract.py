"""The reference and the Spark engine print the same bytes for the same records."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pyspark.sql import SparkSession

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "engine-spark"))
os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["PYTHONPATH"] = str(ROOT / "engine-spark")

from gammaray_spark import Refused, document  # noqa: E402
from gammaray_spark.__main__ import run  # noqa: E402

TOOL = os.environ.get("REWRITE_TOOL", str(ROOT / ".build/dist/rewrite-tool"))
CASES = sorted((ROOT / "Tests/Fixtures/graph").glob("*.jsonl")) + sorted((ROOT / "engine-spark/tests/cases").glob("*.jsonl"))


@pytest.fixture(scope="session")
def spark():
    builder = SparkSession.builder.master("local[2]").config("spark.default.parallelism", "2").config("spark.ui.enabled", "false")
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_equal(spark, path):
    expected = subprocess.run([TOOL, "graph", "--format", "json", "--quiet", path], capture_output=True, text=True, check=True).stdout
    assert document.text(run(spark, [str(path)])) + "\n" == expected


def test_refuses_what_it_would_misjudge(spark, tmp_path):
    (tmp_path / "a.jsonl").write_text('{"v": 1, "kind": "entry"\n')
    with pytest.raises(Refused, match="no JSON object"):
        run(spark, [str(tmp_path / "a.jsonl")])
