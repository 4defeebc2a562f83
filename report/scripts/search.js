// One box that finds nodes, edges, call sites, traces and invocations, whatever is folded away. The pattern is ARIA's combobox.

import { announce, debounced, h } from "./dom.js";
import { counted, number, shortened } from "./format.js";
import { currentRoute, go } from "./router.js";

const SHOWN = 30;

/** What can be found: `{ text, title, note, kind, route }`. */
function entriesOf(model) {
  const entries = [];
  for (const node of model.nodes) {
    entries.push({
      text: `${node.id} ${node.region}`, title: node.name, note: [node.kind, node.region].filter(Boolean).join(", "), kind: node.family,
      show: `node:${node.id}`, weight: node.count + 1e9,
    });
  }
  for (const edge of model.edges) {
    const sites = edge.evidence.sites.map((site) => site.text).join(" ");
    entries.push({
      text: `${edge.kind} ${edge.source.name} ${edge.target.name} ${sites}`, title: `${edge.source.name} → ${edge.target.name}`,
      note: `${edge.kind} ×${number(edge.count)}`, kind: "edge", show: `edge:${edge.index}`, weight: edge.count,
    });
  }
  for (const [invocation, trace] of model.traceOf) {
    entries.push({
      text: invocation, title: invocation, note: `invocation in a trace of ${trace.function}`, kind: "trace",
      route: { view: "trace", item: trace.id, show: `invocation:${invocation}` }, weight: 0,
    });
  }
  for (const entry of entries) entry.text = entry.text.toLowerCase();
  return entries;
}

/** Every word occurs; names that begin with the first one come first. */
function find(entries, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return [];
  const found = entries.filter((entry) => words.every((word) => entry.text.includes(word)));
  const rank = (entry) => {
    const place = entry.title.toLowerCase().indexOf(words[0]);
    return entry.weight + (place === 0 ? 2e9 : place > 0 ? 1e9 : 0);
  };
  return found.sort((a, b) => rank(b) - rank(a));
}

export function startSearch(box, model) {
  let entries;
  let found = [];
  let active = -1;
  const list = h("ul", { id: "search-results", class: "results", role: "listbox", "aria-label": "Results", hidden: true });
  const input = h("input", {
    type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "search-results", "aria-autocomplete": "list", "aria-label": "Search the report",
    "aria-keyshortcuts": "/", placeholder: "Search names, keys, file:line, ids…", autocomplete: "off", spellcheck: "false",
  });
  box.append(input, h("kbd", { "aria-hidden": "true" }, "/"), list);

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(entry) {
    if (!entry) return;
    close();
    input.value = "";
    const view = currentRoute().view === "edges" || currentRoute().view === "functions" ? currentRoute().view : "graph";
    go(entry.route ?? { view, show: entry.show });
  }

  function mark(index) {
    active = index;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === index)));
    const item = list.children[index];
    item?.scrollIntoView({ block: "nearest" });
    if (item) input.setAttribute("aria-activedescendant", item.id);
  }

  const search = debounced(() => {
    entries ??= entriesOf(model);
    found = find(entries, input.value);
    list.replaceChildren(...found.slice(0, SHOWN).map((entry, index) =>
      h("li", {
        id: `result-${index}`, role: "option", "aria-selected": "false", onmousedown: (event) => event.preventDefault(), onclick: () => choose(entry),
      },
        h("i", { class: `dot ${entry.kind}` }), h(
          "span", { class: "result-title" }, shortened(entry.title, 60),
        ), h("span", { class: "faint" }, shortened(entry.note, 50)))));
    if (input.value && found.length > SHOWN) list.append(h(
      "li", { class: "faint", role: "presentation" }, `and ${number(found.length - SHOWN)} more: type more of it`,
    ));
    if (input.value && !found.length) list.append(h("li", { class: "faint", role: "presentation" }, "Nothing has all these words."));
    list.hidden = !input.value;
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark(found.length ? 0 : -1);
    if (input.value) announce(counted(found.length, "result"));
  }, 60);

  input.addEventListener("input", search);
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const last = Math.min(found.length, SHOWN) - 1;
    if (event.key === "ArrowDown" && !list.hidden) mark(Math.min(last, active + 1));
    else if (event.key === "ArrowUp" && !list.hidden) mark(Math.max(0, active - 1));
    else if (event.key === "Enter") choose(found[Math.max(0, active)]);
    else if (event.key === "Escape" && input.value) {
      input.value = "";
      close();
    } else return;
    event.preventDefault();
  });
  addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    input.focus();
  });
}
