// The two cells of a waterfall's row: the name, and the track with its bars.

import { h } from "../dom.js";
import { duration, number, operationName, printable, shortened } from "../format.js";
import { badge, regionTag, siteText } from "../links.js";

const SIDE = 0.8;

/** A run without an end is as long as its calls. */
export const lengthOf = (span) => span.duration ?? Math.max(0, ...span.calls.map((call) => call.start + (call.duration ?? 0)));

function bar(scale, start, length, kind, title) {
  const [from, to] = [scale.place(start), scale.place(start + Math.max(0, length))];
  return h("span", { class: `time-bar ${kind}`, title, style: { left: `${100 * from}%`, width: `max(3px, ${100 * (to - from)}%)` } });
}

/** Right of the bar, or left of it where there is no room. */
function label(scale, start, length, text, error) {
  const [from, to] = [scale.place(start), scale.place(start + length)];
  const style = to < SIDE ? { left: `calc(${100 * to}% + 8px)` } : { right: `calc(${100 * (1 - from)}% + 8px)` };
  return h("span", { class: "bar-label", style }, text, error && h("span", { class: "bad" }, ` ${shortened(error, 40)}`));
}

const nameCell = (depth, ...content) => h("div", { class: "row-name", role: "gridcell", style: { "--depth": String(depth) } }, content);
const track = (title, ...content) => h("div", { class: "track", role: "gridcell", "aria-label": title }, content);
const errorOf = (item) => (item.status === "error" ? item.error ?? "error" : "");

function runBadges(span) {
  const causes = new Set(span.causes.map((cause) => `${cause.invocation} ${cause.call}`)).size;
  return [
    span.attempt > 1 && badge(`run ${span.attempt}`, "doubt"),
    causes > 1 && badge(`⇉ ${number(causes)}`, "fan"),
    span.causes.some((cause) => cause.certainty === "ambiguous") && badge("ambiguous"),
    span.causes.some((cause) => cause.isRedelivery) && badge("again", "doubt"),
    span.isCold && badge("cold", "cold"),
    regionTag(span.region),
  ];
}

function callMark(scale, span, call) {
  const kind = call.status === "error" ? "call-mark bad" : "call-mark";
  return bar(scale, span.start + call.start, call.duration ?? 0, kind, `${printable(call.operation)} ${printable(call.site ?? "")}`);
}

/** @param twisty `▾`, `▸`, or nothing where there is nothing to unfold. */
export function runCells(scale, span, depth, twisty) {
  const title = `${printable(span.function)}, ${span.status}, ${duration(span.duration)}, after ${duration(span.start)}`;
  const text = duration(span.duration) + (span.status === "unknown" ? ", no end" : "");
  return [
    nameCell(
      depth, h("span", { class: `twisty${twisty ? "" : " none"}`, "aria-hidden": "true" }, twisty),
      h("span", { class: "run-name", title: printable(span.function) }, shortened(span.function, 34)), runBadges(span),
    ),
    track(
      title, bar(scale, span.start, lengthOf(span), `run-bar ${span.status}`, title), span.calls.map((call) => callMark(scale, span, call)),
      label(scale, span.start, lengthOf(span), text, errorOf(span)),
    ),
  ];
}

export function callCells(scale, span, call, depth) {
  const what = printable(`${call.operation} ${call.resource ?? ""}`);
  const title = `${what}, ${call.status}, ${duration(call.duration)}`;
  const [start, length] = [span.start + call.start, call.duration ?? 0];
  const text = duration(call.duration) + (call.retries ? `, ${number(call.retries)}×` : "");
  return [
    nameCell(
      depth, h("span", { class: "twisty none" }), h("code", { class: "call-name", title: what }, shortened(operationName(call.operation), 24)),
      siteText(call.site),
    ),
    track(title, bar(scale, start, length, `call-bar ${call.status}`, title), label(scale, start, length, text, errorOf(call))),
  ];
}
