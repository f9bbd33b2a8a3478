// One place, one route: a request that passes every route in front of it and stops there, or the proof that there is none
// with the smallest part of the configuration that proves it.
import type { Budget } from '@portolan/regex';
import type { RuleRef } from '../decision.ts';
import { rejectionOf } from '../envoy/connection.ts';
import type { Route, RouteMatch } from '../proxy/config.ts';
import type { Ref } from '../ref.ts';
import type { HttpRequest } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { route } from '../route.ts';
import type { MeshSettings } from '../settings.ts';
import { compose, isSecure, schemeOf, type Seen } from './compose.ts';
import { hostOf } from './guess.ts';
import type { Place } from './places.ts';
import type { Reason } from './result.ts';
import { specOf } from './slots.ts';
import { solve, type Question, type Solution, type Solved } from './solve.ts';
import { reaches } from './target.ts';
import { termsOf, type Demand, type Slot, type Term } from './terms.ts';

export type Proof =
  | { readonly kind: 'witness'; readonly request: HttpRequest }
  | { readonly kind: 'proved' | 'doubtful'; readonly because: readonly Reason[] };

export function proveAt(mesh: Mesh, place: Place, position: number, target: RuleRef, budget: Budget): Proof {
  const { virtualHost, listener } = place;
  const rejection = rejectionOf(listener);
  if (rejection) {
    const { reason, rule, at } = rejection;
    return proved([{ message: 'reach.config-rejected', values: { reason }, rule, at: at ? [at] : [] }]);
  }
  if (virtualHost.requireTls && !isSecure(place)) {
    const values = { port: place.port };
    return proved([{ message: 'reach.https-redirect', values, rule: 'R-GW-29', at: virtualHost.at.slice(0, 1) }]);
  }
  const routes = virtualHost.routes.slice(0, position + 1);
  const last = routes.pop();
  if (!last) throw new Error('no route at this position');
  if (last.match.claims.length > 0) return doubtful('reach.claims', refsOf(last.match.claims));
  const { settings } = mesh;
  const plain = { ...questionAt(place, settings), budget };
  const avoid = (slot: 'target' | 'path'): Question['avoid'] =>
    routes.map(({ match }) => knownTerms(match, settings, slot));
  const ask = (slot: 'target' | 'path'): Solved =>
    solve({ ...plain, demands: demandsOf(knownTerms(last.match, settings, slot)), avoid: avoid(slot) });
  const solved = ask('target');
  if (solved.kind === 'unknown') return doubtful(`reach.${solved.because}`, []);
  const terms = knownTerms(last.match, settings, 'target');
  if (solved.kind === 'none') {
    const enough = solved.against.flatMap((i) => routes[i] ?? []);
    return proved([whyNone({ ...plain, demands: demandsOf(terms) }, terms, enough, place, settings)]);
  }
  // A condition on `:path` may need a request that has no query.
  for (const slot of ['target', 'path'] as const) {
    const one = slot === 'target' ? solved : ask(slot);
    if (one.kind !== 'found') continue;
    const request = requestFor(mesh, place, one.solution);
    if (reaches(route(mesh, place.client, request).outcome, target)) return { kind: 'witness', request };
  }
  return doubtful('reach.unconfirmed', []);
}

const proved = (because: readonly Reason[]): Proof => ({ kind: 'proved', because });
const doubtful = (message: string, at: readonly Ref[]): Proof => ({
  kind: 'doubtful',
  because: [{ message, values: {}, rule: '', at }],
});
const refsOf = (items: readonly { readonly at?: Ref | undefined }[]): readonly Ref[] =>
  items.flatMap(({ at }) => (at ? [at] : []));

export const demandsOf = (terms: readonly Term[]): readonly Demand[] => terms.flatMap(({ holds }) => holds);

interface KnownTerms {
  readonly settings: MeshSettings;
  readonly target: readonly Term[];
  readonly path: readonly Term[];
}
const termCache = new WeakMap<RouteMatch, KnownTerms>();

/** The terms of a match, made once. */
export function knownTerms(match: RouteMatch, settings: MeshSettings, slot: 'target' | 'path'): readonly Term[] {
  let known = termCache.get(match);
  if (known?.settings !== settings) {
    known = { settings, target: termsOf(match, settings, 'target'), path: termsOf(match, settings, 'path') };
    termCache.set(match, known);
  }
  return known[slot];
}

/** What can be asked at a place, with the parts as a plain request has them. */
export function questionAt(place: Place, settings: MeshSettings): Pick<Question, 'specOf' | 'preferred'> {
  const host = hostOf(place);
  return {
    specOf: (slot) => specOf(slot, place, settings),
    preferred: (slot) => {
      switch (slot) {
        case 'method':
          return ['GET'];
        case 'authority':
          return [host];
        case 'scheme':
        case 'header x-forwarded-proto':
          return [schemeOf(place)];
        case 'path':
        case 'target':
          return ['/'];
        default:
          return [];
      }
    },
  };
}

