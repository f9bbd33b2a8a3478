// Small changes of plain values, where one command must carry several at once.
import { isObject, type Json, type JsonObject, type Path } from '@portolan/engine';

export function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function without(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** The same entries in the same order, one of them under another name. */
export function renamed(object: JsonObject, from: string, to: string): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key === from ? to : key, value]));
}

/** `value` with `next` at `path`; what is missing on the way is made. */
export function withValueAt(value: Json | undefined, path: Path, next: Json): Json {
  const [step, ...rest] = path;
  if (step === undefined) return next;
  if (typeof step === 'number') {
    const list = listOf(value);
    return list.toSpliced(step, 1, withValueAt(list[step], rest, next));
  }
  const object = objectOf(value);
  return Object.fromEntries(Object.entries({ ...object, [step]: withValueAt(object[step], rest, next) }));
}

export function isObjectOrNothing(value: Json | undefined): value is JsonObject | null | undefined {
  return value === undefined || value === null || isObject(value);
}

export function isListOrNothing(value: Json | undefined): boolean {
  return value === undefined || value === null || Array.isArray(value);
}
