// Where a list differs from the one before it. Ten thousand items are compared by identity in no time; looking into each of
// them would cost a keystroke several milliseconds.

/** The places whose items are other objects; undefined for lists of different lengths, where any may have moved. */
export function changedAt(before: readonly unknown[], now: readonly unknown[]): readonly number[] | undefined {
  if (before === now) return nowhere;
  if (before.length !== now.length) return undefined;
  const places: number[] = [];
  for (let i = 0; i < now.length; i++) if (before[i] !== now[i]) places.push(i);
  return places;
}

const nowhere: readonly number[] = [];
