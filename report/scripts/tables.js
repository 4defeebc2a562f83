// The tables of functions, operations and edges.

import { h } from "./dom.js";
import { barCell, percentileStrip } from "./charts.js";
import { duration, percent, printable, shortened } from "./format.js";
import { badge, edgeLink, nodeLink, regionTag } from "./links.js";
import { sortedTable } from "./table.js";

const times = (summaryOf) => [
  { id: "p50", title: "p50", numeric: true, value: (row) => summaryOf(row)?.p50, cell: (row) => duration(summaryOf(row)?.p50) },
  { id: "p95", title: "p95", numeric: true, value: (row) => summaryOf(row)?.p95, cell: (row) => duration(summaryOf(row)?.p95) },
  { id: "p99", title: "p99", numeric: true, value: (row) => summaryOf(row)?.p99, cell: (row) => duration(summaryOf(row)?.p99) },
  {
    id: "strip", title: "spread", value: (row) => summaryOf(row)?.max, cell: (row) => percentileStrip(summaryOf(row)),
    help: "p50 to p99 from 100 µs to 10 min, logarithmic",
  },
];

const count = (id, title, help) => ({ id, title, numeric: true, value: (row) => row[id], help });
const errors = (of) => ({
  id: "errors", title: "errors", numeric: true, value: (row) => row.errors,
  cell: (row) => (row.errors ? h(
    "span", { class: "bad", title: percent(row.errors, of(row)) }, barCell(row.errors, of(row), "bad"),
  ) : h("span", { class: "faint" }, "0")),
});
const largest = (rows, of) => rows.reduce((most, row) => Math.max(most, of(row)), 0);
const page = (title, table, note) => ({
  title, element: h("div", { class: "page" }, h("h2", {}, title), note && h("p", { class: "note" }, note), table),
});
const named = (model, row, name) => {
  const node = model.functionNode(name, row.region);
  return node ? nodeLink(node) : h("span", { title: printable(name) }, shortened(name, 48));
};

export function functionsView(model) {
  const rows = model.report.functions;
  const most = largest(rows, (row) => row.invocations);
  const columns = [
    { id: "name", title: "function", value: (row) => row.name, cell: (row) => named(model, row, row.name) },
    { id: "region", title: "region", value: (row) => row.region, cell: (row) => regionTag(row.region) },
    {
      id: "invocations", title: "runs", numeric: true, value: (row) => row.invocations, cell: (row) => barCell(row.invocations, most),
      help: "An invocation that Lambda tried again counts again",
    },
    errors((row) => row.invocations), count("coldStarts", "cold"), count("retries", "retries"),
    count("unfinished", "unfinished", "Runs without an end record"),
    ...times((row) => row.duration),
    {
      id: "inCalls", title: "in calls", numeric: true, value: (row) => (row.timeInRuns ? row.timeInCalls / row.timeInRuns : undefined),
      cell: (row) => percent(row.timeInCalls, row.timeInRuns), help: "Share of the time that went into SDK and HTTP calls",
    },
    {
      id: "memory", title: "memory", numeric: true, value: (row) => row.memory, cell: (row) => (row.memory ? `${row.memory} MB` : "–"),
      help: "What the function has",
    },
    { id: "proven", title: "caused", numeric: true, value: (row) => row.proven, help: "Invocations with a proven cause" },
  ];
  return page(
    "Functions",
    sortedTable(
      columns, { caption: "Functions", noun: "function", rows, sort: ["invocations", "descending"], text: (row) => `${row.name} ${row.region}` },
    ),
  );
}

export function operationsView(model) {
  const rows = model.report.operations;
  const [most, longest] = [largest(rows, (row) => row.calls), largest(rows, (row) => row.totalTime)];
  const columns = [
    {
      id: "operation", title: "operation", value: (row) => row.operation,
      cell: (row) => h("code", { title: printable(row.operation) }, shortened(row.operation, 40)),
    },
    { id: "function", title: "function", value: (row) => row.function, cell: (row) => named(model, row, row.function) },
    { id: "region", title: "region", value: (row) => row.region, cell: (row) => regionTag(row.region) },
    { id: "calls", title: "calls", numeric: true, value: (row) => row.calls, cell: (row) => barCell(row.calls, most) },
    errors((row) => row.calls), count("retries", "retries"), count("unfinished", "unfinished"),
    ...times((row) => row.duration),
    {
      id: "totalTime", title: "total time", numeric: true, value: (row) => row.totalTime,
      cell: (row) => h("span", { title: percent(row.totalTime, longest) }, duration(row.totalTime)),
    },
  ];
  return page(
    "Operations",
    sortedTable(
      columns,
      {
        caption: "SDK and HTTP operations", noun: "operation", rows, sort: ["totalTime", "descending"],
        text: (row) => `${row.operation} ${row.function} ${row.region}`,
      },
    ),
  );
}

export function edgesView(model) {
  const rows = model.edges;
  const most = largest(rows, (row) => row.count);
  const columns = [
    { id: "kind", title: "what", value: (row) => row.kind, cell: (row) => edgeLink(row, h("code", {}, shortened(row.kind, 36))) },
    { id: "from", title: "from", value: (row) => row.source.name, cell: (row) => nodeLink(row.source, 34) },
    { id: "to", title: "to", value: (row) => row.target.name, cell: (row) => nodeLink(row.target, 34) },
    { id: "count", title: "count", numeric: true, value: (row) => row.count, cell: (row) => barCell(row.count, most) },
    errors((row) => row.count), count("retries", "retries"), count("redeliveries", "redelivered"),
    {
      id: "ambiguous", title: "ambiguous", numeric: true, value: (row) => row.ambiguousShare,
      cell: (row) => (row.ambiguous ? h("span", { class: "doubt" }, percent(row.ambiguous, row.count)) : h("span", { class: "faint" }, "0")),
    },
    ...times((row) => row.latency ?? row.duration),
  ];
  if (rows.some((row) => row.comparison)) {
    columns.splice(
      3, 0, { id: "comparison", title: "compared", value: (row) => row.comparison, cell: (row) => row.comparison && badge(row.comparison) },
    );
  }
  const note = "Times are from the cause to the start of the function that it woke, where that is known; else what the calls took.";
  return page(
    "Edges",
    sortedTable(columns, { caption: "Edges", noun: "edge", rows, sort: ["count", "descending"], text: (row) => `${row.kind} ${row.from} ${row.to}` }),
    note,
  );
}
