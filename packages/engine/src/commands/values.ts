// Reading and changing plain values by path, for commands. Nothing is changed in place.
import { isObject } from '../ref.ts';
import type { Json, JsonObject, Path, PathStep } from '../ref.ts';

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Undefined where there is nothing. */
export function valueAt(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((at, step) => stepInto(at, step), value);
}

function stepInto(value: Json | undefined, step: PathStep): Json | undefined {
  if (isList(value)) return typeof step === 'number' ? value[step] : undefined;
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
}

export function listAt(value: Json | undefined, path: Path): readonly Json[] {
  const found = valueAt(value, path);
  return isList(found) ? found : [];
}

export function textAt(value: Json | undefined, path: Path): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

/**
 * The value with `change` applied to what is at `path`; a result of undefined takes it away. Missing parents are made, null
 * counts as missing. Undefined where the path cannot be: a step into a text, an index beyond the end.
 */
export function changeAt(
  value: Json | undefined,
  path: Path,
  change: (old: Json | undefined) => Json | undefined,
): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return change(value);
  if (typeof step === 'number') return changeItem(value, step, rest, change);
  if (value !== undefined && value !== null && !isObject(value)) return undefined;
  const object: JsonObject = isObject(value) ? value : {};
  const old = Object.hasOwn(object, step) ? object[step] : undefined;
  const next = changeAt(old, rest, change);
  if (next === undefined && rest.length > 0) return undefined;
  if (next === undefined && old === undefined) return undefined;
  return withKey(object, step, next);
}

function changeItem(
  value: Json | undefined,
  index: number,
  rest: Path,
  change: (old: Json | undefined) => Json | undefined,
): Json | undefined {
  const list = value === undefined || value === null ? [] : value;
  if (!isList(list) || index < 0 || index > list.length) return undefined;
  const next = changeAt(list[index], rest, change);
  if (next !== undefined) return list.toSpliced(index, 1, next);
  return rest.length > 0 || index === list.length ? undefined : list.toSpliced(index, 1);
}

function withKey(object: JsonObject, key: string, value: Json | undefined): JsonObject {
  const entries = Object.entries(object);
  if (value === undefined) return Object.fromEntries(entries.filter(([name]) => name !== key));
  return Object.hasOwn(object, key)
    ? Object.fromEntries(entries.map(([name, old]) => [name, name === key ? value : old]))
    : Object.fromEntries([...entries, [key, value]]);
}

/** Deep equality; the order of keys does not count. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, i) => sameJson(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  );
}
