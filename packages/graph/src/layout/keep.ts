// A changed picture in the places it had: what was placed stays, what is new goes to the nearest free place beside its
// neighbours, and only what a grown node would cover moves down.
import type { Layout, NodeId, Pins, Point } from '../graph.ts';
import { blockOf, laneOf, mostStrips, type Strip } from './columns.ts';
import type { Arc, Slot, Slots } from './slots.ts';
import { nodeGap } from './stack.ts';

/** What is known of the layout before. */
interface Former {
  /** Of the nodes that are still there; at least one. */
  readonly places: Readonly<Record<NodeId, Point>>;
  readonly spots: ReadonlyMap<NodeId, Strip>;
  readonly routes: Layout['routes'];
}

/** Sets `y` and `block` of every slot. */
export function keepPlaces({ slots, waypoints, hubColumns }: Slots, former: Former, pins: Pins): void {
  const { places } = former;
  const placed = new Set<Slot>();
  const columns: Slot[][] = [];
  const put = (slot: Slot, y: number): void => {
    slot.y = y;
    placed.add(slot);
    // A pinned node may stand outside its column; others make room for it later.
    if (slot.node && !pins[slot.id]) (columns[laneOf(slot)] ??= []).push(slot);
  };
  const fresh: Slot[] = [];
  for (const slot of slots) {
    const place = slot.node && places[slot.id];
    const spot = former.spots.get(slot.id);
    slot.block = spot?.block ?? 0;
    slot.strip = spot?.strip ?? 0;
    if (place) put(slot, place.y);
    else if (slot.node) fresh.push(slot);
  }
  for (const column of columns) if (column) pushDown(column);
  placeFresh(fresh, placed, columns, put, hubColumns);
  for (const [edge, way] of waypoints) {
    const block = way.at(-1)?.right[0]?.to.block ?? 0;
    const before = former.routes[edge]?.points.slice(1, -1) ?? [];
    way.forEach((slot, i) => {
      slot.block = slot.column < hubColumns ? 0 : block;
      const known = before.length === 2 * way.length ? before[2 * i]?.y : undefined;
      const wanted = known === undefined ? level(slot, slot.left, () => true) : known - slot.height / 2;
      // Waypoints need less than the gap between nodes: between two nodes there is always room.
      slot.y = freeY(columns[laneOf(slot)] ?? [], wanted ?? 0, slot.height, (nodeGap - slot.height) / 2);
    });
  }
}

/** In order of place, each not above the end of the one before. */
function pushDown(column: Slot[]): void {
  column.sort((a, b) => a.y - b.y || a.rank - b.rank);
  let free = -Infinity;
  for (const slot of column) {
    if (slot.y < free) slot.y = free;
    free = slot.y + slot.height + nodeGap;
  }
}

function placeFresh(
  fresh: readonly Slot[],
  placed: ReadonlySet<Slot>,
  columns: Slot[][],
  put: (slot: Slot, y: number) => void,
  hubColumns: number,
): void {
  const isPlaced = (slot: Slot): boolean => placed.has(slot);
  let waiting = fresh.toSorted((a, b) => a.column - b.column || a.rank - b.rank);
  while (waiting.length > 0) {
    // Neighbours of what is placed come first; when there are none, one begins anew below everything.
    const ready = waiting.filter(
      (slot) => slot.left.some((arc) => isPlaced(arc.from)) || slot.right.some((arc) => isPlaced(arc.to)),
    );
    const [alone] = waiting;
    const now = ready.length > 0 ? ready : alone ? [alone] : [];
    for (const slot of now) {
      // Beside a neighbour of its own block; a hub's neighbours tell nothing, nor does a hub tell a block.
      const beside = [...slot.left.map((arc) => arc.from), ...slot.right.map((arc) => arc.to)].find(
        (other) => isPlaced(other) && other.column >= hubColumns,
      );
      const isHub = slot.column < hubColumns;
      slot.block = isHub ? 0 : (beside?.block ?? shortest(columns));
      const near = level(slot, slot.left, isPlaced) ?? level(slot, slot.right, isPlaced);
      const wanted = near ?? lowest(columns.filter((_, lane) => isHub || blockOf(lane) === slot.block));
      const far = (strip: number): number =>
        Math.abs(freeY(columns[laneOf({ ...slot, strip })] ?? [], wanted, slot.height, nodeGap) - wanted);
      // Strips that stand empty belong to other groups.
      const strips = [...Array(mostStrips).keys()].filter((strip) => columns[laneOf({ ...slot, strip })] !== undefined);
      slot.strip = strips.reduce((best, strip) => (far(strip) < far(best) ? strip : best), strips[0] ?? 0);
      const column = (columns[laneOf(slot)] ??= []);
      put(slot, freeY(column, wanted, slot.height, nodeGap));
      column.sort((a, b) => a.y - b.y);
    }
    waiting = waiting.filter((slot) => !isPlaced(slot));
  }
}

/** Level with placed neighbours on one side, on average. */
function level(slot: Slot, arcs: readonly Arc[], isPlaced: (slot: Slot) => boolean): number | undefined {
  const wanted = arcs.flatMap((arc) => {
    const other = arc.to === slot ? arc.from : arc.to;
    if (!isPlaced(other)) return [];
    return [arc.to === slot ? other.y + arc.fromY - arc.toY : other.y + arc.toY - arc.fromY];
  });
  return wanted.length > 0 ? Math.round(wanted.reduce((sum, y) => sum + y, 0) / wanted.length) : undefined;
}

/** The block that ends first. */
function shortest(columns: readonly (readonly Slot[] | undefined)[]): number {
  const ends: number[] = [];
  columns.forEach((column, lane) => {
    const block = blockOf(lane);
    for (const slot of column ?? []) ends[block] = Math.max(ends[block] ?? 0, slot.y + slot.height);
  });
  return ends.reduce((best, end, block) => (end < (ends[best] ?? 0) ? block : best), 0);
}

function lowest(columns: readonly (readonly Slot[] | undefined)[]): number {
  let bottom = 0;
  for (const column of columns)
    for (const slot of column ?? []) bottom = Math.max(bottom, slot.y + slot.height + nodeGap);
  return bottom;
}

interface Placed {
  readonly y: number;
  readonly height: number;
}

/** The nearest y to `wanted` at which `height` fits with `gap` on both sides. @param column in order of y, apart */
function freeY(column: readonly Placed[], wanted: number, height: number, gap: number): number {
  let best = Infinity;
  let top = -Infinity;
  const consider = (bottom: number): void => {
    if (bottom - top < height) return;
    const y = Math.min(Math.max(wanted, top), bottom - height);
    if (Math.abs(y - wanted) < Math.abs(best - wanted)) best = y;
  };
  for (const slot of column) {
    consider(slot.y - gap);
    top = Math.max(top, slot.y + slot.height + gap);
  }
  consider(Infinity);
  return best;
}
