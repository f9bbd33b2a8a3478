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

interface HostIndex {
  readonly exact: ReadonlyMap<string, HostChoice>;
  /** `.foo.com` by its text, for `*.foo.com`; tried from the longest. */
  readonly suffixes: ReadonlyMap<number, ReadonlyMap<string, HostChoice>>;
  readonly lengths: readonly number[];
  readonly any?: HostChoice;
}

/** The request's host as it is looked up: lower-case, without what follows the last `:` outside brackets (R-HOST-22). */
export function lookupHost(authority: string): string {
  const host = authority.toLowerCase();
  const colon = host.lastIndexOf(':');
  return colon < 0 || host.lastIndexOf(']') > colon ? host : host.slice(0, colon);
}

/** The choice for a Host header that is, letter by letter, an exact domain; undefined says nothing of other forms. */
export function knownHost(routes: RouteConfiguration, host: string | undefined): HostChoice | undefined {
  return host ? indexOf(routes).exact.get(host) : undefined;
}

/** @param host from `lookupHost` */
export function findVirtualHost(routes: RouteConfiguration, host: string): HostChoice | undefined {
  const index = indexOf(routes);
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

const indexOf = perObject((routes: RouteConfiguration): HostIndex => {
  const exact = new Map<string, HostChoice>();
  const suffixes = new Map<number, Map<string, HostChoice>>();
  let any: HostChoice | undefined;
  for (const virtualHost of routes.virtualHosts) {
    for (const domain of virtualHost.domains) {
      if (domain === '*') any ??= choiceOf(virtualHost, domain, 'any');
      else if (domain.startsWith('*')) {
        const suffix = domain.slice(1);
        const sameLength = suffixes.get(suffix.length) ?? new Map<string, HostChoice>();
        suffixes.set(suffix.length, sameLength);
        if (!sameLength.has(suffix)) sameLength.set(suffix, choiceOf(virtualHost, domain, 'wildcard'));
      } else if (canBeAsked(domain) && !exact.has(domain)) exact.set(domain, choiceOf(virtualHost, domain, 'exact'));
    }
  }
  const lengths = [...suffixes.keys()].sort((a, b) => b - a);
  return { exact, suffixes, lengths, ...(any && { any }) };
});

const choiceOf = (virtualHost: VirtualHost, domain: string, how: HostChoice['how']): HostChoice => ({
  virtualHost,
  domain,
  how,
  ready: undefined,
});

/** Whether a Host header can lead to an exact domain, and so, written alike, needs no second look. */
export function canBeAsked(domain: string): boolean {
  return isAuthority(domain) && lookupHost(domain) === domain;
}
