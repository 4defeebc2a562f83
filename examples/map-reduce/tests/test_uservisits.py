"""The data: the same seed gives the same bytes, and the plain computation adds up."""

import importlib.util
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "uservisits.py"


def load():
    spec = importlib.util.spec_from_file_location("uservisits", SOURCE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_revenue_of_known_visits():
    line = "{},http://example.com/1,2014-01-02,{},curl/8.5,USA,en-US,lambda,3\n"
    texts = [line.format("101.102.3.4", "1.10") + line.format("101.102.9.9", "0.05"), line.format("103.100.1.1", "999.99")]
    assert load().revenue(texts) == "101.102.,1.15\n103.100.,999.99\n"


def test_the_same_seed_gives_the_same_files(tmp_path):
    for name in ("a", "b"):
        subprocess.run([sys.executable, SOURCE, "--objects", "3", "--lines", "4", "--output", tmp_path / name], check=True)
    files = [{path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("a", "b")]
    assert files[0] == files[1] and len(files[0]) == 3
    assert all(len(line.split(b",")) == 9 for data in files[0].values() for line in data.splitlines())
