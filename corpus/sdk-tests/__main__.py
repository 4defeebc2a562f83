"""`python corpus/sdk-tests [--small] [SUITE…]`: the tests of the SDK, and of projects that use it, before and after static rewriting.

The same tests run twice: with the pinned packages, and, rewritten, with what a bundle of static mode holds of them. Exit code 1 when
a test that passed does not pass any more, 2 when nothing could be tried."""

import argparse
import fcntl
import hashlib
import json
import sys
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import Dict, Iterator, List, Optional

import environments
import runs
import sources
from suites import HERE, SUITES, Suite

DIFFERENCES = HERE / "differences.txt"


def differences(suite: Suite) -> Dict[str, str]:
    """Tests whose failure is what static mode means -> why."""
    lines = [line.partition("  # ") for line in DIFFERENCES.read_text().splitlines() if line and not line.startswith("#")]
    named = {name.strip(): reason for name, _, reason in lines}
    return {name.partition(" ")[2]: reason for name, reason in named.items() if name.partition(" ")[0] == suite.name}


def key(suite: Suite, tests: List[str], given: Optional[Path]) -> str:
    """Changes with all that the outcomes with the stock packages depend on."""
    folder = sources.content(given, suite.kept) if given else ""
    parts = (environments.key(suite), suite.source, suite.kept, tests, folder, Path(runs.__file__).read_text())
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


@contextmanager
def folder(suite: Suite, kept: bool = False) -> Iterator[Path]:
    """An empty folder for one run, the same each time: its name is in what some tests compare."""
    work = sources.CACHE / ("run-%s" % suite.name)
    with open("%s.lock" % work, "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        sources.remove(work)
        work.mkdir()
        try:
            yield work
        finally:
            if kept:
                print("  kept: %s" % work)
            else:
                sources.remove(work)


def before(suite: Suite, tests: List[str], given: Optional[Path]) -> runs.Outcomes:
    """The outcomes with the stock packages: kept, since all that they depend on is pinned."""
    known = sources.CACHE / ("before-%s-%s.json" % (suite.name, key(suite, tests, given)))
    if known.is_file():
        return {name: Counter(counts) for name, counts in json.loads(known.read_text()).items()}
    with folder(suite) as work:
        sources.unpack(suite, work / "project", given)
        found = runs.pytest(work / "project", environments.stock(suite), tests, work)
    known.with_suffix(".new").write_text(json.dumps(found, sort_keys=True))
    known.with_suffix(".new").rename(known)
    return found


def after(suite: Suite, tests: List[str], given: Optional[Path], kept: bool):
    """The outcomes with the static bundle's packages, and the number of SDK calls that were recorded."""
    with folder(suite, kept) as work:
        sources.unpack(suite, work / "project", given)
        for line in environments.rewrite(work / "project"):
            print("  %s" % line)
        found = runs.pytest(work / "project", environments.static(suite, work), tests, work, "recording")
        records = work / "records.jsonl"
        return found, sum('"step":"start"' in line for line in records.open()) if records.is_file() else 0


def compare(suite: Suite, small: bool, given: Optional[Path], kept: bool) -> bool:
    """Runs the suite both ways and prints what differs; whether all that passed passes."""
    tests = list(suite.small if small else suite.tests)
    began = time.monotonic()
    old = before(suite, tests, given)
    new, calls = after(suite, tests, given, kept)
    known = differences(suite)
    worse = [name for name, counts in old.items() if new.get(name, Counter())["passed"] < counts["passed"]]
    unexpected = [name for name in worse if name not in known]
    for name in worse:
        print("  %s: %s" % (name, "known: " + known[name] if name in known else "passed before"))
    stale = [name for name in known if name in old and name not in worse]
    for name in stale:
        print("  %s: passes, though differences.txt says that it does not" % name)
    counts = ["%d %s" % (runs.total(new, kind), kind) for kind in ("passed", "failed", "skipped")]
    print("%s: before %d passed, %d failed, %d skipped; after %s; %d worse, %d of them known; %d SDK calls recorded; %.0f seconds" % (
        suite.name, *(runs.total(old, kind) for kind in ("passed", "failed", "skipped")), ", ".join(counts), len(worse),
        len(worse) - len(unexpected), calls, time.monotonic() - began), flush=True)
    return not unexpected and not stale and calls > 0 and runs.total(old, "passed") > 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="sdk-tests", description=__doc__)
    parser.add_argument("suites", nargs="*", metavar="SUITE", help=", ".join(suite.name for suite in SUITES))
    parser.add_argument("--small", action="store_true", help="some files of some suites, in half a minute")
    parser.add_argument("--source", action="append", default=[], metavar="SUITE=FOLDER", help="a checkout to take the suite's tests from")
    parser.add_argument("--keep", action="store_true", help="keep the rewritten tests, what they ran with and pytest's output")
    arguments = parser.parse_args()
    unknown = set(arguments.suites) - {suite.name for suite in SUITES}
    if unknown:
        parser.error("no such suite: %s" % ", ".join(sorted(unknown)))
    given = {name: Path(folder) for name, _, folder in (text.partition("=") for text in arguments.source)}
    chosen = [suite for suite in SUITES if (suite.name in arguments.suites or not arguments.suites) and (suite.small or not arguments.small)]
    sources.CACHE.mkdir(parents=True, exist_ok=True)
    failures = 0
    for suite in chosen:
        try:
            failures += not compare(suite, arguments.small, given.get(suite.name), arguments.keep)
        except (sources.Unreachable, RuntimeError) as problem:
            print("%s: not run: %s" % (suite.name, problem), file=sys.stderr)
            failures += 1
    print("%d suites, %d failures" % (len(chosen), failures))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
