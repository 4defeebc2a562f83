// Which part of a large graph is drawn: the busiest links, those that fail, and what the reader asked for.

const FAILING = 12;
const NEIGHBOURS = 10;

/**
 * @param limit how many links; nodes are at most two thirds of it.
 * @param revealed nodes that the reader looked for: shown with their busiest links.
 * @param passes a filter of links.
 * @returns `{ nodes, links, hiddenNodes, hiddenLinks }`
 */
export function folded(model, { limit, revealed, passes }) {
  const candidates = model.links.filter(passes);
  const [nodes, links] = [new Set(), new Set()];
  const mostNodes = Math.max(12, Math.floor((limit * 2) / 3));
  const take = (link) => {
    links.add(link);
    nodes.add(link.source).add(link.target);
  };
  for (const node of revealed) {
    nodes.add(node);
    node.links.filter(passes).slice(0, NEIGHBOURS).forEach(take);
  }
  candidates.filter((link) => link.errors > 0).slice(0, FAILING).forEach(take);
  for (const link of candidates) {
    if (links.size >= limit) break;
    const added = Number(!nodes.has(link.source)) + Number(!nodes.has(link.target));
    if (nodes.size + added <= mostNodes || candidates.length <= limit) take(link);
  }
  if (candidates.length <= limit && candidates.length === model.links.length) model.nodes.forEach((node) => nodes.add(node));
  return {
    nodes: model.nodes.filter((node) => nodes.has(node)), links: candidates.filter((link) => links.has(link)),
    hiddenNodes: model.nodes.length - nodes.size, hiddenLinks: model.links.length - links.size,
  };
}
