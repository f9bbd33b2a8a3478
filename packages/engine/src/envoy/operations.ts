// Header operations of a VirtualService as Envoy runs them (R-ACT-29…35): which come first, and which of two levels wins.
import type { HeaderOperations, Headers } from '../model/virtualService.ts';
import type { HeaderMap } from './headers.ts';
import { formatTemplate, type TemplateScope } from './template.ts';

type Direction = keyof Headers;

/** Whether any operation is written for that direction. */
export function hasOperations(
  direction: Direction,
  entry: Headers | undefined,
  destination: Headers | undefined,
): boolean {
  return entry?.[direction] !== undefined || destination?.[direction] !== undefined;
}

type Named = readonly (readonly [name: string, value: string])[];

/** One of Envoy's header parsers: removals, then overwrites, then appends (R-ACT-31). */
interface Parser {
  readonly remove: readonly string[];
  readonly set: Named;
  readonly add: Named;
}

/**
 * @param weighted several destinations are listed: the destination's parser runs first, then the entry's, so that the
 *   entry wins (R-ACT-33). Else both are one parser, in which the destination's overwrite comes last (R-ACT-32).
 */
export function applyOperations(
  headers: HeaderMap,
  direction: Direction,
  entry: Headers | undefined,
  destination: Headers | undefined,
  weighted: boolean,
  scope: TemplateScope,
): void {
  const outer = entry?.[direction];
  const inner = destination?.[direction];
  if (!outer && !inner) return;
  if (weighted) {
    run(headers, parserOf([inner]), scope);
    run(headers, parserOf([outer]), scope);
  } else run(headers, parserOf([outer, inner]), scope);
}

function parserOf(levels: readonly (HeaderOperations | undefined)[]): Parser {
  return {
    remove: levels.flatMap((level) => (level?.remove ?? []).filter(isApplied)),
    set: levels.flatMap((level) => sorted(level?.set)),
    add: levels.flatMap((level) => sorted(level?.add)),
  };
}

/** By name as written, in byte order (R-ACT-30). */
function sorted(operations: Readonly<Record<string, string>> | undefined): Named {
  if (!operations) return [];
  const named = Object.entries(operations).filter(([name]) => isApplied(name));
  return named.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Pseudo headers and `host` are no headers here: they rewrite the authority or nothing (R-ACT-29). */
function isApplied(name: string): boolean {
  return !name.startsWith(':') && name.toLowerCase() !== 'host';
}

function run(headers: HeaderMap, parser: Parser, scope: TemplateScope): void {
  for (const name of parser.remove) headers.remove(name);
  // Every value is formatted before the first is written. Empty ones change nothing (R-ACT-31).
  const format = (list: Named): Named =>
    list.flatMap(([name, value]) => {
      const text = formatTemplate(value, scope);
      return text === '' ? [] : [[name, text] as const];
    });
  const set = format(parser.set);
  const add = format(parser.add);
  for (const [name, value] of set) headers.set(name, value);
  for (const [name, value] of add) headers.add(name, value);
}

/**
 * The authority that header operations ask for, set before add, the entry's before the destination's (R-ACT-29, R-ACT-34).
 */
export function authorityFromHeaders(entry: Headers | undefined, destination: Headers | undefined): string | undefined {
  return authorityOf(entry?.request) ?? authorityOf(destination?.request);
}

function authorityOf(operations: HeaderOperations | undefined): string | undefined {
  for (const level of [operations?.set, operations?.add]) {
    for (const [name, value] of Object.entries(level ?? {}))
      if (value !== '' && (name === ':authority' || name.toLowerCase() === 'host')) return value;
  }
  return undefined;
}
