// The table of the traces that are in the report.

import { h } from "../dom.js";
import { barCell } from "../charts.js";
import { counted, duration, number, printable, shortened, time } from "../format.js";
import { badge, regionTag } from "../links.js";
import { routeText } from "../router.js";
import { sortedTable } from "../table.js";

const STANDING = { root: "good", orphan: "bad", ambiguous: "doubt" };

/** How a trace began: `http`, or why nothing is known to have caused it. */
export const beginning = (trace) =>
  h("span", { title: trace.reason }, badge(trace.standing === "root" ? `${trace.reason} root` : trace.standing, STANDING[trace.standing]));

/** @param query what to filter by at first. */
export function tracesView(model, query) {
  const rows = model.traces;
  const { total, failing } = model.report.traces;
  const longest = rows.reduce((most, row) => Math.max(most, row.duration), 0);
  const count = (id, title, of) => ({ id, title, numeric: true, value: of, cell: (row) => number(of(row)) });
  const columns = [
    {
      id: "function", title: "begins with", value: (row) => row.function,
      cell: (row) => h(
        "a", { class: "thing", href: routeText({ view: "trace", item: row.id }), title: printable(row.id) }, h("i", { class: "dot compute" }),
        shortened(row.function, 36),
      ),
    },
    { id: "region", title: "region", value: (row) => row.region, cell: (row) => regionTag(row.region) },
    { id: "standing", title: "as", value: (row) => `${row.standing} ${row.reason}`, cell: beginning },
    { id: "start", title: "start, UTC", value: (row) => row.start, cell: (row) => time(row.start) },
    {
      id: "duration", title: "end to end", numeric: true, value: (row) => row.duration,
      cell: (row) => h(
        "span", { class: "bar-cell" }, h("span", { class: "bar", style: { width: `${longest ? (100 * row.duration) / longest : 0}%` } }),
        h("span", {}, duration(row.duration)),
      ),
    },
    {
      id: "spans", title: "runs", numeric: true, value: (row) => row.spans.length + row.hiddenSpans,
      cell: (row) => number(row.spans.length + row.hiddenSpans),
    },
    {
      id: "failed", title: "failed", numeric: true, value: (row) => row.failedSpans,
      cell: (row) => (row.failedSpans ? h(
        "span", { class: "bad" }, barCell(row.failedSpans, row.spans.length, "bad"),
      ) : h("span", { class: "faint" }, "0")),
    },
    count("regions", "regions", (row) => row.regions), count("fanIn", "fan-in", (row) => row.fanIn),
    { id: "why", title: "here as", value: (row) => row.reasons.join(", "), cell: (row) => row.reasons.map((reason) => badge(reason)) },
  ];
  const left = total - rows.length;
  const note = left
    ? [
      `${number(rows.length)} of ${counted(total, "trace")} are in this report: the slowest`,
      failing > 0 && `, of the ${number(failing)} with errors some from the whole time`,
      `, and a sample of the others. ${number(left)} are left out; the graph and the tables count all of them.`,
    ]
    : `All ${counted(total, "trace")}, ${number(failing)} of them with errors.`;
  return {
    title: "Traces",
    element: h("div", { class: "page" }, h("h2", {}, "Traces"), h("p", { class: "note" }, note),
      sortedTable(
        columns,
        {
          caption: "Traces", noun: "trace", rows, query, sort: ["duration", "descending"],
          text: (row) => `${row.function} ${row.region} ${row.id} ${row.standing} ${row.reason} ${row.spans.map((span) => `${span.function} ${span.invocation}`).join(" ")}`,
        },
      )),
  };
}