/** The request for a solution; parts that it leaves open are as in a plain request. */
function requestFor(mesh: Mesh, place: Place, solution: Solution): HttpRequest {
  return compose(mesh, place, seenFor(solution, questionAt(place, mesh.settings).preferred, place));
}

export function seenFor(solution: Solution, preferred: Question['preferred'], place: Place): Seen {
  const one = (slot: Slot): string => (solution.get(slot) ?? preferred(slot))[0] ?? '';
  const named = (kind: string): (readonly [string, string])[] =>
    [...solution]
      .filter(([slot]) => slot.startsWith(`${kind} `) && slot !== 'header x-forwarded-proto')
      .flatMap(([slot, values]) => values.map((value) => [slot.slice(kind.length + 1), value] as const));
  const proto = solution.get('header x-forwarded-proto')?.[0];
  return {
    method: one('method'),
    authority: one('authority'),
    scheme: one('scheme'),
    path: one('path'),
    query: named('query'),
    headers: [
      ...named('header'),
      // A sidecar writes it itself where the application does not say otherwise.
      ...(proto === undefined || proto === schemeOf(place) ? [] : [['x-forwarded-proto', proto] as const]),
    ],
  };
}

/** More routes than these are not tried in every combination for a smaller proof. */
const mostShrunk = 60;

/** @param routes that together leave nothing; the proof names those of them that are needed */
function whyNone(
  question: Omit<Question, 'avoid'>,
  terms: readonly Term[],
  routes: readonly Route[],
  place: Place,
  settings: MeshSettings,
): Reason {
  const isNone = (demands: readonly Demand[], avoid: readonly Route[]): boolean => {
    const solved: Solved = solve({
      ...question,
      demands,
      avoid: avoid.map(({ match }) => knownTerms(match, settings, 'target')),
    });
    return solved.kind === 'none';
  };
  const contradicting = smallest(terms, (some) => isNone(demandsOf(some), []));
  if (contradicting) return contradiction(contradicting, place);
  const { demands } = question;
  const alone = routes.find((one) => isNone(demands, [one]));
  if (alone) return shadowed([alone], place.virtualHost.routes);
  let needed = routes;
  if (routes.length <= mostShrunk) {
    for (const one of routes) {
      const without = needed.filter((other) => other !== one);
      if (isNone(demands, without)) needed = without;
    }
  }
  return shadowed(needed, place.virtualHost.routes);
}

/** One term, else two, else all that fail together. */
function smallest(terms: readonly Term[], isNone: (some: readonly Term[]) => boolean): readonly Term[] | undefined {
  if (!isNone(terms)) return undefined;
  const one = terms.find((term) => isNone([term]));
  if (one) return [one];
  const pairs = terms.flatMap((first, i) => terms.slice(i + 1).map((second) => [first, second]));
  return pairs.find(isNone) ?? terms;
}

function contradiction(terms: readonly Term[], { domain, listener }: Place): Reason {
  const [first, second] = terms;
  const at = refsOf(terms);
  const label = first ? { label: first.label, ...first.values } : {};
  if (!first || (second && terms.length > 2)) return { message: 'reach.contradiction', values: {}, rule: '', at };
  if (second) {
    const { name = '', want = '' } = second.values;
    const values = { ...label, other: second.label, otherName: name, otherWant: want };
    return { message: 'reach.contradiction.two', values, rule: '', at };
  }
  const slot = first.holds[0]?.slot ?? '';
  const known = slot.startsWith('header ') ? 'header' : slot.startsWith('query ') ? 'query' : slot;
  return { message: `reach.never.${known}`, values: { ...label, domain, listener: listener.name }, rule: '', at };
}

/**
 * @param routes that together take every request the rule asks for
 * @param all of the virtual host: a rule that gave one of them is named without its match entry
 */
export function shadowed(routes: readonly Route[], all: readonly Route[]): Reason {
  const [first] = routes;
  const at = refsOf(routes);
  if (routes.length > 1 || !first) {
    return { message: 'reach.shadowed.together', values: { count: routes.length }, rule: 'R-GEN-7', at };
  }
  const { rule } = first;
  if (!rule) return { message: 'reach.shadowed.default', values: {}, rule: 'R-GEN-7', at };
  const virtualService = rule.virtualService.slice(rule.virtualService.indexOf('/') + 1);
  const isOneOfSeveral = all.some(
    (other) => other !== first && other.rule?.virtualService === rule.virtualService && other.rule.http === rule.http,
  );
  const values = { n: rule.http + 1, virtualService };
  if (rule.match === undefined || !isOneOfSeveral) return { message: 'reach.shadowed', values, rule: 'R-GEN-7', at };
  return { message: 'reach.shadowed.entry', values: { ...values, entry: rule.match + 1 }, rule: 'R-GEN-7', at };
}
