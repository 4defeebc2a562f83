"""Analysis and hybrid rewriting of the corpus, each package of it a function's code, against raw tree-sitter parses of the files that
the analysis had to parse. The method of measuring is that of `benchmarks/rewrite`."""

import argparse
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import List

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "rewrite"))

from bench import Contender, Corpus, Goal, places, ratio, rounds  # noqa: E402  (benchmarks/rewrite)

HANDLER = "gammaray_entry"
FUNCTION = '  %s: {Type: "AWS::Serverless::Function", Properties: {Runtime: python3.12, Handler: %s.handler, CodeUri: "%s/"}}\n'
ANALYSED = ": analysed"


def make_functions(folder: Path) -> None:
    """A template at the top, and in each package a handler module."""
    packages = sorted(path.name for path in folder.iterdir() if path.is_dir())
    for package in packages:
        (folder / package / (HANDLER + ".py")).write_text("def handler(event, context):\n    return event\n")
    functions = [FUNCTION % ("".join(filter(str.isalnum, name)).title(), HANDLER, name) for name in packages]
    (folder / "template.yaml").write_text("Transform: AWS::Serverless-2016-10-31\nResources:\n" + "".join(functions))


def write_corpus(folder: Path) -> Corpus:
    corpus = Corpus.write(folder)
    make_functions(folder)
    return corpus


def analysed(options: argparse.Namespace, folder: Path) -> List[str]:
    """What the tool says that it parsed to find the calls."""
    command = [options.tool, "diff", "--mode", "hybrid", "--verbose", "."]
    result = subprocess.run(command, cwd=str(folder), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    return [line[:-len(ANALYSED)] for line in result.stderr.splitlines() if line.endswith(ANALYSED)]


def measure(options: argparse.Namespace, work: Path) -> Goal:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        corpus = pool.apply(write_corpus, (work / "original",))
    names = analysed(options, corpus.folder)
    jobs = str(options.jobs)
    contenders = [
        Contender("raw parse", [options.raw_parse, jobs], work / "raw", "".join(name + "\0" for name in names).encode()),
        Contender("hybrid", [options.tool, "rewrite", "--mode", "hybrid", "--in-place", "--quiet", "--jobs", jobs, "."], work / "hybrid"),
    ]

    def prepare(contender: Contender, number: int) -> Contender:
        folder = contender.folder / str(number)
        folder.parent.mkdir(exist_ok=True)
        subprocess.run(["cp", "-r", str(corpus.folder), str(folder)], check=True)
        os.sync()
        return contender._replace(folder=folder)

    results = rounds(options.rounds, contenders, prepare)
    print("%d files, %.1f MB, %d of them parsed by the analysis, %s threads, %d rounds" % (
        corpus.count, corpus.size / 1e6, len(names), jobs, options.rounds))
    for name, usages in results.items():
        print("  %-12s %6.2f s wall, %6.2f s CPU, %5.1f MB peak" % (
            name, statistics.median(u.seconds for u in usages), statistics.median(u.cpu for u in usages),
            max(u.peak for u in usages) / 1e6))
    print("  CPU time: %.2fx that of the raw parse" % statistics.median(
        a.cpu / b.cpu for a, b in zip(results["hybrid"], results["raw parse"])))
    return Goal("analysis and hybrid rewriting over the raw parse of what is parsed", ratio(results["hybrid"], results["raw parse"]), 1.6)


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks/hybrid/run")
    for name in ("--tool", "--raw-parse"):
        parser.add_argument(name, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gammaray-bench-", dir=places()[0]) as work:
        print(measure(options, Path(work)).line())
    return 0


if __name__ == "__main__":
    sys.exit(main())
