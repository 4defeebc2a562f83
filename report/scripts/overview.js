// The strip of figures that says in one look how the run went and how much of it is proven.

import { h } from "./dom.js";
import { counted, duration, number, percent, shortened, time } from "./format.js";
import { routeText } from "./router.js";

const sum = (counts) => Object.values(counts).reduce((total, count) => total + count, 0);

/** Each invocation is one of these. */
export function standings({ caused, roots, ambiguous, orphans }) {
  return [
    { label: "proven cause", count: caused, kind: "good" }, { label: "root", count: sum(roots), kind: "root" },
    { label: "ambiguous", count: ambiguous, kind: "doubt" }, { label: "without a cause", count: sum(orphans), kind: "bad" },
  ];
}

function tile(title, value, note, { href, kind = "" } = {}) {
  return h(
    href ? "a" : "div", { class: `tile ${kind}`, href }, h("span", { class: "tile-title" }, title), h("b", {}, value),
    h("span", { class: "tile-note" }, note),
  );
}

export function overview(model) {
  const { completeness, report } = model;
  const parts = standings(completeness);
  const known = parts[0].count + parts[1].count;
  const runs = report.functions.reduce((total, row) => total + row.invocations, 0);
  const failed = report.functions.reduce((total, row) => total + row.errors, 0);
  const slowest = model.traces.reduce((most, trace) => (!most || trace.duration > most.duration ? trace : most), undefined);
  const gone = completeness.missing;
  return h(
    "section", { class: "overview", "aria-label": "Overview" },
    tile("Invocations", number(completeness.invocations), report.from ? `from ${time(report.from).slice(0, 19)} UTC` : ""),
    h("a", { class: "tile wide", href: routeText({ view: "ledger" }) },
      h("span", { class: "tile-title" }, "Cause or root proven"), h("b", {}, percent(known, completeness.invocations)),
      h(
        "span", { class: "tile-bar" },
        parts.filter((part) => part.count).map((part) => h(
          "i", { class: part.kind, style: { "flex-grow": String(part.count) }, title: `${part.label} ${number(part.count)}` },
        )),
      )),
    tile("Failed runs", number(failed), percent(failed, runs), { href: routeText({ view: "functions" }), kind: failed ? "bad" : "" }),
    slowest && tile(
      "Slowest trace", duration(slowest.duration), shortened(slowest.function, 22), { href: routeText({ view: "trace", item: slowest.id }) },
    ),
    tile("Traces", number(report.traces.total), `${number(report.traces.failing)} with errors`, { href: routeText({ view: "traces" }) }),
    tile(
      "Missing records", number(gone), `of ${counted(completeness.records + gone, "record")}`,
      { href: routeText({ view: "ledger" }), kind: gone ? "doubt" : "" },
    ),
  );
}
