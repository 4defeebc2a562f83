// The lines from causes to effects, drawn over the rows of a waterfall.

import { s } from "../dom.js";

export const ROW = 30;

/**
 * @param rows the visible rows; a call of a folded run is at its run's row.
 * @param place µs → 0…1; @param width of the track in px.
 */
export function causeLines(trace, rows, place, width) {
  const rowOfSpan = new Map();
  const rowOfCall = new Map();
  rows.forEach((row, index) => {
    if (row.call === undefined) rowOfSpan.set(row.span, index);
    else rowOfCall.set(`${row.span} ${row.call}`, index);
  });
  const lines = [];
  for (const [target, row] of rowOfSpan) {
    const span = trace.spans[target];
    const seen = new Set();
    span.causes.forEach((cause) => {
      if (cause.span === undefined || cause.certainty === "unresolved" || seen.has(`${cause.span} ${cause.call}`)) return;
      seen.add(`${cause.span} ${cause.call}`);
      const from = rowOfCall.get(`${cause.span} ${cause.call}`) ?? rowOfSpan.get(cause.span);
      if (from === undefined) return;
      const by = trace.spans[cause.span];
      const call = by.calls[cause.call];
      const time = call ? by.start + call.start : by.start + (by.duration ?? 0);
      const kind = cause.certainty === "ambiguous" ? "is-ambiguous" : seen.size > 1 ? "is-fan-in" : "";
      lines.push(line(place(time) * width, from, place(span.start) * width, row, kind));
    });
  }
  return s("svg", { class: "cause-lines", width, height: rows.length * ROW, "aria-hidden": "true" }, lines);
}

function line(x0, from, x1, to, kind) {
  const [y0, y1] = [from * ROW + ROW / 2, to * ROW + ROW / 2];
  const bend = Math.min(10, Math.abs(x1 - x0) / 2);
  const path = x1 - x0 > 12
    ? `M${x0} ${y0}V${y1 - Math.sign(y1 - y0) * bend}Q${x0} ${y1} ${x0 + bend} ${y1}H${x1 - 2}`
    : `M${x0} ${y0}C${x0} ${(y0 + y1) / 2} ${x1 - 14} ${y1} ${x1 - 2} ${y1}`;
  return s(
    "g", { class: `cause-line ${kind}` }, s("path", { d: path }), s("circle", { cx: x0, cy: y0, r: 2.5 }),
    s("path", { class: "cause-tip", d: `M${x1} ${y1}l-5-3v6z` }),
  );
}
