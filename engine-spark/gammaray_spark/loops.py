"""Loops in a relation that should have none (`CausalCycles.swift`)."""

from . import Refused

# Edges that the driver looks at itself; of more, ends of chains are cut off first.
DRIVER_EDGES = 1_000_000
_ROUNDS = 100


def members(edges, most=DRIVER_EDGES):
    """The nodes on loops of an RDD of edges `(before, after)`, each with the number of its loop."""
    edges = edges.cache()
    count = edges.count()
    for _ in range(_ROUNDS):
        if count <= most:
            return strong_parts(edges.collect())
        # What nothing caused is on no loop, nor what it alone caused.
        caused = edges.map(lambda edge: (edge[1], None)).distinct()
        edges = edges.join(caused).map(lambda pair: (pair[0], pair[1][0])).cache()
        count = edges.count()
    raise Refused(f"over {most} invocations on loops, or behind chains of more than {_ROUNDS}: use `rewrite-tool graph`")


def strong_parts(edges):
    """Strongly connected parts of more than one node, by Kosaraju's two walks, without recursion: chains may be long."""
    after, before = {}, {}
    for first, second in edges:
        after.setdefault(first, []).append(second)
        before.setdefault(second, []).append(first)
    parts, number = {}, 0
    seen = set()
    for start in reversed(_finished(after)):
        if start in seen:
            continue
        part, queue = [], [start]
        seen.add(start)
        while queue:
            node = queue.pop()
            part.append(node)
            queue += [other for other in set(before.get(node, ())) - seen]
            seen.update(before.get(node, ()))
        if len(part) > 1:
            parts.update(dict.fromkeys(part, number))
            number += 1
    return parts


def _finished(after):
    """Nodes in the order in which a walk in depth leaves them."""
    order, seen = [], set()
    for start in after:
        if start in seen:
            continue
        seen.add(start)
        work = [(start, iter(after[start]))]
        while work:
            node, rest = work[-1]
            following = next((other for other in rest if other not in seen), None)
            if following is None:
                order.append(node)
                work.pop()
            else:
                seen.add(following)
                work.append((following, iter(after.get(following, ()))))
    return order
