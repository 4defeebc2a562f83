// The report's data with the indexes that the views need.

import { number, operationName, shortened } from "./format.js";

const FAMILIES = {
  function: "compute", "state-machine": "compute", pipe: "compute",
  topic: "messages", queue: "messages", stream: "messages", bus: "messages", rule: "messages", "delivery-stream": "messages", broker: "messages",
  kafka: "messages", "iot-topic": "messages", "iot-rule": "messages", email: "messages",
  table: "storage", bucket: "storage", database: "storage", "log-group": "storage",
};

/** Which of four colours a kind of node has. */
export const familyOf = (kind) => FAMILIES[kind] ?? "outside";

function nodesOf(graph) {
  return graph.nodes.map((node, index) => ({ ...node, index, family: familyOf(node.kind), links: [], count: 0, errors: 0 }));
}

/** One link for all edges from one node to another: what the graph draws. */
function linksOf(edges) {
  const links = new Map();
  for (const edge of edges) {
    const key = `${edge.source.index} ${edge.target.index}`;
    let link = links.get(key);
    if (!link) {
      link = { index: links.size, source: edge.source, target: edge.target, edges: [], count: 0, errors: 0, ambiguous: 0, comparison: undefined };
      links.set(key, link);
      edge.source.links.push(link);
      if (edge.target !== edge.source) edge.target.links.push(link);
    }
    edge.link = link;
    link.edges.push(edge);
    link.count += edge.count;
    link.errors += edge.errors;
    link.ambiguous += edge.ambiguous;
    if (edge.comparison && edge.comparison !== "both") link.comparison = edge.comparison;
  }
  return [...links.values()];
}

function edgesOf(report, byId) {
  return report.graph.edges.flatMap((edge, index) => {
    const [source, target] = [byId.get(edge.from), byId.get(edge.to)];
    if (!source || !target) return [];
    source.errors += edge.errors;
    target.count += edge.count;
    return [{ ...edge, index, source, target, evidence: report.evidence[index], latency: edge.latency, duration: edge.duration }];
  });
}

function tracesOf(report) {
  return report.traces.traces.map((trace, index) => ({
    ...trace, index, regions: new Set(trace.spans.map((span) => span.region)).size,
    fanIn: trace.spans.filter((span) => new Set(span.causes.map((cause) => cause.invocation)).size > 1).length,
  }));
}

/** Everything that the views read. */
export function modelOf(report) {
  const nodes = nodesOf(report.graph);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = edgesOf(report, byId);
  const links = linksOf(edges).sort((a, b) => b.count - a.count || a.index - b.index);
  const functions = new Map(report.functions.map((row) => [`${row.name}\n${row.region}`, row]));
  for (const node of nodes) {
    node.runs = node.kind === "function" ? functions.get(`${node.name}\n${node.region}`)?.invocations : undefined;
    node.links.sort((a, b) => b.count - a.count || a.index - b.index);
  }
  const traces = tracesOf(report);
  const traceOf = new Map();
  for (const trace of traces) for (const span of trace.spans) if (!traceOf.has(span.invocation)) traceOf.set(span.invocation, trace);
  const node = (name, region) => byId.get(`function:${name}@${region}`) ?? byId.get(`function:${name}`);
  return {
    report, nodes, byId, edges, links, traces, traceOf, functionNode: node, completeness: report.graph.completeness,
    statisticsOf: (item) => (item.kind === "function" ? functions.get(`${item.name}\n${item.region}`) : undefined),
  };
}

/** As the graph writes it. */
export const drawnLabel = (link) => `${shortened(linkLabel(link), 18)} ×${number(link.count)}`;

/** The label of a link: its operations, the busiest first. */
export function linkLabel(link) {
  const names = [...new Set(link.edges.toSorted((a, b) => b.count - a.count).map((edge) => operationName(edge.kind)))];
  return names.length > 1 ? `${names[0]} +${names.length - 1}` : names[0];
}
