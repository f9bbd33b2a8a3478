// Rules and their matches: copies, splits, merges, alternatives, and conditions that go.
import type { DestinationChoice, PrimitiveCommand } from '../command.ts';
import { ok } from '../problem.ts';
import type { Problem, Result } from '../problem.ts';
import { child, isObject } from '../ref.ts';
import type { Json, JsonObject, Ref } from '../ref.ts';
import { refuse } from './refuse.ts';
import { destinationValue } from './connect.ts';
import { isList, listAt, sameJson, valueAt } from './values.ts';

type Expanded = Result<readonly PrimitiveCommand[], Problem>;

const parentOf = (at: Ref): Ref => ({ resource: at.resource, path: at.path.slice(0, -1) });

/** A rule's index, or any list item's. */
function indexOf(at: Ref): number | undefined {
  const last = at.path.at(-1);
  return typeof last === 'number' ? last : undefined;
}

export function duplicateItem(value: Json, at: Ref): Expanded {
  const index = indexOf(at);
  const item = valueAt(value, at.path);
  if (index === undefined || item === undefined) return refuse('command/no-place', at);
  return ok([{ type: 'insert-item', at: parentOf(at), index: index + 1, value: withoutName(item), like: at.path }]);
}

/** Names of rules should be unique: a copy has none. */
const withoutName = (item: Json): Json =>
  isObject(item) && 'name' in item && ('route' in item || 'match' in item)
    ? Object.fromEntries(Object.entries(item).filter(([key]) => key !== 'name'))
    : item;

export function splitRule(value: Json, at: Ref, entry: number): Expanded {
  const rule = valueAt(value, at.path);
  const index = indexOf(at);
  if (!isObject(rule) || index === undefined) return refuse('command/no-place', at);
  const matches = listAt(rule, ['match']);
  if (entry < 1 || entry >= matches.length) return refuse('command/nothing-to-split', at, { count: matches.length });
  const below: JsonObject = { ...(withoutName(rule) as JsonObject), match: matches.slice(entry) };
  const removals = matches.slice(entry).map((_, i): PrimitiveCommand => {
    return { type: 'remove-item', at: child(at, 'match', matches.length - 1 - i) };
  });
  return ok([{ type: 'insert-item', at: parentOf(at), index: index + 1, value: below, like: at.path }, ...removals]);
}

export function mergeRuleBelow(value: Json, at: Ref): Expanded {
  const index = indexOf(at);
  const rule = valueAt(value, at.path);
  if (index === undefined || !isObject(rule)) return refuse('command/no-place', at);
  const belowAt = child(parentOf(at), index + 1);
  const below = valueAt(value, belowAt.path);
  if (!isObject(below)) return refuse('command/no-rule-below', at);
  const differing = [...new Set([...Object.keys(rule), ...Object.keys(below)])].find(
    (key) => key !== 'match' && key !== 'name' && !sameJson(rule[key], below[key]),
  );
  if (differing !== undefined) return refuse('command/merge-differs', at, { field: differing });
  const own = listAt(rule, ['match']);
  const added = listAt(below, ['match']);
  if (own.length === 0 || added.length === 0) return refuse('command/merge-otherwise', at);
  const insertions = added.map((match, i): PrimitiveCommand => {
    const like = child(belowAt, 'match', i).path;
    return { type: 'insert-item', at: child(at, 'match'), index: own.length + i, value: match, like };
  });
  return ok([...insertions, { type: 'remove-item', at: belowAt }]);
}

export function addMatch(value: Json, at: Ref, match: Json): Expanded {
  const index = listAt(value, [...at.path, 'match']).length;
  return ok([{ type: 'insert-item', at: child(at, 'match'), index, value: match }]);
}

/** What a condition leaves empty goes with it: its map, its match entry, the list of entries. */
export function removeCondition(value: Json, at: Ref): Expanded {
  if (valueAt(value, at.path) === undefined) return refuse('command/no-place', at);
  const match = at.path.indexOf('match');
  let path = at.path;
  while (match >= 0 && path.length > match + 2) {
    const parent = valueAt(value, path.slice(0, -1));
    const isAlone = isList(parent) ? parent.length === 1 : isObject(parent) && Object.keys(parent).length === 1;
    if (!isAlone) break;
    path = path.slice(0, -1);
  }
  const place = { resource: at.resource, path };
  return typeof path.at(-1) === 'number'
    ? ok([{ type: 'remove-item', at: place }])
    : ok([{ type: 'set-field', at: place, value: undefined }]);
}

export function bypassByHeader(
  value: Json,
  at: Ref,
  { header, value: wanted, to }: { readonly header: string; readonly value: string; readonly to: DestinationChoice },
): Expanded {
  const rule = valueAt(value, at.path);
  const index = indexOf(at);
  if (!isObject(rule) || index === undefined) return refuse('command/no-place', at);
  if (header.trim() === '') return refuse('command/name-empty', at);
  const matches = listAt(rule, ['match']);
  const condition = { [header.toLowerCase()]: { exact: wanted } };
  const withHeader = (match: Json): Json => {
    const entry = isObject(match) ? match : {};
    const headers = isObject(entry['headers']) ? entry['headers'] : {};
    return { ...entry, headers: { ...headers, ...condition } };
  };
  const above: JsonObject = {
    match: matches.length === 0 ? [withHeader({})] : matches.map(withHeader),
    route: [{ destination: destinationValue(to) }],
  };
  return ok([{ type: 'insert-item', at: parentOf(at), index, value: above }]);
}
