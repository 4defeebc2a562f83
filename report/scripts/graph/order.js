// The order of nodes within a layer, so that few links cross. Regions are bands one below the other; a node stays in its band.

const ROUNDS = 14;

/** Nodes and, where a link passes a layer, a place for it: `{ rank, band, node?, link?, before, after }`. */
function verticesOf(nodes, links, rank, back, bandOf) {
  const vertices = nodes.map((node, index) => ({ id: index, node, rank: rank[index], band: bandOf(node), before: [], after: [] }));
  const routes = links.map((link, place) => {
    if (link.from === link.to) {
      vertices[link.from].hasLoop = true;
      return [vertices[link.from]];
    }
    const [left, right] = back.has(place) ? [link.to, link.from] : [link.from, link.to];
    const route = [vertices[left]];
    for (let layer = rank[left] + 1; layer < rank[right]; layer += 1) {
      const isNear = layer - rank[left] <= (rank[right] - rank[left]) / 2;
      const vertex = { id: vertices.length, link: place, rank: layer, band: (isNear ? vertices[left] : vertices[right]).band, before: [], after: [] };
      vertices.push(vertex);
      route.push(vertex);
    }
    route.push(vertices[right]);
    for (let step = 1; step < route.length; step += 1) {
      route[step - 1].after.push(route[step]);
      route[step].before.push(route[step - 1]);
    }
    return route;
  });
  return { vertices, routes };
}

function crossings(layers) {
  let count = 0;
  for (const layer of layers) {
    const pairs = layer.flatMap((vertex) => vertex.after.map((next) => [vertex.place, next.place]));
    for (let a = 0; a < pairs.length; a += 1) {
      for (let b = a + 1; b < pairs.length; b += 1) if ((pairs[a][0] - pairs[b][0]) * (pairs[a][1] - pairs[b][1]) < 0) count += 1;
    }
  }
  return count;
}

const renumber = (layer) => layer.forEach((vertex, place) => (vertex.place = place));

function sweep(layers, side) {
  const order = side === "before" ? layers : layers.toReversed();
  for (const layer of order) {
    for (const vertex of layer) {
      const share = (other) => other.place / Math.max(1, other.layerSize);
      const near = vertex[side];
      vertex.weight = near.length ? near.reduce((sum, other) => sum + share(other), 0) / near.length : share(vertex);
    }
    layer.sort((a, b) => a.band - b.band || a.weight - b.weight || a.place - b.place);
    renumber(layer);
  }
}

/** @returns `{ vertices, routes, layers }`; layers are in order, each vertex has its `place` in it. */
export function orderedLayers(nodes, links, { rank, back }, bandOf) {
  const { vertices, routes } = verticesOf(nodes, links, rank, back, bandOf);
  const layers = Array.from({ length: Math.max(0, ...vertices.map((vertex) => vertex.rank)) + 1 }, () => []);
  for (const vertex of vertices) layers[vertex.rank].push(vertex);
  for (const layer of layers) {
    layer.sort((a, b) => a.band - b.band || a.id - b.id);
    renumber(layer);
    for (const vertex of layer) vertex.layerSize = layer.length;
  }
  let best = { count: crossings(layers), places: vertices.map((vertex) => vertex.place) };
  for (let round = 0; round < ROUNDS && best.count > 0; round += 1) {
    sweep(layers, round % 2 ? "after" : "before");
    const count = crossings(layers);
    if (count < best.count) best = { count, places: vertices.map((vertex) => vertex.place) };
  }
  vertices.forEach((vertex, index) => (vertex.place = best.places[index]));
  for (const layer of layers) layer.sort((a, b) => a.place - b.place);
  return { vertices, routes, layers };
}
