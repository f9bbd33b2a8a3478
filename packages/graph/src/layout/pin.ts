// Pinned nodes stay where a person put them; the others make room.
import type { Box } from '../graph.ts';
import type { Slot } from './slots.ts';
import { nodeGap } from './stack.ts';

/**
 * Moves the slots of one column below what they would cover, keeping their order.
 *
 * @param column without pinned nodes
 * @param obstacles pinned boxes that stand in the column's width
 */
export function avoid(column: readonly Slot[], obstacles: readonly Box[]): void {
  if (obstacles.length === 0) return;
  const ordered = column.toSorted((a, b) => a.y - b.y || a.rank - b.rank);
  const sorted = obstacles.toSorted((a, b) => a.y - b.y);
  let free = -Infinity;
  for (const slot of ordered) {
    // A waypoint gives way to nodes by half the gap, so that it fits between two of them.
    const gap = slot.node ? nodeGap : (nodeGap - slot.height) / 2;
    let y = Math.max(slot.y, free);
    for (const box of sorted)
      if (y < box.y + box.height + gap && y + slot.height + gap > box.y) y = box.y + box.height + gap;
    slot.y = y;
    free = y + slot.height + gap;
  }
}
