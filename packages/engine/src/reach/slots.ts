// What the parts of a request can be at a place, and whether a part can meet demands. Two universes for each: what a person
// would write, from which witnesses are taken, and all that can come, on which proofs stand.
import { findText, hasText, type Budget, type TextSet } from '@portolan/regex';
import { isStripped, routedMethods } from '../envoy/accept.ts';
import { singleValued } from '../envoy/headers.ts';
import { canBeAsked } from '../envoy/virtualHosts.ts';
import type { MeshSettings } from '../settings.ts';
import { isSecure } from './compose.ts';
import type { Place } from './places.ts';
import type { Demand, Slot } from './terms.ts';

interface Universe {
  readonly all: readonly TextSet[];
  readonly none: readonly TextSet[];
}

/** A part of requests at one place. */
export interface SlotSpec {
  /** Equal for equal universes. */
  readonly key: string;
  readonly nice: Universe;
  readonly whole: Universe;
  readonly presence: 'always' | 'never' | 'free';
  /** Whether several values can come: lines of a header. */
  readonly isSingle: boolean;
}

const regex = (value: string): TextSet => ({ kind: 'regex', value });
const only = (...all: TextSet[]): Universe => ({ all, none: [] });

export function specOf(slot: Slot, place: Place, settings: MeshSettings): SlotSpec {
  switch (slot) {
    case 'never':
      return { key: slot, nice: only(), whole: only(), presence: 'never', isSingle: true };
    case 'method':
      return fixed('method', regex(routedMethods.join('|')));
    case 'scheme':
      return fixed(`scheme ${schemesOf(place)}`, regex(schemesOf(place)));
    case 'path':
      return pathSpec(settings.pathNormalization);
    case 'target':
      return fixed('target', regex('/[\\t\\f!"$-~]*'));
    case 'authority':
      return authoritySpec(place);
    default:
      return slot.startsWith('query ') ? querySpec(slot.slice(6)) : headerSpec(slot.slice(7), place);
  }
}

const fixed = (key: string, set: TextSet): SlotSpec => ({
  key,
  nice: only(set),
  whole: only(set),
  presence: 'always',
  isSingle: true,
});

/** A target may name `http` on a TLS connection; a gateway refuses `https` in plaintext. */
function schemesOf(place: Place): string {
  return place.client.kind === 'gateway' && !isSecure(place) ? 'http' : 'https?';
}

const dotSegments = regex('.*/\\.\\.?(/.*)?');
const doubleSlashes = regex('.*//.*');

/** Paths as they are after normalisation, without query (R-MATCH-16). The law is in slots.test.ts. */
export function pathSpec(mode: MeshSettings['pathNormalization']): SlotSpec {
  const raw = '/[\\t\\f!"$->@-~]*';
  // Normalisation escapes or replaces all others.
  const normal = '/[!$%&-;=@-Z\\[\\]_a-z~]*';
  const removed = mode === 'NONE' ? [] : mode === 'BASE' ? [dotSegments] : [dotSegments, doubleSlashes];
  return {
    key: `path ${mode}`,
    nice: { all: [regex('/[A-Za-z0-9._~/-]*')], none: [dotSegments, doubleSlashes] },
    whole: { all: [regex(mode === 'NONE' ? raw : normal)], none: removed },
    presence: 'always',
    isSingle: true,
  };
}

