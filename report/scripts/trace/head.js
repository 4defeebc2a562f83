// What stands above a waterfall.

import { h } from "../dom.js";
import { counted, duration, number, shortened, time } from "../format.js";
import { regionTag } from "../links.js";
import { routeText } from "../router.js";
import { beginning } from "./list.js";

const key = (kind, text) => h("span", { class: "faint" }, h("i", { class: `line ${kind}` }), text);

function hiddenNote(count) {
  return count > 0 && h(
    "p", { class: "note" }, `${counted(count, "run")} farther from the beginning ${count === 1 ? "is" : "are"} not in this report.`,
  );
}

/** @param actions the buttons that change the waterfall. */
export function traceHead(trace, actions) {
  const facts = [
    duration(trace.duration), counted(trace.spans.length + trace.hiddenSpans, "run"), counted(trace.regions, "region"),
    trace.fanIn && counted(trace.fanIn, "fan-in"), `${time(trace.start)} UTC`,
  ];
  return h(
    "header", { class: "trace-head" },
    h("p", { class: "crumb" }, h("a", { href: routeText({ view: "traces" }) }, "Traces"), " / ", h("code", {}, shortened(trace.id, 40))),
    h("h2", {}, shortened(trace.function, 60), " ", regionTag(trace.region), " ", beginning(trace)),
    h(
      "p", { class: "note" }, facts.filter(Boolean).join(" · "),
      trace.failedSpans > 0 && h("span", { class: "bad" }, ` · ${number(trace.failedSpans)} failed`),
    ),
    trace.standing !== "root" && trace.reason && h("p", { class: "note doubt" }, trace.reason),
    hiddenNote(trace.hiddenSpans),
    h("p", { class: "actions" }, actions, key("critical", "critical path"), key("fan-in", "further cause (fan-in)")),
  );
}

/** For an address from another report. */
export function noTrace() {
  const text = "This report does not have it; it shows the slowest traces, failing ones and a sample.";
  return {
    title: "No such trace",
    element: h("div", { class: "page" }, h("h2", {}, "No such trace"), h("p", { class: "note" }, text),
      h("p", {}, h("a", { href: routeText({ view: "traces" }) }, "All traces of the report"))),
  };
}
