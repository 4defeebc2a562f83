// The course of each link: smooth curves from port to port, past the nodes in between.

import { NODE } from "./place.js";

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
  const [x, y] = [vertex.x + NODE.width, vertex.y];
  return { path: `M${x} ${y - 8}C${x + 42} ${y - 34} ${x + 42} ${y + 34} ${x + 3} ${y + 8}`, label: { x: x + 40, y } };
}

function curve(points, isBack) {
  const line = isBack ? points.toReversed() : points;
  let path = `M${line[0].x} ${line[0].y}`;
  for (let step = 1; step < line.length; step += 1) {
    const [from, to] = [line[step - 1], line[step]];
    const forward = isBack ? -1 : 1;
    const reach = forward * Math.max(Math.abs(to.x - from.x) / 2, forward * (to.x - from.x) < 0 ? 70 : 0);
    path += from.y === to.y ? `L${to.x} ${to.y}` : `C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${to.x} ${to.y}`;
  }
  const half = Math.floor((points.length - 1) / 2);
  return { path, label: { x: (points[half].x + points[half + 1].x) / 2, y: (points[half].y + points[half + 1].y) / 2 } };
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
    return curve(points, isBack);
  });
}
