"""What `rewrite-tool scan` says of call sites that were judged by reading: `judged/sites.json`.

The sites were drawn with a fixed seed out of all attributes and calls that are named as an operation of botocore, a resource's or
transfer's method or an HTTP method is, whatever the tool says of them: three in four are named as something that triggers.
`effect` is `triggers`, `may-trigger`, `harmless` or `not-aws`; `operation` is `*` where the source does not tell the HTTP method.
"""

import json
import subprocess
from pathlib import Path
from typing import Any, Dict, List, NamedTuple, Tuple

import sources
import tool

FOLDER = Path(__file__).resolve().parent / "judged"
Site = Dict[str, Any]
Place = Tuple[str, str, int, int]

RECALL, PRECISION, SERVICE = 1.0, 0.97, 0.95


class Figures(NamedTuple):
    """Shares from 0 to 1, and a line for each site that is not as it was judged."""

    recall: float
    precision: float
    service: float
    known: float
    misses: List[str]

    @property
    def hold(self) -> bool:
        return self.recall >= RECALL and self.precision >= PRECISION and self.service >= SERVICE


def sites() -> List[Site]:
    return json.loads((FOLDER / "sites.json").read_text())


def scanned(folder: Path) -> Dict[Place, Site]:
    """Package, path, line and column of the method's name -> what `scan` says. Each package is scanned by itself."""
    found: Dict[Place, Site] = {}
    for package in sorted(path for path in folder.iterdir() if path.is_dir()):
        done = subprocess.run(
            [tool.path(), "scan", ".", "--format", "json"], cwd=str(package), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode not in (0, 2):
            raise RuntimeError("scan ended with %d: %s" % (done.returncode, done.stderr.decode()[-2000:]))
        for row in json.loads(done.stdout):
            found[package.name, row["path"], row["methodLine"], row["methodColumn"]] = row
    return found


def judge(judged: List[Site], rows: Dict[Place, Site]) -> Figures:
    pairs = [(site, rows.get((site["package"].replace("-", "_"), site["path"], site["line"], site["column"]))) for site in judged]
    triggering = [(site, row) for site, row in pairs if site["effect"] == "triggers"]
    hooked = [(site, row) for site, row in pairs if row and row["hooked"]]
    calls = [(site, row) for site, row in pairs if site["effect"] != "not-aws"]
    found = [row for _, row in triggering if row and row["hooked"]]
    right = [site for site, row in hooked if site["effect"] == "triggers"]
    misses = [_line(site, row) for site, row in pairs if not _agrees(site, row)]
    return Figures(
        _share(found, triggering), _share(right, hooked), _share([1 for site, row in triggering if _is_named(site, row)], triggering),
        _share([1 for site, row in calls if _is_named(site, row)], calls), misses)


def _share(part: List[Any], whole: List[Any]) -> float:
    return len(part) / len(whole) if whole else 1.0


def _is_named(site: Site, row: Any) -> bool:
    return bool(row) and row["service"] == site["service"] and (site["operation"] in ("*", row["operation"]) or row["operation"] == "*")


def _agrees(site: Site, row: Any) -> bool:
    if site["effect"] == "not-aws":
        return row is None
    return _is_named(site, row) and row["hooked"] == (site["effect"] == "triggers")


def _line(site: Site, row: Any) -> str:
    said = "nothing" if row is None else "%s.%s %s%s" % (
        row["service"], row["operation"], row["effect"], ", hooked" if row["hooked"] else "")
    judged = "not-aws" if site["effect"] == "not-aws" else "%s.%s %s" % (site["service"], site["operation"], site["effect"])
    return "%s: %s:%d:%d: judged %s (%s), found %s" % (
        site["package"], site["path"], site["line"], site["column"] + 1, judged, site["reason"], said)


def main() -> int:
    judged = sites()
    figures = judge(judged, scanned(sources.packages(FOLDER / "requirements.txt", "judged")))
    for miss in figures.misses:
        print(miss)
    print("%d sites judged, %d of them trigger" % (len(judged), sum(site["effect"] == "triggers" for site in judged)))
    print("recall of triggering calls   %5.1f %%  (goal 100)" % (100 * figures.recall))
    print("precision of hooks           %5.1f %%  (goal 97)" % (100 * figures.precision))
    print("triggering, right service    %5.1f %%  (goal 95)" % (100 * figures.service))
    print("all SDK calls, right service %5.1f %%" % (100 * figures.known))
    print("0 failures" if figures.hold else "1 failures: a goal is missed")
    return 0 if figures.hold else 1
