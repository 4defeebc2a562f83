// From nodes and links to coordinates: layers, order, places, routes. Equal input, equal drawing.

import { layersOf } from "./layers.js";
import { orderedLayers } from "./order.js";
import { placed } from "./place.js";
import { routed } from "./route.js";

/** @returns `{ nodes: [{ node, x, y }], links: [{ link, path, label }], bands, width, height }` */
export function layoutOf({ nodes, links }) {
  const numbers = new Map(nodes.map((node, index) => [node, index]));
  const arcs = links.map((link) => ({ from: numbers.get(link.source), to: numbers.get(link.target) }));
  const layers = layersOf(nodes.length, arcs);
  // What is in no region stands below: hosts, services.
  const regions = [...new Set(nodes.map((node) => node.region))].sort((a, b) => Number(a === "") - Number(b === "") || (a < b ? -1 : 1));
  const ordered = orderedLayers(nodes, arcs, layers, (node) => regions.indexOf(node.region));
  const { bands, width, height } = placed(ordered, regions);
  const routes = routed(ordered, layers.back);
  return {
    nodes: ordered.vertices.filter((vertex) => vertex.node).map(({ node, x, y }) => ({ node, x, y })),
    links: links.map((link, index) => ({ link, ...routes[index] })), bands, width, height,
  };
}
