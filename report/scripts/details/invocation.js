// What the details say of one invocation of a trace.

import { h } from "../dom.js";
import { figures } from "../charts.js";
import { duration, number, printable, shortened, time } from "../format.js";
import { badge, invocationLink, nodeLink, regionTag, siteText } from "../links.js";
import { panel, section } from "./panel.js";

function causeItem(model, cause) {
  return h("li", { class: "example" },
    h("div", { class: "example-head" }, badge(cause.certainty), cause.isRedelivery && badge("redelivered", "doubt"),
      cause.operation && h("code", {}, shortened(cause.operation, 36)), siteText(cause.site)),
    cause.invocation && h("div", {}, h("span", { class: "faint" }, "by "), invocationLink(model, cause.invocation, 30)),
    h(
      "div", { class: "key" }, h("span", { class: "faint" }, cause.key ? "joined by " : "names "),
      h("code", {}, shortened(cause.key ?? cause.names ?? "", 90)),
    ),
    cause.doubt && h("div", { class: "doubt" }, `${cause.doubt}${cause.candidates > 1 ? `: ${number(cause.candidates)} candidates` : ""}`));
}

const callRow = (call) =>
  h("li", { class: "example" },
    h("div", { class: "example-head" }, badge(call.status), h("code", {}, shortened(call.operation, 34)), siteText(call.site)),
    h("div", { class: "faint" }, call.resource ? shortened(call.resource, 60) : ""),
    h("div", {}, `${duration(call.duration)}, after ${duration(call.start)}`, call.retries ? `, ${number(call.retries)} retries` : "",
      call.error && h("span", { class: "bad" }, ` ${printable(call.error)}`), call.http >= 400 && h("span", { class: "bad" }, ` HTTP ${call.http}`)));

export function invocationDetails(model, id) {
  const trace = model.traceOf.get(id);
  const spans = trace.spans.filter((span) => span.invocation === id);
  const [first, last] = [spans[0], spans[spans.length - 1]];
  const node = model.functionNode(first.function, first.region);
  return panel(
    { kind: "invocation", family: "compute", title: first.function, tags: [regionTag(first.region), badge(last.status)] },
    h("p", { class: "key" }, h("code", {}, printable(id)), h("br"), h("span", { class: "faint" }, `started ${time(trace.start + first.start)} UTC`)),
    node && h("p", {}, h("span", { class: "faint" }, "function "), nodeLink(node)),
    figures({
      "in the trace after": duration(first.start), duration: duration(last.duration), runs: number(spans.length),
      "cold start": first.isCold ? "yes" : "no", error: last.error && { text: printable(last.error), bad: true },
      "missing records": first.missing ? { text: number(first.missing), bad: true } : undefined,
    }),
    section(`Causes (${number(first.causes.length)})`,
      first.causes.every((cause) => cause.certainty === "root") && h(
        "p", { class: "note" }, "Nothing in the application caused it: the trace begins here.",
      ),
      h("ul", { class: "examples" }, first.causes.map((cause) => causeItem(model, cause)))),
    spans.map((span) => span.calls.length > 0 && section(`Calls${spans.length > 1 ? ` of run ${span.attempt}` : ""} (${number(span.calls.length + span.hiddenCalls)})`,
      h(
        "ul", { class: "examples" }, span.calls.map(callRow),
      ), span.hiddenCalls > 0 && h("p", { class: "note" }, `${number(span.hiddenCalls)} more are not in this report.`))),
  );
}
