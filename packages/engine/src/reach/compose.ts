// A request for a place from what its router is to see: the port, the TLS handshake and the address to dial are chosen so
// that listener and filter chain take it. Whether they do is `route`'s to say.
import { lookupHost } from '../envoy/virtualHosts.ts';
import { chooseChain } from '../envoy/chain.ts';
import type { ClientTls, HttpRequest } from '../request.ts';
import { resolveDial } from '../resolve/dial.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { outboundListener } from '../resolve/outbound.ts';
import type { Place } from './places.ts';

/** What the router of a place sees of a request. */
export interface Seen {
  readonly method: string;
  readonly authority: string;
  readonly scheme: string;
  /** Normalised, without query. */
  readonly path: string;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export const isSecure = ({ chain }: Place): boolean => chain.terminate !== undefined;
export const schemeOf = (place: Place): 'http' | 'https' => (isSecure(place) ? 'https' : 'http');

export function compose(mesh: Mesh, place: Place, seen: Seen): HttpRequest {
  const { method, authority, scheme, headers } = seen;
  const host = lookupHost(authority);
  const query = seen.query.map(([name, value]) => `${name}=${value}`).join('&');
  const path = query === '' ? seen.path : `${seen.path}?${query}`;
  const tls = tlsFor(place, host);
  const dial = dialFor(mesh, place, host);
  return {
    protocol: 'http',
    method,
    host: authority,
    port: place.port,
    // Only a target that names it gives a request another scheme than its connection's.
    path: scheme === schemeOf(place) ? path : `${scheme}://${authority}${path}`,
    headers,
    ...(tls && { tls }),
    ...(dial === undefined ? {} : { dial }),
  };
}

function tlsFor({ listener, chain }: Place, host: string): ClientTls | undefined {
  const { terminate } = chain;
  if (terminate === undefined) return undefined;
  const leadsHere = (sni: string | undefined): boolean =>
    chooseChain(listener, { isTls: true, alpn: [], looksLikeHttp: true, ...(sni === undefined ? {} : { sni }) })
      ?.chain === chain;
  const sni = [host, ...chain.sni.map(someHost)].find(leadsHere);
  const needsCertificate = terminate === 'MUTUAL' || terminate === 'ISTIO_MUTUAL';
  return { ...(sni === undefined ? {} : { sni }), ...(needsCertificate ? { clientCert: true } : {}) };
}

/** A name under a host that may be a wildcard. */
export function someHost(host: string): string {
  if (host === '*') return 'any.example';
  if (!host.startsWith('*')) return host.toLowerCase();
  const rest = host.slice(1).toLowerCase();
  return rest.startsWith('.') ? `www${rest}` : `a${rest}`;
}

/** Where the name of the host leads elsewhere, the address that leads here. */
function dialFor(mesh: Mesh, { client, port, address, listener }: Place, host: string): string | undefined {
  if (client.kind === 'gateway') return undefined;
  const leadsHere = (dial: string): boolean =>
    outboundListener(mesh, client, resolveDial(mesh, client, dial), port) === listener;
  return leadsHere(host) ? undefined : (address ?? mesh.settings.unknownAddress ?? outside);
}

/** An address that is none of the cluster's (TEST-NET-3). */
const outside = '203.0.113.10';
