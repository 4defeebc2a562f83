"""The figures as Markdown tables, beside those of the paper, and what is not as it must be."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from typing import Any

from applications import APPLICATIONS
from micro import FUNCTIONS
from summary import LATENCIES, summary
from variants import MODES, VARIANTS

__all__ = ["goals", "markdown", "problems", "summary"]

TITLES = {"clean": "clean", "xray": "X-Ray", "opentelemetry": "OpenTelemetry", **{mode: mode for mode in MODES}}
# Average ms over 200 runs of 100 operations each, on AWS in 2017: X-Ray over clean, hybrid over X-Ray.
PAPER = {"DynamoDBRead": (47.3, 1.5), "DynamoDBWrite": (47.4, 29.5), "S3Read": (52.0, 2.7), "S3Write": (87.1, 19.3), "SNSPublish": (64.2, 33.8)}
PAPER_START, PAPER_AVERAGE = 418.9, (59.6, 17.3)


def markdown(figures: dict[str, Any]) -> str:
    """All tables for which there are figures."""
    settings = figures["settings"]
    head = f"{figures['machine']}; {settings['repetitions']} repetitions, each tracer in turn; {figures['minutes']} minutes."
    sections = [_counts(figures), _operations(figures), _starts(figures), *(_applications(figures, latency) for latency in LATENCIES), _paper(figures), _goals(figures)]
    return "\n\n".join(["# Evaluation", head, *filter(None, sections)]) + "\n"


def problems(figures: dict[str, Any]) -> list[str]:
    """Counts and edges that are not what they must be; times are goals, and no reason to fail."""
    found = []
    for name, rows in figures["counts"].items():
        for mode in MODES:
            row = rows.get(mode)
            if row is None:
                continue
            expected, told = row["expected"]["hybrid" if mode == "hybrid" else "dynamic"], row["told"]["records"]
            if row["sent"] != expected:
                found.append(f"{name}, {mode}: {row['sent']} records instead of {expected}")
            if told["missed"] or told["wrong"] or told["proven"] != told["true"] or row["roots"] != 1:
                found.append(f"{name}, {mode}: edges {told}, {row['roots']} roots")
    return found


def goals(figures: dict[str, Any]) -> list[tuple[str, float, float]]:
    """(what, figure, limit) of each goal that there are figures for."""
    rows, starts, applications = figures["operations"], figures["starts"], figures["applications"]
    found = []
    if starts:
        over = statistics.fmean(row["hybrid"]["over_xray_ms"] for row in starts.values())
        found.append(("hybrid's start over X-Ray's, ms, average", round(over, 1), 10.0))
    measured = [function for function in PAPER if function in rows]
    if measured:
        over = statistics.fmean(rows[function]["hybrid"]["mean_ms"] - rows[function]["xray"]["mean_ms"] for function in measured)
        found.append(("hybrid's 100 operations over X-Ray's, ms, average", round(over, 1), 0.0))
    for name, row in applications.items():
        for kind in ("cold", "warm"):
            if f"{kind}_to_xray" in row["hybrid"]:
                found.append((f"{name}, {kind}: hybrid's run over X-Ray's", row["hybrid"][f"{kind}_to_xray"], 1.0))
                found.append((f"{name}, {kind}: dynamic's run over X-Ray's", row["dynamic"][f"{kind}_to_xray"], 1.1))
        found.append((f"{name}: hybrid's peak memory over X-Ray's", round(row["hybrid"]["memory_mb"] / row["xray"]["memory_mb"], 3), 1.0))
    return found


def _counts(figures: dict[str, Any]) -> str:
    lines = []
    for name, rows in figures["counts"].items():
        for variant in (variant for variant in VARIANTS if variant in rows):
            row = rows[variant]
            expected = _expected(row["expected"], variant) if variant in MODES else ""
            told = row["told"] or {"": dict.fromkeys(("true", "found", "proven", "missed", "wrong"), "")}
            for way, edges in told.items():
                title = TITLES[variant] + (f", {way}" if variant == "opentelemetry" else "")
                cells = (name, title, row["sent"], expected, *(edges[each] for each in ("true", "found", "proven", "missed", "wrong")), f"{row['bundle_bytes'] / 1e6:.2f}")
                lines.append(cells)
    head = ("application", "tracer", "sent", "must be", "edges", "found", "proven", "missed", "wrong", "bundles, MB")
    sizes = "; ".join(f"{name}: {rows['description']}" for name, rows in figures["counts"].items())
    return _section("Records and edges", sizes, head, lines)


def _expected(counts: dict[str, int], mode: str) -> str:
    """The count as the original's formula gives it, and what late and losing coordinators add."""
    each, late = (1, 0) if mode == "hybrid" else (2, 2 * counts["late"])
    lost = each * counts["lost"]
    base = counts["hybrid" if mode == "hybrid" else "dynamic"] - late - lost
    return f"{base}" + (f" + {late} (late reads)" if late else "") + (f" + {lost} (lost races)" if lost else "")


