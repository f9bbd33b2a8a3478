// Which virtual host answers for a Host header (R-HOST-21…24). The index per route configuration is only a faster form
// of the search order.
import type { RouteConfiguration, VirtualHost } from '../proxy/config.ts';

export interface HostChoice {
  readonly virtualHost: VirtualHost;
  readonly domain: string;
  readonly how: 'exact' | 'wildcard' | 'any';
}

interface HostIndex {
  readonly exact: ReadonlyMap<string, VirtualHost>;
  /** `.foo.com` by its text, for `*.foo.com`; tried from the longest. */
  readonly suffixes: ReadonlyMap<number, ReadonlyMap<string, VirtualHost>>;
  readonly lengths: readonly number[];
  readonly any?: VirtualHost;
}

const indexes = new WeakMap<RouteConfiguration, HostIndex>();

/** The request's host as it is looked up: lower-case, without what follows the last `:` outside brackets (R-HOST-22). */
export function lookupHost(authority: string): string {
  const host = authority.toLowerCase();
  const colon = host.lastIndexOf(':');
  return colon < 0 || host.lastIndexOf(']') > colon ? host : host.slice(0, colon);
}

/** @param host from `lookupHost` */
export function findVirtualHost(routes: RouteConfiguration, host: string): HostChoice | undefined {
  const index = indexOf(routes);
  const exact = index.exact.get(host);
  if (exact) return { virtualHost: exact, domain: host, how: 'exact' };
  for (const length of index.lengths) {
    // At least one character must stand for the `*` (R-HOST-24).
    if (length >= host.length) continue;
    const suffix = host.slice(host.length - length);
    const found = index.suffixes.get(length)?.get(suffix);
    if (found) return { virtualHost: found, domain: `*${suffix}`, how: 'wildcard' };
  }
  return index.any && { virtualHost: index.any, domain: '*', how: 'any' };
}

function indexOf(routes: RouteConfiguration): HostIndex {
  const known = indexes.get(routes);
  if (known) return known;
  const exact = new Map<string, VirtualHost>();
  const suffixes = new Map<number, Map<string, VirtualHost>>();
  let any: VirtualHost | undefined;
  for (const virtualHost of routes.virtualHosts) {
    for (const domain of virtualHost.domains) {
      if (domain === '*') any ??= virtualHost;
      else if (domain.startsWith('*')) {
        const suffix = domain.slice(1);
        const sameLength = suffixes.get(suffix.length) ?? new Map<string, VirtualHost>();
        suffixes.set(suffix.length, sameLength);
        if (!sameLength.has(suffix)) sameLength.set(suffix, virtualHost);
      } else if (!exact.has(domain)) exact.set(domain, virtualHost);
    }
  }
  const lengths = [...suffixes.keys()].sort((a, b) => b - a);
  const index: HostIndex = { exact, suffixes, lengths, ...(any && { any }) };
  indexes.set(routes, index);
  return index;
}
