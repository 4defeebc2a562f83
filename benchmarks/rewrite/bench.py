"""Interleaved timings: in each round every contender runs once, on a fresh copy of the files; a ratio is the median of the
rounds' ratios, so that what slows the machine down slows both."""

import argparse
import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable, Dict, List, NamedTuple, Optional

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "corpus"))

import sources  # noqa: E402  (corpus/)

ABSENT = "gammaray_absent_entry_point"


class Contender(NamedTuple):
    """A command, and the folder that it runs in."""

    name: str
    command: List[str]
    folder: Path
    stdin: Optional[bytes] = None


class Usage(NamedTuple):
    seconds: float
    cpu: float
    peak: int
    """Of memory, in bytes."""


def run(contender: Contender) -> Usage:
    """One timed run; the command's output goes nowhere."""
    with open(os.devnull, "r+b") as null:
        start = time.perf_counter()
        process = subprocess.Popen(
            contender.command, cwd=str(contender.folder), stdout=null, stderr=null,
            stdin=null if contender.stdin is None else subprocess.PIPE)
        if contender.stdin is not None:
            process.stdin.write(contender.stdin)
            process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = 0
    if os.WIFSIGNALED(status):
        raise RuntimeError("%s was killed" % contender.name)
    return Usage(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def rounds(count: int, contenders: List[Contender], prepare: Callable[[Contender, int], Contender]) -> Dict[str, List[Usage]]:
    """`prepare` is told the contender and the round. The first round warms up and does not count."""
    results: Dict[str, List[Usage]] = {contender.name: [] for contender in contenders}
    for number in range(count + 1):
        for contender in contenders[number % len(contenders):] + contenders[:number % len(contenders)]:
            usage = run(prepare(contender, number))
            if number:
                results[contender.name].append(usage)
    return results


def write(files: Dict[str, bytes], folder: Path) -> None:
    for label, content in files.items():
        target = folder / label
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


class Goal(NamedTuple):
    """`measured` is to be at most `limit`."""

    text: str
    measured: float
    limit: float
    unit: str = "x"

    def line(self) -> str:
        verdict = "met" if self.measured <= self.limit else "MISSED"
        return "%-86s %7.2f%s  goal <= %.2f%s  %s" % (self.text, self.measured, self.unit, self.limit, self.unit, verdict)


def ratio(left: List[Usage], right: List[Usage]) -> float:
    return statistics.median(a.seconds / b.seconds for a, b in zip(left, right))


class Corpus(NamedTuple):
    """The files on disk. Kept out of this process: a child's peak memory counts what its parent held when it was made."""

    folder: Path
    names: bytes
    count: int
    size: int

    @classmethod
    def write(cls, folder: Path) -> "Corpus":
        files = {label: content for label, content in sources.corpus().items() if not label.startswith("fixtures/")}
        write(files, folder)
        return cls(folder, b"".join(label.encode() + b"\0" for label in files), len(files), sum(map(len, files.values())))


def throughput(options: argparse.Namespace, work: Path) -> List[Goal]:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        corpus = pool.apply(Corpus.write, (work / "original",))
    jobs = str(options.jobs)
    ast_grep = [options.ast_grep, "run", "--pattern", "import boto3", "--rewrite", "import gammaray_boto3 as boto3", "--lang",
                "python", "--update-all", "--threads", jobs, "."]
    rewrite = [options.tool, "rewrite", "--in-place", "--quiet", "--jobs", jobs]
    contenders = [
        Contender("raw parse", [options.raw_parse, jobs], work / "raw", corpus.names),
        Contender("every file", rewrite + ["--handler", ABSENT, "."], work / "every"),
        Contender("convention", rewrite + ["."], work / "convention"),
        Contender("ast-grep", ast_grep, work / "peer"),
    ]

    def prepare(contender: Contender, number: int) -> Contender:
        # Nothing is deleted between rounds: ext4 is slow to make files where it has just removed some.
        folder = contender.folder / str(number)
        folder.parent.mkdir(exist_ok=True)
        subprocess.run(["cp", "-r", str(corpus.folder), str(folder)], check=True)
        os.sync()  # so that nobody waits for what others left to be written
        return contender._replace(folder=folder)

    results = rounds(options.rounds, contenders, prepare)
    print("%d files, %.1f MB, %s threads, %d rounds" % (corpus.count, corpus.size / 1e6, jobs, options.rounds))
    for name, usages in results.items():
        print("  %-12s %6.2f s wall (best %.2f), %6.2f s CPU, %5.1f MB peak" % (
            name, statistics.median(u.seconds for u in usages), min(u.seconds for u in usages),
            statistics.median(u.cpu for u in usages), max(u.peak for u in usages) / 1e6))
    print("  CPU time of every file: %.2fx that of the raw parse, %.2fx that of ast-grep" % tuple(
        statistics.median(a.cpu / b.cpu for a, b in zip(results["every file"], results[peer])) for peer in ("raw parse", "ast-grep")))
    peak = max(u.peak for name in ("every file", "convention") for u in results[name]) / 1e6
    return [
        Goal("(a) rewrite of every file over raw tree-sitter parse", ratio(results["every file"], results["raw parse"]), 1.15),
        Goal("(a) rewrite of every file over ast-grep's one import rewrite", ratio(results["every file"], results["ast-grep"]), 1.0),
        Goal("(b) rewrite by convention over ast-grep's one import rewrite", ratio(results["convention"], results["ast-grep"]), 0.5),
        Goal("    peak memory of rewrite", peak, 60.0, " MB"),
    ]


def start_up(options: argparse.Namespace, work: Path) -> List[Goal]:
    (work / "one").mkdir()
    (work / "one" / "app.py").write_bytes(b"import boto3\n\n\ndef lambda_handler(event, context):\n    return event\n")
    contenders = [
        Contender("true", ["/bin/true"], work / "one"),
        Contender("check", [options.tool, "check", "app.py"], work / "one"),
    ]
    results = rounds(options.starts, contenders, lambda contender, number: contender)
    added = statistics.median(b.seconds - a.seconds for a, b in zip(results["true"], results["check"])) * 1000
    return [Goal("(c) check of one file over /bin/true", added, 10.0, " ms")]


def places() -> List[str]:
    """Memory, where the tool is measured, and the disk, where its durable writes wait for the device and for who else uses it."""
    memory = "/dev/shm"
    has_room = os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 4 * 2**30
    return [memory] * has_room + [tempfile.gettempdir()]


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks/rewrite/run")
    for name in ("--tool", "--raw-parse", "--ast-grep"):
        parser.add_argument(name, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--starts", type=int, default=100)
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("--place", action="append", help="folder to work in; repeatable; default: memory, then the disk")
    options = parser.parse_args()
    goals: List[Goal] = []
    for place in options.place or places():
        print("== in %s" % place)
        with tempfile.TemporaryDirectory(prefix="gammaray-bench-", dir=place) as work:
            goals += [goal._replace(text="%s  [%s]" % (goal.text, place)) for goal in throughput(options, Path(work))]
    with tempfile.TemporaryDirectory(prefix="gammaray-bench-") as work:
        goals += start_up(options, Path(work))
    for goal in goals:
        print(goal.line())
    return 0


if __name__ == "__main__":
    sys.exit(main())
