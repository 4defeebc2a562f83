// Time along a trace. Waiting that is long compared to the work is drawn short, with a mark: a retry after a minute must not squeeze
// milliseconds of work to nothing.

const MOST_IDLE = 0.12;
const BREAK = 0.04;

/** Spans of time in which something runs, from their start to their end, without overlaps. */
function busyTimes(intervals) {
  const busy = [];
  for (const [start, end] of intervals.toSorted((a, b) => a[0] - b[0])) {
    const last = busy[busy.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else busy.push([start, end]);
  }
  return busy;
}

/**
 * @param intervals `[start, end]` of everything that runs, µs.
 * @returns `{ place(µs) → 0…1, breaks: [{ from, to, at }], ticks }`; `hasIdle` tells whether breaks can shorten it.
 */
export function timeScale(intervals, isCompressed) {
  const busy = busyTimes(intervals);
  const [first, last] = [busy[0]?.[0] ?? 0, Math.max((busy[0]?.[0] ?? 0) + 1, busy.at(-1)?.[1] ?? 1)];
  const gaps = busy.slice(1).map((span, index) => [busy[index][1], span[0]]);
  const work = busy.reduce((sum, span) => sum + span[1] - span[0], 0) || last - first;
  const long = gaps.filter(([from, to]) => to - from > work * MOST_IDLE);
  const cut = isCompressed ? long : [];
  const removed = cut.reduce((sum, [from, to]) => sum + to - from, 0);
  const share = Math.min(0.5, cut.length * BREAK);
  const unit = (1 - share) / Math.max(1, last - first - removed);
  const place = (time) => {
    let at = (time - first) * unit;
    for (const [from, to] of cut) {
      if (time >= to) at += share / cut.length - (to - from) * unit;
      else if (time > from) at += ((time - from) / (to - from)) * (share / cut.length) - (time - from) * unit;
    }
    return at;
  };
  const isInGap = (time) => cut.some(([from, to]) => time > from && time < to);
  return {
    place, first, last, hasIdle: long.length > 0, breaks: cut.map(([from, to]) => ({ from, to, at: place(from), until: place(to) })),
    ticks: ticks(first, last, place, isInGap),
  };
}

/** Round times, far enough apart to be read. */
function ticks(first, last, place, isInGap) {
  const wanted = 1 / 7;
  const perUnit = [1, 2, 5].flatMap((digit) => Array.from({ length: 12 }, (_, power) => digit * 10 ** power)).sort((a, b) => a - b);
  const step = perUnit.find((candidate) => place(first + candidate) - place(first) >= wanted) ?? Math.max(1, last - first);
  const found = [];
  let before = -1;
  for (let time = 0, count = 0; time <= last && count < 4000; time += step, count += 1) {
    const at = place(time);
    if (time < first || isInGap(time) || at - before < wanted * 0.7 && found.length) continue;
    found.push({ time, at });
    before = at;
  }
  return found;
}
