// Where a new card can stand without covering another: as near as may be to where it was wanted.
import type { Graph, Layout, Point } from '@portolan/graph';

/** Chart units between the places that are tried, and between cards. */
const grid = 32;
const gap = 16;
const mostRings = 40;

/** @param wanted its top left corner */
export function freePlace(
  { nodes }: Graph,
  { positions }: Layout,
  wanted: Point,
  size: { readonly width: number; readonly height: number },
): Point {
  const boxes = nodes.flatMap(({ id, width, height }) => {
    const at = positions[id];
    return at ? [{ ...at, width, height }] : [];
  });
  const isFree = ({ x, y }: Point): boolean =>
    !boxes.some(
      (box) =>
        x < box.x + box.width + gap &&
        box.x < x + size.width + gap &&
        y < box.y + box.height + gap &&
        box.y < y + size.height + gap,
    );
  for (let ring = 0; ring <= mostRings; ring++) {
    const found = around(wanted, ring).find(isFree);
    if (found) return found;
  }
  return wanted;
}

/** The places of one ring, the nearest first. */
function around({ x, y }: Point, ring: number): readonly Point[] {
  if (ring === 0) return [{ x, y }];
  const places: Point[] = [];
  for (let i = -ring; i <= ring; i++)
    for (let j = -ring; j <= ring; j++)
      if (Math.max(Math.abs(i), Math.abs(j)) === ring) places.push({ x: x + i * grid, y: y + j * grid });
  return places.sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y));
}
