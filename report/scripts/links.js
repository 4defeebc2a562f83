// Links from one thing in the report to another.

import { h } from "./dom.js";
import { printable, shortened } from "./format.js";
import { currentRoute, routeText } from "./router.js";

const here = (show) => routeText({ ...currentRoute(), show });

/** To what the details say of a node, in the view where the reader is. */
export function nodeLink(node, length = 48) {
  return h(
    "a", { href: here(`node:${node.id}`), class: "thing", title: printable(node.id), onclick: keepView },
    h("i", { class: `dot ${node.family}` }), shortened(node.name, length),
  );
}

export function edgeLink(edge, text) {
  return h("a", { href: here(`edge:${edge.index}`), class: "thing", onclick: keepView }, text);
}

/** An invocation's id, a link where its trace is in the report. */
export function invocationLink(model, id, length = 36) {
  const trace = model.traceOf.get(id);
  const text = shortened(id, length);
  if (!trace) return h("code", { title: printable(id) }, text);
  return h("a", { href: routeText({ view: "trace", item: trace.id, show: `invocation:${id}` }), title: printable(id) }, h("code", {}, text));
}

// The address may have changed since the link was made.
function keepView(event) {
  const show = decodeURIComponent(event.currentTarget.hash.split("?show=")[1] ?? "");
  event.currentTarget.href = here(show);
}

export const regionTag = (region) => region && h("span", { class: "region" }, shortened(region, 24));

export const siteText = (site) => site && h("code", { class: "site", title: printable(site) }, shortened(site, 44));

const BADGES = { ok: "good", error: "bad", exact: "good", ambiguous: "doubt", unresolved: "faint", new: "doubt", missing: "doubt", root: "good", failed: "bad" };

export const badge = (text, kind = BADGES[text] ?? "") => h("span", { class: `badge ${kind}` }, text);
