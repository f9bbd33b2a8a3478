// The lines of edges, and places for their labels: near where they start, on the line, over nothing else.
import type { Box, EdgeRoute, GraphEdge, NodeId, Point } from '../graph.ts';
import { handleY, type Slot } from './slots.ts';

/** A smooth path through the points, level at each: the `d` of an SVG path. Also right while a node is dragged. */
export function bezierPath(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (!start) return '';
  let path = `M${start.x},${start.y}`;
  let before = start;
  for (const point of rest) {
    // Backward edges swing out, so that they leave to the right and arrive from the left all the same.
    const bend = Math.max((point.x - before.x) / 2, Math.min(80, Math.abs(point.y - before.y) / 2 + 24));
    path +=
      point.y === before.y && point.x > before.x
        ? `L${point.x},${point.y}`
        : `C${before.x + bend},${before.y} ${point.x - bend},${point.y} ${point.x},${point.y}`;
    before = point;
  }
  return path;
}

interface Ends {
  readonly from: Slot;
  readonly to: Slot;
}

export function pointsOf(
  edge: GraphEdge,
  { from, to }: Ends,
  between: readonly Point[],
  positions: Readonly<Record<NodeId, Point>>,
): readonly Point[] {
  const start = positions[edge.from];
  const end = positions[edge.to];
  if (!start || !end) return [];
  return [
    { x: start.x + (from.node?.width ?? 0), y: start.y + handleY(from.node, edge.fromHandle) },
    ...between,
    { x: end.x, y: end.y + handleY(to.node, edge.toHandle) },
  ];
}

const besideSource = 8;
const cell = 256;

/** Boxes by place, so that asking whether one is free is cheap. */
export class Occupied {
  readonly #cells = new Map<number, Box[]>();

  add(box: Box): void {
    for (const key of cellsOf(box)) {
      const boxes = this.#cells.get(key);
      if (boxes) boxes.push(box);
      else this.#cells.set(key, [box]);
    }
  }

  isFree(box: Box): boolean {
    return cellsOf(box).every((key) => !this.#cells.get(key)?.some((other) => overlap(box, other)));
  }
}

/** Cells in one number each; two far apart may share one, which costs a comparison and changes nothing. */
function cellsOf({ x, y, width, height }: Box): number[] {
  const keys: number[] = [];
  for (let i = Math.floor(x / cell); i <= Math.floor((x + width) / cell); i++)
    for (let j = Math.floor(y / cell); j <= Math.floor((y + height) / cell); j++) keys.push(j * 1024 + i);
  return keys;
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** @returns undefined when nothing on the first stretch of the line is free */
export function labelBox(edge: GraphEdge, points: readonly Point[], occupied: Occupied): Box | undefined {
  const { label } = edge;
  const [start, next] = points;
  if (!label || !start || !next) return undefined;
  const { width, height } = label;
  const candidates = [0, 0.08, 0.16, 0.24, 0.34, 0.44, 0.56, 0.7].map((t) => {
    // The level bezier from start to next: x runs about evenly, y by smoothstep.
    const x = start.x + besideSource + t * Math.max(0, next.x - start.x - width - 2 * besideSource);
    const along = Math.min(1, Math.max(0, (x + width / 2 - start.x) / Math.max(1, next.x - start.x)));
    const y = t === 0 ? start.y : start.y + (next.y - start.y) * along * along * (3 - 2 * along);
    return { x, y: y - height / 2, width, height };
  });
  return candidates.find((box) => occupied.isFree(box));
}

export function sameRoute(a: EdgeRoute | undefined, points: readonly Point[], label: Box | undefined): a is EdgeRoute {
  if (a?.points.length !== points.length) return false;
  if (a.label?.x !== label?.x || a.label?.y !== label?.y || a.label?.width !== label?.width) return false;
  return points.every((point, i) => a.points[i]?.x === point.x && a.points[i]?.y === point.y);
}
