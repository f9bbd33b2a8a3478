// The URL field: a Request shown as one line, and a typed line read back as a Request, path and query byte for byte.
// Whole curl commands are read by packages/workspace.
import type { Client, HttpRequest, Request } from '@portolan/engine';

export type UrlProblem = 'urlEmpty' | 'urlNoHost' | 'urlBadPort' | 'urlScheme' | 'urlSpaces';
export type UrlRead =
  { readonly ok: true; readonly request: Request } | { readonly ok: false; readonly because: UrlProblem };

const shape = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(?:[^/?#@]*@)?(\[[^\]]*\]|[^:/?#]*)(?::([^/?#]*))?([^#]*)/i;
const defaultPort: Readonly<Record<string, number>> = { http: 80, https: 443, tcp: 80, tls: 443 };

/** The request as its asker would type it; the host is what they dial. */
export function urlOf(request: Request, client: Client): string {
  const secure = request.tls !== undefined;
  if (request.protocol === 'http' && !request.path.startsWith('/')) return request.path;
  if (request.protocol === 'tcp') {
    const scheme = secure ? 'tls' : 'tcp';
    return `${scheme}://${request.tls?.sni ?? request.dial ?? ''}:${request.port}`;
  }
  const scheme = secure ? 'https' : 'http';
  const host = client.kind === 'sidecar' && request.dial !== undefined ? request.dial : hostname(request.host ?? '');
  const port = request.port === defaultPort[scheme] ? '' : `:${request.port}`;
  return `${scheme}://${host}${port}${request.path}`;
}

/**
 * Reads a typed URL. Method and headers stay those of `previous`; the Host header follows the URL.
 * `http` where no scheme is given; the fragment is dropped, as clients drop it.
 */
export function requestFromUrl(text: string, previous: Request): UrlRead {
  const typed = text.trim();
  if (typed === '') return { ok: false, because: 'urlEmpty' };
  if (/\s/.test(typed)) return { ok: false, because: 'urlSpaces' };
  const [, givenScheme, host = '', givenPort, rest = ''] = shape.exec(typed) ?? [];
  const scheme = (givenScheme ?? 'http').toLowerCase();
  const usual = defaultPort[scheme];
  if (usual === undefined) return { ok: false, because: 'urlScheme' };
  if (host === '') return { ok: false, because: 'urlNoHost' };
  const port = givenPort === undefined ? usual : Number(givenPort);
  if (!Number.isInteger(port) || port < 1 || port > 65535) return { ok: false, because: 'urlBadPort' };
  const tls = scheme === 'https' || scheme === 'tls' ? { tls: { ...previous.tls, sni: host } } : {};
  if (scheme === 'tcp' || scheme === 'tls') {
    return { ok: true, request: { protocol: 'tcp', port, dial: host, ...tls } };
  }
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  const kept = previous.protocol === 'http' ? previous : undefined;
  const request: HttpRequest = {
    protocol: 'http',
    method: kept?.method ?? 'GET',
    host: port === usual ? host : `${host}:${port}`,
    port,
    path,
    headers: kept?.headers ?? [],
    ...tls,
  };
  return { ok: true, request };
}

/** `name` of `name:port`; brackets of an IPv6 address stay. */
export function hostname(host: string): string {
  return host.replace(/:\d*$/, '');
}
