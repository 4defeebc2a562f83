// The graph: what is drawn of it, the reader's ways through it, and the strip of figures above.

import { announce, button, debounced, h, s } from "../dom.js";
import { counted, number } from "../format.js";
import { go } from "../router.js";
import { overview } from "../overview.js";
import { drawn, fitNames } from "./draw.js";
import { folded } from "./fold.js";
import { layoutOf } from "./layout.js";
import { legend } from "./legend.js";
import { NODE } from "./place.js";
import { Viewport } from "./viewport.js";

const FIRST_LIMIT = 90;
const READABLE = 0.5;
const FILTERS = {
  all: ["All edges", () => true], errors: ["With errors", (link) => link.errors > 0], doubts: ["Ambiguous", (link) => link.ambiguous > 0],
  changes: ["New or missing", (link) => Boolean(link.comparison)],
};

class GraphView {
  title = "Graph";
  #limit = FIRST_LIMIT;
  #filter = "all";
  #revealed = new Set();
  #selected;
  #focused = 0;

  constructor(model) {
    this.model = model;
    this.isCompared = model.links.some((link) => link.comparison);
    this.svg = s(
      "svg",
      { class: "graph", role: "group", "aria-label": "Service graph: arrow keys go from node to node, Enter shows details, plus and minus zoom" },
    );
    this.note = h("div", { class: "fold-note" });
    this.stage = h("div", { class: "stage" }, this.svg, this.note, legend(this.isCompared), this.#controls());
    this.element = h("div", { class: "graph-view" }, overview(model), this.stage);
    this.svg.addEventListener("click", (event) => this.#click(event));
    this.svg.addEventListener("keydown", (event) => this.#key(event));
    this.svg.addEventListener("focusin", (event) => this.#focus(event));
  }

  start() {
    this.#draw();
    let before = this.stage.clientWidth;
    this.observer = new ResizeObserver(debounced(() => {
      if (Math.abs(this.stage.clientWidth - before) > 4 && !this.#selected) this.viewport.fit();
      before = this.stage.clientWidth;
    }, 60));
    this.observer.observe(this.stage);
  }

  close() {
    this.observer?.disconnect();
  }

  #draw() {
    const shown = folded(this.model, { limit: this.#limit, revealed: this.#revealed, passes: FILTERS[this.#filter][1] });
    this.layout = layoutOf(shown, this.stage.clientWidth / Math.max(1, this.stage.clientHeight));
    const drawnLinks = new Set(shown.links);
    this.parts = drawn(this.layout, (node) => node.links.filter((link) => !drawnLinks.has(link)).length);
    this.svg.replaceChildren(this.parts.layer);
    fitNames(this.parts.nodes, this.layout);
    this.viewport ??= new Viewport(this.svg, this.parts.layer, (scale) => this.svg.classList.toggle("is-small", scale < 0.5));
    Object.assign(this.viewport, { layer: this.parts.layer, size: this.layout });
    this.#focused = 0;
    this.parts.nodes[0]?.setAttribute("tabindex", "0");
    this.#tellFolded(shown);
    this.viewport.fit({ smallest: READABLE });
    this.#mark();
  }

  #tellFolded(shown) {
    const isFolded = shown.hiddenLinks > 0 && this.#filter === "all";
    const nodes = `${number(shown.nodes.length)} of ${counted(this.model.nodes.length, "node")}`;
    const links = `${number(shown.links.length)} of ${counted(this.model.links.length, "link")}`;
    const why = isFolded ? ": the busiest, and some that fail" : "";
    const text = shown.nodes.length ? `${nodes}, ${links}${why}` : "Nothing to draw here.";
    this.note.replaceChildren(...[
      h("span", {}, text), isFolded && button("Show more", () => this.#more(2), { class: "small" }),
      (this.#limit > FIRST_LIMIT || this.#revealed.size > 0) && button("Reset", () => this.#more(0), { class: "small" }),
    ].filter(Boolean));
  }

  #more(factor) {
    this.#limit = factor ? Math.min(1200, this.#limit * factor) : FIRST_LIMIT;
    if (!factor) this.#revealed.clear();
    this.#draw();
    announce(this.note.firstChild.textContent);
  }

  #controls() {
    const zoom = (factor) => () => this.viewport.zoom(factor);
    const control = (text, work, label) => button(text, work, { class: "icon-button", "aria-label": label, title: label });
    const filters = Object.entries(FILTERS).filter(([id]) => id !== "changes" || this.isCompared);
    const choice = h(
      "select", { "aria-label": "Which edges are drawn", onchange: () => this.#choose(choice.value) },
      filters.map(([id, [title]]) => h("option", { value: id }, title)),
    );
    return h(
      "div", { class: "stage-controls" }, choice, control("−", zoom(1 / 1.3), "Zoom out"), control("+", zoom(1.3), "Zoom in"),
      control("⤢", () => this.viewport.fit(), "Show all"),
    );
  }

  #choose(filter) {
    this.#filter = filter;
    this.#draw();
  }

  /** Called with what the details show. */
  select(show) {
    const [sort, id] = [show.slice(0, show.indexOf(":")), show.slice(show.indexOf(":") + 1)];
    const node = sort === "node" ? this.model.byId.get(id) : undefined;
    const link = sort === "edge" ? this.model.edges.find((edge) => String(edge.index) === id)?.link : undefined;
    this.#selected = node ?? link;
    const wanted = node ? [node] : link ? [link.source, link.target] : [];
    const isDrawn = node ? this.#placeOf(node) : !link || this.layout.links.some((entry) => entry.link === link);
    if (!isDrawn) {
      for (const item of wanted) this.#revealed.add(item);
      this.#draw();
    }
    this.#mark();
    const place = wanted.length && this.#placeOf(wanted[0]);
    if (place) this.viewport.reveal(place.x + NODE.width / 2, place.y, { centre: !isDrawn });
  }

  #placeOf(node) {
    return this.layout.nodes.find((entry) => entry.node === node);
  }

  #mark() {
    const near = (link) => link === this.#selected || link.source === this.#selected || link.target === this.#selected;
    const related = new Set([this.#selected, this.#selected?.source, this.#selected?.target]);
    this.layout.links.forEach(({ link }, index) => {
      const isNear = near(link);
      this.parts.links[index].classList.toggle("is-related", isNear);
      this.parts.links[index].classList.toggle("is-selected", link === this.#selected);
      if (isNear) related.add(link.source).add(link.target);
    });
    this.layout.nodes.forEach(({ node }, index) => {
      this.parts.nodes[index].classList.toggle("is-related", related.has(node));
      this.parts.nodes[index].classList.toggle("is-selected", node === this.#selected);
      this.parts.nodes[index].setAttribute("aria-pressed", String(node === this.#selected));
    });
    this.svg.classList.toggle("has-selection", Boolean(this.#selected));
  }

  #click(event) {
    const [node, link] = [event.target.closest(".node"), event.target.closest(".link")];
    if (node) {
      node.focus({ preventScroll: true });
      go({ show: `node:${this.model.nodes[Number(node.dataset.node)].id}` });
    } else if (link) {
      const found = this.model.links.find((entry) => entry.index === Number(link.dataset.link));
      go({ show: `edge:${found.edges.toSorted((a, b) => b.count - a.count)[0].index}` });
    } else go({ show: "" });
  }

  #focus(event) {
    const index = this.parts.nodes.indexOf(event.target);
    if (index < 0) return;
    this.parts.nodes[this.#focused]?.setAttribute("tabindex", "-1");
    this.#focused = index;
    event.target.setAttribute("tabindex", "0");
    const { x, y } = this.layout.nodes[index];
    if (event.target.matches(":focus-visible")) this.viewport.reveal(x + NODE.width / 2, y);
  }

  #key(event) {
    const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (arrow && event.shiftKey) this.viewport.pan(-60 * arrow[0], -60 * arrow[1]);
    else if (arrow) this.parts.nodes[this.#neighbour(arrow)]?.focus({ preventScroll: true });
    else if (event.key === "Enter" || event.key === " ") this.#click(event);
    else if (event.key === "+" || event.key === "=") this.viewport.zoom(1.3);
    else if (event.key === "-") this.viewport.zoom(1 / 1.3);
    else if (event.key === "0") this.viewport.fit();
    else return;
    event.preventDefault();
  }

  /** The nearest node in a direction; what lies aside counts as farther. */
  #neighbour([dx, dy]) {
    const here = this.layout.nodes[this.#focused];
    let [best, least] = [this.#focused, Infinity];
    this.layout.nodes.forEach((entry, index) => {
      const along = (entry.x - here.x) * dx + (entry.y - here.y) * dy;
      const aside = Math.abs((entry.x - here.x) * dy) + Math.abs((entry.y - here.y) * dx);
      if (along > 1 && along + 2.5 * aside < least) [best, least] = [index, along + 2.5 * aside];
    });
    return best;
  }
}

export const graphView = (model) => new GraphView(model);
