// One trace over time: its runs across functions and regions, their calls, and the lines from cause to effect.

import { announce, button, debounced, h } from "../dom.js";
import { duration, printable } from "../format.js";
import { go } from "../router.js";
import { callCells, lengthOf, runCells } from "./cells.js";
import { noTrace, traceHead } from "./head.js";
import { causeLines } from "./lines.js";
import { criticalPath, rowsOf, treeOf } from "./rows.js";
import { timeScale } from "./scale.js";

const UNFOLDED_FIRST = 60;

class TraceView {
  #closed = new Set();
  #unfolded = new Set();
  #isCompressed = true;
  #active = 0;
  #shown = "";

  constructor(model, trace) {
    Object.assign(this, { model, trace, title: `Trace of ${printable(trace.function)}`, tree: treeOf(trace), critical: criticalPath(trace) });
    if (trace.spans.reduce(
      (sum, span) => sum + span.calls.length + 1, 0,
    ) <= UNFOLDED_FIRST) trace.spans.forEach((_, index) => this.#unfolded.add(index));
    this.body = h("div", { class: "waterfall-body" });
    this.axis = h("div", { class: "waterfall-axis", "aria-hidden": "true" });
    this.grid = h(
      "div", { class: "waterfall", role: "treegrid", "aria-label": "Runs and calls over time", "aria-colcount": "2" }, this.axis, this.body,
    );
    this.idle = button("", () => this.#compress(!this.#isCompressed), { class: "small", "aria-pressed": "true" });
    this.element = h("div", { class: "page trace-page" }, traceHead(trace, [
      button(
        "Unfold all calls", () => this.#fold(true), { class: "small" },
      ), button("Fold all", () => this.#fold(false), { class: "small" }), this.idle,
    ]), h("div", { class: "waterfall-scroll" }, this.grid));
    this.grid.addEventListener("keydown", (event) => this.#key(event));
    this.grid.addEventListener("click", (event) => this.#click(event));
  }

  start() {
    this.#draw();
    this.observer = new ResizeObserver(debounced(() => this.#draw(), 40));
    this.observer.observe(this.grid);
  }

  close() {
    this.observer?.disconnect();
  }

  select(show) {
    this.#shown = show.startsWith("invocation:") ? show.slice(11) : "";
    this.#markShown();
  }

  #fold(opens) {
    this.#closed.clear();
    this.#unfolded = new Set(opens ? this.trace.spans.keys() : []);
    this.#draw();
  }

  #compress(isCompressed) {
    this.#isCompressed = isCompressed;
    this.#draw();
    announce(isCompressed ? "Waiting is drawn short" : "Time is drawn to scale");
  }

  #draw() {
    const hadFocus = this.body.contains(document.activeElement);
    this.rows = rowsOf(this.trace, this.tree, { closed: this.#closed, unfolded: this.#unfolded });
    this.scale = timeScale(this.trace.spans.map((span) => [span.start, span.start + Math.max(1, lengthOf(span))]), this.#isCompressed);
    this.idle.hidden = !this.scale.hasIdle;
    this.idle.textContent = this.#isCompressed ? "Draw waiting to scale" : "Shorten waiting";
    this.idle.setAttribute("aria-pressed", String(this.#isCompressed));
    this.#active = Math.min(this.#active, this.rows.length - 1);
    this.elements = this.rows.map((row, index) => this.#row(row, index));
    const lines = h("div", { class: "lines-layer" });
    this.body.replaceChildren(lines, ...this.elements);
    const width = lines.clientWidth;
    lines.append(...this.#breaks(), causeLines(this.trace, this.rows, this.scale.place, width));
    this.axis.replaceChildren(
      h("span", { class: "axis-name" }, "function"),
      h(
        "span", { class: "axis-track" },
        this.scale.ticks.map((tick) => h("span", { class: "tick", style: { left: `${100 * tick.at}%` } }, duration(tick.time))),
      ),
    );
    this.#markShown();
    if (hadFocus) this.elements[this.#active]?.focus({ preventScroll: true });
  }

  #breaks() {
    const at = (share) => `${(100 * share).toFixed(3)}%`;
    return this.scale.breaks.map((gap) => h(
      "span", { class: "break", title: `${duration(gap.to - gap.from)} of waiting`, style: { left: at(gap.at), width: at(gap.until - gap.at) } },
      h("span", {}, duration(gap.to - gap.from)),
    ));
  }

  #row(row, index) {
    const span = this.trace.spans[row.span];
    const isCall = row.call !== undefined;
    const canOpen = !isCall && (row.hasChildren || span.calls.length > 0);
    const isOpen = this.#unfolded.has(row.span) || (row.hasChildren && !row.isClosed);
    const kind = `${isCall ? "call-row" : "run-row"}${this.critical.has(row.span) ? " is-critical" : ""}`;
    const twisty = canOpen ? (isOpen ? "▾" : "▸") : "";
    return h(
      "div",
      {
        class: `row ${kind}`, role: "row", "aria-level": String(row.depth + 1), "aria-expanded": canOpen && String(isOpen),
        tabindex: index === this.#active ? "0" : "-1", data: { index },
      },
      isCall ? callCells(this.scale, span, span.calls[row.call], row.depth) : runCells(this.scale, span, row.depth, twisty),
    );
  }

  #markShown() {
    this.elements?.forEach((element, index) => {
      const row = this.rows[index];
      element.classList.toggle("is-shown", row.call === undefined && this.trace.spans[row.span].invocation === this.#shown);
    });
  }

  #open(row, isOpen) {
    if (isOpen) {
      if (this.#closed.has(row.span)) this.#closed.delete(row.span);
      else this.#unfolded.add(row.span);
    } else if (this.#unfolded.has(row.span)) this.#unfolded.delete(row.span);
    else if (row.hasChildren) this.#closed.add(row.span);
    this.#draw();
  }

  #click(event) {
    const element = event.target.closest(".row");
    if (!element) return;
    const row = this.rows[Number(element.dataset.index)];
    this.#activate(Number(element.dataset.index));
    if (event.target.closest(".twisty") && row.call === undefined) this.#open(row, element.getAttribute("aria-expanded") !== "true");
    else go({ show: `invocation:${this.trace.spans[row.span].invocation}` });
  }

  #activate(index) {
    this.elements[this.#active]?.setAttribute("tabindex", "-1");
    this.#active = index;
    this.elements[index].setAttribute("tabindex", "0");
    this.elements[index].focus();
  }

  #key(event) {
    const row = this.rows[this.#active];
    if (!row || !event.target.closest(".row")) return;
    const isOpen = this.elements[this.#active].getAttribute("aria-expanded") === "true";
    const last = this.rows.length - 1;
    const step = { ArrowDown: Math.min(last, this.#active + 1), ArrowUp: Math.max(0, this.#active - 1), Home: 0, End: last }[event.key];
    if (step !== undefined) this.#activate(step);
    else if (event.key === "ArrowRight" && row.call === undefined && (!isOpen || !this.#unfolded.has(row.span))) this.#open(row, true);
    else if (event.key === "ArrowLeft" && row.call === undefined && isOpen) this.#open(row, false);
    else if (event.key === "ArrowLeft") this.#activate(Math.max(
      0, this.rows.findLastIndex((other, index) => index < this.#active && other.depth < row.depth && other.call === undefined),
    ));
    else if (event.key === "Enter" || event.key === " ") go({ show: `invocation:${this.trace.spans[row.span].invocation}` });
    else return;
    event.preventDefault();
  }
}

export function traceView(model, id) {
  const trace = model.traces.find((entry) => entry.id === id);
  return trace ? new TraceView(model, trace) : noTrace();
}
