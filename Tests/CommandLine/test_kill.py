"""Killed at any moment, a run leaves each file old or new, and nothing that the next run does not clean up."""

import os
import random
import subprocess
import time
from pathlib import Path
from subprocess import DEVNULL
from typing import List

import pytest
from conftest import HANDLER, REWRITTEN, Tool, names

BIG = 20_000_000  # bytes that do not compress: some seconds of packing
FILES = 2_000
SECONDS = 8.0


def test_kill_at_random_moments(tool: Tool) -> None:
    paths = [tool.folder / ("%02d" % (number % 20)) / ("app%04d.py" % number) for number in range(FILES)]
    padding = {path: b"# %d\n" % number * (number % 50) for number, path in enumerate(paths)}
    old = {path: HANDLER + padding[path] for path in paths}
    new = {path: REWRITTEN.replace(b"lambda_handler = ", padding[path] + b"lambda_handler = ") for path in paths}
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(old[path])
    command = [tool.path, "rewrite", "--in-place", "--quiet", "--handler", "lambda_handler", "."]
    start = time.monotonic()
    subprocess.run(command, cwd=str(tool.folder), check=True)
    whole = time.monotonic() - start
    kills = mixed = 0
    generator = random.Random(20)
    contents = new
    while time.monotonic() - start < SECONDS:
        for path in paths:
            if contents[path] != old[path]:
                path.write_bytes(old[path])
        process = subprocess.Popen(command, cwd=str(tool.folder))
        time.sleep(generator.uniform(0, whole))
        process.kill()
        killed = process.wait() != 0
        contents = {path: path.read_bytes() for path in paths}
        torn = [path for path in paths if contents[path] not in (old[path], new[path])]
        assert not torn, "neither old nor new: %s" % torn[:3]
        kills += killed
        mixed += 0 < sum(contents[path] == new[path] for path in paths) < FILES
    assert kills, "no run was killed before it ended"
    subprocess.run(command, cwd=str(tool.folder), check=True)
    assert all(path.read_bytes() == new[path] for path in paths)
    assert names(tool.folder) == sorted(str(path.relative_to(tool.folder)) for path in paths), "a temporary file is left"
    print("%d runs killed, %d of them between the first file and the last" % (kills, mixed))


@pytest.mark.parametrize("command, zip", [(["bundle", "--output", "out", "."], "out/app.zip"), (["layer", "--output", "out/app.zip"], "out/app.zip")])
def test_a_killed_packing_is_cleaned_up(tool: Tool, handler: Path, command: List[str], zip: str) -> None:
    (tool.folder / "data.bin").write_bytes(os.urandom(BIG))
    (tool.folder / "out").mkdir()
    process = subprocess.Popen([tool.path, "bundle", "--output", "out", "."], cwd=str(tool.folder), stdout=DEVNULL, stderr=DEVNULL)
    while process.poll() is None and not any((tool.folder / "out").iterdir()):
        time.sleep(0.001)
    process.kill()
    process.wait()
    assert [name for name in names(tool.folder / "out") if name.startswith(".gammaray-")]
    assert tool(*command).returncode == 0
    assert (tool.folder / zip).exists()
    assert [name for name in names(tool.folder / "out") if name.startswith(".gammaray-")] == []
