// From nodes and links to coordinates: layers, order, places, routes. Equal input, equal drawing.

import { drawnLabel } from "../data.js";
import { layersOf } from "./layers.js";
import { orderedLayers } from "./order.js";
import { placed } from "./place.js";
import { routed } from "./route.js";

/** Where things begin comes first; what is in no region (hosts, services) stands below. */
function regionsOf(nodes, rank) {
  const found = new Map();
  nodes.forEach((node, index) => {
    const known = found.get(node.region) ?? { rank: Infinity, count: 0 };
    found.set(node.region, { rank: Math.min(known.rank, rank[index]), count: known.count + 1 });
  });
  const order = ([a, left], [b, right]) => Number(a === "") - Number(b === "") || left.rank - right.rank || right.count - left.count || (a < b ? -1 : 1);
  return [...found].sort(order).map(([region]) => region);
}

/**
 * @param wanted the width over the height of the window.
 * @returns `{ nodes: [{ node, x, y }], links: [{ link, path, label }], bands, left, width, height }`
 */
export function layoutOf({ nodes, links }, wanted = 2) {
  const numbers = new Map(nodes.map((node, index) => [node, index]));
  const arcs = links.map((link) => ({ from: numbers.get(link.source), to: numbers.get(link.target) }));
  const layers = layersOf(nodes.length, arcs);
  const regions = regionsOf(nodes, layers.rank);
  const ordered = orderedLayers(nodes, arcs, layers, (node) => regions.indexOf(node.region));
  const { bands, left, width, height } = placed(ordered, regions, { wanted, labelOf: (place) => drawnLabel(links[place]) });
  const routes = routed(ordered, layers.back);
  return {
    nodes: ordered.vertices.filter((vertex) => vertex.node).map(({ node, x, y }) => ({ node, x, y })),
    links: links.map((link, index) => ({ link, ...routes[index] })), bands, left, width, height,
  };
}
