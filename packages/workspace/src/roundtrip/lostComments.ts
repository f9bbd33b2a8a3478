// The law of comments: what was said stays said, unless what it was said of is gone. Comments are compared by their words; one
// that is missing afterwards must have stood at, in or directly above something that the command takes away.
import {
  expandCommand,
  isObject,
  type Command,
  type Json,
  type PrimitiveCommand,
  type Ref,
  type Resource,
} from '@portolan/engine';
import {
  commentsOf,
  equalJson,
  locate,
  valueAt,
  type Comment,
  type DocumentContent,
  type Path,
  type Source,
} from '@portolan/text';
import { readResources } from '../resources.ts';

/** @returns the words of comments that went without reason */
export function lostComments(
  before: Source,
  after: Source,
  resources: readonly Resource[],
  command: Command,
): string[] {
  const left = new Map<string, number>();
  for (const words of wordsIn(after)) left.set(words, (left.get(words) ?? 0) + 1);
  const regions = lazily(() => goneRegions(before, resources, command));
  const lost: string[] = [];
  // Of equal comments, those that may go are the ones that went.
  const missing = new Map<string, number>();
  for (const words of wordsIn(before)) missing.set(words, (missing.get(words) ?? 0) + 1);
  for (const [words, count] of missing) {
    const gone = count - (left.get(words) ?? 0);
    if (gone <= 0) continue;
    if (excused(before, regions(), words) < gone) lost.push(words);
  }
  return lost;
}

const lazily = <T>(make: () => T): (() => T) => {
  let made: T | undefined;
  return () => (made ??= make());
};

function* wordsIn({ documents }: Source): Generator<string> {
  for (const { content } of documents) {
    for (const { from, to } of commentsOf(content)) yield content.text.slice(from, to);
  }
}

interface Region extends Comment {
  readonly document: number;
}

function excused(source: Source, regions: readonly Region[], words: string): number {
  let count = 0;
  source.documents.forEach(({ content }, document) => {
    for (const { from, to } of commentsOf(content)) {
      const isGone = regions.some((one) => one.document === document && one.from <= from && to <= one.to);
      if (isGone && content.text.slice(from, to) === words) count++;
    }
  });
  return count;
}

function goneRegions(source: Source, resources: readonly Resource[], command: Command): Region[] {
  const expanded = expandCommand(resources, command);
  if (!expanded.ok) return [];
  const { places } = readResources(source);
  return withEmptied(expanded.value, resources).flatMap((primitive): Region[] => {
    if (primitive.type === 'create-resource') return [];
    const resource = primitive.type === 'delete-resource' ? primitive.resource : primitive.at.resource;
    const place = places.get(resource);
    const content = place && source.documents[place.document]?.content;
    if (place === undefined || content === undefined) return [];
    return regionsOf(content, place.basePath, primitive).map((region) => ({ ...region, document: place.document }));
  });
}

/** A list that loses all its items goes itself. */
function withEmptied(primitives: readonly PrimitiveCommand[], resources: readonly Resource[]): PrimitiveCommand[] {
  const counts = new Map<string, number>();
  return primitives.flatMap((primitive): PrimitiveCommand[] => {
    if (primitive.type !== 'remove-item') return [primitive];
    const { resource, path } = primitive.at;
    const list: Ref = { resource, path: path.slice(0, -1) };
    const key = JSON.stringify(list);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const items = valueAt(resources.find(({ id }) => id === resource)?.value, list.path);
    const isEmptied = Array.isArray(items) && items.length === count;
    return isEmptied ? [primitive, { type: 'set-field', at: list, value: undefined }] : [primitive];
  });
}

function regionsOf(
  content: DocumentContent,
  basePath: Path,
  primitive: Exclude<PrimitiveCommand, { type: 'create-resource' }>,
): Comment[] {
  switch (primitive.type) {
    case 'delete-resource':
      return basePath.length === 0 ? [{ from: 0, to: content.text.length }] : entryRegions(content, basePath);
    case 'remove-item':
      return entryRegions(content, [...basePath, ...primitive.at.path]);
    case 'set-field': {
      const path = [...basePath, ...primitive.at.path];
      const old = valueAt(content.value, path);
      if (primitive.value === undefined) return entryRegions(content, path);
      return old === undefined ? [] : replacedRegions(content, path, old, primitive.value);
    }
    case 'insert-item':
    case 'move-item':
      return [];
  }
}

