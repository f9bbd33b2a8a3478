// Sorted lists that follow a change: what stayed keeps its place, what is new is put where it belongs.

/** As many new items as this share of the list make sorting from scratch the cheaper way. */
const rebuildShare = 0.1;

/**
 * `items` in order, as a stable sort gives it.
 * @param previous an earlier result of the same comparison, if there is one
 */
export function sortedAfter<T extends object>(
  previous: readonly T[] | undefined,
  items: readonly T[],
  compare: (a: T, b: T) => number,
): T[] {
  if (!previous) return [...items].sort(compare);
  const added = new Set(items);
  const sorted = previous.filter((item) => added.delete(item));
  if (added.size > items.length * rebuildShare) return [...items].sort(compare);
  for (const item of added) {
    const at = placeFor(sorted, item, compare);
    // Among equals the order given decides, which only a whole sort sees.
    if (at === undefined) return [...items].sort(compare);
    sorted.splice(at, 0, item);
  }
  return sorted;
}

function placeFor<T>(sorted: readonly T[], item: T, compare: (a: T, b: T) => number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const known = sorted[middle];
    const order = known === undefined ? -1 : compare(item, known);
    if (order === 0) return undefined;
    if (order < 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
