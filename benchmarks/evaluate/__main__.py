"""The paper's evaluation on the local cloud: clean, X-Ray, OpenTelemetry and GammaRay's three modes, in turn.

    python benchmarks/evaluate [--repetitions 50] [--part NAME …] [--fresh] [--output FOLDER]

Runs the parts that the folder has no results of, with these options, and writes `<part>.json` for each, then `evaluation.md` and the small
`summary.json`. So an interrupted run goes on where it was. Exit code 1 when a count or an edge is not what it must be.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parents[1] / "localcloud" / "src")]

import parts  # noqa: E402
import report  # noqa: E402


def main() -> int:
    options = _options()
    every = parts.all_parts()
    wanted = options.part or list(every)
    if unknown := [name for name in wanted if name not in every]:
        print(f"evaluate: error: no part {', '.join(unknown)}; there are: {', '.join(every)}", file=sys.stderr)
        return 2
    local = options.output / "local"
    local.mkdir(parents=True, exist_ok=True)
    settings = {name: getattr(options, name) for name in ("repetitions", "mappers", "objects", "lines", "workers")}
    for name in wanted:
        path = local / f"{name.replace(' ', '-')}.json"
        if path.exists() and not options.fresh and json.loads(path.read_text())["settings"] == settings:
            continue
        print(name, flush=True)
        began = time.monotonic()
        found = every[name](options)
        written = {"settings": settings, "machine": platform.platform(), "took_s": round(time.monotonic() - began), "found": found}
        path.write_text(json.dumps(written) + "\n")
    results = {name: json.loads(path.read_text()) for name in every if (path := local / f"{name.replace(' ', '-')}.json").exists()}
    summary = report.summary(results)
    (options.output / "summary.json").write_text(json.dumps(summary, indent=1) + "\n")
    (options.output / "evaluation.md").write_text(report.markdown(summary))
    print(f"{options.output / 'evaluation.md'}: {len(results)} of {len(every)} parts")
    for problem in (problems := report.problems(summary)):
        print(f"evaluate: {problem}", file=sys.stderr)
    return 1 if problems else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="evaluate", description=__doc__.splitlines()[0])
    parser.add_argument("--repetitions", type=int, default=50, help="of each measurement; an operation is measured 100 times in each")
    parser.add_argument("--mappers", type=int, default=29)
    parser.add_argument("--objects", type=int, default=202)
    parser.add_argument("--lines", type=int, default=50, help="of each object")
    parser.add_argument("--workers", type=int, default=8, help="asynchronous invocations at once")
    parser.add_argument("--part", action="append", help="only this part; repeatable")
    parser.add_argument("--fresh", action="store_true", help="run parts anew that have results")
    parser.add_argument("--output", type=Path, default=HERE.parent / "results")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
