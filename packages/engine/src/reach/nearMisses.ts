// The smallest changes to a request that make it reach a rule. Parts of the request stay as they are unless the rule, or a
// rule in front of it, forces them to change; every result is asked of `route`, and what turns out not to be needed goes back.
import type { Budget } from '@portolan/regex';
import type { RuleRef } from '../decision.ts';
import { acceptRequest, type AcceptedRequest } from '../envoy/accept.ts';
import { findVirtualHost, lookupHost } from '../envoy/virtualHosts.ts';
import { queryValue } from '../match.ts';
import type { Client, HttpRequest, Request } from '../request.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { route } from '../route.ts';
import { changesBetween, type Question } from './changes.ts';
import { compose, isSecure } from './compose.ts';
import { withHeader, withPath, withQuery } from './edit.ts';
import { placesOf, type Place } from './places.ts';
import { demandsOf, knownTerms, questionAt, seenFor } from './prove.ts';
import { reachRule } from './reach.ts';
import type { NearMiss } from './result.ts';
import { sendersFor } from './senders.ts';
import { ask, fits, nothingAsked, specOf, type Asked } from './slots.ts';
import { freshBudget, solve, type Solution } from './solve.ts';
import { reaches } from './target.ts';
import type { Demand, Slot, Term } from './terms.ts';

/** Results a reader is shown. */
const usual = 4;

/**
 * Requests that reach the rule, the nearest first; none where the request reaches it already or nothing is known to.
 *
 * @param most how many at the most
 */
export function nearMisses(
  mesh: Mesh,
  client: Client,
  request: Request,
  target: RuleRef,
  most = usual,
): readonly NearMiss[] {
  if (request.protocol !== 'http') return [];
  const from: Question = { client, request };
  const arrives = ({ client: sender, request: sent }: Question): boolean =>
    reaches(route(mesh, sender, sent).outcome, target);
  if (arrives(from)) return [];
  const budget = freshBudget();
  let all: readonly Question[] = [];
  for (const sender of sendersFor(mesh, client, target).clients) {
    all = nearFrom(mesh, sender, from, target, budget).filter(arrives);
    if (all.length > 0) break;
  }
  if (all.length === 0) {
    const far = reachRule(mesh, client, target);
    if (far.kind === 'witness') all = [far];
  }
  const misses = all
    .map((to) => trimmed(from, to, arrives))
    .map((to): NearMiss => ({ ...to, changes: changesBetween(from, to) }));
  const unique = new Map(misses.map((miss) => [JSON.stringify(miss.changes), miss]));
  return [...unique.values()].sort((a, b) => costOf(a) - costOf(b)).slice(0, most);
}

/** Few changes before many; among equals those that people make most easily. */
function costOf({ changes }: NearMiss): number {
  const order = ['header', 'query', 'method', 'path', 'host', 'port', 'sender'];
  return changes.reduce((sum, { kind }) => sum + 100 + order.indexOf(kind), 0);
}

/** Takes back every change that is not needed. */
function trimmed(from: Question, to: Question, arrives: (question: Question) => boolean): Question {
  let now = to;
  for (const undo of undoings(from, to)) {
    const without = undo(now);
    if (arrives(without)) now = without;
  }
  return { client: now.client, request: now.request };
}

function undoings(from: Question, to: Question): readonly ((now: Question) => Question)[] {
  const { request } = from;
  const edit =
    (change: (sent: HttpRequest) => HttpRequest) =>
    (now: Question): Question => ({ ...now, request: change(now.request) });
  return changesBetween(from, to).map((change) => {
    switch (change.kind) {
      case 'sender':
        return (now: Question): Question => ({ ...now, client: from.client });
      case 'port':
        return edit(({ tls: _, dial: __, ...sent }) => ({ ...sent, ...connectionOf(request) }));
      case 'host':
        return edit(({ host: _, ...sent }) => ({
          ...sent,
          ...(request.host === undefined ? {} : { host: request.host }),
        }));
      case 'method':
        return edit((sent) => ({ ...sent, method: request.method }));
      case 'path':
        return edit((sent) => withPath(sent, (request.path.split('?')[0] ?? '').replace(/^[a-z+.-]+:\/\/[^/]*/i, '')));
      case 'query':
        return edit((sent) => withQuery(sent, change.name, queryValue(request.path.split('?')[1], change.name)));
      case 'header': {
        const key = change.name.toLowerCase();
        const values = request.headers.flatMap(([name, value]) => (name.toLowerCase() === key ? [value] : []));
        return edit((sent) => withHeader(sent, change.name, values));
      }
    }
  });
}

const connectionOf = ({ port, tls, dial }: HttpRequest): Pick<HttpRequest, 'port' | 'tls' | 'dial'> => ({
  port,
  ...(tls && { tls }),
  ...(dial === undefined ? {} : { dial }),
});

function nearFrom(
  mesh: Mesh,
  client: Client,
  { request }: Question,
  target: RuleRef,
  budget: Budget,
): readonly Question[] {
  const places = oncePerHost(placesOf(mesh, client, target), request);
  return places.flatMap((place) =>
    place.positions.flatMap((position) => {
      const current = currentAt(mesh, place, request);
      return solutionsAt(mesh, place, position, current, budget).flatMap((solution) =>
        requestsFor(mesh, place, request, solution, current).map((sent): Question => ({ client, request: sent })),
      );
    }),
  );
}

