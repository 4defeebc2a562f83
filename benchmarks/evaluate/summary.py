"""From the parts' results to the figures: medians, and ratios of neighbours, which a busy machine disturbs less than ratios of medians."""

from __future__ import annotations

import statistics
from typing import Any

from applications import APPLICATIONS
from micro import FUNCTIONS, OPERATIONS
from variants import VARIANTS

LATENCIES = ("", " with latency")


def summary(results: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """All figures; of parts that have not run, none."""
    found = {name: result["found"] for name, result in results.items()}
    made: dict[str, Any] = {
        "settings": next(iter(results.values()))["settings"], "machine": next(iter(results.values()))["machine"],
        "minutes": round(sum(result["took_s"] for result in results.values()) / 60, 1), "counts": found.get("counts", {}),
        "operations": {}, "starts": {}, "applications": {},
    }
    for latency in LATENCIES:
        for function in FUNCTIONS:
            if part := found.get(function + latency):
                made["operations"][function + latency] = _compared(part["operations"])
                if "starts" in part:
                    made["starts"][function] = _starts(part["starts"])
        for name in APPLICATIONS:
            if part := found.get(name + latency):
                made["applications"][name + latency] = _application(part)
    return made


def _compared(times: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    """Milliseconds of an invocation, and microseconds that are added to each of its operations."""
    rows = {}
    for variant, taken in times.items():
        added = [(mine - clean) / OPERATIONS * 1000 for mine, clean in zip(taken, times["clean"])]
        rows[variant] = {
            "median_ms": _median(taken), "p95_ms": _p95(taken), "mean_ms": round(statistics.fmean(taken), 3),
            "added_us": _median(added), "added_p95_us": round(_p95(taken) / OPERATIONS * 1000 - _p95(times["clean"]) / OPERATIONS * 1000, 1),
            "to_clean": _ratio(taken, times["clean"]), "to_xray": _ratio(taken, times["xray"]),
        }
    return rows


def _starts(starts: dict[str, list[dict[str, float]]]) -> dict[str, dict[str, float]]:
    rows = {}
    for variant, taken in starts.items():
        total = [each["init"] + each["first"] for each in taken]
        clean, xray = ([each["init"] + each["first"] for each in starts[other]] for other in ("clean", "xray"))
        rows[variant] = {
            "init_ms": _median([each["init"] for each in taken]), "with_first_ms": _median(total),
            "over_clean_ms": _median([mine - other for mine, other in zip(total, clean)]),
            "over_xray_ms": _median([mine - other for mine, other in zip(total, xray)]), "memory_mb": _median([each["memory"] for each in taken]),
        }
    return rows


def _application(rows: dict[str, list[dict[str, Any]]]) -> dict[str, dict[str, float]]:
    def seconds(variant: str, cold: bool) -> list[float]:
        return [row["seconds"] for row in rows[variant] if row["cold"] == cold]

    found = {}
    for variant in VARIANTS:
        cold, warm = seconds(variant, True), seconds(variant, False)
        found[variant] = {
            "cold_ms": _median(cold) * 1000, "cold_to_xray": _ratio(cold, seconds("xray", True)),
            "memory_mb": _median([row["memory_mb"] for row in rows[variant] if row["cold"]]),
        }
        if warm:
            found[variant] |= {
                "warm_ms": _median(warm) * 1000, "warm_p95_ms": _p95(warm) * 1000, "warm_to_clean": _ratio(warm, seconds("clean", False)),
                "warm_to_xray": _ratio(warm, seconds("xray", False)),
            }
        found[variant] = {name: round(value, 3) for name, value in found[variant].items()}
    return found


def _ratio(mine: list[float], other: list[float]) -> float:
    return round(statistics.median(a / b for a, b in zip(mine, other)), 3)


def _median(values: list[float]) -> float:
    return round(statistics.median(values), 4)


def _p95(values: list[float]) -> float:
    return round(sorted(values)[min(len(values) - 1, int(len(values) * 0.95))], 4)
