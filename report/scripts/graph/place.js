// Coordinates: layers are columns, regions are bands. Nodes move towards their neighbours as far as their order allows.

export const NODE = { width: 176, height: 44 };
const GAP = { node: 16, link: 16, band: 34, bandInset: 22, bandTitle: 22, shelf: 110 };
const ROUNDS = 24;

/** Room above a node for the link to itself. */
export const LOOP = 26;
const heightOf = (vertex) => (vertex.node ? NODE.height + (vertex.hasLoop ? 2 * LOOP : 0) : 2);
const apart = (a, b) => (heightOf(a) + heightOf(b)) / 2 + (a.node && b.node ? GAP.node : GAP.link);

/** The values nearest to `wanted` that do not fall: pools of neighbours that would overlap share their mean. */
function nondecreasing(wanted) {
  const pools = [];
  for (const value of wanted) {
    pools.push({ sum: value, count: 1 });
    while (pools.length > 1) {
      const [last, before] = [pools[pools.length - 1], pools[pools.length - 2]];
      if (before.sum / before.count <= last.sum / last.count) break;
      before.sum += last.sum;
      before.count += last.count;
      pools.pop();
    }
  }
  return pools.flatMap((pool) => new Array(pool.count).fill(pool.sum / pool.count));
}

/** Moves a cell's vertices (one layer, one band) as near to where they want to be as their distances allow. */
function settle(cell, sides) {
  let offset = 0;
  const offsets = cell.map((vertex, index) => (offset += index ? apart(cell[index - 1], vertex) : 0));
  const wanted = cell.map((vertex, index) => {
    const near = sides.flatMap((side) => vertex[side]).filter((other) => other.band === vertex.band);
    const mean = near.length ? near.reduce((sum, other) => sum + other.y, 0) / near.length : vertex.y;
    return mean - offsets[index];
  });
  nondecreasing(wanted).forEach((value, index) => (cell[index].y = value + offsets[index]));
}

/** Puts the bands one below the other without a gap or an overlap. */
function stack(bands) {
  let top = 0;
  for (const band of bands) {
    const low = Math.min(...band.vertices.map((vertex) => vertex.y - heightOf(vertex) / 2));
    const shift = top + GAP.bandTitle + GAP.bandInset / 2 - low;
    for (const vertex of band.vertices) vertex.y += shift;
    const high = Math.max(...band.vertices.map((vertex) => vertex.y + heightOf(vertex) / 2));
    Object.assign(band, { top, height: high + GAP.bandInset - top });
    top += band.height + GAP.band;
  }
  return top - GAP.band;
}

/** The left edges of the layers: there is room for labels between them, and more where many links pass. */
function columns(layers, routes, labelOf) {
  const longest = layers.map(() => 0);
  routes.forEach((route, place) => {
    if (route.length === 2) longest[route[0].rank] = Math.max(longest[route[0].rank], labelOf(place).length);
  });
  let x = 0;
  return layers.map((layer, rank) => {
    const links = layer.reduce((sum, vertex) => sum + vertex.after.length, 0);
    const left = x;
    x += NODE.width + Math.min(220, Math.max(80, 30 + longest[rank] * 6) + links * 3);
    return left;
  });
}

/** Bands beside each other where one below the other would be too tall to read: `wanted` is the width over the height of the window. */
function shelve(bands, height, wanted) {
  const widest = Math.max(...bands.map((band) => band.width));
  const shelves = (count) => {
    const [most, columns] = [(height + GAP.band) / count, [[]]];
    let used = 0;
    for (const band of bands) {
      if (used + band.height / 2 > most && columns.length < count) {
        columns.push([]);
        used = 0;
      }
      columns[columns.length - 1].push(band);
      used += band.height + GAP.band;
    }
    const tallest = Math.max(...columns.map((column) => column.reduce((sum, band) => sum + band.height + GAP.band, 0)));
    return { columns, scale: Math.min(wanted / (columns.length * (widest + GAP.shelf)), 1 / tallest) };
  };
  const choices = [1, 2, 3].filter((count) => count <= bands.length).map(shelves);
  const best = choices.reduce((kept, next) => (next.scale > kept.scale * 1.2 ? next : kept));
  best.columns.forEach((column, index) => {
    let top = 0;
    for (const band of column) {
      const [dx, dy] = [index * (widest + GAP.shelf) - (index ? band.left - bands[0].left : 0), top - band.top];
      for (const vertex of band.vertices) Object.assign(vertex, { x: vertex.x + dx, y: vertex.y + dy });
      Object.assign(band, { left: band.left + dx, top });
      top += band.height + GAP.band;
    }
  });
}

/**
 * Gives each vertex `x` (its left edge) and `y` (its middle).
 * @returns `{ bands, width, height }`, of a band `{ name, left, top, width, height }`
 */
export function placed({ vertices, layers, routes }, names, { wanted, labelOf }) {
  const bands = names.map((name, index) => ({
    name, vertices: vertices.filter((vertex) => vertex.band === index),
  })).filter((band) => band.vertices.length);
  const cells = layers.map((layer) => bands.map((band) => layer.filter((vertex) => band.vertices[0].band === vertex.band)).filter((cell) => cell.length));
  for (const cell of cells.flat()) cell.reduce((y, vertex, index) => (vertex.y = index ? y + apart(cell[index - 1], vertex) : 0), 0);
  stack(bands);
  for (let round = 0; round < ROUNDS; round += 1) {
    const forward = round % 2 === 0;
    const sides = round > ROUNDS - 4 ? ["before", "after"] : [forward ? "before" : "after"];
    for (const layer of forward ? cells : cells.toReversed()) for (const cell of layer) settle(cell, sides);
    stack(bands);
  }
  const height = stack(bands);
  const left = columns(layers, routes, labelOf);
  for (const vertex of vertices) vertex.x = left[vertex.rank];
  for (const band of bands) {
    const xs = band.vertices.map((vertex) => vertex.x);
    band.left = Math.min(...xs) - GAP.bandInset;
    band.width = Math.max(...xs) + NODE.width + GAP.bandInset - band.left;
  }
  if (bands.length) shelve(bands, height, wanted);
  const [xs, ys] = [bands.flatMap((band) => [band.left, band.left + band.width]), bands.map((band) => band.top + band.height)];
  const start = Math.min(0, ...xs);
  return { bands, left: start, width: Math.max(NODE.width, ...xs) - start, height: Math.max(NODE.height, ...ys) };
}
