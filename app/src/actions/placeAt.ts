// Where among the rows of a ladder a dragged one would land.
import type { RuleRow } from '@portolan/graph';

/**
 * The index among the rows afterwards of one that is dragged.
 *
 * @param by how far down, in chart units
 */
export function placeAt(rows: readonly Pick<RuleRow, 'y' | 'height'>[], from: number, by: number): number {
  const dragged = rows[from];
  if (!dragged) return from;
  const top = dragged.y + by;
  const bottom = top + dragged.height;
  // It changes places with a neighbour when its leading edge is past the neighbour's middle.
  return rows.reduce((place, { y, height }, i) => {
    const middle = y + height / 2;
    if (i > from && bottom > middle) return place + 1;
    return i < from && top < middle ? place - 1 : place;
  }, from);
}
