// Finds the first matching route of a long list without asking every one. The index only leaves out routes that cannot
// match; whether a route matches is decided by match.ts alone (the law is in routeIndex.test.ts).
import { compileRegex, compileSet, type RegexSet } from '@portolan/regex';
import { allHold, conditionsOf, type Condition, type MatchSettings } from '../match.ts';
import type { NamedMatch, Route, RouteMatch } from '../proxy/config.ts';
import type { AcceptedRequest } from './accept.ts';
import { perObject } from './perObject.ts';

/** Positions in the route list, ascending. */
type Positions = readonly number[];

interface RouteIndex {
  /** By the hash of the text: two texts with one hash only make more candidates. */
  readonly exact: ReadonlyMap<number, Positions>;
  readonly prefixes: ReadonlyMap<number, Positions>;
  /** Lengths of the prefixes, ascending. */
  readonly lengths: readonly number[];
  readonly headers: readonly { readonly name: string; readonly byValue: ReadonlyMap<string, Positions> }[];
  readonly patterns?: { readonly set: RegexSet; readonly positions: Positions };
  /** Routes that nothing rules out beforehand. */
  readonly rest: Positions;
}

/** A route list made ready: the conditions of each route, and an index where reading through would take longer. */
export interface RouteTable {
  readonly routes: readonly Route[];
  readonly settings: MatchSettings;
  readonly conditions: readonly (readonly Condition[])[];
  readonly index: RouteIndex | undefined;
}
const worthwhile = 8;

/** The position of the first route that matches, in list order; -1 where none does. */
export function firstMatching(table: RouteTable, request: AcceptedRequest): number {
  const { routes, conditions, index } = table;
  if (!index) return readThrough(conditions, request);
  const { cutPath } = request;
  const { headers, patterns, rest } = index;
  let best = earliest(rest, routes.length, conditions, request);
  best = earliestByPath(index, best, conditions, request);
  if (headers.length > 0) {
    const sent = request.headers.list();
    for (const { name, byValue } of headers) {
      for (const line of sent) {
        if (line[0] === name) best = earliest(byValue.get(line[1]), best, conditions, request);
      }
    }
  }
  if (patterns && (patterns.positions[0] ?? best) < best) {
    const { set, positions } = patterns;
    const accepting = set.matching(cutPath);
    best = earliest(accepting ? accepting.map((i) => positions[i] ?? 0) : positions, best, conditions, request);
  }
  return best < routes.length ? best : -1;
}

/** One reading of the path: its hash so far leads to the prefixes of that length, its whole hash to the exact paths. */
function earliestByPath(
  { exact, prefixes, lengths }: RouteIndex,
  limit: number,
  conditions: RouteTable['conditions'],
  request: AcceptedRequest,
): number {
  const { cutPath } = request;
  let best = limit;
  let hash = 0;
  let next = 0;
  for (let i = 0; i < cutPath.length; i++) {
    hash = hashOn(hash, cutPath.charCodeAt(i));
    if (i + 1 !== lengths[next]) continue;
    next++;
    best = earliest(prefixes.get(hash), best, conditions, request);
  }
  return earliest(exact.get(hash), best, conditions, request);
}

/** 30 bits, so that V8 keeps it as a small integer. */
const hashOn = (hash: number, code: number): number => (Math.imul(hash, 31) + code) & 0x3fffffff;

function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = hashOn(hash, text.charCodeAt(i));
  return hash;
}

/** The first of the positions before `limit` whose route matches, else `limit`. */
function earliest(
  positions: Positions | undefined,
  limit: number,
  conditions: RouteTable['conditions'],
  request: AcceptedRequest,
): number {
  if (positions === undefined) return limit;
  for (const position of positions) {
    if (position >= limit) return limit;
    const all = conditions[position];
    if (all && allHold(all, request)) return position;
  }
  return limit;
}

function readThrough(conditions: RouteTable['conditions'], request: AcceptedRequest): number {
  let position = 0;
  for (const all of conditions) {
    if (allHold(all, request)) return position;
    position++;
  }
  return -1;
}

const slotOf = perObject((_: readonly Route[]): { table?: RouteTable } => ({}));

export function tableOf(routes: readonly Route[], settings: MatchSettings): RouteTable {
  const slot = slotOf(routes);
  if (slot.table?.settings === settings) return slot.table;
  const conditions = routes.map(({ match }) => conditionsOf(match, settings));
  return (slot.table = { routes, settings, conditions, index: routes.length < worthwhile ? undefined : build(routes) });
}

/** By which of its conditions a route is left out. */
type Key =
  | { readonly by: 'exact' | 'prefix'; readonly text: string }
  | { readonly by: 'header'; readonly name: string; readonly value: string }
  | { readonly by: 'pattern'; readonly pattern: string }
  | { readonly by: 'nothing' };

function keyOf(match: RouteMatch): Key {
  const { kind, value } = match.path;
  if (!match.ignoreCase || kind === 'regex') {
    if (kind === 'exact') return { by: 'exact', text: value };
    if (kind === 'prefix' && value.length > 1) return { by: 'prefix', text: value };
    if (kind === 'regex') {
      const compiled = compileRegex(value);
      const simple = compiled.ok ? compiled.value.simple : undefined;
      if (simple?.shape === 'literal') return { by: 'exact', text: simple.text };
      if (simple?.shape === 'prefix' && simple.text.length > 1) return { by: 'prefix', text: simple.text };
      if (compiled.ok && !simple) return { by: 'pattern', pattern: value };
    }
  }
  const header = match.headers.find(isPlainExact);
  if (header?.match.kind === 'exact')
    return { by: 'header', name: header.name.toLowerCase(), value: header.match.value };
  return { by: 'nothing' };
}

/** Exact, and of a header that is no other name for a part of the request. */
function isPlainExact({ name, match }: NamedMatch): boolean {
  return match.kind === 'exact' && !name.startsWith(':') && name.toLowerCase() !== 'host';
}

function build(routes: readonly Route[]): RouteIndex {
  const exact = new Map<number, number[]>();
  const prefixes = new Map<number, number[]>();
  const lengths = new Set<number>();
  const headers = new Map<string, Map<string, number[]>>();
  const patterns: { readonly pattern: string; readonly position: number }[] = [];
  const rest: number[] = [];
  routes.forEach(({ match }, position) => {
    const key = keyOf(match);
    switch (key.by) {
      case 'exact':
        return push(exact, hashOf(key.text), position);
      case 'prefix':
        lengths.add(key.text.length);
        return push(prefixes, hashOf(key.text), position);
      case 'header':
        return push(inner(headers, key.name), key.value, position);
      case 'pattern':
        patterns.push({ pattern: key.pattern, position });
        return;
      case 'nothing':
        rest.push(position);
    }
  });
  const set = patterns.length > 1 ? compileSet(patterns.map(({ pattern }) => pattern)) : undefined;
  const positions = patterns.map(({ position }) => position);
  return {
    exact,
    prefixes,
    lengths: [...lengths].sort((a, b) => a - b),
    headers: [...headers].map(([name, byValue]) => ({ name, byValue })),
    ...(set && { patterns: { set, positions } }),
    rest: set ? rest : [...rest, ...positions].sort((a, b) => a - b),
  };
}

function push<K>(map: Map<K, number[]>, key: K, position: number): void {
  const list = map.get(key);
  if (list) list.push(position);
  else map.set(key, [position]);
}

function inner(map: Map<string, Map<string, number[]>>, key: string): Map<string, number[]> {
  let found = map.get(key);
  if (!found) map.set(key, (found = new Map<string, number[]>()));
  return found;
}
