// The course of each link: smooth curves from port to port, past the nodes in between.

import { LOOP, NODE } from "./place.js";

const ROOM = NODE.height / 2 - 8;

/** Links that enter or leave a node on one side get places of their own there, in the order of where they come from. */
function ports(vertices, routes) {
  const places = routes.map(() => ({ left: 0, right: 0 }));
  for (const vertex of vertices) {
    if (!vertex.node) continue;
    for (const side of ["left", "right"]) {
      const own = routes.flatMap((route, place) => {
        const end = side === "right" ? route[0] : route[route.length - 1];
        const other = side === "right" ? route[1] : route[route.length - 2];
        return route.length > 1 && end === vertex ? [{ place, y: other.y }] : [];
      });
      own.sort((a, b) => a.y - b.y || a.place - b.place);
      const step = own.length > 1 ? Math.min(11, (2 * ROOM) / (own.length - 1)) : 0;
      own.forEach((entry, index) => (places[entry.place][side] = (index - (own.length - 1) / 2) * step));
    }
  }
  return places;
}

function loop(vertex) {
  const [x, y] = [vertex.x + NODE.width, vertex.y - NODE.height / 2];
  return { path: `M${x - 64} ${y}C${x - 64} ${y - LOOP} ${x - 20} ${y - LOOP} ${x - 20} ${y - 4}`, label: { x: x - 42, y: y - LOOP + 10 } };
}

/** The two control points of a step, level with its ends. */
function controls(from, to, isBack) {
  const forward = isBack ? -1 : 1;
  const reach = forward * Math.max(Math.abs(to.x - from.x) / 2, forward * (to.x - from.x) < 0 ? 70 : 0);
  return [from.x + reach, to.x - reach];
}

/** Labels of links side by side stand at different places of their way, or they would cover each other. */
function labelAt(from, to, isBack, share) {
  const [near, far] = controls(from, to, isBack);
  const rest = 1 - share;
  const mix = (a, b, c, d) => rest ** 3 * a + 3 * rest ** 2 * share * b + 3 * rest * share ** 2 * c + share ** 3 * d;
  return { x: mix(from.x, near, far, to.x), y: mix(from.y, from.y, to.y, to.y) };
}

function curve(points, isBack, share) {
  const line = isBack ? points.toReversed() : points;
  let path = `M${line[0].x} ${line[0].y}`;
  for (let step = 1; step < line.length; step += 1) {
    const [from, to] = [line[step - 1], line[step]];
    const [near, far] = controls(from, to, isBack);
    path += from.y === to.y ? `L${to.x} ${to.y}` : `C${near} ${from.y} ${far} ${to.y} ${to.x} ${to.y}`;
  }
  const half = Math.floor((line.length - 1) / 2);
  return { path, label: labelAt(line[half], line[half + 1], isBack, share) };
}

/** `{ path, label: { x, y } }` for each link; arrows end a little before the node. */
export function routed({ vertices, routes }, back) {
  const places = ports(vertices, routes);
  return routes.map((route, place) => {
    if (route.length === 1) return loop(route[0]);
    const isBack = back.has(place);
    const points = [{ x: route[0].x + NODE.width + (isBack ? 4 : 0), y: route[0].y + places[place].right }];
    for (const vertex of route.slice(1, -1)) points.push({ x: vertex.x, y: vertex.y }, { x: vertex.x + NODE.width, y: vertex.y });
    const last = route[route.length - 1];
    points.push({ x: last.x - (isBack ? 0 : 4), y: last.y + places[place].left });
    const isAlone = route.length === 2 && !places[place].left && !places[place].right;
    return curve(points, isBack, isAlone ? 0.5 : [0.5, 0.43, 0.57][place % 3]);
  });
}
