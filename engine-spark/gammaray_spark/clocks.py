"""How far the clocks of regions are apart (`RegionClocks.swift`)."""


def offsets(pairs):
    """µs that a region's clock is ahead of the first region's. `pairs`: `{(from, to): (count, shortest)}`."""
    regions = sorted({region for pair in pairs for region in pair})
    found = {}
    for start in regions:
        if start in found:
            continue
        found[start] = 0
        queue = [start]
        while queue:
            region = queue.pop(0)
            for other in regions:
                difference = _difference(pairs, region, other) if other not in found else None
                if difference is not None:
                    found[other] = found[region] + difference
                    queue.append(other)
    return {region: offset for region, offset in found.items() if offset}


def _difference(pairs, region, other):
    upper = pairs[region, other][1] if (region, other) in pairs else None
    lower = -pairs[other, region][1] if (other, region) in pairs else None
    if upper is None and lower is None:
        return None
    if upper is None:
        return max(0, lower)
    if lower is None:
        return min(0, upper)
    if lower <= 0 <= max(lower, upper):
        return 0
    half = abs(upper - lower) // 2
    return lower + (half if upper >= lower else -half)
