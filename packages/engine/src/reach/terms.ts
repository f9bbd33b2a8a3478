// The conditions of a route as demands on parts of a request: what must be so for a condition to hold, and in which ways it
// can fail. Only a restatement: whether a request meets a condition is match.ts's to say, and every result is asked there.
import { findText, type TextSet } from '@portolan/regex';
import { asPresence, type MatchSettings } from '../match.ts';
import type { StringMatch } from '../model/virtualService.ts';
import type { NamedMatch, RouteMatch, ValueMatch } from '../proxy/config.ts';
import type { Ref } from '../ref.ts';

/** A part of a request; `target` is the path with its query, `never` is no part at all. */
export type Slot =
  'target' | 'path' | 'method' | 'authority' | 'scheme' | 'never' | `header ${string}` | `query ${string}`;

/** What a part must be. A header may have several values: `some` asks it of one of them, `none` of all. */
export type Demand =
  | { readonly slot: Slot; readonly kind: 'some' | 'none'; readonly set: TextSet }
  | { readonly slot: Slot; readonly kind: 'present' | 'absent' };

export interface Term {
  readonly at: Ref | undefined;
  /** The condition in a few characters, such as `path /a*`: a key of the catalogue and its values. */
  readonly label: string;
  readonly values: Readonly<Record<string, string>>;
  /** All of them, and the condition holds. */
  readonly holds: readonly Demand[];
  /** All demands of one of these, and it does not. */
  readonly fails: readonly (readonly Demand[])[];
}

/**
 * @param targetSlot where conditions on `:path` go: `target` for proofs, which then ask less than such a condition does, as
 *   target and path are parts of their own; `path` for requests without query
 */
export function termsOf(
  match: RouteMatch,
  { withoutHeadersNeedsHeader }: MatchSettings,
  targetSlot: 'target' | 'path' = 'target',
): readonly Term[] {
  const { path, ignoreCase, method, authority, scheme } = match;
  const isAnyPath = path.kind === 'prefix' && (path.value === '' || path.value === '/');
  const pathSet: TextSet =
    path.kind === 'regex' ? { kind: 'regex', value: path.value } : { kind: path.kind, value: path.value, ignoreCase };
  return [
    ...(isAnyPath ? [] : [inSet('path', pathSet, path.at, `label.path.${path.kind}`, { want: path.value })]),
    ...scalar('method', method),
    ...scalar('authority', authority),
    ...scalar('scheme', scheme),
    ...match.headers.flatMap((named) => headerTerms(named, targetSlot)),
    ...match.withoutHeaders.flatMap((named) => withoutTerms(named, targetSlot, withoutHeadersNeedsHeader)),
    ...match.queryParams.map(queryTerm),
    ...match.claims.map(({ name, at }): Term => ({
      at,
      label: 'label.claim',
      values: { name },
      holds: [{ slot: 'never', kind: 'present' }],
      fails: [[]],
    })),
  ];
}

/** Undefined = any value will do. */
function setOf(match: StringMatch): TextSet | undefined {
  return match.kind === 'present' ? undefined : { kind: match.kind, value: match.value };
}

function inSet(slot: Slot, set: TextSet, at: Ref | undefined, label: string, values: Term['values']): Term {
  const holds: Demand[] = [{ slot, kind: 'some', set }];
  return { at, label, values, holds, fails: [[{ slot, kind: 'none', set }]] };
}

function scalar(slot: 'method' | 'authority' | 'scheme', value: ValueMatch | undefined): readonly Term[] {
  const set = value && setOf(value.match);
  return set ? [inSet(slot, set, value.at, `label.${slot}.${set.kind}`, { want: set.value })] : [];
}

/** Headers that are other names for parts of the request. */
const pseudo: ReadonlyMap<string, Slot> = new Map<string, Slot>([
  [':method', 'method'],
  [':authority', 'authority'],
  ['host', 'authority'],
  [':scheme', 'scheme'],
]);

function slotOf(name: string, targetSlot: 'target' | 'path'): Slot {
  const key = name.toLowerCase();
  return key === ':path' ? targetSlot : (pseudo.get(key) ?? `header ${key}`);
}

function headerTerms(named: NamedMatch, targetSlot: 'target' | 'path'): readonly Term[] {
  const { name, at } = named;
  const match = asPresence(named.match);
  const set = setOf(match);
  const slot = slotOf(name, targetSlot);
  const label = `label.header.${match.kind}`;
  const values = { name, want: set?.value ?? '' };
  if (set) return [inSet(slot, set, at, label, values)];
  // Every request has a method, an authority, a scheme and a path.
  if (!slot.startsWith('header ')) return [];
  return [{ at, label, values, holds: [{ slot, kind: 'present' }], fails: [[{ slot, kind: 'absent' }]] }];
}

function withoutTerms(named: NamedMatch, targetSlot: 'target' | 'path', needsHeader: boolean): readonly Term[] {
  const { name, at } = named;
  const match = asPresence(named.match);
  const set = setOf(match);
  const slot = slotOf(name, targetSlot);
  const label = `label.without-header.${match.kind}`;
  const base = { at, label, values: { name, want: set?.value ?? '' } };
  const isHeader = slot.startsWith('header ');
  if (!set) {
    const absent: Demand = { slot: isHeader ? slot : 'never', kind: isHeader ? 'absent' : 'present' };
    return [{ ...base, holds: [absent], fails: [isHeader ? [{ slot, kind: 'present' }] : []] }];
  }
  const outside: Demand = { slot, kind: 'none', set };
  const inside: Demand = { slot, kind: 'some', set };
  if (!isHeader) return [{ ...base, holds: [outside], fails: [[inside]] }];
  // A missing header is compared as the empty text.
  const empty = needsHeader ? 'text' : findText({ all: [set, { kind: 'exact', value: '' }], none: [] }).kind;
  const present: Demand[] = [{ slot, kind: 'present' }];
  const absent: Demand[] = [{ slot, kind: 'absent' }];
  if (empty === 'empty') return [{ ...base, holds: [outside], fails: [[inside]] }];
  if (empty === 'text') return [{ ...base, holds: [outside, ...present], fails: [[inside], absent] }];
  // Not known: asks for less than the condition does, and lets it fail in more ways.
  return [{ ...base, holds: [outside], fails: [[inside], absent] }];
}

function queryTerm({ name, match: written, at }: NamedMatch): Term {
  const match = asPresence(written);
  const set = setOf(match);
  const slot: Slot = `query ${name}`;
  const base = { at, label: `label.query.${match.kind}`, values: { name, want: set?.value ?? '' } };
  if (!set) return { ...base, holds: [{ slot, kind: 'present' }], fails: [[{ slot, kind: 'absent' }]] };
  return { ...base, holds: [{ slot, kind: 'some', set }], fails: [[{ slot, kind: 'none', set }]] };
}
