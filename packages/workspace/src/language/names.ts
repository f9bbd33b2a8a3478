// Names that other documents define, for the caret: the engine's own suggestions, asked of the object as it stands in a text
// that may be half-written.
import {
  decode,
  isObject,
  keySuggestionsAt,
  suggestionsAt,
  type Field,
  type Json,
  type JsonObject,
  type Mesh,
  type Resource,
} from '@portolan/engine';
import type { Level } from './levels.ts';
import { namespaceOf, type Where } from './where.ts';

export interface Name {
  readonly value: string;
  readonly detail: string;
}

/** Headers that rules mostly look at or set. */
const headers = [
  'accept',
  'authorization',
  'cache-control',
  'content-type',
  'cookie',
  'end-user',
  'host',
  'origin',
  'referer',
  'user-agent',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-request-id',
].map((value): Name => ({ value, detail: '' }));

/** @param known the object as it was read last */
export function namedValues(field: Field, where: Where, mesh: Mesh, known: Resource | undefined): readonly Name[] {
  if (field.means === 'header') return headers;
  const resource = asResource(where, known);
  if (resource === undefined) return [];
  const own =
    field.means === 'virtual-service' && namespaceOf(where) === resource.namespace ? resource.name : undefined;
  return suggestionsAt(mesh, resource, where.path).filter(({ value }) => value !== own);
}

/** Keys that a map may have: labels of workloads, headers. */
export function namedKeys(field: Field, where: Where, mesh: Mesh, known: Resource | undefined): readonly Name[] {
  if (field.means === 'header') return headers;
  const resource = asResource(where, known);
  return resource === undefined ? [] : keySuggestionsAt(mesh, resource, where.path);
}

/** What was read last, with what stands around the caret now. */
function asResource(where: Where, known: Resource | undefined): Resource | undefined {
  const [object, ...inner] = where.levels;
  if (object === undefined) return undefined;
  const old = known?.value;
  const value = around(old, [object, ...inner], where.path);
  const metadata: JsonObject = isObject(old) && isObject(old['metadata']) ? old['metadata'] : {};
  const written = ['name', 'namespace'].flatMap((key) => {
    const text = object.below.get(`metadata.${key}`);
    return text === undefined ? [] : [[key, text] as const];
  });
  if (!isObject(value)) return undefined;
  return decode({ ...value, metadata: { ...metadata, ...Object.fromEntries(written) } }, 1).resource;
}

/** Scalars as they are written now; lists and maps that the caret does not stand in as they were. */
function around(old: Json | undefined, levels: readonly Level[], path: Where['path']): Json {
  const [level, ...inner] = levels;
  const [step, ...rest] = path;
  if (level === undefined) return old ?? null;
  if (level.kind === 'list') {
    if (typeof step !== 'number') return old ?? [];
    const items = Array.isArray(old) ? (old as readonly Json[]) : [];
    return [...Array.from({ length: step }, (_, i) => items[i] ?? null), around(items[step], inner, rest)];
  }
  const before = isObject(old) ? old : {};
  const fields = [...level.entries].map(([key, text]) => [key, text === '' ? (before[key] ?? null) : text] as const);
  const object = Object.fromEntries(fields);
  return typeof step === 'string' ? { ...object, [step]: around(before[step], inner, rest) } : object;
}
