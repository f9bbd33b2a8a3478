// What became of a list, in terms of the list before: items that stayed by where they stood, and only the new ones whole. So
// a change of one resource costs one resource on its way to the worker, and there the others stay the objects they were.

export interface Delta<T> {
  /** For each place of the new list: where its item stood before, or -1 for the next of `fresh`. */
  readonly order: Int32Array;
  readonly fresh: readonly T[];
}

/** Items are told apart by identity. Undefined where the list is the same. */
export function deltaOf<T extends object>(before: readonly T[], now: readonly T[]): Delta<T> | undefined {
  if (before === now) return undefined;
  let isSame = before.length === now.length;
  let stood: Map<T, number> | undefined;
  const fresh: T[] = [];
  const order = new Int32Array(now.length);
  now.forEach((item, i) => {
    if (before[i] === item) return void (order[i] = i);
    isSame = false;
    stood ??= new Map(before.map((one, at) => [one, at]));
    const at = stood.get(item);
    order[i] = at ?? -1;
    if (at === undefined) fresh.push(item);
  });
  return isSame ? undefined : { order, fresh };
}

/** The same list where nothing changed. */
export function applyDelta<T>(before: readonly T[], delta: Delta<T> | undefined): readonly T[] {
  if (!delta) return before;
  const now: T[] = [];
  let next = 0;
  for (const at of delta.order) {
    const item = at < 0 ? delta.fresh[next++] : before[at];
    if (item !== undefined) now.push(item);
  }
  return now;
}
