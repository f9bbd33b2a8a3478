// From one value to another in the fewest operations: by keys, and by the items between what both ends share.
import { equalJson, isJsonArray, isJsonObject, valueAt, type Json, type JsonObject, type Path } from '../json.ts';
import type { KeyOrder, SpliceOperation } from './operation.ts';

export function difference(before: Json, after: Json, path: Path, order?: KeyOrder): SpliceOperation[] {
  return withMoves(before, changes(before, after, path, order), path.length);
}

function changes(before: Json, after: Json, path: Path, order?: KeyOrder): SpliceOperation[] {
  if (equalJson(before, after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) return objectDifference(before, after, path, order);
  if (isJsonArray(before) && isJsonArray(after)) return listDifference(before, after, path, order);
  return [set(path, after, order)];
}

const set = (path: Path, value: Json | undefined, order: KeyOrder | undefined): SpliceOperation => ({
  op: 'set',
  path,
  value,
  ...(order && { order }),
});

function objectDifference(before: JsonObject, after: JsonObject, path: Path, order?: KeyOrder): SpliceOperation[] {
  const names = renames(before, after);
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key) && !names.has(key));
  // A mapping that loses every key is better written anew than emptied.
  if (gone.length === Object.keys(before).length) return [set(path, after, order)];
  const oldNames = new Map([...names].map(([from, to]) => [to, from]));
  return [
    ...[...names].map(([from, name]): SpliceOperation => ({ op: 'rename', path: [...path, from], name })),
    ...Object.entries(after).flatMap(([key, value]): SpliceOperation[] => {
      const oldKey = oldNames.get(key) ?? key;
      const old = Object.hasOwn(before, oldKey) ? before[oldKey] : undefined;
      return old === undefined ? [set([...path, key], value, order)] : changes(old, value, [...path, key], order);
    }),
    ...gone.map((key) => set([...path, key], undefined, order)),
  ];
}

/**
 * Keys that only got another name, with it: what is written and said beside them stays. That is so where a value is the same
 * under the new name, and where the only key becomes another one with a value of the same type, as `prefix` becomes `exact`.
 */
function renames(before: JsonObject, after: JsonObject): ReadonlyMap<string, string> {
  const come = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const isSole = Object.keys(before).length === 1 && Object.keys(after).length === 1;
  const names = new Map<string, string>();
  for (const from of gone) {
    const old = before[from];
    const at = come.findIndex((to) => equalJson(after[to], old) || (isSole && isAlike(after[to], old)));
    const [to] = at < 0 ? [] : come.splice(at, 1);
    if (to !== undefined) names.set(from, to);
  }
  return names;
}

function isAlike(a: Json | undefined, b: Json | undefined): boolean {
  return typeof a === typeof b && a !== null && b !== null && Array.isArray(a) === Array.isArray(b);
}

function listDifference(
  before: readonly Json[],
  after: readonly Json[],
  path: Path,
  order?: KeyOrder,
): SpliceOperation[] {
  let head = 0;
  const most = Math.min(before.length, after.length);
  while (head < most && equalJson(before[head], after[head])) head++;
  let tail = 0;
  while (tail < most - head && equalJson(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const common = most - head - tail;
  const operations: SpliceOperation[] = [];
  for (let i = head; i < head + common; i++) {
    operations.push(...changes(before[i] ?? null, after[i] ?? null, [...path, i], order));
  }
  const at = head + common;
  for (let i = before.length - tail - 1; i >= at; i--) operations.push(set([...path, i], undefined, order));
  for (let i = at; i < after.length - tail; i++)
    operations.push({ op: 'insert', path, index: i, value: after[i] ?? null, ...(order && { order }) });
  return operations;
}

interface Place {
  readonly path: Path;
  readonly value: Json;
}

/**
 * A text that goes from one mapping and comes in another under the same key has moved: it takes along what is said of it. Such
 * come first, as long as there is something to take.
 */
function withMoves(before: Json, operations: readonly SpliceOperation[], depth: number): SpliceOperation[] {
  const gone = operations.flatMap(({ op, path, ...rest }) =>
    op === 'set' && 'value' in rest && rest.value === undefined
      ? textsIn(valueAt(before, path.slice(depth)), path)
      : [],
  );
  const isNamed = (path: Path): boolean => path.slice(depth).every((step) => typeof step === 'string');
  const [moves, others]: [SpliceOperation[], SpliceOperation[]] = [[], []];
  for (const operation of operations) {
    const come =
      operation.op === 'set' && isNamed(operation.path) ? soleText(operation.value, operation.path) : undefined;
    const at = gone.findIndex(
      ({ path, value }) => come && isNamed(path) && path.at(-1) === come.path.at(-1) && value === come.value,
    );
    const [from] = come && at >= 0 ? gone.splice(at, 1) : [];
    if (from && operation.op === 'set') moves.push({ ...operation, like: from.path });
    else others.push(operation);
  }
  return [...moves, ...others];
}

/** The texts of a value that goes: itself, or those of a mapping. */
function textsIn(value: Json | undefined, path: Path): Place[] {
  if (typeof value === 'string') return [{ path, value }];
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    typeof one === 'string' ? [{ path: [...path, key], value: one }] : [],
  );
}

/** The text that a value is, or that it holds and nothing else. */
function soleText(value: Json | undefined, path: Path): Place | undefined {
  const texts = textsIn(value, path);
  return texts.length === 1 && (typeof value === 'string' || (isJsonObject(value) && Object.keys(value).length === 1))
    ? texts[0]
    : undefined;
}
