// What may stand at the caret: keys by the field tables, values by their types, names that other documents define, and
// snippets. Where the document is whole, nothing is offered that would break it.
import {
  apiVersionsOf,
  fieldBelow,
  knownKinds,
  rootField,
  type Field,
  type Mesh,
  type Resource,
  type Table,
} from '@portolan/engine';
import { pathAt, printScalar, readSource, type DocumentContent, type Source } from '@portolan/text';
import { documentAt, refOf } from '../place.ts';
import { readResources } from '../resources.ts';
import { asSnippet, bodyOf, printBody, printEntry } from './body.ts';
import { caretContext, type Layout } from './caret.ts';
import type { Spot } from './levels.ts';
import { namedKeys, namedValues, type Name } from './names.ts';
import { isAt, objectBody, snippets, type SnippetId } from './snippets.ts';
import { placed, type Where } from './where.ts';

export interface Suggestion {
  readonly label: string;
  readonly sort: 'key' | 'item' | 'value' | 'name' | 'object' | 'snippet';
  /** With tab stops: `${1:reviews}`, `$0`; `\` in front of `$`, `}` and itself. */
  readonly insert: string;
  /** The field behind a key, for its documentation. */
  readonly field?: Field;
  readonly snippet?: SnippetId;
  /** What a name stands for, such as a completed host. */
  readonly detail?: string;
  readonly isDefault?: true;
  /** A value comes next: it can be chosen right away. */
  readonly leadsOn?: true;
  /** Behind the others. */
  readonly isRare?: true;
}

export interface Completion {
  /** What an accepted suggestion replaces, in the whole text. */
  readonly from: number;
  readonly to: number;
  readonly suggestions: readonly Suggestion[];
}

/** Trying out an insertion reads the document again: not while that would be felt. UTF-16 units. */
const mostTried = 300_000;

/** @param mesh of the whole text, for the names in it */
export function complete(source: Source, offset: number, mesh: Mesh): Completion | undefined {
  const index = documentAt(source, offset);
  const document = source.documents[index];
  const { offset: start, content } = document ?? { offset: 0, content: readSource(source.text).documents[0]?.content };
  const text = content?.text ?? '';
  const { spots, layout } = caretContext(text, offset - start);
  const first = spots[0];
  if (first === undefined) return undefined;
  const read = readResources(source);
  const known = ({ spot }: Where): Resource | undefined => {
    const id = refOf(read, index, spot.path)?.resource;
    return read.resources.find((resource) => resource.id === id);
  };
  const names: Names = {
    values: (field, where) => namedValues(field, where, mesh, known(where)),
    keys: (field, where) => namedKeys(field, where, mesh, known(where)),
  };
  const suggestions = spots.flatMap((spot) => {
    const found = suggestAt(placed(spot, layout), names);
    return found.length === 0 || (content !== undefined && breaks(content, spot)) ? [] : found;
  });
  return { from: first.from + start, to: first.to + start, suggestions };
}

/** What names there are, asked only where a field wants one. */
interface Names {
  readonly values: (field: Field, where: Where) => readonly Name[];
  readonly keys: (field: Field, where: Where) => readonly Name[];
}

function suggestAt(where: Where, names: Names): readonly Suggestion[] {
  const { spot } = where;
  const kindWord = where.levels[0]?.entries.get('kind') ?? '';
  const root = where.kind && rootField(where.kind);
  if (where.path.length === 0 && spot.role !== 'value' && kindWord === '') return objectStart(where);
  if (where.path.length === 1 && spot.role === 'value' && where.path[0] === 'kind') return knownKinds.map(valueOf);
  if (where.path.length === 1 && spot.role === 'value' && where.path[0] === 'apiVersion') return versions(kindWord);
  const field = root && fieldBelow(root, where.path);
  if (field === undefined) return [];
  switch (spot.role) {
    case 'key':
      return keysOf(field, where, names);
    case 'item':
      return field.type === 'list' ? itemsOf(field.of, where, names) : [];
    case 'value':
      return valuesOf(field, where, names);
    case 'fresh':
      if (field.type === 'list') return itemsOf(field.of, where, names);
      return isOpen(field) ? keysOf(field, where, names) : valuesOf(field, where, names);
  }
}

const named: ReadonlySet<string | undefined> = new Set([
  'host',
  'gateway',
  'gateway-host',
  'egress-host',
  'subset',
  'namespace',
  'visibility',
  'header',
  'label',
  'status',
] satisfies Field['means'][]);

/** Whether there is mostly something to choose from behind or below a key. */
function leadsOn(field: Field): boolean {
  if (field.type === 'list') return leadsOn(field.of);
  if (field.type === 'map') return field.means === 'label' || field.means === 'header';
  if (field.type === 'string' && field.values !== undefined) return true;
  return isOpen(field) || field.type === 'bool' || field.type === 'enum' || named.has(field.means);
}

const isOpen = ({ type }: Field): boolean => type === 'object' || type === 'stringMatch' || type === 'map';

function versions(kind: string): readonly Suggestion[] {
  const known = apiVersionsOf(kind);
  const all = known.length > 0 ? known : [...new Set(knownKinds.flatMap((each) => apiVersionsOf(each).slice(0, 1)))];
  return all.map(valueOf);
}

/** A document without a kind: whole objects, and the keys that every object has. */
function objectStart(where: Where): readonly Suggestion[] {
  const { spot, layout } = where;
  const keys = keysOf(rootField('VirtualService'), where, undefined).filter(({ label }) => label !== 'status');
  if (spot.role !== 'fresh' || spot.isFlow) return keys;
  const objects = knownKinds.map((kind): Suggestion => {
    const body = objectBody(kind, apiVersionsOf(kind)[0] ?? '');
    return { label: kind, sort: 'object', insert: printBody(body, spot.column, layout), field: rootField(kind) };
  });
  return [...objects, ...keys];
}