def _operations(figures: dict[str, Any]) -> str:
    lines = []
    for name, rows in figures["operations"].items():
        for variant, row in rows.items():
            lines.append((name, TITLES[variant], row["median_ms"], row["p95_ms"], row["added_us"], row["added_p95_us"], row["to_clean"], row["to_xray"]))
    head = ("100 operations", "tracer", "median, ms", "p95, ms", "added to each, µs", "p95, µs", "over clean", "over X-Ray")
    return _section("Operations", "", head, lines)


def _starts(figures: dict[str, Any]) -> str:
    lines = [
        (name, TITLES[variant], row["init_ms"], row["with_first_ms"], row["over_clean_ms"], row["over_xray_ms"], row["memory_mb"])
        for name, rows in figures["starts"].items() for variant, row in rows.items()]
    head = ("function", "tracer", "init, ms", "with first invocation", "over clean", "over X-Ray", "peak memory, MB")
    return _section("Starts", "Medians of cold starts; the first invocation does one operation.", head, lines)


def _applications(figures: dict[str, Any], latency: str) -> str:
    lines = []
    for name in APPLICATIONS:
        for variant, row in figures["applications"].get(name + latency, {}).items():
            warm = (row.get(each, "") for each in ("warm_ms", "warm_p95_ms", "warm_to_clean", "warm_to_xray"))
            lines.append((name, TITLES[variant], row["cold_ms"], row["cold_to_xray"], *warm, row["memory_mb"]))
    head = ("application", "tracer", "cold, ms", "over X-Ray", "warm, ms", "p95, ms", "over clean", "over X-Ray", "peak memory, MB")
    return _section("Applications" + latency, "", head, lines)


def _paper(figures: dict[str, Any]) -> str:
    rows, lines = figures["operations"], []
    for function, (published_xray, published_hybrid) in PAPER.items():
        if function in rows:
            xray, hybrid = (rows[function][variant]["mean_ms"] for variant in ("xray", "hybrid"))
            lines.append((function, published_xray, round(xray - rows[function]["clean"]["mean_ms"], 1), published_hybrid, round(hybrid - xray, 1)))
    if lines:
        ours = (round(statistics.fmean(line[column] for line in lines), 1) for column in (2, 4))
        lines.append(("average", PAPER_AVERAGE[0], next(ours), PAPER_AVERAGE[1], next(ours)))
    if figures["starts"]:
        over = statistics.fmean(row["hybrid"]["over_xray_ms"] for row in figures["starts"].values())
        lines.append(("start", "", "", PAPER_START, round(over, 1)))
    head = ("average ms of 100 operations", "X-Ray over clean: paper", "here", "hybrid over X-Ray: paper", "here")
    return _section("Beside the paper", "", head, lines)


def _goals(figures: dict[str, Any]) -> str:
    lines = [(what, value, limit, "yes" if value <= limit else "no") for what, value, limit in goals(figures)]
    return _section("Goals", "", ("what", "figure", "at most", "reached"), lines)


def _section(title: str, text: str, head: tuple[str, ...], lines: Iterable[tuple]) -> str:
    lines = list(lines)
    if not lines:
        return ""
    rows = [head, ("---",) * len(head), *lines]
    table = "\n".join("| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows)
    return "\n\n".join(filter(None, (f"## {title}", text, table)))


def _cell(value: object) -> str:
    return f"{value:,.1f}" if isinstance(value, float) and abs(value) >= 10 else f"{value:.2f}" if isinstance(value, float) else str(value)
