// Which virtual host answers for a Host header (R-HOST-21…24). The index per route configuration is only a faster form
// of the search order.
import type { RouteConfiguration, VirtualHost } from '../proxy/config.ts';
import type { MatchSettings } from '../match.ts';
import { isAuthority } from './accept.ts';
import type { KnownAnswer } from './action.ts';
import { perObject } from './perObject.ts';
import { tableOf, type RouteTable } from './routeIndex.ts';

/** The route list of a virtual host made ready, and by position what is known of the answers. */
interface ReadyRoutes {
  readonly table: RouteTable;
  readonly answers: (KnownAnswer | undefined)[];
}

export interface HostChoice {
  readonly virtualHost: VirtualHost;
  readonly domain: string;
  readonly how: 'exact' | 'wildcard' | 'any';
  /** From `readyRoutes`. */
  ready: ReadyRoutes | undefined;
}

export function readyRoutes(choice: HostChoice, settings: MatchSettings): ReadyRoutes {
  const { ready, virtualHost } = choice;
  if (ready?.table.settings === settings) return ready;
  const table = tableOf(virtualHost.routes, settings);
  return (choice.ready = { table, answers: Array<KnownAnswer | undefined>(table.routes.length) });
}

/** Where a domain leads. */
interface Place {
  /** In the list of virtual hosts. */
  readonly index: number;
  readonly domain: string;
  readonly how: HostChoice['how'];
}

/** Of the domains alone: it serves every configuration that has them. */
interface HostIndex {
  readonly exact: ReadonlyMap<string, Place>;
  /** `.foo.com` by its text, for `*.foo.com`; tried from the longest. */
  readonly suffixes: ReadonlyMap<number, ReadonlyMap<string, Place>>;
  readonly lengths: readonly number[];
  readonly any?: Place;
}

interface Choices {
  readonly index: HostIndex;
  readonly made: Map<Place, HostChoice>;
  readonly virtualHosts: readonly VirtualHost[];
}

/** The request's host as it is looked up: lower-case, without what follows the last `:` outside brackets (R-HOST-22). */
export function lookupHost(authority: string): string {
  const host = authority.toLowerCase();
  const colon = host.lastIndexOf(':');
  return colon < 0 || host.lastIndexOf(']') > colon ? host : host.slice(0, colon);
}

/** The choice for a Host header that is, letter by letter, an exact domain; undefined says nothing of other forms. */
export function knownHost(routes: RouteConfiguration, host: string | undefined): HostChoice | undefined {
  if (!host) return undefined;
  const choices = choicesOf(routes);
  return choiceAt(choices, choices.index.exact.get(host));
}

/** @param host from `lookupHost` */
export function findVirtualHost(routes: RouteConfiguration, host: string): HostChoice | undefined {
  const choices = choicesOf(routes);
  return choiceAt(choices, placeOf(choices.index, host));
}

function placeOf(index: HostIndex, host: string): Place | undefined {
  const exact = index.exact.get(host);
  if (exact) return exact;
  for (const length of index.lengths) {
    // At least one character must stand for the `*` (R-HOST-24).
    if (length >= host.length) continue;
    const suffix = host.slice(host.length - length);
    const found = index.suffixes.get(length)?.get(suffix);
    if (found) return found;
  }
  return index.any;
}

const choicesOf = perObject((routes: RouteConfiguration): Choices => {
  const { virtualHosts, domains } = routes;
  return { index: indexOf(domains ?? virtualHosts.map((host) => host.domains)), made: new Map(), virtualHosts };
});

function choiceAt({ made, virtualHosts }: Choices, place: Place | undefined): HostChoice | undefined {
  const virtualHost = place && virtualHosts[place.index];
  if (!virtualHost) return undefined;
  let choice = made.get(place);
  if (!choice) {
    const { domain, how } = place;
    made.set(place, (choice = { virtualHost, domain, how, ready: undefined }));
  }
  return choice;
}

const indexOf = perObject((hosts: readonly (readonly string[])[]): HostIndex => {
  const exact = new Map<string, Place>();
  const suffixes = new Map<number, Map<string, Place>>();
  let any: Place | undefined;
  hosts.forEach((domains, index) => {
    for (const domain of domains) {
      if (domain === '*') any ??= { index, domain, how: 'any' };
      else if (domain.startsWith('*')) {
        const suffix = domain.slice(1);
        const sameLength = suffixes.get(suffix.length) ?? new Map<string, Place>();
        suffixes.set(suffix.length, sameLength);
        if (!sameLength.has(suffix)) sameLength.set(suffix, { index, domain, how: 'wildcard' });
      } else if (canBeAsked(domain) && !exact.has(domain)) exact.set(domain, { index, domain, how: 'exact' });
    }
  });
  const lengths = [...suffixes.keys()].sort((a, b) => b - a);
  return { exact, suffixes, lengths, ...(any && { any }) };
});

/** Whether a Host header can lead to an exact domain, and so, written alike, needs no second look. */
export function canBeAsked(domain: string): boolean {
  return isAuthority(domain) && lookupHost(domain) === domain;
}
