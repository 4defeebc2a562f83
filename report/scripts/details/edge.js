// What the details say of an edge: figures, and the evidence for it.

import { h } from "../dom.js";
import { figures, percentileStrip } from "../charts.js";
import { counted, duration, number, percent, printable, shortened, time } from "../format.js";
import { badge, edgeLink, invocationLink, nodeLink, siteText } from "../links.js";
import { panel, section } from "./panel.js";

const countedList = (items, show) =>
  h("ul", { class: "counted" }, items.map((item) => h("li", {}, show(item.text), h("span", { class: "faint" }, `×${number(item.count)}`))));

function timesSection(title, summary, note) {
  if (!summary) return null;
  return section(title, h("p", { class: "note" }, note), percentileStrip(summary), figures({
    p50: duration(summary.p50), p95: duration(summary.p95), p99: duration(summary.p99), most: duration(summary.max),
  }));
}

function candidateRow(model, candidate) {
  const name = h("span", { title: printable(candidate.function) }, shortened(candidate.function, 30));
  const operation = h("code", {}, shortened(candidate.operation, 30));
  return h("li", {}, name, " ", operation, " ", siteText(candidate.site), " ", invocationLink(model, candidate.invocation, 18));
}

function candidateRows(model, { candidates, candidateCount }) {
  const hidden = candidateCount - candidates.length;
  return h(
    "ol", { class: "candidates" }, candidates.map((candidate) => candidateRow(model, candidate)),
    hidden > 0 && h("li", { class: "faint" }, `and ${number(hidden)} more`),
  );
}

function callFacts(example) {
  const error = example.error && h("span", { class: "bad" }, printable(example.error));
  return h("div", {}, siteText(example.site), " ", error, " ", example.duration !== undefined && duration(example.duration));
}

const keyLine = (title, key) => h("div", { class: "key" }, h("span", { class: "faint" }, `${title} `), h("code", {}, shortened(key, 90)));

function exampleItem(model, example) {
  const isCall = example.sort === "call" || example.sort === "failed";
  return h(
    "li", { class: "example" },
    h(
      "div", { class: "example-head" }, badge(example.sort), example.isRedelivery && badge("redelivered", "doubt"),
      invocationLink(model, example.invocation, 22), h("span", { class: "faint" }, time(example.time)),
    ),
    isCall && callFacts(example),
    example.key ? keyLine("joined by", example.key) : example.names && keyLine("names", example.names),
    example.doubt && h("div", { class: "doubt" }, example.doubt),
    example.candidates?.length > 0 && candidateRows(model, example),
  );
}

function evidenceSections(model, { evidence }) {
  return [
    evidence.sites.length > 0 && section("Call sites", countedList(evidence.sites, siteText)),
    evidence.errors.length > 0 && section("Errors", countedList(evidence.errors, (text) => h("span", { class: "bad" }, shortened(text, 60)))),
    evidence.keys.length > 0 && section("Joined by", countedList(evidence.keys, (text) => h("code", {}, shortened(text, 40)))),
    evidence.doubts.length > 0 && section("Not proven", countedList(evidence.doubts, (text) => h("span", {}, text))),
    evidence.examples.length > 0 && section(
      "Evidence, the earliest of each sort", h("ul", { class: "examples" }, evidence.examples.map((example) => exampleItem(model, example))),
    ),
  ];
}

export function edgeDetails(model, edge) {
  const others = edge.link.edges.filter((other) => other !== edge);
  return panel(
    { kind: "edge", title: edge.kind, tags: [edge.comparison && badge(edge.comparison)] },
    h("p", { class: "between" }, nodeLink(edge.source, 40), h("span", { "aria-label": "to" }, "→"), nodeLink(edge.target, 40)),
    figures({
      count: number(edge.count),
      errors: { text: `${number(edge.errors)} (${percent(edge.errors, edge.count)})`, bad: edge.errors > 0 },
      retries: number(edge.retries),
      redeliveries: number(edge.redeliveries),
      proven: number(edge.proven),
      ambiguous: `${number(edge.ambiguous)} (${percent(edge.ambiguous, edge.count)})`,
    }),
    timesSection(
      "Latency", edge.latency,
      `From the call to the start that it caused, corrected by the regions' clocks; ${counted(edge.latency?.count ?? 0, "event")}.`,
    ),
    timesSection("Duration of the calls", edge.duration, counted(edge.duration?.count ?? 0, "call") + "."),
    evidenceSections(model, edge),
    others.length > 0 && section(
      "Also between the two",
      h(
        "ul", { class: "edge-list" },
        others.map((other) => h("li", {}, edgeLink(other, h("code", {}, shortened(other.kind, 40))), number(other.count))),
      ),
    ),
  );
}
