// What the colours and lines of the graph mean.

import { h } from "../dom.js";

const dot = (kind, text) => h("span", {}, h("i", { class: `dot ${kind}` }), text);
const line = (kind, text) => h("span", {}, h("i", { class: `line ${kind}` }), text);

/** @param isCompared whether edges are marked as new or missing. */
export function legend(isCompared) {
  return h(
    "div", { class: "legend" }, dot("compute", "function"), dot("messages", "messages"), dot("storage", "storage"), dot("outside", "outside"),
    line("bad", "with errors"), line("ambiguous", "ambiguous"), isCompared && [line("new", "new"), line("missing", "missing")],
  );
}