/** Of the domains of a virtual host the one that the request means, else the first. */
function oncePerHost(places: readonly Place[], request: HttpRequest): readonly Place[] {
  const byHost = new Map<unknown, Place>();
  for (const place of places) {
    const known = byHost.get(place.virtualHost);
    const isMeant = findVirtualHost(place.routes, lookupHost(request.host ?? ''))?.domain === place.domain;
    if (!known || isMeant) byHost.set(place.virtualHost, place);
  }
  return [...byHost.values()];
}

type Current = (slot: Slot) => readonly string[];

/** The parts of the request as the router of a place would see them. */
function currentAt(mesh: Mesh, place: Place, request: HttpRequest): Current {
  const entrance = {
    kind: place.client.kind,
    isSecure: isSecure(place),
    pathNormalization: mesh.settings.pathNormalization,
  };
  const accepted = acceptRequest(request, entrance);
  const { preferred } = questionAt(place, mesh.settings);
  return accepted.ok ? (slot) => partOf(accepted.request, slot) : preferred;
}

function partOf(request: AcceptedRequest, slot: Slot): readonly string[] {
  switch (slot) {
    case 'method':
      return [request.method];
    case 'authority':
      return [request.authority];
    case 'scheme':
      return [request.scheme];
    case 'path':
      return [request.cutPath];
    case 'target':
      return [request.path];
    case 'never':
      return [];
    default: {
      if (slot.startsWith('header ')) return request.headers.values(slot.slice(7));
      const value = queryValue(request.query, slot.slice(6));
      return value === undefined ? [] : [value];
    }
  }
}

/** More parts than these are not left open in pairs. */
const mostPaired = 7;

/** Solutions that change as few parts as can be: those the rule forces, then one more, then two more. */
function solutionsAt(
  mesh: Mesh,
  place: Place,
  position: number,
  current: Current,
  budget: Budget,
): readonly Solution[] {
  const { settings } = mesh;
  const routes = place.virtualHost.routes.slice(0, position + 1);
  const last = routes.pop();
  if (!last) return [];
  const terms = knownTerms(last.match, settings, 'path');
  const avoid = routes.map(({ match }) => knownTerms(match, settings, 'path'));
  const own = demandsOf(terms);
  const slots = new Set<Slot>(['authority', ...slotsOf([terms, ...avoid])]);
  const forced = [...slots].filter((slot) => !fits(specOf(slot, place, settings), askedOf(own, slot), current(slot)));
  const free = [...slots].filter((slot) => !forced.includes(slot));
  const attempt = (open: readonly Slot[]): readonly Solution[] => {
    const kept = free.filter((slot) => !open.includes(slot)).flatMap((slot) => freeze(slot, current(slot)));
    const demands = [...own, ...kept, ...forced.flatMap((slot) => (slot === 'authority' ? [anyOf(slot)] : []))];
    const solved = solve({
      specOf: (slot) => specOf(slot, place, settings),
      demands,
      avoid,
      preferred: current,
      budget,
    });
    return solved.kind === 'found' ? [solved.solution] : [];
  };
  const pairs = free.length > mostPaired ? [] : free.flatMap((a, i) => free.slice(i + 1).map((b) => [a, b]));
  for (const tries of [[[]], free.map((slot) => [slot]), pairs, [free]]) {
    const found = tries.flatMap(attempt);
    if (found.length > 0) return found;
  }
  return [];
}

const slotsOf = (matches: readonly (readonly Term[])[]): readonly Slot[] =>
  matches.flatMap((terms) => terms.flatMap(({ holds, fails }) => [...holds, ...fails.flat()].map(({ slot }) => slot)));

const askedOf = (demands: readonly Demand[], slot: Slot): Asked =>
  demands
    .filter((demand) => demand.slot === slot)
    .reduce<Asked>((asked, demand) => ask(asked, demand) ?? asked, nothingAsked);

const anyOf = (slot: Slot): Demand => ({ slot, kind: 'present' });

/** Demands that keep a part as it is. */
function freeze(slot: Slot, values: readonly string[]): readonly Demand[] {
  if (values.length === 0) return [{ slot, kind: 'absent' }];
  return values.map((value) => ({ slot, kind: 'some', set: { kind: 'exact', value } }));
}

/** The request with the solution's parts, over its own connection where that may lead there, and over the place's. */
function requestsFor(
  mesh: Mesh,
  place: Place,
  request: HttpRequest,
  solution: Solution,
  current: Current,
): readonly HttpRequest[] {
  let changed = request;
  for (const [slot, values] of solution) {
    const now = current(slot);
    if (now.join('\n') !== values.join('\n') || now.length !== values.length) changed = withPart(changed, slot, values);
  }
  const composed = compose(mesh, place, seenFor(solution, current, place));
  const { tls: _, dial: __, ...rest } = changed;
  const moved: HttpRequest = { ...rest, ...connectionOf(composed) };
  return place.port === request.port ? [changed, moved] : [moved];
}

function withPart(request: HttpRequest, slot: Slot, values: readonly string[]): HttpRequest {
  const [value = ''] = values;
  switch (slot) {
    case 'method':
      return { ...request, method: value };
    case 'authority':
      return { ...request, host: value, path: request.path.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '') || '/' };
    case 'scheme':
      return { ...request, path: `${value}://${request.host ?? ''}${request.path}` };
    case 'path':
      return withPath(request, value);
    case 'target':
    case 'never':
      return request;
    default:
      return slot.startsWith('header ')
        ? withHeader(request, slot.slice(7), values)
        : withQuery(request, slot.slice(6), values[0]);
  }
}
