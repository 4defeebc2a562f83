// One trace over time: its runs across functions and regions, their calls, and the lines from cause to effect.

import { announce, button, debounced, h } from "../dom.js";
import { duration, number, operationName, printable, shortened } from "../format.js";
import { badge, regionTag, siteText } from "../links.js";
import { go } from "../router.js";
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
    if (trace.spans.reduce((sum, span) => sum + span.calls.length + 1, 0) <= UNFOLDED_FIRST) trace.spans.forEach((_, index) => this.#unfolded.add(index));
    this.body = h("div", { class: "waterfall-body" });
    this.axis = h("div", { class: "waterfall-axis", "aria-hidden": "true" });
    this.grid = h("div", { class: "waterfall", role: "treegrid", "aria-label": "Runs and calls over time", "aria-colcount": "2" }, this.axis, this.body);
    this.idle = button("", () => this.#compress(!this.#isCompressed), { class: "small", "aria-pressed": "true" });
    this.element = h("div", { class: "page trace-page" }, traceHead(trace, [
      button("Unfold all calls", () => this.#fold(true), { class: "small" }), button("Fold all", () => this.#fold(false), { class: "small" }), this.idle,
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
    // A run without an end is as long as its calls.
    const lengthOf = (span) => span.duration ?? Math.max(0, ...span.calls.map((call) => call.start + (call.duration ?? 0)));
    this.scale = timeScale(this.trace.spans.map((span) => [span.start, span.start + Math.max(1, lengthOf(span))]), this.#isCompressed);
    this.lengthOf = lengthOf;
    this.idle.hidden = !this.scale.hasIdle;
    this.idle.textContent = this.#isCompressed ? "Draw waiting to scale" : "Shorten waiting";
    this.idle.setAttribute("aria-pressed", String(this.#isCompressed));
    this.#active = Math.min(this.#active, this.rows.length - 1);
    this.elements = this.rows.map((row, index) => this.#row(row, index));
    const lines = h("div", { class: "lines-layer" });
    this.body.replaceChildren(lines, ...this.elements);
    const width = lines.clientWidth;
    lines.append(...this.#breaks(), causeLines(this.trace, this.rows, this.scale.place, width));
    this.axis.replaceChildren(h("span", { class: "axis-name" }, "function"), h("span", { class: "axis-track" }, this.scale.ticks.map((tick) => h("span", { class: "tick", style: { left: `${100 * tick.at}%` } }, duration(tick.time)))));
    this.#markShown();
    if (hadFocus) this.elements[this.#active]?.focus({ preventScroll: true });
  }

  #breaks() {
    const at = (share) => `${(100 * share).toFixed(3)}%`;
    return this.scale.breaks.map((gap) => h("span", { class: "break", title: `${duration(gap.to - gap.from)} of waiting`, style: { left: at(gap.at), width: at(gap.until - gap.at) } }, h("span", {}, duration(gap.to - gap.from))));
  }

  #bar(start, length, kind, title) {
    const [from, to] = [this.scale.place(start), this.scale.place(start + Math.max(0, length))];
    return h("span", { class: `time-bar ${kind}`, title, style: { left: `${100 * from}%`, width: `max(3px, ${100 * (to - from)}%)` } });
  }

  #row(row, index) {
    const span = this.trace.spans[row.span];
    const isCall = row.call !== undefined;
    const canOpen = !isCall && (row.hasChildren || span.calls.length > 0);
    const isOpen = this.#unfolded.has(row.span) || (row.hasChildren && !row.isClosed);
    return h("div", {
      class: `row ${isCall ? "call-row" : "run-row"}${this.critical.has(row.span) ? " is-critical" : ""}`, role: "row", "aria-level": String(row.depth + 1), tabindex: index === this.#active ? "0" : "-1",
      "aria-expanded": canOpen && String(isOpen), data: { index },
    }, isCall ? this.#callCells(row, span, span.calls[row.call]) : this.#runCells(row, span, canOpen, isOpen));
  }

  #runCells(row, span, canOpen, isOpen) {
    const causes = new Set(span.causes.map((cause) => `${cause.invocation} ${cause.call}`)).size;
    const isDoubtful = span.causes.some((cause) => cause.certainty === "ambiguous");
    const length = this.lengthOf(span);
    const title = `${printable(span.function)}, ${span.status}, ${duration(span.duration)}, after ${duration(span.start)}`;
    const call = (entry) => this.#bar(span.start + entry.start, entry.duration ?? 0, `call-mark ${entry.status === "error" ? "bad" : ""}`, `${printable(entry.operation)} ${printable(entry.site ?? "")}`);
    return [
      h("div", { class: "row-name", role: "gridcell", style: { "--depth": String(row.depth) } },
        h("span", { class: `twisty${canOpen ? "" : " none"}`, "aria-hidden": "true" }, canOpen ? (isOpen ? "▾" : "▸") : ""),
        h("span", { class: "run-name", title: printable(span.function) }, shortened(span.function, 34)),
        span.attempt > 1 && badge(`run ${span.attempt}`, "doubt"), causes > 1 && badge(`⇉ ${number(causes)}`, "fan"), isDoubtful && badge("ambiguous"),
        span.causes.some((cause) => cause.isRedelivery) && badge("again", "doubt"), span.isCold && badge("cold", "cold"), regionTag(span.region)),
      h("div", { class: "track", role: "gridcell", "aria-label": title }, this.#bar(span.start, length, `run-bar ${span.status}`, title), span.calls.map(call),
        this.#label(span.start, length, duration(span.duration) + (span.status === "unknown" ? ", no end" : ""), span.status === "error" ? span.error ?? "error" : "")),
    ];
  }

  #callCells(row, span, call) {
    const title = `${printable(call.operation)} ${printable(call.resource ?? "")}, ${call.status}, ${duration(call.duration)}`;
    return [
      h("div", { class: "row-name", role: "gridcell", style: { "--depth": String(row.depth) } }, h("span", { class: "twisty none" }),
        h("code", { class: "call-name", title: printable(`${call.operation} ${call.resource ?? ""}`) }, shortened(operationName(call.operation), 24)), siteText(call.site)),
      h("div", { class: "track", role: "gridcell", "aria-label": title }, this.#bar(span.start + call.start, call.duration ?? 0, `call-bar ${call.status}`, title),
        this.#label(span.start + call.start, call.duration ?? 0, duration(call.duration) + (call.retries ? `, ${call.retries}×` : ""), call.status === "error" ? call.error ?? "error" : "")),
    ];
  }

  /** Right of the bar, or left of it where there is no room. */
  #label(start, length, text, error) {
    const [from, to] = [this.scale.place(start), this.scale.place(start + length)];
    const style = to < 0.8 ? { left: `calc(${100 * to}% + 8px)` } : { right: `calc(${100 * (1 - from)}% + 8px)` };
    return h("span", { class: "bar-label", style }, text, error && h("span", { class: "bad" }, ` ${shortened(error, 40)}`));
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
    else if (event.key === "ArrowLeft") this.#activate(Math.max(0, this.rows.findLastIndex((other, index) => index < this.#active && other.depth < row.depth && other.call === undefined)));
    else if (event.key === "Enter" || event.key === " ") go({ show: `invocation:${this.trace.spans[row.span].invocation}` });
    else return;
    event.preventDefault();
  }
}

export function traceView(model, id) {
  const trace = model.traces.find((entry) => entry.id === id);
  return trace ? new TraceView(model, trace) : noTrace();
}
