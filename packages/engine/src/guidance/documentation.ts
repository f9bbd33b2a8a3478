// The documentation of a field. Tables share fields, so that a field is known by itself and not by a path.
import type { Field } from '../field.ts';
import { knownKinds, rootField } from '../fields/kinds.ts';
import { fieldMessages } from '../messages/fields.ts';

let keys: ReadonlyMap<Field, string> | undefined;

/** One line; empty for a field that stands in no table. */
export function documentationOf(field: Field): string {
  keys ??= keysOfFields();
  return fieldMessages[keys.get(field) ?? ''] ?? '';
}

/** The first path of every field, `VirtualService.spec.http[].timeout`. */
export function keysOfFields(): ReadonlyMap<Field, string> {
  const found = new Map<Field, string>();
  const walk = (key: string, field: Field): void => {
    if (found.has(field)) return;
    found.set(field, key);
    if (field.type === 'list' || field.type === 'map') walk(`${key}[]`, field.of);
    if (field.type !== 'object' && field.type !== 'stringMatch') return;
    for (const [name, below] of Object.entries(field.fields)) walk(`${key}.${name}`, below);
  };
  for (const kind of knownKinds) walk(kind, rootField(kind));
  return found;
}
