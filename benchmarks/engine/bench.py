"""Interleaved timings of `graph --format json` and of DuckDB on the same files, whose edges are compared; status 1: a goal was missed."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Dict, List, NamedTuple

HERE = Path(__file__).resolve().parent
SMALL, MIDDLE, LARGE = 10_000, 500_000, 5_000_000


class Usage(NamedTuple):
    seconds: float
    cpu: float
    peak: float
    """Of memory, in MB."""


class Goal(NamedTuple):
    """`measured` is to be at most `limit`."""

    text: str
    measured: float
    limit: float
    unit: str

    def is_met(self) -> bool:
        return self.measured <= self.limit

    def line(self) -> str:
        return "%-86s %8.2f%s  goal <= %.2f%s  %s" % (
            self.text, self.measured, self.unit, self.limit, self.unit, "met" if self.is_met() else "MISSED")


def records(folder: Path, count: int) -> Path:
    """A file of so many records; made again when the generator is younger."""
    path = folder / ("%d.jsonl" % count)
    generator = HERE / "records.py"
    if not path.exists() or path.stat().st_mtime < generator.stat().st_mtime:
        folder.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(".new")
        subprocess.run([sys.executable, str(generator), str(count), str(partial)], check=True)
        partial.rename(path)
    return path


def run(command: List[str], output: Path) -> Usage:
    with open(output, "wb") as file:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=file)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError("%s: status %d" % (command[0], process.returncode))
    return Usage(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000)


def node(arn: str) -> str:
    return "function:" + arn.split(":")[6]


def short(resource: str) -> str:
    return resource.replace("/", ":").split(":")[-1]


def differences(ours: Path, theirs: Path) -> List[str]:
    """Edges on which the two do not agree, to the record and the µs."""
    graph, tables = json.loads(ours.read_text()), json.loads(theirs.read_text())
    times = lambda summary: summary and [summary["p50"], summary["p95"], summary["p99"]]
    links = {(edge["from"], edge["to"], edge["kind"]): (edge["count"], times(edge.get("latency"))) for edge in graph["links"]}
    expected = {(node(caller), node(function), kind): (count, latency) for caller, function, kind, count, latency in tables["links"]}
    calls = {
        (edge["from"], edge["to"].split(":", 1)[1].split("@")[0], edge["kind"]): (edge["count"], edge["errors"], edge["retries"], times(edge["duration"]))
        for edge in graph["edges"] if edge.get("duration")}
    their_calls = {
        (node(function), short(resource), kind): (count, errors, retries, durations)
        for function, kind, resource, count, errors, retries, durations in tables["call_edges"]}
    # A call of a service that has no resources of its own goes to the service.
    their_calls = {
        (function, "ses" if kind.startswith("ses.") else name, kind): values for (function, name, kind), values in their_calls.items()}
    causes: Dict[str, int] = {}
    for edge in graph["edges"]:
        if edge["to"].startswith("function:") and not edge.get("duration"):
            causes[edge["to"]] = causes.get(edge["to"], 0) + edge["proven"]
    # The engine counts an Invoke's effect with the call.
    their_causes = {node(function): count for function, source, count, _ in tables["source_edges"] if source != "unknown"}
    found = []
    for name, left, right in (("links", links, expected), ("calls", calls, their_calls), ("causes", {k: v for k, v in causes.items() if v}, their_causes)):
        found += ["%s: %s: %s, DuckDB %s" % (name, key, left.get(key), right.get(key)) for key in sorted(set(left) | set(right))
                  if left.get(key) != right.get(key)]
    return found


def compare(options: argparse.Namespace, count: int, rounds: int) -> Dict[str, List[Usage]]:
    path, folder = records(options.files, count), options.files
    jobs = str(options.jobs)
    commands = {
        "ours": [options.tool, "graph", "--format", "json", "--all-calls", "--jobs", jobs, str(path)],
        "duckdb": [options.duckdb, str(HERE / "duck.py"), str(path), jobs],
    }
    usages: Dict[str, List[Usage]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name in sorted(commands, reverse=number % 2 == 1):
            usage = run(commands[name], folder / (name + ".json"))
            if number:  # The first round warms up.
                usages[name].append(usage)
    for name, own in usages.items():
        print("  %9d records  %-6s %6.2f s wall (best %.2f), %6.2f s CPU, %7.1f MB peak" % (
            count, name, statistics.median(u.seconds for u in own), min(u.seconds for u in own), statistics.median(u.cpu for u in own),
            max(u.peak for u in own)))
    different = differences(folder / "ours.json", folder / "duckdb.json")
    if different:
        sys.exit("%d edges differ:\n  %s" % (len(different), "\n  ".join(different[:10])))
    return usages


def median(usages: List[Usage]) -> float:
    return statistics.median(usage.seconds for usage in usages)


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks/engine/run")
    parser.add_argument("--tool", required=True)
    parser.add_argument("--duckdb", required=True)
    parser.add_argument("--files", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    options = parser.parse_args()
    small, middle, large = (compare(options, count, rounds) for count, rounds in (
        (SMALL, 21), (MIDDLE, options.rounds * 2 + 1), (LARGE, options.rounds)))
    ratio = statistics.median(a.seconds / b.seconds for a, b in zip(large["ours"], large["duckdb"]))
    goals = [
        Goal("graph of 5 million records over DuckDB's SQL, %d threads each" % options.jobs, ratio, 1.0, "x"),
        Goal("its peak memory", max(usage.peak for usage in large["ours"]), 1500, " MB"),
        Goal("time for 5 million records over ten times that for 0.5 million", median(large["ours"]) / median(middle["ours"]) / 10, 1.15, "x"),
        Goal("graph of 10,000 records", median(small["ours"]) * 1000, 100, " ms"),
    ]
    for goal in goals:
        print(goal.line())
    return 0 if all(goal.is_met() for goal in goals) else 1


if __name__ == "__main__":
    sys.exit(main())
