// Layers of a directed graph: what causes stands left of what it causes. Links that close a loop are turned around for this.

/** Links (by place) that close a loop of a walk from the sources, the busiest links first. */
function backLinks(count, links, outgoing) {
  const incoming = new Array(count).fill(0);
  for (const link of links) if (link.from !== link.to) incoming[link.to] += 1;
  const starts = [...Array(count).keys()].sort((a, b) => incoming[a] - incoming[b] || a - b);
  const state = new Uint8Array(count);
  const back = new Set();
  for (const start of starts) {
    if (state[start]) continue;
    const stack = [[start, 0]];
    state[start] = 1;
    while (stack.length) {
      const top = stack[stack.length - 1];
      const link = outgoing[top[0]][top[1]++];
      if (link === undefined) {
        state[top[0]] = 2;
        stack.pop();
      } else if (state[links[link].to] === 1) back.add(link);
      else if (!state[links[link].to]) {
        state[links[link].to] = 1;
        stack.push([links[link].to, 0]);
      }
    }
  }
  return back;
}

function topological(count, arcs) {
  const waiting = new Array(count).fill(0);
  const next = Array.from({ length: count }, () => []);
  for (const [from, to] of arcs) {
    waiting[to] += 1;
    next[from].push(to);
  }
  const order = [...waiting.keys()].filter((node) => !waiting[node]);
  for (let place = 0; place < order.length; place += 1) for (const to of next[order[place]]) if (!--waiting[to]) order.push(to);
  return { order, next };
}

/**
 * @param links `{ from, to }`, numbers of nodes, the busiest first.
 * @returns `{ rank, back }`: the layer of each node, and which links run against it.
 */
export function layersOf(count, links) {
  const outgoing = Array.from({ length: count }, () => []);
  links.forEach((link, place) => link.from !== link.to && outgoing[link.from].push(place));
  const back = backLinks(count, links, outgoing);
  const arcs = links.flatMap((link, place) => (link.from === link.to ? [] : back.has(place) ? [[link.to, link.from]] : [[link.from, link.to]]));
  const { order, next } = topological(count, arcs);
  const rank = new Array(count).fill(0);
  for (const node of order) for (const to of next[node]) rank[to] = Math.max(rank[to], rank[node] + 1);
  // What nothing leads to stands close to what it leads to, or its links would cross the whole drawing.
  const entered = new Set(arcs.map(([, to]) => to));
  for (const node of order.toReversed()) {
    if (!entered.has(node) && next[node].length) rank[node] = Math.min(...next[node].map((to) => rank[to])) - 1;
  }
  return { rank, back };
}
