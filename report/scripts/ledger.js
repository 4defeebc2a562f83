// The completeness ledger: how much is proven, and of the rest why not.

import { h } from "./dom.js";
import { stackedBar } from "./charts.js";
import { counted, duration, number, percent, printable, shortened, time } from "./format.js";
import { badge, invocationLink, nodeLink, regionTag } from "./links.js";
import { standings } from "./overview.js";
import { sortedTable } from "./table.js";

const ROOTS = {
  schedule: "schedules", http: "requests of somebody outside", direct: "invocations by somebody outside",
  ttl: "items whose time to live was over", lifecycle: "objects that a lifecycle rule moved",
};

const card = (title, ...content) => h("section", { class: "card", "aria-label": title }, h("h3", {}, title), content);

function countTable(counts, empty, name = (text) => text) {
  const rows = Object.entries(counts).sort((a, b) => b[1] - a[1]);
  if (!rows.length) return h("p", { class: "note" }, empty);
  return h("ul", { class: "reasons" }, rows.map(([text, count]) => h("li", {}, h("b", {}, number(count)), h("span", {}, name(text)))));
}

const functionCell = (model, row) => {
  // Losses name no region.
  const isIt = (entry) => entry.kind === "function" && entry.name === row.function;
  const node = row.region === undefined ? model.nodes.find(isIt) : model.functionNode(row.function, row.region);
  return node ? nodeLink(node, 32) : h("span", { title: printable(row.function) }, shortened(row.function, 32));
};

function unprovenTable(model) {
  const rows = model.report.unproven;
  if (!rows.length) return h("p", { class: "note" }, "None: each invocation has a proven cause or is a root.");
  const columns = [
    { id: "invocation", title: "invocation", value: (row) => row.invocation, cell: (row) => invocationLink(model, row.invocation) },
    { id: "function", title: "function", value: (row) => row.function, cell: (row) => functionCell(model, row) },
    { id: "region", title: "region", value: (row) => row.region, cell: (row) => regionTag(row.region) },
    { id: "start", title: "start, UTC", value: (row) => row.start, cell: (row) => time(row.start) },
    { id: "standing", title: "is", value: (row) => row.standing, cell: (row) => badge(row.standing, row.standing === "orphan" ? "bad" : "doubt") },
    { id: "reason", title: "why", value: (row) => row.reason, cell: (row) => h("span", { class: "wrap" }, row.reason) },
    {
      id: "names", title: "its event names", value: (row) => row.names[0] ?? "",
      cell: (row) => row.names.map((name) => h("code", { class: "block", title: printable(name) }, shortened(name, 60))),
    },
  ];
  return sortedTable(
    columns,
    {
      caption: "Invocations without a proven cause", noun: "invocation", rows, sort: ["start", "ascending"],
      text: (row) => Object.values(row).flat().join(" "),
    },
  );
}

function lossTable(model) {
  const rows = model.completeness.losses;
  if (!rows.length) return h("p", { class: "note" }, "None: every run has all the records that it made.");
  const count = (id, title, help) => ({ id, title, numeric: true, value: (row) => row[id], help });
  const columns = [
    { id: "invocation", title: "invocation", value: (row) => row.invocation, cell: (row) => invocationLink(model, row.invocation) },
    { id: "function", title: "function", value: (row) => row.function, cell: (row) => functionCell(model, row) },
    count("missing", "missing", "Numbered by the run, and not here"),
    count("lost", "lost", "By the run's own count"),
    count("lostBefore", "lost before", "Of earlier runs in its sandbox"),
    {
      id: "hasEntry", title: "entry", value: (row) => Number(row.hasEntry),
      cell: (row) => badge(row.hasEntry ? "here" : "missing", row.hasEntry ? "" : "bad"),
    },
    {
      id: "hasEnd", title: "end", value: (row) => Number(row.hasEnd), cell: (row) => badge(row.hasEnd ? "here" : "missing", row.hasEnd ? "" : "bad"),
    },
  ];
  return sortedTable(
    columns,
    {
      caption: "Runs whose records are not all here", noun: "run", rows, sort: ["missing", "descending"],
      text: (row) => `${row.invocation} ${row.function}`,
    },
  );
}

function setAside({ setAside: pieces, setAsideCount }) {
  if (!setAsideCount) return h("p", { class: "note" }, "Nothing: every piece of the input is a record.");
  return [
    h("p", { class: "note" }, `${counted(setAsideCount, "piece")} of the input ${setAsideCount === 1 ? "is" : "are"} no record.`),
    h(
      "ul", { class: "pieces" },
      pieces.map((piece) => h("li", {}, h("code", {}, `${shortened(piece.path, 60)}:${piece.line}:${piece.column}`), " ", printable(piece.reason))),
    ),
    setAsideCount > pieces.length && h("p", { class: "note" }, `and ${number(setAsideCount - pieces.length)} more`),
  ];
}

function clocks({ graph }) {
  if (!graph.clockPairs.length) return h("p", { class: "note" }, "No proven cause crossed regions.");
  const offset = (clock) => `${shortened(clock.region, 30)} is ${duration(Math.abs(clock.offset))} ${clock.offset > 0 ? "ahead" : "behind"}`;
  return [
    h(
      "p", {},
      graph.clocks.length
        ? `${graph.clocks.map(offset).join("; ")}. Latencies and traces are corrected for it.`
        : "No cause came after its effect: the clocks need not differ.",
    ),
    h(
      "ul", { class: "reasons" },
      graph.clockPairs.map((pair) => h(
        "li", {}, h("b", {}, duration(pair.shortest)),
        h("span", {}, `the fastest of ${number(pair.count)} from ${shortened(pair.from, 30)} to ${shortened(pair.to, 30)}`),
      )),
    ),
  ];
}

export function ledgerView(model) {
  const { completeness: all, report } = model;
  const parts = standings(all);
  const sure = parts[0].count + parts[1].count;
  const table = (title, count, content) => h(
    "section", { class: "ledger-table" }, h("h3", {}, title, count > 0 && h("span", { class: "count" }, number(count))), content,
  );
  const element = h("div", { class: "page ledger" },
    h("h2", {}, "Completeness"),
    h(
      "p", { class: "lead" },
      `${number(all.caused)} of ${counted(all.invocations, "invocation")} have a proven cause, ${number(parts[1].count)} are roots: `,
      `${percent(sure, all.invocations)} are explained. ${number(all.provenEvents)} of ${counted(all.events, "event")} have a proven call.`,
    ),
    stackedBar(parts, all.invocations, "Invocations"),
    h("div", { class: "cards" },
      card("Roots", countTable(all.roots, "None.", (kind) => ROOTS[kind] ?? kind)),
      card("Without a cause", countTable(all.orphans, "None.")),
      card("Ambiguous events", countTable(all.ambiguousEvents, "None.")),
      card("Records", countTable({
        "records that count": all.records, "the same again": all.duplicates, "contradicted by another one": all.disputed,
        "missing by the runs' numbers": all.missing, "lost by the runs' own count": all.lost,
        "invocations on loops of causes": all.cyclic,
      }, "")),
      card("Clocks of the regions", clocks(report)),
      card("Set aside", setAside(report))),
    table("Invocations without a proven cause", report.unproven.length, unprovenTable(model)),
    table("Runs whose records are not all here", all.losses.length, lossTable(model)),
    h(
      "p", { class: "note" },
      "A cause is exact where a key that both sides saw proves that what the call did reached the invocation, through nothing else ",
      "that is recorded. It is ambiguous where several calls fit, or where missing records might tell of another one.",
    ));
  return { title: "Completeness", element };
}
