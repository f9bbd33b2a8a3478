// Quiet lines reserve no room of their own, nor do any where a column stands in several strips. Where one would run behind
// cards between its ends, it goes through the nearest gap of their strip instead.
import type { Box, GraphNode, NodeId, Point } from '../graph.ts';
import { laneOf, leftOf, type Columns, type Strip } from './columns.ts';
import type { Slot, Slots } from './slots.ts';

/** A gap that a line fits through, and what it keeps from the outermost card. */
const least = 10;
const clearance = 12;

/** The cards of each column of each block, downwards. */
export type Lanes = ReadonlyMap<number, readonly Box[]>;

/** Cards that a person has put elsewhere stand in no column. */
export function lanesOf(
  { byNode }: Slots,
  columns: Columns,
  positions: Readonly<Record<NodeId, Point>>,
  boxOf: (node: GraphNode) => Box,
): Lanes {
  const lanes = new Map<number, Box[]>();
  for (const [id, slot] of byNode) {
    if (!slot.node || positions[id]?.x !== leftOf(columns, slot)) continue;
    const lane = lanes.get(laneOf(slot));
    if (lane) lane.push(boxOf(slot.node));
    else lanes.set(laneOf(slot), [boxOf(slot.node)]);
  }
  for (const lane of lanes.values()) lane.sort((a, b) => a.y - b.y);
  return lanes;
}

/** The strips that a line passes, from left to right. @param isWhole also those of whole columns between, which have waypoints */
export function stripsBetween({ strips }: Columns, from: Slot, to: Slot, isWhole: boolean): readonly Strip[] {
  const { block } = to;
  const passed: Strip[] = [];
  for (let column = from.column; column <= to.column; column++) {
    const isBetween = column > from.column && column < to.column;
    const first = column === from.column ? from.strip + 1 : isBetween && !isWhole ? 1 : 0;
    const end = column === to.column ? to.strip : (strips[column] ?? 1);
    for (let strip = first; strip < end; strip++) passed.push({ column, block, strip });
  }
  return passed;
}

/** The points between the ends of a line, with those it has already; none more where its own way is free. */
export function detour(
  points: readonly Point[],
  passed: readonly Strip[],
  columns: Columns,
  lanes: Lanes,
): readonly Point[] {
  const way = [...points];
  for (const strip of passed) {
    const x = leftOf(columns, strip);
    const right = x + (columns.width[strip.column] ?? 0);
    const next = way.findIndex((point) => point.x >= right);
    const [last, end] = [way[next - 1], way[next]];
    if (!last || !end || last.x > x) continue;
    const [enters, leaves] = [levelAt(last, end, x), levelAt(last, end, right)];
    const lane = lanes.get(laneOf(strip)) ?? [];
    if (!lane.some((box) => box.y < Math.max(enters, leaves) + 2 && box.y + box.height > Math.min(enters, leaves) - 2))
      continue;
    const y = nearestGap(lane, (enters + leaves) / 2);
    way.splice(next, 0, { x, y }, { x: right, y });
  }
  return way;
}

/** The height of a line that is level at both of its ends. */
function levelAt(start: Point, end: Point, x: number): number {
  const t = Math.min(1, Math.max(0, (x - start.x) / Math.max(1, end.x - start.x)));
  return start.y + (end.y - start.y) * t * t * (3 - 2 * t);
}

function nearestGap(lane: readonly Box[], wanted: number): number {
  let best = (lane[0]?.y ?? wanted) - clearance;
  lane.forEach((box, i) => {
    const bottom = box.y + box.height;
    const next = lane[i + 1];
    if (next && next.y - bottom < least) return;
    const y = next
      ? Math.min(Math.max(wanted, bottom + least / 2), next.y - least / 2)
      : Math.max(wanted, bottom + clearance);
    if (Math.abs(y - wanted) < Math.abs(best - wanted)) best = y;
  });
  return best;
}
