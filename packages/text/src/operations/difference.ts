// From one value to another in the fewest operations: by keys, and by the items between what both ends share.
import { equalJson, isJsonArray, isJsonObject, type Json, type Path } from '../json.ts';
import type { SpliceOperation } from './operation.ts';

export function difference(before: Json, after: Json, path: Path): SpliceOperation[] {
  if (equalJson(before, after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) return objectDifference(before, after, path);
  if (isJsonArray(before) && isJsonArray(after)) return listDifference(before, after, path);
  return [{ op: 'set', path, value: after }];
}

function objectDifference(
  before: Readonly<Record<string, Json>>,
  after: Readonly<Record<string, Json>>,
  path: Path,
): SpliceOperation[] {
  const changed = Object.entries(after).flatMap(([key, value]): SpliceOperation[] => {
    const old = Object.hasOwn(before, key) ? before[key] : undefined;
    return old === undefined ? [{ op: 'set', path: [...path, key], value }] : difference(old, value, [...path, key]);
  });
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  // A mapping that loses every key is better written anew than emptied.
  if (gone.length === Object.keys(before).length) return [{ op: 'set', path, value: after }];
  return [...changed, ...gone.map((key): SpliceOperation => ({ op: 'set', path: [...path, key], value: undefined }))];
}

function listDifference(before: readonly Json[], after: readonly Json[], path: Path): SpliceOperation[] {
  let head = 0;
  const most = Math.min(before.length, after.length);
  while (head < most && equalJson(before[head], after[head])) head++;
  let tail = 0;
  while (tail < most - head && equalJson(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const common = most - head - tail;
  const operations: SpliceOperation[] = [];
  for (let i = head; i < head + common; i++) {
    operations.push(...difference(before[i] ?? null, after[i] ?? null, [...path, i]));
  }
  const at = head + common;
  for (let i = before.length - tail - 1; i >= at; i--)
    operations.push({ op: 'set', path: [...path, i], value: undefined });
  for (let i = at; i < after.length - tail; i++)
    operations.push({ op: 'insert', path, index: i, value: after[i] ?? null });
  return operations;
}
