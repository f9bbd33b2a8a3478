// The vertical order of slots in each column: precedence where it has a meaning (VirtualServices), elsewhere the order
// with few crossings. Sugiyama's barycentre sweeps, keeping the best order seen.
import type { Arc, Slot } from './slots.ts';

const sweeps = 4;

/** Sets `order` of every slot of a connected group. @returns the group by column, in order */
export function orderGroup(group: readonly Slot[]): readonly (readonly Slot[])[] {
  let best = firstOrder(group);
  number(best);
  let fewest = crossings(best);
  let current = best.map((column) => column);
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep++) {
    const rightward = sweep % 2 === 0;
    current = [...current];
    for (let k = 0; k < current.length; k++) {
      const i = rightward ? k : current.length - 1 - k;
      const column = current[i] ?? [];
      current[i] = sorted(column, rightward ? 'left' : 'right');
      number([current[i] ?? []]);
    }
    const count = crossings(current);
    if (count < fewest) {
      fewest = count;
      best = current;
    }
  }
  number(best);
  return best;
}

/** Depth first from the left, in order of precedence and of handles: what belongs together comes together. */
function firstOrder(group: readonly Slot[]): readonly (readonly Slot[])[] {
  const last = group.reduce((most, slot) => Math.max(most, slot.column), 0);
  const byColumn: Slot[][] = Array.from({ length: last + 1 }, () => []);
  const seen = new Set<Slot>();
  const starts = [...group].sort((a, b) => a.column - b.column || a.rank - b.rank);
  for (const start of starts) {
    const stack = [start];
    for (let slot = stack.pop(); slot; slot = stack.pop()) {
      if (seen.has(slot)) continue;
      seen.add(slot);
      byColumn[slot.column]?.push(slot);
      const next = slot.right.toSorted((a, b) => b.fromY - a.fromY);
      for (const arc of next) stack.push(arc.to);
    }
  }
  for (const column of byColumn) if (column.some(isRoute)) column.sort((a, b) => a.rank - b.rank);
  return byColumn;
}

/** VirtualServices stand in order of precedence, whatever that crosses. */
const isRoute = (slot: Slot): boolean => slot.node?.column === 'virtual-service';

function number(byColumn: readonly (readonly Slot[])[]): void {
  for (const column of byColumn)
    column.forEach((slot, i) => {
      slot.order = i;
    });
}

function sorted(column: readonly Slot[], side: 'left' | 'right'): Slot[] {
  if (column.some(isRoute)) return [...column];
  const keys = new Map(column.map((slot) => [slot, barycentre(slot, side)]));
  return column.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0) || a.order - b.order);
}

function barycentre(slot: Slot, side: 'left' | 'right'): number {
  const arcs = slot[side];
  if (arcs.length === 0) return slot.order;
  return arcs.reduce((sum, arc) => sum + place(arc, side === 'left'), 0) / arcs.length;
}

/** Where an arc ends in its column: the slot's order, and the handle's height inside the slot. */
function place(arc: Arc, atFrom: boolean): number {
  return atFrom ? arc.from.order + arc.fromY / (arc.from.height + 1) : arc.to.order + arc.toY / (arc.to.height + 1);
}

/** Pairs of arcs between neighbouring columns that cross, counted by a Fenwick tree over the right ends. */
function crossings(byColumn: readonly (readonly Slot[])[]): number {
  let total = 0;
  for (const column of byColumn) {
    const arcs = column
      .flatMap((slot) => slot.right)
      .toSorted((a, b) => place(a, true) - place(b, true) || a.to.order - b.to.order);
    const size = arcs.reduce((most, arc) => Math.max(most, arc.to.order), 0) + 1;
    const tree = new Int32Array(size + 1);
    let seen = 0;
    for (const arc of arcs) {
      let below = 0;
      for (let i = arc.to.order + 1; i > 0; i -= i & -i) below += tree[i] ?? 0;
      total += seen - below;
      for (let i = arc.to.order + 1; i <= size; i += i & -i) tree[i] = (tree[i] ?? 0) + 1;
      seen++;
    }
  }
  return total;
}
