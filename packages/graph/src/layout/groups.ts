// The whole picture from scratch: connected groups are laid out each for itself, tall columns of one group in several
// strips, and stand below each other, by namespace and precedence, in several blocks where one would be very tall; what many groups share (gateways, the mesh, what stands
// before them) is placed last, beside them. Sorted by namespace, each has a band of its own across all blocks.
import { orderGroup } from './order.ts';
import { mostStrips } from './columns.ts';
import { isHub, type Arc, type Slot, type Slots } from './slots.ts';
import { nodeGap, stack } from './stack.ts';

const groupGap = 40;
const namespaceGap = 72;
/** Around and above what stands in a band: its frame and its name. */
const bandGap = 96;
const rounds = 3;
/** A picture taller than this is laid out in blocks. */
const tall = 2400;
/** No block of a band is lower than this, while there is more. */
const leastShare = 600;
/** Its width for each unit of height, then. */
const aspect = 1.6;

interface Options {
  /** From one block to the next, once it is known how wide each column is. */
  readonly pitch: () => number;
  readonly byNamespace: boolean;
}

/** Sets `y` and `block` of every slot. */
export function placeGroups(slots: Slots, { pitch, byNamespace }: Options): void {
  const hub = (slot: Slot): boolean => isHub(slots, slot);
  const groups = connected(
    slots.slots.filter((slot) => !hub(slot)),
    hub,
    byNamespace,
  ).map(placed);
  const hubs = slots.slots.filter(hub);
  const height = groups.reduce((sum, group) => sum + group.height + groupGap, 0);
  const blocks = height > tall ? Math.max(1, Math.round(Math.sqrt((height * aspect) / pitch()))) : 1;
  if (byNamespace) placeBands(groups, hubs, slots.hubColumns, blocks);
  else {
    flowGroups(groups, 0, blocks);
    placeHubs(hubs, slots.hubColumns);
  }
}

/** Laid out for itself, from 0 on. */
interface Group {
  readonly slots: readonly Slot[];
  readonly namespace: string;
  readonly height: number;
  readonly isAlone: boolean;
}

function placed(slots: readonly Slot[]): Group {
  const alone = isAlone(slots);
  if (!alone) placeGroup(slots);
  const highest = slots.reduce((least, slot) => Math.min(least, slot.y), Infinity);
  let height = 0;
  for (const slot of slots) {
    slot.y -= highest;
    height = Math.max(height, slot.y + slot.height);
  }
  return { slots, height, isAlone: alone, namespace: firstOf(slots)?.namespace ?? '' };
}

/** Groups joined by arcs, ordered by namespace, then precedence of their first node. */
function connected(
  slots: readonly Slot[],
  hub: (slot: Slot) => boolean,
  byNamespace: boolean,
): readonly (readonly Slot[])[] {
  const seen = new Set<Slot>();
  const groups: Slot[][] = [];
  for (const start of slots) {
    if (seen.has(start)) continue;
    const group: Slot[] = [];
    const stackOfSlots = [start];
    seen.add(start);
    for (let slot = stackOfSlots.pop(); slot; slot = stackOfSlots.pop()) {
      group.push(slot);
      for (const next of neighbours(slot)) {
        if (seen.has(next) || hub(next) || (byNamespace && next.namespace !== start.namespace)) continue;
        seen.add(next);
        stackOfSlots.push(next);
      }
    }
    groups.push(group);
  }
  const firsts = new Map(groups.map((group) => [group, firstOf(group)]));
  return groups.toSorted((a, b) => compareSlots(firsts.get(a), firsts.get(b)));
}

/** A node without edges. */
function isAlone(group: readonly Slot[]): boolean {
  const [first] = group;
  return group.length === 1 && first?.left.length === 0 && first.right.length === 0;
}

function neighbours(slot: Slot): readonly Slot[] {
  return [...slot.left.map((arc) => arc.from), ...slot.right.map((arc) => arc.to)];
}

function firstOf(group: readonly Slot[]): Slot | undefined {
  return group.reduce<Slot | undefined>((first, slot) => {
    if (!slot.node) return first;
    if (!first) return slot;
    return slot.column < first.column || (slot.column === first.column && slot.rank < first.rank) ? slot : first;
  }, undefined);
}

function compareSlots(a: Slot | undefined, b: Slot | undefined): number {
  const namespaceA = a?.namespace ?? '';
  const namespaceB = b?.namespace ?? '';
  if (namespaceA !== namespaceB) return namespaceA < namespaceB ? -1 : 1;
  return (a?.rank ?? 0) - (b?.rank ?? 0);
}

/**
 * Groups below each other, from one block to the next whenever it holds its share.
 *
 * @returns where they end
 */
function flowGroups(groups: readonly Group[], top: number, blocks: number): number {
  const whole = groups.reduce((sum, group) => sum + (group.isAlone ? 0 : group.height + groupGap), 0);
  const share = blocks > 1 ? Math.max(leastShare, whole / blocks) : Infinity;
  let block = 0;
  let y = top;
  let bottom = top;
  let namespace: string | undefined;
  for (const group of groups) {
    if (group.isAlone) continue;
    const gap = namespace === undefined ? 0 : namespace === group.namespace ? groupGap : namespaceGap;
    namespace = group.namespace;
    // What lies by half in its share goes there: no block is left with a remainder.
    const isFull = y > top && y + gap + group.height / 2 - top > share;
    if (isFull) block += 1;
    y = isFull ? top : y + gap;
    for (const slot of group.slots) {
      slot.y += y;
      slot.block = block;
    }
    y += group.height;
    bottom = Math.max(bottom, y);
  }
  return placeSingles(groups, namespace === undefined ? top : bottom + groupGap, share) ?? bottom;
}

