// Header operations as lines of one table, and back. What the table does not understand stays where it is.
import { isObject, type Json, type JsonObject } from '@portolan/engine';
import { listOf, objectOf, renamed, without } from './values.ts';

export const operations = ['set', 'add', 'remove'] as const;
export type Operation = (typeof operations)[number];

export interface HeaderLine {
  readonly operation: Operation;
  readonly name: string;
  /** Absent for removals, and for a line that is not written yet. */
  readonly value: string | undefined;
}

export function isOperation(text: string): text is Operation {
  return operations.some((operation) => operation === text);
}

export function headerLines(value: Json | undefined): readonly HeaderLine[] {
  const object = objectOf(value);
  return operations.flatMap((operation): readonly HeaderLine[] => {
    const part = object[operation];
    if (operation === 'remove')
      return listOf(part).map((name) => ({ operation, name: String(name), value: undefined }));
    return isObject(part)
      ? Object.entries(part).map(([name, text]) => ({ operation, name, value: String(text ?? '') }))
      : [];
  });
}

/** A removal that gets a value, or the other way round, takes the empty text. */
export function withLine(object: JsonObject, { operation, name, value = '' }: HeaderLine): JsonObject {
  const part: Json =
    operation === 'remove'
      ? [...listOf(object['remove']).filter((one) => one !== name), name]
      : { ...objectOf(object[operation]), [name]: value };
  return { ...object, [operation]: part };
}

/** Without the line, and without what it leaves empty: undefined where nothing is left. */
export function withoutLine(object: JsonObject, { operation, name }: HeaderLine): JsonObject | undefined {
  const part =
    operation === 'remove'
      ? listOf(object['remove']).filter((one) => one !== name)
      : without(objectOf(object[operation]), [name]);
  const isEmpty = Object.keys(part).length === 0;
  const left = isEmpty ? without(object, [operation]) : { ...object, [operation]: part };
  return Object.keys(left).length === 0 ? undefined : left;
}

/** One line for another: in its place where only the name differs, and none has that name yet. */
export function withChanged(object: JsonObject, from: HeaderLine, to: HeaderLine): JsonObject {
  const part = object[to.operation];
  const isTaken = isObject(part) ? Object.hasOwn(part, to.name) : listOf(part).includes(to.name);
  if (to.operation !== from.operation || isTaken) return withLine(withoutLine(object, from) ?? {}, to);
  const changed: Json = isObject(part)
    ? renamed(part, from.name, to.name)
    : listOf(part).map((name) => (name === from.name ? to.name : name));
  return { ...object, [to.operation]: changed };
}