/** What goes where one value takes the place of another. */
function replacedRegions(content: DocumentContent, path: Path, old: Json, now: Json): Comment[] {
  if (isObject(old) && isObject(now)) {
    const isRenamed = (value: Json | undefined): boolean =>
      Object.entries(now).some(([key, other]) => !Object.hasOwn(old, key) && equalJson(other, value));
    const parts = Object.entries(old).flatMap(([key, value]): Comment[] => {
      const next = Object.hasOwn(now, key) ? now[key] : undefined;
      if (next !== undefined) return replacedRegions(content, [...path, key], value, next);
      return isRenamed(value) ? [] : entryRegions(content, [...path, key]);
    });
    const isAnew = !Object.entries(old).some(([key, value]) => Object.hasOwn(now, key) || isRenamed(value));
    return isAnew ? [...parts, ...insideRegions(content, path)] : parts;
  }
  if (Array.isArray(old) && Array.isArray(now)) return replacedItems(content, path, old, now);
  const isCollection = (value: Json): boolean => typeof value === 'object' && value !== null;
  return isCollection(old) && !equalJson(old, now) ? insideRegions(content, path) : [];
}

function replacedItems(content: DocumentContent, path: Path, old: readonly Json[], now: readonly Json[]): Comment[] {
  if (now.length === 0) return insideRegions(content, path);
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && equalJson(old[head], now[head])) head++;
  let tail = 0;
  while (tail < most - head && equalJson(old.at(-1 - tail), now.at(-1 - tail))) tail++;
  const paired = most - head - tail;
  return old.slice(head, old.length - tail).flatMap((item, i) => {
    const at = [...path, head + i];
    return i < paired ? replacedRegions(content, at, item, now[head + i] ?? null) : entryRegions(content, at);
  });
}

/** An entry with the comments directly above it, beside it and in it; of the only one, all that its parent holds. */
function entryRegions(content: DocumentContent, path: Path): Comment[] {
  const { text } = content;
  const parent = path.slice(0, -1);
  const siblings = valueAt(content.value, parent);
  const isSole = typeof siblings === 'object' && siblings !== null && Object.keys(siblings).length === 1;
  const more = isSole
    ? Array.isArray(siblings) && typeof parent.at(-1) === 'string'
      ? entryRegions(content, parent)
      : insideRegions(content, parent)
    : [];
  const located = locate(content, path);
  if (located?.depth !== path.length) return more;
  const { whole } = located;
  let from = text.lastIndexOf('\n', whole.from - 1) + 1;
  if (text.slice(from, whole.from).trim() !== '') return [...more, { from: whole.from, to: endOf(text, whole.to) }];
  for (;;) {
    const above = text.lastIndexOf('\n', from - 2) + 1;
    if (from === 0 || !text.slice(above, from).trimStart().startsWith('#')) break;
    from = above;
  }
  return [...more, { from, to: endOf(text, whole.to, whole.from - text.lastIndexOf('\n', whole.from - 1) - 1) }];
}

/** All that a collection holds, from the line of its key on. */
function insideRegions(content: DocumentContent, path: Path): Comment[] {
  const located = locate(content, path);
  if (located?.depth !== path.length) return [];
  const { key, value } = located;
  const from = path.length === 0 ? 0 : Math.min(value.from, content.text.indexOf('\n', key.to) + 1 || value.from);
  return [{ from, to: endOf(content.text, value.to) }];
}

/** The end of the line, and of comment lines below that are indented deeper than `indent`. */
function endOf(text: string, offset: number, indent = 0): number {
  let to = text.indexOf('\n', offset);
  if (to < 0) return text.length;
  for (;;) {
    const below = /^([ \t]*)#.*/.exec(text.slice(to + 1, (text.indexOf('\n', to + 1) + 1 || text.length + 1) - 1));
    if (below === null || (below[1]?.length ?? 0) <= indent) return to;
    to += 1 + below[0].length;
  }
}
