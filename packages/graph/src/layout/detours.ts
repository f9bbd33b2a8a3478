// Quiet lines reserve no room of their own. Where one would run behind cards of a column between its ends, it goes through
// the nearest gap of that column instead.
import type { Box, GraphNode, NodeId, Point } from '../graph.ts';
import { laneOf, leftOf, type Columns } from './columns.ts';
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

/** The points between the ends of a quiet line; none where its own way is free. */
export function detour(
  { start, end }: { readonly start: Point; readonly end: Point },
  { from, to }: { readonly from: Slot; readonly to: Slot },
  columns: Columns,
  lanes: Lanes,
): readonly Point[] {
  if (from.block !== to.block) return [];
  const points: Point[] = [];
  let last = start;
  for (let column = from.column + 1; column < to.column; column++) {
    const x = leftOf(columns, { column, block: from.block });
    const right = x + (columns.width[column] ?? 0);
    const [enters, leaves] = [levelAt(last, end, x), levelAt(last, end, right)];
    const lane = lanes.get(laneOf({ ...from, column })) ?? [];
    if (!lane.some((box) => box.y < Math.max(enters, leaves) + 2 && box.y + box.height > Math.min(enters, leaves) - 2))
      continue;
    const y = nearestGap(lane, (enters + leaves) / 2);
    last = { x: right, y };
    points.push({ x, y }, last);
  }
  return points;
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
