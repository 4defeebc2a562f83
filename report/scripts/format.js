// Figures and names for people. Durations are µs.

const integers = new Intl.NumberFormat("en");
const controls = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

export const number = (value) => integers.format(value);

/** A name that somebody else chose: what would turn the text around or hide in it is made visible. */
export const printable = (text) => String(text).replace(controls, "\ufffd");

/** The middle left out: ends of names tell more than middles. */
export function shortened(text, length) {
  const characters = Array.from(printable(text));
  if (characters.length <= length) return characters.join("");
  const head = Math.ceil((length - 1) * 0.6);
  return `${characters.slice(0, head).join("")}…${characters.slice(characters.length - (length - 1 - head)).join("")}`;
}

/** `840 µs`, `12.4 ms`, `3.20 s`, `2 min 5 s`. */
export function duration(value) {
  if (value === undefined || value === null) return "–";
  const size = Math.abs(value);
  if (size < 1000) return `${value} µs`;
  if (size < 100_000) return `${(value / 1000).toFixed(1)} ms`;
  if (size < 1_000_000) return `${Math.round(value / 1000)} ms`;
  if (size < 60_000_000) return `${(value / 1_000_000).toFixed(2)} s`;
  const seconds = Math.round(value / 1_000_000);
  if (Math.abs(seconds) < 3600) return `${Math.trunc(seconds / 60)} min ${Math.abs(seconds % 60)} s`;
  return `${Math.trunc(seconds / 3600)} h ${Math.abs(Math.trunc((seconds % 3600) / 60))} min`;
}

export function percent(part, whole) {
  if (!whole) return "–";
  const share = (100 * part) / whole;
  if (part !== whole && share > 99.9) return "> 99.9 %";
  if (part > 0 && share < 0.1) return "< 0.1 %";
  return `${share.toFixed(share === 100 || share === 0 ? 0 : 1)} %`;
}

/** µs since 1970 as `2026-11-24 09:00:00.123`, UTC. */
export function time(value) {
  const date = new Date(value / 1000);
  return Number.isNaN(date.getTime()) ? "–" : date.toISOString().replace("T", " ").replace("Z", "");
}

export const counted = (count, noun, plural = `${noun}s`) => `${number(count)} ${count === 1 ? noun : plural}`;

/** `sns.Publish` is `Publish` where space is short. */
export const operationName = (kind) => kind.slice(kind.indexOf(".") + 1) || kind;
