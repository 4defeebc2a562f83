// Zoom and pan of a drawing: wheel, drag, pinch, keys and buttons.

const RANGE = [0.05, 3];

export class Viewport {
  #scale = 1;
  #x = 0;
  #y = 0;
  #pointers = new Map();
  #moved = 0;

  /** @param onChange is told the scale. */
  constructor(svg, layer, onChange) {
    Object.assign(this, { svg, layer, onChange, size: { width: 1, height: 1 } });
    svg.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    svg.addEventListener("pointerdown", (event) => this.#down(event));
    svg.addEventListener("pointermove", (event) => this.#move(event));
    for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, (event) => this.#up(event));
    // The end of a drag is no click on what happens to be there.
    svg.addEventListener("click", (event) => this.#moved > 4 && event.stopPropagation(), { capture: true });
  }

  get scale() {
    return this.#scale;
  }

  zoom(factor, at) {
    const box = this.svg.getBoundingClientRect();
    const [x, y] = at ?? [box.width / 2, box.height / 2];
    const next = Math.min(RANGE[1], Math.max(RANGE[0], this.#scale * factor));
    this.#x = x - ((x - this.#x) * next) / this.#scale;
    this.#y = y - ((y - this.#y) * next) / this.#scale;
    this.#scale = next;
    this.#apply();
  }

  pan(x, y) {
    this.#x += x;
    this.#y += y;
    this.#apply();
  }

  /** Shows all of it, at most `largest` times as large as it is; the beginning of it where that would be smaller than `smallest`. */
  fit({ largest = 1.25, smallest = RANGE[0] } = {}) {
    const box = this.svg.getBoundingClientRect();
    if (!box.width || !box.height) return;
    const margin = 48;
    const scale = Math.min((box.width - 2 * margin) / this.size.width, (box.height - 2 * margin) / this.size.height, largest);
    this.#scale = Math.max(smallest, scale);
    // What does not fit is shown from its beginning.
    const start = (room, size) => Math.max(margin, (room - size * this.#scale) / 2);
    this.#x = start(box.width, this.size.width) - this.size.left * this.#scale;
    this.#y = start(box.height, this.size.height);
    this.#apply();
  }

  /** Brings a place of the drawing into sight, large enough to read. */
  reveal(x, y, { centre = false } = {}) {
    const box = this.svg.getBoundingClientRect();
    if (this.#scale < 0.55) this.zoom(0.8 / this.#scale);
    const [left, top] = [x * this.#scale + this.#x, y * this.#scale + this.#y];
    const inside = left > 120 && left < box.width - 120 && top > 60 && top < box.height - 60;
    if (inside && !centre) return;
    this.pan(box.width / 2 - left, box.height / 2 - top);
  }

  #apply() {
    this.layer.setAttribute("transform", `translate(${this.#x.toFixed(2)} ${this.#y.toFixed(2)}) scale(${this.#scale.toFixed(4)})`);
    this.onChange(this.#scale);
  }

  #point(event) {
    const box = this.svg.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  #wheel(event) {
    event.preventDefault();
    const lines = event.deltaMode === 1 ? 16 : 1;
    // A pinch on a touchpad comes as a wheel with ctrl, in small steps.
    this.zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0016)), this.#point(event));
  }

  #down(event) {
    if (event.button !== 0) return;
    this.#moved = 0;
    this.#pointers.set(event.pointerId, this.#point(event));
  }

  #move(event) {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = this.#point(event);
    const others = [...this.#pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    this.#pointers.set(event.pointerId, now);
    this.#moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
    // Captured only once it is a drag: a captured pointer's click would miss the node.
    if (this.#moved > 4) this.svg.setPointerCapture(event.pointerId);
    if (others.length) {
      const distance = (point) => Math.hypot(point[0] - others[0][0], point[1] - others[0][1]) || 1;
      return this.zoom(distance(now) / distance(before), others[0]);
    }
    this.svg.classList.add("is-dragged");
    this.pan(now[0] - before[0], now[1] - before[1]);
  }

  #up(event) {
    this.#pointers.delete(event.pointerId);
    this.svg.classList.remove("is-dragged");
  }
}
