"""Draws the graphs of the examples for the README: runs each on the local cloud, gathers its records, and lets the tool draw them.

Usage: pictures.py [--mode MODE] [--output FOLDER] [--keep FOLDER] [NAME…]. `REWRITE_TOOL` names the tool, by default `.build/dist/rewrite-tool`;
Graphviz draws. The pictures are `graph-NAME.svg`; `--keep` keeps the archives, for other formats.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "localcloud" / "src"), str(ROOT / "benchmarks" / "evaluate")]

import recording  # noqa: E402
from applications import APPLICATIONS  # noqa: E402
from localcloud import LocalCloud  # noqa: E402
from sinks import started  # noqa: E402
from variants import MODES, bundles  # noqa: E402


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", default=list(APPLICATIONS), help=f"of {', '.join(APPLICATIONS)}; all by default")
    parser.add_argument("--mode", choices=MODES, default="dynamic")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "images")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the archives of records here")
    options = parser.parse_args()
    if unknown := set(options.names) - set(APPLICATIONS):
        parser.error(f"no application {', '.join(sorted(unknown))}; there are: {', '.join(APPLICATIONS)}")
    with tempfile.TemporaryDirectory() as folder, started() as sinks, LocalCloud() as cloud:
        for name in options.names:
            cloud.reset()
            packages = bundles(ROOT / "examples" / name, options.mode, Path(folder, "bundles", name))
            application = APPLICATIONS[name](cloud, packages, sinks.environment(), sinks.website)
            records, _ = recording.run(application, sinks, options.mode)
            archive = (options.keep or Path(folder)) / name
            recording.tool("collect", str(archive), str(recording.write(records, Path(folder, f"{name}.jsonl"))))
            picture = options.output / f"graph-{name}.svg"
            picture.write_bytes(recording.tool("graph", "--quiet", "--format", "svg", str(archive)))
            print(f"{picture}: {len(records)} records")
    return 0


if __name__ == "__main__":
    sys.exit(main())
