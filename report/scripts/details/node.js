// What the details say of a function or resource.

import { button, h } from "../dom.js";
import { barCell, figures, percentileStrip } from "../charts.js";
import { counted, duration, number, percent, shortened } from "../format.js";
import { edgeLink, regionTag } from "../links.js";
import { go } from "../router.js";
import { panel, section } from "./panel.js";

const SHOWN = 40;

function runFigures(row) {
  return [
    figures({
      runs: number(row.invocations), errors: { text: `${number(row.errors)} (${percent(row.errors, row.invocations)})`, bad: row.errors > 0 },
      "cold starts": number(row.coldStarts), retries: number(row.retries), unfinished: number(row.unfinished),
      "missing records": { text: number(row.missingRecords), bad: row.missingRecords > 0 }, memory: row.memory && `${row.memory} MB`,
      "in calls": percent(row.timeInCalls, row.timeInRuns), "proven cause": number(row.proven),
    }),
    row.duration && section("Duration", percentileStrip(row.duration), figures({
      p50: duration(row.duration.p50), p95: duration(row.duration.p95), p99: duration(row.duration.p99), most: duration(row.duration.max),
    })),
  ];
}

function edgeList(title, node, edges, other) {
  if (!edges.length) return null;
  const most = edges[0].count;
  const rows = edges.slice(0, SHOWN).map((edge) =>
    h("li", {},
      edgeLink(
        edge,
        [
          h("i", { class: `dot ${other(edge).family}` }), h("span", { class: "list-name" }, shortened(other(edge).name, 30)),
          h("code", {}, shortened(edge.kind, 26)),
        ],
      ),
      h("span", { class: edge.errors ? "bad" : "" }, barCell(edge.count, most, edge.errors ? "bad" : edge.ambiguous ? "doubt" : ""))));
  return section(`${title} (${number(edges.length)})`, h("ul", { class: "edge-list" }, rows),
    edges.length > SHOWN && h("p", { class: "note" }, `and ${counted(edges.length - SHOWN, "edge")} more: see the table of edges`));
}

export function nodeDetails(model, node) {
  const edges = node.links.flatMap((link) => link.edges).sort((a, b) => b.count - a.count || a.index - b.index);
  const row = model.statisticsOf(node);
  const traces = model.traces.filter((trace) => trace.spans.some((span) => span.function === node.name && span.region === node.region));
  return panel(
    { kind: node.kind, family: node.family, title: node.name, tags: [regionTag(node.region)] },
    h("p", { class: "actions" }, button("Show in the graph", () => go({ view: "graph", show: `node:${node.id}` }), { class: "small" }),
      traces.length > 0 && node.kind === "function" && button(
        `${counted(traces.length, "trace")} here`, () => go({ view: "traces", item: node.name }), { class: "small" },
      )),
    row ? runFigures(row) : figures({ "in and out": number(node.count), "failed calls": { text: number(node.errors), bad: node.errors > 0 } }),
    edgeList(node.kind === "function" ? "Woken by" : "Written by", node, edges.filter((edge) => edge.target === node), (edge) => edge.source),
    edgeList(node.kind === "function" ? "Calls" : "Wakes", node, edges.filter((edge) => edge.source === node), (edge) => edge.target),
  );
}
