// The panel that tells of one node, edge or invocation.

import { edgeDetails } from "./edge.js";
import { invocationDetails } from "./invocation.js";
import { nodeDetails } from "./node.js";

/** Undefined where there is no such thing: an address from another report. */
export function detailsOf(model, show) {
  const [sort, id] = [show.slice(0, show.indexOf(":")), show.slice(show.indexOf(":") + 1)];
  if (sort === "node" && model.byId.has(id)) return nodeDetails(model, model.byId.get(id));
  if (sort === "edge") {
    const edge = model.edges.find((entry) => String(entry.index) === id);
    return edge && edgeDetails(model, edge);
  }
  return sort === "invocation" && model.traceOf.has(id) ? invocationDetails(model, id) : undefined;
}