const nothing: ReadonlyMap<string, string> = new Map();

function keysOf(field: Field, where: Where, names: Names | undefined): readonly Suggestion[] {
  const { spot } = where;
  const present = spot.role === 'key' ? (spot.levels.at(-1)?.entries ?? nothing) : nothing;
  if (field.type === 'map') {
    return (names?.keys(field, where) ?? [])
      .filter(({ value }) => !present.has(value))
      .map(({ value, detail }) => ({
        ...keySuggestion(value, field.of, where, printScalar(value, spot.isFlow)),
        ...(detail === '' ? {} : { detail }),
      }));
  }
  if (field.type !== 'object' && field.type !== 'stringMatch') return [];
  const table: Table = field.fields;
  const taken = new Set([...present.keys()].map((key) => table[key]?.group).filter((group) => group !== undefined));
  const keys = Object.entries(table)
    .filter(([key, { group, aliases }]) => {
      if (present.has(key) || aliases?.some((alias) => present.has(alias))) return false;
      return group === undefined || !taken.has(group);
    })
    .map(([key, below]) => keySuggestion(key, below, where, key));
  return [...keys, ...snippetsAt(where, present, false)];
}

function keySuggestion(label: string, field: Field, { spot, layout }: Where, key: string): Suggestion {
  return {
    label,
    sort: 'key',
    insert: keyText(asSnippet(key), field, spot, layout),
    field,
    ...(!spot.hasColon && leadsOn(field) ? { leadsOn: true as const } : {}),
    ...(field.deprecated !== undefined || field.type === 'any' ? { isRare: true as const } : {}),
  };
}

function keyText(key: string, field: Field, spot: Spot, layout: Layout): string {
  if (spot.hasColon) return key;
  if (!spot.isFlow) return printEntry(key, bodyOf(field), spot.column, layout);
  return `${key}: ${field.type === 'list' ? '[$0]' : isOpen(field) ? '{$0\\}' : '$0'}`;
}

/** Items of a list, each with its dash. */
function itemsOf(of: Field, where: Where, names: Names): readonly Suggestion[] {
  const { spot, layout } = where;
  if (spot.isFlow) return [];
  const inside: Where = { ...where, path: [...where.path, 0], spot: { ...spot, column: spot.column + 2 } };
  const dashed = (suggestion: Suggestion): Suggestion => ({ ...suggestion, insert: `- ${suggestion.insert}` });
  const values = isOpen(of) || of.type === 'list' ? [] : valuesOf(of, inside, names).map(dashed);
  const item: Suggestion = {
    label: '-',
    sort: 'item',
    insert: printBody([bodyOf(of)], spot.column, layout),
    field: of,
    ...(leadsOn(of) ? { leadsOn: true as const } : {}),
  };
  return [item, ...values, ...snippetsAt(inside, new Map(), true).map(dashed)];
}

function snippetsAt(where: Where, present: ReadonlyMap<string, string>, asItem: boolean): readonly Suggestion[] {
  const { spot, layout, kind, path } = where;
  if (spot.isFlow || spot.hasColon) return [];
  return snippets
    .filter((one) => one.kind === kind && isAt(one.at, path) && !Object.keys(one.part).some((key) => present.has(key)))
    .map(({ id, part, item }) => ({
      label: id,
      sort: 'snippet',
      snippet: id,
      insert: printBody(asItem ? (item ?? part) : part, spot.column, layout),
    }));
}

function valuesOf(field: Field, where: Where, names: Names): readonly Suggestion[] {
  const { spot } = where;
  if (isOpen(field) || field.type === 'list') return [];
  const own = ownValues(field).map((value): Suggestion => {
    const isDefault = field.default !== undefined && String(field.default) === value;
    return { ...valueOf(value), insert: asSnippet(value), ...(isDefault ? { isDefault: true } : {}) };
  });
  const listed = new Set(own.map(({ label }) => label));
  const known = names.values(field, where).flatMap(({ value, detail }): Suggestion[] => {
    if (listed.has(value)) return [];
    const text = field.type === 'string' ? printScalar(value, spot.isFlow) : value;
    return [{ label: value, sort: 'name', insert: asSnippet(text), ...(detail === '' ? {} : { detail }) }];
  });
  return [...known, ...own];
}

function ownValues(field: Field): readonly string[] {
  if (field.type === 'bool') return ['true', 'false'];
  if (field.type === 'enum') return field.values;
  if (field.type === 'string') return field.values?.map((value) => printScalar(value, false)) ?? [];
  return field.type === 'duration' && typeof field.default === 'string' ? [field.default] : [];
}

const valueOf = (value: string): Suggestion => ({ label: value, sort: 'value', insert: asSnippet(value) });

/** Whether something new at the spot would break a document that is whole, or would not stand where we think. */
function breaks(content: DocumentContent, spot: Spot): boolean {
  if (content.state === 'broken' || content.text.length > mostTried) return false;
  const { role, hasColon, from, to, path } = spot;
  const word = 'portolan';
  const probe = role === 'key' ? (hasColon ? word : `${word}: 1`) : role === 'item' ? `- ${word}` : word;
  const tried = readSource(content.text.slice(0, from) + probe + content.text.slice(to)).documents;
  const read = tried[0]?.content;
  if (tried.length !== 1 || read?.state !== 'good') return true;
  const found = pathAt(read, from + (role === 'item' ? 2 : 0));
  const wanted = role === 'key' ? [...path, word] : path;
  const isThere = wanted.every((step, i) => step === found[i]);
  return !isThere || found.length !== wanted.length + (role === 'item' ? 1 : 0);
}
