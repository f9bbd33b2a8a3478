// The small operations that every edit of a document is made of, and what each means for the value. How they change the text
// is splice.ts's business; both must agree, and editDocument.ts checks that they do.
import { isJsonArray, isJsonObject, setEntry, valueAt, type Json, type Path, type PathStep } from '../json.ts';

/**
 * The names of a mapping's keys in the order people write them: a new key goes before the first later one. Undefined where
 * there is no such habit: it goes to the end.
 *
 * @param path of the mapping
 */
export type KeyOrder = (path: Path) => readonly string[] | undefined;

export interface Setting {
  readonly op: 'set';
  readonly path: Path;
  readonly value: Json | undefined;
  readonly order?: KeyOrder;
}

export type Operation =
  /** Give a field or list item a value; `undefined` takes it away. Missing parents are created. */
  | Setting
  /** Take a field or list item away. The last item of a list takes the list's key with it, as an empty list says nothing. */
  | { readonly op: 'remove'; readonly path: Path }
  /**
   * A new item of the list at `path`; a missing list is created. `index` may be its length. `like`: where an item stands that it is
   * a copy of, but for a few fields: it is written as that one is.
   */
  | {
      readonly op: 'insert';
      readonly path: Path;
      readonly index: number;
      readonly value: Json;
      readonly order?: KeyOrder;
      readonly like?: Path;
    }
  /** The item `from` of the list at `path` becomes item `to`; the others keep their order. */
  | { readonly op: 'move'; readonly path: Path; readonly from: number; readonly to: number };

/** What is left of them for splice.ts: a removal sets undefined, and a change of a mapping may give a key another name. */
export type SpliceOperation =
  | Exclude<Operation, { readonly op: 'remove' }>
  /** `like`: the key that goes where this one, or the only one of its value, comes: written as that is, comments and all. */
  | (Setting & { readonly like: Path })
  /** The key at `path` becomes `name`, which the mapping does not have; its value stays. */
  | { readonly op: 'rename'; readonly path: Path; readonly name: string };

/** The value after an operation; undefined when it cannot be applied (no such place, or of another type). */
export function applyOperation(value: Json, operation: Operation | SpliceOperation): Json | undefined {
  switch (operation.op) {
    case 'rename':
      return change(value, operation.path.slice(0, -1), (map) => renamed(map, operation.path.at(-1), operation.name));
    case 'set':
      return setValue(value, operation.path, operation.value);
    case 'remove':
      return setValue(value, removedPath(value, operation.path), undefined);
    case 'insert':
      return change(value, operation.path, (list) => inserted(list, operation.index, operation.value));
    case 'move':
      return change(value, operation.path, (list) => moved(list, operation.from, operation.to));
  }
}

/** What goes when `path` is removed: the key of its list, where it is the last item. */
export function removedPath(value: Json, path: Path): Path {
  const parent = path.slice(0, -1);
  const list = valueAt(value, parent);
  return isJsonArray(list) && list.length === 1 && path.at(-1) === 0 && typeof parent.at(-1) === 'string'
    ? parent
    : path;
}

function setValue(value: Json | undefined, path: Path, next: Json | undefined): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  if (rest.length === 0 && next === undefined) return without(value, step);
  return withChild(value, step, (child) => (rest.length === 0 ? next : setValue(child, rest, next)));
}

function change(
  value: Json | undefined,
  path: Path,
  with_: (child: Json | undefined) => Json | undefined,
): Json | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return with_(value);
  return withChild(value, step, (child) => change(child, rest, with_));
}

function withChild(
  value: Json | undefined,
  step: PathStep,
  next: (child: Json | undefined) => Json | undefined,
): Json | undefined {
  if (typeof step === 'number') {
    const list = isJsonArray(value) ? value : value === undefined || value === null ? [] : undefined;
    if (list === undefined || step < 0 || step > list.length) return undefined;
    const child = next(list[step]);
    return child === undefined ? undefined : list.toSpliced(step, 1, child);
  }
  const object = isJsonObject(value) ? value : value === undefined || value === null ? {} : undefined;
  if (object === undefined) return undefined;
  const child = next(Object.hasOwn(object, step) ? object[step] : undefined);
  if (child === undefined) return undefined;
  const out: Record<string, Json> = copyOf(object);
  setEntry(out, step, child);
  return out;
}

function without(value: Json | undefined, step: PathStep): Json | undefined {
  if (isJsonArray(value)) {
    return typeof step === 'number' && step >= 0 && step < value.length ? value.toSpliced(step, 1) : undefined;
  }
  if (!isJsonObject(value) || !Object.hasOwn(value, String(step))) return undefined;
  const out = copyOf(value);
  delete out[String(step)];
  return out;
}

function inserted(list: Json | undefined, index: number, value: Json): Json | undefined {
  const items = list === undefined || list === null ? [] : list;
  if (!isJsonArray(items) || index < 0 || index > items.length) return undefined;
  return items.toSpliced(index, 0, value);
}

function moved(list: Json | undefined, from: number, to: number): Json | undefined {
  if (!isJsonArray(list)) return undefined;
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return undefined;
  return list.toSpliced(from, 1).toSpliced(to, 0, item);
}

function renamed(map: Json | undefined, from: PathStep | undefined, to: string): Json | undefined {
  if (!isJsonObject(map) || typeof from !== 'string' || !Object.hasOwn(map, from) || Object.hasOwn(map, to))
    return undefined;
  const out: Record<string, Json> = {};
  for (const [key, value] of Object.entries(map)) setEntry(out, key === from ? to : key, value);
  return out;
}

function copyOf(object: Readonly<Record<string, Json>>): Record<string, Json> {
  const out: Record<string, Json> = {};
  for (const [key, value] of Object.entries(object)) setEntry(out, key, value);
  return out;
}
