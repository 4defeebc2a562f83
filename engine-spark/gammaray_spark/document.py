"""The document of `docs/graph-json.md` out of the aggregated graph, and its text as the reference prints it."""

import json

from .clocks import offsets
from .completeness import LISTS, NUMBERS, order
from .edges import COUNTS


def document(graph):
    several = _names_in_several_regions(graph["nodes"])
    nodes = [{"id": _id(node, several), "kind": node[0], "name": node[1], "region": node[2]} for node in graph["nodes"]]
    nodes.sort(key=lambda node: (node["kind"] != "function", node["id"], node["region"]))
    found = offsets(graph["pairs"])
    return {
        "version": 1,
        "nodes": nodes,
        "edges": _edges(graph, "edges", several),
        "links": _edges(graph, "links", several),
        "clocks": [{"region": region, "offset": found[region]} for region in sorted(found)],
        "clockPairs": [
            {"from": pair[0], "to": pair[1], "count": count, "shortest": shortest}
            for pair, (count, shortest) in sorted(graph["pairs"].items())
        ],
        "completeness": _completeness(graph),
    }


def empty():
    """Of no records at all."""
    return document({name: {} for name in ("nodes", "counts", "summaries", "sums", "losses", "unexplained", "pairs")})


def _names_in_several_regions(nodes):
    regions = {}
    for kind, name, region in nodes:
        regions.setdefault((kind, name), set()).add(region)
    return {plain for plain, own in regions.items() if len(own) > 1}


def _id(node, several):
    plain = f"{node[0]}:{node[1]}"
    return f"{plain}@{node[2]}" if node[:2] in several else plain


def _edges(graph, section, several):
    rows = []
    for edge, counts in graph["counts"].items():
        if edge[0] != section:
            continue
        row = {"from": _id(edge[1], several), "to": _id(edge[2], several), "kind": edge[3], **dict(zip(COUNTS, counts))}
        row["ambiguousShare"] = row["ambiguous"] / row["count"] if row["count"] else 0.0
        for name in ("deadLetters", "replays"):
            if not row[name]:
                del row[name]
        row |= {name: graph["summaries"][edge, name] for name in ("latency", "duration") if (edge, name) in graph["summaries"]}
        rows.append(row)
    return sorted(rows, key=lambda row: (row["from"], row["to"], row["kind"]))


def _completeness(graph):
    sums = graph["sums"]
    result = {name: sums.get(name, 0) for name in NUMBERS}
    for name in LISTS:
        result[name] = {key[1]: number for key, number in sums.items() if isinstance(key, tuple) and key[0] == name}
    # A single invocation's losses were never compared with another's.
    return {**result, **{name: sorted(graph[name].get("", []), key=order) for name in ("losses", "unexplained")}}


def text(value, indent=""):
    """JSON with sorted keys, spaced as the reference's encoder does it."""
    inner = indent + "  "
    if isinstance(value, dict):
        rows = [f"{inner}{text(name)} : {text(value[name], inner)}" for name in sorted(value)]
        return "{\n" + ",\n".join(rows) + f"\n{indent}}}"
    if isinstance(value, list):
        return "[\n" + ",\n".join(inner + text(element, inner) for element in value) + f"\n{indent}]"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return json.dumps(value, ensure_ascii=False)