function querySpec(name: string): SlotSpec {
  // Nothing is decoded, so that other names cannot be written (R-MATCH-28).
  const canBeWritten = /^[\t\f!-~]*$/.test(name) && !/[#&=]/.test(name);
  return {
    key: 'query',
    nice: only(regex("[!$'()*,./0-9:;@A-Z_a-z~-]+")),
    whole: only(regex('[\\t\\f!"$%\'-~]*')),
    presence: canBeWritten ? 'free' : 'never',
    isSingle: true,
  };
}

const visible = regex('[!-~]([ -~]*[!-~])?');

function headerSpec(name: string, place: Place): SlotSpec {
  const { kind } = place.client;
  if (name === 'x-forwarded-proto') {
    if (kind === 'gateway') return fixed(`proto ${isSecure(place)}`, regex(isSecure(place) ? 'https' : 'http'));
    return { key: 'proto', nice: only(visible), whole: only(), presence: 'always', isSingle: true };
  }
  const isSingle = singleValued.has(name);
  const presence = isStripped(name, kind) ? 'never' : 'free';
  return { key: `header ${presence} ${isSingle}`, nice: only(visible), whole: only(), presence, isSingle };
}

/** More domains than these are not kept out of a wildcard's names: that only makes for fewer proofs. */
const mostDomains = 100;

function authoritySpec({ domain, routes, virtualHost }: Place): SlotSpec {
  const isAny = domain === '*';
  const suffix = domain.startsWith('*') ? domain.slice(1) : undefined;
  const others =
    suffix === undefined
      ? []
      : routes.virtualHosts
          .filter((other) => other !== virtualHost)
          .flatMap(({ domains }) => domains)
          .filter((other) => other !== domain && (isAny || isCloser(other, suffix)));
  const none = others.slice(0, mostDomains).flatMap(surelyOf);
  return {
    key: `authority ${domain} ${none.map(({ value }) => value).join(' ')}`,
    nice: { all: [regex('[a-z0-9.-]+(:[0-9]+)?'), namesOf(domain)], none },
    whole: { all: [namesOf(domain)], none },
    presence: 'always',
    isSingle: true,
  };
}

const isCloser = (other: string, suffix: string): boolean => {
  const own = other.startsWith('*') ? other.slice(1) : other;
  return own.length > suffix.length && own.endsWith(suffix);
};

const quote = (text: string): string => text.replace(/[^A-Za-z0-9]/g, (char) => `\\${char}`);
const isAscii = (text: string): boolean => /^[!-~]*$/.test(text);
/** Nothing that `isAuthority` allows is missing. */
const letters = "[A-Za-z0-9\\-._~!$&'()*+,;=:@%\\[\\]]";

/** At least the authorities that lead to a domain (R-HOST-22). */
function namesOf(domain: string): TextSet {
  if (domain === '*' || !isAscii(domain)) return regex(`${letters}+`);
  const port = '(:[^:\\]]*)?';
  return domain.startsWith('*')
    ? regex(`(?i)${letters}+${quote(domain.slice(1))}${port}`)
    : regex(`(?i)${quote(domain)}${port}`);
}

/** At most the authorities that lead to a domain. */
function surelyOf(domain: string): readonly TextSet[] {
  if (domain === '*' || !isAscii(domain)) return [];
  if (domain.startsWith('*'))
    return /[:\]]/.test(domain) ? [] : [regex(`(?i)[^:\\[\\]]+${quote(domain.slice(1))}(:[^:\\]]*)?`)];
  return canBeAsked(domain) && !/[:\]]/.test(domain) ? [regex(`(?i)${quote(domain)}(:[^:\\]]*)?`)] : [];
}

/** All that is asked of one part. */
export interface Asked {
  readonly some: readonly TextSet[];
  readonly none: readonly TextSet[];
  readonly presence: 'present' | 'absent' | 'any';
}

export const nothingAsked: Asked = { some: [], none: [], presence: 'any' };

/** Undefined: the demand contradicts what is asked already. */
export function ask(asked: Asked, demand: Demand): Asked | undefined {
  switch (demand.kind) {
    case 'some':
      if (asked.presence === 'absent') return undefined;
      return { ...asked, some: [...asked.some, demand.set], presence: 'present' };
    case 'none':
      return { ...asked, none: [...asked.none, demand.set] };
    case 'present':
      return asked.presence === 'absent' ? undefined : { ...asked, presence: 'present' };
    case 'absent':
      return asked.presence === 'present' ? undefined : { ...asked, presence: 'absent' };
  }
}

