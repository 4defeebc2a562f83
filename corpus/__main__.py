"""`python corpus [--small]`: tries the rewriter on code of others; `python corpus judged`: what analysis says of calls that people
judged. Exit code 1 when anything fails."""

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import List

import judgement
import sources
import tool
import verify

KNOWN = Path(__file__).resolve().parent / "known.txt"


def known_refusals() -> List[str]:
    """Labels of files that CPython accepts and we do not; the reasons stand in the file as comments."""
    return [line.split("#")[0].strip() for line in KNOWN.read_text().splitlines() if line.split("#")[0].strip()]


def main() -> int:
    parser = argparse.ArgumentParser(prog="corpus", description=__doc__)
    parser.add_argument("what", nargs="?", choices=["rewrites", "judged"], default="rewrites")
    parser.add_argument("--small", action="store_true", help="every 40th file, and all hard cases")
    arguments = parser.parse_args()
    if not os.access(tool.path(), os.X_OK):
        print("corpus: %s is missing: run `make release`" % tool.path(), file=sys.stderr)
        return 2
    if arguments.what == "judged":
        return judgement.main()
    files = sources.corpus(every=40 if arguments.small else 1)
    start = time.monotonic()
    verdicts = verify.verify(files)
    return report(verdicts, sum(map(len, files.values())), time.monotonic() - start)


def report(verdicts: List[verify.Verdict], size: int, seconds: float) -> int:
    known = known_refusals()
    failures = [(verdict.label, failure) for verdict in verdicts for failure in verdict.failures]
    failures += [
        (verdict.label, "CPython accepts it, the tool does not: %s" % verdict.refusal.message)
        for verdict in verdicts if verdict.refusal and not verdict.cpython and verdict.label not in known]
    for label, failure in failures:
        print("%s: %s" % (label, failure))
    print("%d files, %.1f MB, CPython %s" % (len(verdicts), size / 1e6, sys.version.split()[0]))
    refused = [verdict for verdict in verdicts if verdict.refusal]
    for kind, group in (
            ("refused as CPython refuses them", [v for v in refused if v.cpython]),
            ("refused although CPython takes them", [v for v in refused if not v.cpython])):
        print("%d %s" % (len(group), kind))
        for reason, count in sorted(Counter(v.refusal.id for v in group).items()):
            print("  %5d %s" % (count, reason))
    print("%d rewritten though CPython %s refuses them (other versions' syntax)" % (
        sum(1 for v in verdicts if v.cpython and not v.refusal), sys.version.split()[0]))
    for what, kind, counts in (
            ("hooks", "as they are", [v.hooks for v in verdicts]), ("hooks", "made dense", [v.dense_hooks for v in verdicts]),
            ("replaced imports", "as they are", [v.imports for v in verdicts]),
            ("replaced imports", "made dense", [v.dense_imports for v in verdicts])):
        print("%d %s in %d files %s" % (sum(counts), what, sum(map(bool, counts)), kind))
        if not sum(counts):
            failures.append(("corpus", "no " + what))
    print("%d failures, %.0f seconds" % (len(failures), seconds))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
