// The rows of a waterfall: runs below what caused them, with their calls where they are unfolded.

/** A run stands below its first proven cause, a later run of an invocation below the one before it. */
function parentOf(trace, index) {
  const span = trace.spans[index];
  if (span.attempt > 1) {
    const earlier = trace.spans.findLastIndex((other, place) => place < index && other.invocation === span.invocation);
    if (earlier >= 0) return parentOf(trace, earlier);
  }
  const cause = span.causes.find((entry) => entry.certainty === "exact" && entry.span !== undefined && entry.span !== index);
  return cause?.span;
}

/** Children of each run, and the runs at the top; loops, which hostile records may make, are cut. */
export function treeOf(trace) {
  const parents = trace.spans.map((_, index) => parentOf(trace, index));
  const children = trace.spans.map(() => []);
  const roots = [];
  parents.forEach((parent, index) => {
    const seen = new Set([index]);
    let above = parent;
    while (above !== undefined && !seen.has(above)) {
      seen.add(above);
      above = parents[above];
    }
    if (parent === undefined || above !== undefined) roots.push(index);
    else children[parent].push(index);
  });
  return { children, roots };
}

/** `{ span, depth, hasChildren }` and, below an unfolded run, `{ span, call, depth }`. */
export function rowsOf(trace, tree, { closed, unfolded }) {
  const rows = [];
  const stack = tree.roots.toReversed().map((span) => ({ span, depth: 0 }));
  while (stack.length) {
    const { span, depth } = stack.pop();
    rows.push({ span, depth, hasChildren: tree.children[span].length > 0, isClosed: closed.has(span) });
    if (unfolded.has(span)) trace.spans[span].calls.forEach((_, call) => rows.push({ span, call, depth: depth + 1 }));
    if (!closed.has(span)) for (const child of tree.children[span].toReversed()) stack.push({ span: child, depth: depth + 1 });
  }
  return rows;
}

/** The chain of causes that led to the run that ended last. */
export function criticalPath(trace) {
  const end = (span) => span.start + (span.duration ?? 0);
  let current = trace.spans.reduce((last, span, index) => (last < 0 || end(span) > end(trace.spans[last]) ? index : last), -1);
  const path = new Set();
  while (current !== undefined && current >= 0 && !path.has(current)) {
    path.add(current);
    // Of several causes the last one kept it waiting.
    const causes = trace.spans[current].causes.filter((cause) => cause.certainty === "exact" && cause.span !== undefined);
    current = causes.toSorted((a, b) => trace.spans[b.span].start - trace.spans[a.span].start)[0]?.span;
  }
  return path;
}
