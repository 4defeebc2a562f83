"""One run of pytest, and what became of each test. The same packages and tests give the same outcomes: two workers wherever it runs,
hashes without a seed."""

import os
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path
from typing import Dict, Sequence

import environments

HERE = Path(__file__).resolve().parent
WORKERS = 2
_ADDRESS = re.compile(r"0x[0-9a-f]+")

Outcomes = Dict[str, Counter]  # a test's name -> how often it passed, failed, was skipped: names may repeat


def pytest(project: Path, packages: Path, tests: Sequence[str], work: Path, plugin: str = "") -> Outcomes:
    """Runs the tests of the folder `project` with nothing but `packages` installed."""
    (work / "home").mkdir(exist_ok=True)
    report = work / "report.xml"
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(work / "home"), "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join([str(packages), str(HERE)] if plugin else [str(packages)]),
        "GAMMARAY_SINK": "file", "GAMMARAY_FILE": str(work / "records.jsonl"),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    done = subprocess.run(
        [str(environments.python()), "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "ignore", "--tb=short", "-c", os.devnull,
         "--rootdir", str(project), "-n", str(WORKERS), "--junitxml", str(report), *(["-p", plugin] if plugin else []), *tests],
        cwd=str(project), env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    (work / "output.txt").write_bytes(done.stdout)
    if done.returncode not in (0, 1) or not report.is_file():
        raise RuntimeError("pytest ended with %d: %s" % (done.returncode, done.stdout.decode(errors="replace")[-3000:]))
    return read(report, (packages, project))


def read(report: Path, folders: Sequence[Path] = ()) -> Outcomes:
    """The outcomes of a JUnit report. Names are without the folders, the addresses and the prefix that differ from run to run."""
    found: Outcomes = {}
    for case in ElementTree.parse(str(report)).getroot().iter("testcase"):
        name = _ADDRESS.sub("0x", "%s::%s" % (case.get("classname"), case.get("name"))).replace("gammaray_", "")
        for folder in folders:
            name = name.replace("%s/" % folder, "")
        kinds = {child.tag for child in case}
        outcome = "failed" if kinds & {"failure", "error"} else "skipped" if "skipped" in kinds else "passed"
        found.setdefault(name, Counter())[outcome] += 1
    return found


def total(outcomes: Outcomes, outcome: str) -> int:
    return sum(counter[outcome] for counter in outcomes.values())