/** Column by column below everything. @returns where they end; undefined when there are none */
function placeSingles(groups: readonly Group[], top: number, share: number): number | undefined {
  const columns = new Map<number, Slot[]>();
  for (const { slots, isAlone: alone } of groups) {
    const [slot] = slots;
    if (!alone || !slot) continue;
    const column = columns.get(slot.column);
    if (column) column.push(slot);
    else columns.set(slot.column, [slot]);
  }
  let bottom: number | undefined;
  for (const column of columns.values()) {
    const height = column.reduce((sum, slot) => sum + slot.height + nodeGap, 0);
    const most = Math.min(share, Math.max(tall / 2, height / Math.max(1, Math.round(height / tall))));
    let y = top;
    let block = 0;
    for (const slot of column) {
      if (y > top && y + slot.height - top > most) {
        block += 1;
        y = top;
      }
      slot.y = y;
      slot.block = block;
      y += slot.height + nodeGap;
      bottom = Math.max(bottom ?? 0, y - nodeGap);
    }
  }
  return bottom;
}

function placeGroup(group: readonly Slot[]): void {
  const byColumn = orderGroup(group).flatMap(stripsOf);
  for (const column of byColumn)
    stackColumn(
      column,
      column.map(() => 0),
    );
  for (let round = 0; round < rounds; round++) {
    for (const column of byColumn)
      stackColumn(
        column,
        column.map((slot) => wantedY(slot, slot.left)),
      );
    for (const column of byColumn.toReversed())
      stackColumn(
        column,
        column.map((slot) => wantedY(slot, slot.right)),
      );
  }
}

/** What is one column to the order, in strips that are not much higher than all of them are wide. Waypoints stay in the first. */
function stripsOf(column: readonly Slot[]): readonly (readonly Slot[])[] {
  const nodes = column.filter(({ node }) => node);
  const height = nodes.reduce((sum, slot) => sum + slot.height + nodeGap, 0);
  const width = nodes.reduce((most, { node }) => Math.max(most, node?.width ?? 0), 1);
  const count = height > tall ? Math.min(mostStrips, Math.ceil(Math.sqrt(height / width))) : 1;
  if (count === 1) return [column];
  let above = 0;
  for (const slot of nodes) {
    slot.strip = Math.min(count - 1, Math.floor((above / height) * count));
    above += slot.height + nodeGap;
  }
  return Array.from({ length: count }, (_, strip) => column.filter((slot) => slot.strip === strip));
}

function stackColumn(column: readonly Slot[], wanted: readonly number[]): void {
  stack(column, wanted, (i) => (column[i]?.node && column[i + 1]?.node ? nodeGap : nodeGap / 2));
}

/** Level with its neighbours on one side, on average; where it is when it has none. */
function wantedY(slot: Slot, arcs: readonly Arc[]): number {
  if (arcs.length === 0) return slot.y;
  const sum = arcs.reduce(
    (total, arc) => total + (arc.to === slot ? arc.from.y + arc.fromY - arc.toY : arc.to.y + arc.toY - arc.fromY),
    0,
  );
  return sum / arcs.length;
}

function placeHubs(hubs: readonly Slot[], count: number): void {
  for (let column = count - 1; column >= 0; column--) {
    const own = hubs.filter((slot) => slot.column === column);
    const wanted = new Map(own.map((slot) => [slot, slot.right.length > 0 ? wantedY(slot, slot.right) : Infinity]));
    const ordered = own.toSorted((a, b) => {
      const left = wanted.get(a) ?? 0;
      const right = wanted.get(b) ?? 0;
      return left === right ? a.rank - b.rank : left - right;
    });
    // Those that lead nowhere follow the last that does.
    let lowest = 0;
    const places = ordered.map((slot) => {
      const place = wanted.get(slot) ?? 0;
      const y = place === Infinity ? lowest : place;
      lowest = y + slot.height + nodeGap;
      return y;
    });
    stackColumn(ordered, places);
  }
}

/** One namespace below the other, hubs beside their own. */
function placeBands(groups: readonly Group[], hubs: readonly Slot[], hubColumns: number, blocks: number): void {
  const names = [...new Set([...groups.map((group) => group.namespace), ...hubs.map((slot) => slot.namespace)])].sort();
  let top = 0;
  for (const name of names) {
    const bottom = flowGroups(
      groups.filter((group) => group.namespace === name),
      top,
      blocks,
    );
    const own = hubs.filter((slot) => slot.namespace === name);
    let end = bottom;
    for (let column = hubColumns - 1; column >= 0; column--)
      end = Math.max(
        end,
        placeBandHubs(
          own.filter((slot) => slot.column === column),
          top,
          bottom,
        ),
      );
    top = end + bandGap;
  }
}

/** Level with what they lead to, inside their band. @returns where they end */
function placeBandHubs(hubs: readonly Slot[], top: number, bottom: number): number {
  const wanted = new Map(hubs.map((slot) => [slot, slot.right.length > 0 ? wantedY(slot, slot.right) : top]));
  const ordered = hubs.toSorted((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || a.rank - b.rank);
  let rest = ordered.reduce((sum, slot) => sum + slot.height + nodeGap, -nodeGap);
  let free = top;
  for (const slot of ordered) {
    slot.y = Math.max(free, Math.min(wanted.get(slot) ?? 0, bottom - rest));
    free = slot.y + slot.height + nodeGap;
    rest -= slot.height + nodeGap;
  }
  return hubs.length > 0 ? free - nodeGap : top;
}
