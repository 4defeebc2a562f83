// Draws a layout as SVG.

import { s } from "../dom.js";
import { drawnLabel, linkLabel } from "../data.js";
import { counted, number, printable, shortened } from "../format.js";
import { NODE } from "./place.js";

// One glyph a family and a few kinds, 16 by 16.
const GLYPHS = {
  function: "M5 2h2.4L13 14h-2.6L7.2 6.9 4.9 14H2.4l3.7-9.6L5.6 3.6H4.4z", table: "M2 3h12v10H2zM2 6.4h12M2 9.7h12M6.5 6.4V13",
  bucket: "M2.5 4h11L12 13.5H4zM2.5 4c0-1 2.4-1.8 5.5-1.8S13.5 3 13.5 4", topic: "M3 6.5h2.5L11 3v10L5.5 9.5H3zM13 6.2v3.6",
  queue: "M2 4.5h3.2v7H2zM6.4 4.5h3.2v7H6.4zM10.8 4.5H14v7h-3.2z", stream: "M1.5 5c2.2-2 4.3 2 6.5 0s4.3 2 6.5 0M1.5 10.5c2.2-2 4.3 2 6.5 0s4.3 2 6.5 0",
  bus: "M1.5 8h13M4.5 8V4M8 8v4.5M11.5 8V4", schedule: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 4.8V8l2.2 1.6",
  api: "M5.5 4 2 8l3.5 4M10.5 4 14 8l-3.5 4", host: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM2 8h12M8 2c2 1.7 2.6 3.8 2.6 6S10 12.3 8 14c-2-1.7-2.6-3.8-2.6-6S6 3.7 8 2z",
  "state-machine": "M8 2v3M8 5 4 8l4 3 4-3zM8 11v3", service: "M8 2l5.2 3v6L8 14l-5.2-3V5z",
};

const nodeText = (node) => [
  `${node.kind} ${printable(node.name)}`, node.region && `in ${printable(node.region)}`, node.runs ? counted(node.runs, "run") : node.count > 0 && counted(node.count, "event"),
  node.errors && `${counted(node.errors, "failed call")}`,
].filter(Boolean).join(", ");

function nodeElement({ node, x, y }, hidden) {
  const label = nodeText(node);
  return s(
    "g", {
      class: `node ${node.family}${node.errors ? " has-errors" : ""}`, transform: `translate(${x} ${y - NODE.height / 2})`, role: "button",
      tabindex: "-1", "aria-label": label, data: { node: node.index },
    },
    s("title", {}, label),
    s("rect", { class: "node-box", width: NODE.width, height: NODE.height, rx: 9 }),
    s("rect", { class: "node-mark", x: 6, y: 8, width: 28, height: 28, rx: 6 }),
    s("path", { class: "node-glyph", transform: "translate(12 14)", d: GLYPHS[node.kind] ?? GLYPHS.service }),
    s("text", { class: "node-name", x: 42, y: 19 }, shortened(node.name, 22)),
    s("text", { class: "node-note", x: 42, y: 34 }, node.runs ? counted(node.runs, "run") : node.kind),
    node.errors > 0 && s("circle", { class: "node-alarm", cx: NODE.width - 10, cy: 10, r: 4 }),
    hidden > 0 && s("text", { class: "node-hidden", x: NODE.width - 8, y: 36 }, `+${number(hidden)}`),
  );
}

function linkElement({ link, path, label }, most) {
  const width = 1.2 + (4 * Math.log1p(link.count)) / Math.log1p(Math.max(2, most));
  const kinds = [link.errors && "has-errors", link.ambiguous && "is-ambiguous", link.comparison && `is-${link.comparison}`].filter(Boolean).join(" ");
  const text = `${printable(link.source.name)} to ${printable(link.target.name)}: ${printable(linkLabel(link))}, ${number(link.count)}`;
  return s(
    "g", { class: `link ${kinds}`, data: { link: link.index } }, s("title", {}, text), s("path", { class: "link-hit", d: path }),
    s("path", { class: "link-line", d: path, "stroke-width": width.toFixed(2), "marker-end": `url(#arrow${link.errors ? "-bad" : ""})` }),
    s("text", { class: "link-label", x: label.x, y: label.y - 6 }, drawnLabel(link)),
  );
}

const marker = (id) =>
  s(
    "marker",
    { id, viewBox: "0 0 8 8", refX: 5, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" },
    s("path", { d: "M0 0 8 4 0 8 2 4z" }),
  );

const bandElement = (band) =>
  s("g", { class: "band" },
    s("rect", { x: band.left, y: band.top, width: band.width, height: band.height, rx: 14 }),
    s("text", { x: band.left + 14, y: band.top + 19 }, band.name ? shortened(band.name, 40) : "no region"));

const ROOM_FOR_NAME = NODE.width - 42 - 8;

/** Shortens names that the reader's fonts make too wide; the layer must be in the page. */
export function fitNames(nodes, layout) {
  // All are measured before any changes, or the browser would lay the page out again for each.
  const measured = nodes.map((node, index) => {
    const text = node.querySelector(".node-name");
    return [text, layout.nodes[index].node.name, text.getComputedTextLength()];
  });
  for (const [text, name, width] of measured) {
    if (width > ROOM_FOR_NAME) text.textContent = shortened(name, Math.max(4, Math.floor((text.textContent.length * ROOM_FOR_NAME) / width)));
  }
}

/** @returns `{ layer, nodes, links }`: the group to show, and the elements of nodes and links in the layout's order. */
export function drawn(layout, hiddenOf) {
  const most = Math.max(1, ...layout.links.map((entry) => entry.link.count));
  const nodes = layout.nodes.map((entry) => nodeElement(entry, hiddenOf(entry.node)));
  const links = layout.links.map((entry) => linkElement(entry, most));
  const layer = s(
    "g", { class: "drawing" }, s("defs", {}, marker("arrow"), marker("arrow-bad")), layout.bands.map(bandElement), s("g", {}, links),
    s("g", {}, nodes),
  );
  return { layer, nodes, links };
}
