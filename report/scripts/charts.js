// Small drawings in tables and details.

import { h, s } from "./dom.js";
import { duration, number, percent } from "./format.js";

/** A number over a bar that shows its share of the largest one. */
export function barCell(value, largest, kind = "") {
  const share = largest > 0 ? Math.max(value > 0 ? 2 : 0, (100 * value) / largest) : 0;
  return h("span", { class: `bar-cell ${kind}` }, h("span", { class: "bar", style: { width: `${share}%` } }), h("span", {}, number(value)));
}

/** Percentiles on a logarithmic axis from 100 µs to 10 minutes, so that rows compare. */
export function percentileStrip(summary) {
  if (!summary) return h("span", { class: "faint" }, "–");
  const place = (value) => Math.max(2, Math.min(118, 2 + (116 * Math.log10(Math.max(100, value) / 100)) / Math.log10(6e6)));
  const [low, high, far] = [place(summary.p50), place(summary.p95), place(summary.p99)];
  const text = `p50 ${duration(summary.p50)}, p95 ${duration(summary.p95)}, p99 ${duration(summary.p99)}, most ${duration(summary.max)}`;
  return s(
    "svg", { class: "strip", viewBox: "0 0 120 16", role: "img", "aria-label": text },
    s("title", {}, text), s("path", { class: "strip-axis", d: "M2 8H118" }), s("path", { class: "strip-range", d: `M${low} 8H${far}` }),
    s("circle", { class: "strip-p50", cx: low, cy: 8, r: 3.5 }), s("circle", { class: "strip-p95", cx: high, cy: 8, r: 2.5 }),
    s("path", { class: "strip-p99", d: `M${far} 4V12` }),
  );
}

/** Parts of a whole, `{ label, count, kind }`, with a legend that says the numbers. */
export function stackedBar(parts, whole, label) {
  const text = parts.map((part) => `${part.label} ${number(part.count)}`).join(", ");
  return h(
    "div", { class: "stack" },
    h("div", { class: "stack-bar", role: "img", "aria-label": `${label}: ${text}` },
      parts.filter((part) => part.count > 0).map((part) => h(
        "span", { class: part.kind, style: { "flex-grow": String(part.count) }, title: `${part.label} ${number(part.count)}` },
      ))),
    h("ul", { class: "stack-legend" }, parts.map((part) =>
      h(
        "li", {}, h("i", { class: `dot ${part.kind}` }), h("b", {}, number(part.count)), ` ${part.label} `,
        h("span", { class: "faint" }, percent(part.count, whole)),
      ))),
  );
}

/** `{ title: value }` as a grid of figures. */
export function figures(values) {
  const shown = Object.entries(values).filter(([, value]) => value !== undefined);
  return h("dl", { class: shown.length === 4 ? "figures four" : "figures" }, shown.map(([title, value]) =>
    h("div", {}, h("dt", {}, title), h("dd", { class: value?.bad && "bad" }, value?.text ?? value))));
}
