// The same data, the same objects: what did not change keeps its identity, so that those who draw can skip it.

interface Identified {
  readonly id: string;
}

/** `next`, with every item that equals the one of the same id in `previous` replaced by it; `previous` itself when all do. */
export function reuse<T extends Identified>(next: readonly T[], previous: readonly T[]): readonly T[] {
  let byId: ReadonlyMap<string, T> | undefined;
  let same = next.length === previous.length;
  const items = next.map((item, i) => {
    const beside = previous[i];
    // Most stand where they stood: only for the others is an index worth its while.
    if (item === beside) return item;
    const old = beside?.id === item.id ? beside : (byId ??= new Map(previous.map((one) => [one.id, one]))).get(item.id);
    const kept = old !== undefined && sameData(old, item) ? old : item;
    if (kept !== beside) same = false;
    return kept;
  });
  return same ? previous : items;
}

/** Whether two plain values are equal, key by key. */
export function sameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => key in b && sameData(Reflect.get(a, key), Reflect.get(b, key)));
}
