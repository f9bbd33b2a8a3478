// The request that a reader would think of first for a rule: what it names, and nothing else. A guess, for `route` to check.
import { findVirtualHost } from '../envoy/virtualHosts.ts';
import type { StringMatch } from '../model/virtualService.ts';
import type { Route } from '../proxy/config.ts';
import { schemeOf, someHost, type Seen } from './compose.ts';
import type { Place } from './places.ts';

export function guess(place: Place, { match }: Route): Seen {
  const { path } = match;
  return {
    method: match.method ? textFor(match.method.match, 'GET') : 'GET',
    authority: match.authority ? textFor(match.authority.match, hostOf(place)) : hostOf(place),
    scheme: match.scheme ? textFor(match.scheme.match, schemeOf(place)) : schemeOf(place),
    path: path.kind === 'regex' || path.value === '' ? '/' : path.value,
    query: match.queryParams.map(({ name, match: value }) => [name, textFor(value, '1')]),
    headers: match.headers.map(({ name, match: value }) => [name, textFor(value, '1')]),
  };
}

const textFor = (match: StringMatch, otherwise: string): string =>
  match.kind === 'exact' || match.kind === 'prefix' ? match.value : otherwise;

/** A host that leads to the place's virtual host; as a browser writes it, with the port where that is not the scheme's own. */
export function hostOf(place: Place): string {
  const host = someHost(place.domain);
  const usual = schemeOf(place) === 'https' ? 443 : 80;
  const isHere = findVirtualHost(place.routes, host)?.virtualHost === place.virtualHost;
  return place.port === usual || !isHere ? host : `${host}:${place.port}`;
}
