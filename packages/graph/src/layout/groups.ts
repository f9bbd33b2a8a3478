// The whole picture from scratch: connected groups are laid out each for itself and stand below each other, by namespace
// and precedence; what many groups share (gateways, the mesh, what stands before them) is placed last, beside them.
import { columns } from '../graph.ts';
import { orderGroup } from './order.ts';
import type { Arc, Slot, Slots } from './slots.ts';
import { nodeGap, stack } from './stack.ts';

const groupGap = 40;
const namespaceGap = 72;
const rounds = 3;

/** Sets `y` of every slot. */
export function placeGroups({ slots, used }: Slots): void {
  const hubColumns = used.filter((column) => column <= columns.indexOf('gateway')).length;
  const isHub = (slot: Slot): boolean => slot.column < hubColumns;
  const groups = connected(
    slots.filter((slot) => !isHub(slot)),
    isHub,
  );
  const bottom = placeBelowEachOther(groups);
  placeSingles(groups.filter(isAlone).flat(), bottom);
  placeHubs(slots.filter(isHub), hubColumns);
}

/** Groups joined by arcs, ordered by namespace, then precedence of their first node. */
function connected(slots: readonly Slot[], isHub: (slot: Slot) => boolean): readonly (readonly Slot[])[] {
  const seen = new Set<Slot>();
  const groups: Slot[][] = [];
  for (const start of slots) {
    if (seen.has(start)) continue;
    const group: Slot[] = [];
    const stackOfSlots = [start];
    seen.add(start);
    for (let slot = stackOfSlots.pop(); slot; slot = stackOfSlots.pop()) {
      group.push(slot);
      for (const next of neighbours(slot))
        if (!seen.has(next) && !isHub(next)) {
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
  const namespaceA = a?.node?.namespace ?? '';
  const namespaceB = b?.node?.namespace ?? '';
  if (namespaceA !== namespaceB) return namespaceA < namespaceB ? -1 : 1;
  return (a?.rank ?? 0) - (b?.rank ?? 0);
}

/** @returns where the next group may begin */
function placeBelowEachOther(groups: readonly (readonly Slot[])[]): number {
  let top = 0;
  let namespace: string | undefined;
  for (const group of groups) {
    if (isAlone(group)) continue;
    const own = firstOf(group)?.node?.namespace ?? '';
    if (namespace !== undefined) top += own === namespace ? groupGap : namespaceGap;
    namespace = own;
    placeGroup(group);
    const highest = group.reduce((least, slot) => Math.min(least, slot.y), Infinity);
    let lowest = 0;
    for (const slot of group) {
      slot.y += top - highest;
      lowest = Math.max(lowest, slot.y + slot.height);
    }
    top = lowest;
  }
  return namespace === undefined ? 0 : top + groupGap;
}

function placeGroup(group: readonly Slot[]): void {
  const byColumn = orderGroup(group);
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

/** Column by column below everything. */
function placeSingles(singles: readonly Slot[], top: number): void {
  const cursors = new Map<number, number>();
  for (const slot of singles) {
    slot.y = cursors.get(slot.column) ?? top;
    cursors.set(slot.column, slot.y + slot.height + nodeGap);
  }
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