/** `values`: of the part, none where it is to be absent. */
export type Filling =
  | { readonly kind: 'values'; readonly values: readonly string[] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown'; readonly because: 'too-large' | 'unsupported' | 'loading' };

const absent: Filling = { kind: 'values', values: [] };
const empty: Filling = { kind: 'empty' };

/** Values for a part that meet everything asked of it. */
export function fillSlot(spec: SlotSpec, asked: Asked, budget: Budget): Filling {
  const mayBeAbsent = spec.presence !== 'always' && asked.presence !== 'present';
  const mayBePresent = spec.presence !== 'never' && asked.presence !== 'absent';
  if (mayBeAbsent && (asked.some.length === 0 || !mayBePresent)) return asked.some.length === 0 ? absent : empty;
  if (!mayBePresent) return empty;
  const together = oneValue(spec, asked.some, asked.none, budget);
  if (together.kind !== 'empty' || spec.isSingle) return together;
  // No one value does for all: each has a line of its own.
  const values: string[] = [];
  for (const set of asked.some) {
    const found = oneValue(spec, [set], asked.none, budget);
    if (found.kind !== 'values') return found;
    values.push(...found.values);
  }
  return values.length === 0 ? empty : { kind: 'values', values: [...new Set(values)] };
}

/** Whether a part that has these values meets everything asked of it. */
export function fits(spec: SlotSpec, asked: Asked, values: readonly string[]): boolean {
  if (values.length === 0) return spec.presence !== 'always' && asked.presence !== 'present' && asked.some.length === 0;
  if (spec.presence === 'never' || asked.presence === 'absent' || (spec.isSingle && values.length > 1)) return false;
  const unwanted = [...spec.whole.none, ...asked.none];
  return (
    asked.some.every((set) => values.some((value) => hasText(set, value))) &&
    values.every((value) => spec.whole.all.every((set) => hasText(set, value))) &&
    !values.some((value) => unwanted.some((set) => hasText(set, value)))
  );
}

function oneValue(
  { nice, whole }: SlotSpec,
  some: readonly TextSet[],
  none: readonly TextSet[],
  budget: Budget,
): Filling {
  const first = findIn(nice, some, none, budget);
  if (first.kind === 'values') return first;
  return findIn(whole, some, none, budget);
}

function findIn(universe: Universe, some: readonly TextSet[], none: readonly TextSet[], budget: Budget): Filling {
  const all = [...universe.all, ...some];
  const outside = [...universe.none, ...none];
  // Most of what people write names a text: then only that text needs to be looked at.
  const named = all.find((set) => set.kind === 'exact' && !set.ignoreCase);
  if (named) {
    const text = named.value;
    return isIn(text, all, outside) ? { kind: 'values', values: [text] } : empty;
  }
  if (outside.length > manySets) {
    const text = extensionsOf(all).find((one) => isIn(one, all, outside));
    if (text !== undefined) return { kind: 'values', values: [text] };
  }
  const found = findText({ all, none: outside }, budget);
  return found.kind === 'text' ? { kind: 'values', values: [found.text] } : found;
}

/** With more sets than these to keep out of, a few texts are tried before the search. */
const manySets = 12;

const isIn = (text: string, all: readonly TextSet[], none: readonly TextSet[]): boolean =>
  all.every((set) => hasText(set, text)) && !none.some((set) => hasText(set, text));

/** The longest prefix asked for, and what may follow it. */
function extensionsOf(sets: readonly TextSet[]): readonly string[] {
  const prefixes = sets.flatMap(({ kind, value }) => (kind === 'prefix' ? [value] : []));
  const longest = prefixes.reduce((best, one) => (one.length > best.length ? one : best), '/');
  return ['', 'a', '/a', 'x9', '/x9', '-other', '/-other/'].map((more) => longest + more);
}
