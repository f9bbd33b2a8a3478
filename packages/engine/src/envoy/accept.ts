// What Envoy does with an HTTP/1.1 request before it looks for a virtual host: refuse odd ones, clean headers,
// normalise the path (R-HOST-26, R-MATCH-16, R-MATCH-25, R-ACT-57).
// Source: envoy source/common/http/http1/balsa_parser.cc, conn_manager_impl.cc, conn_manager_utility.cc.
import type { HttpRequest } from '../request.ts';
import { HeaderMap, singleValued, type SettledHeaders } from './headers.ts';
import { normalizePath, plainCut, type PathNormalization } from './path.ts';

/** A request as the router sees it. */
export interface AcceptedRequest {
  readonly method: string;
  /** As received, port and letter case included. */
  readonly authority: string;
  readonly scheme: string;
  /** Normalised, with its query. */
  readonly path: string;
  /** Without query: what `uri` conditions see (R-MATCH-9). */
  readonly cutPath: string;
  readonly query: string | undefined;
  readonly headers: SettledHeaders;
  readonly forwardedProto: string;
  readonly isGrpc: boolean;
  /** The `Upgrade` asked for, lower-case. */
  readonly upgrade: string | undefined;
}

export interface Refusal {
  readonly status: 400 | 403 | 404;
  /** Key of the message catalogue. */
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  readonly rule: string;
}

export type Accepted =
  { readonly ok: true; readonly request: AcceptedRequest } | { readonly ok: false; readonly refusal: Refusal };

export interface Entrance {
  readonly kind: 'gateway' | 'sidecar';
  /** The connection is TLS that this listener terminated. */
  readonly isSecure: boolean;
  readonly pathNormalization: PathNormalization;
}

// prettier-ignore
const methods: ReadonlySet<string> = new Set([
  'ACL', 'BIND', 'CHECKOUT', 'CONNECT', 'COPY', 'DELETE', 'GET', 'HEAD', 'LINK', 'LOCK', 'MERGE', 'MKACTIVITY',
  'MKCALENDAR', 'MKCOL', 'MOVE', 'MSEARCH', 'NOTIFY', 'OPTIONS', 'PATCH', 'POST', 'PROPFIND', 'PROPPATCH', 'PURGE',
  'PUT', 'REBIND', 'REPORT', 'SEARCH', 'SOURCE', 'SUBSCRIBE', 'TRACE', 'UNBIND', 'UNLINK', 'UNLOCK', 'UNSUBSCRIBE',
]);

/** Whether the bytes are an HTTP/1 request line to Envoy's HTTP inspector, which takes any method of token characters (R-OUT-13). */
export function looksLikeHttp({ method, path }: HttpRequest): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(method) && isTarget(path);
}

/** @param isKnownHost the Host is, letter by letter, a domain that passes `isAuthority` */
export function acceptRequest(request: HttpRequest, entrance: Entrance, isKnownHost = false): Accepted {
  if (!methods.has(request.method)) return refuse(400, 'request.method', 'R-HOST-26', { method: request.method });
  // Its target is an authority, which no route knows how to match.
  if (request.method === 'CONNECT') return refuse(404, 'request.connect', 'R-HOST-26', {});
  const cut = isKnownHost ? plainCut(request.path) : -1;
  if (cut >= 0)
    return { ok: true, request: cleaned(request, request.host ?? '', undefined, request.path, cut, entrance) };
  if (!isTarget(request.path)) return refuse(400, 'request.target', 'R-MATCH-16', { path: request.path });
  const absolute = request.path.startsWith('/') ? null : absoluteForm.exec(request.path);
  const scheme = absolute?.[1]?.toLowerCase();
  if (scheme !== undefined) {
    if (scheme !== 'http' && scheme !== 'https') return refuse(400, 'request.scheme', 'R-HOST-26', { scheme });
    // A gateway trusts nobody in front of it to have taken TLS away.
    if (scheme === 'https' && entrance.kind === 'gateway' && !entrance.isSecure)
      return refuse(403, 'request.https-in-plaintext', 'R-HOST-26', {});
  }
  const authority = absolute ? (absolute[2] ?? '') : request.host?.trim();
  if (authority === undefined || authority === '') return refuse(400, 'request.no-host', 'R-HOST-26', {});
  if (!isAuthority(authority)) return refuse(400, 'request.host', 'R-HOST-26', { host: authority });
  const target = absolute ? rooted(absolute[3] ?? '') : request.path;
  if (!target.startsWith('/')) return refuse(404, 'request.not-rooted', 'R-HOST-26', { path: target });
  const path = normalizePath(target, entrance.pathNormalization);
  if (path === undefined) return refuse(400, 'request.null-byte', 'R-MATCH-16', { path: target });
  const mark = path.indexOf('?');
  return { ok: true, request: cleaned(request, authority, scheme, path, mark < 0 ? path.length : mark, entrance) };
}

const absoluteForm = /^([A-Za-z][A-Za-z0-9+\-.]*):\/\/([^/?#]*)(.*)$/;

function refuse(
  status: Refusal['status'],
  message: string,
  rule: string,
  values: Readonly<Record<string, string>>,
): Accepted {
  return { ok: false, refusal: { status, message, rule, values } };
}

/** `/x`, `*`, `scheme://host/x`, all of visible ASCII (tab and form feed pass). */
function isTarget(target: string): boolean {
  if (!/^[\t\f!-~]+$/.test(target)) return false;
  if (target.startsWith('/') || target.startsWith('*')) return true;
  return /^[A-Za-z][A-Za-z0-9+\-.]*:\/\/[A-Za-z0-9.\-_:@[\]]+([/?#]|$)/.test(target);
}

const rooted = (path: string): string => (path.startsWith('/') ? path : `/${path}`);

/** Characters an authority may have. Source: oghttp2 / nghttp2_check_authority, which Envoy calls. */
export const isAuthority = (authority: string): boolean => /^[A-Za-z0-9\-._~!$&'()*+,;=:@%[\]]*$/.test(authority);

const connectionHeaders: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'proxy-connection', 'upgrade']);
/** Stripped from every client that Envoy does not know as internal (R-ACT-57). */
const steering: ReadonlySet<string> = new Set([
  'x-envoy-expected-rq-timeout-ms',
  'x-envoy-force-trace',
  'x-envoy-hedge-on-per-try-timeout',
  'x-envoy-internal',
  'x-envoy-ip-tags',
  'x-envoy-max-retries',
  'x-envoy-original-url',
  'x-envoy-retriable-header-names',
  'x-envoy-retriable-status-codes',
  'x-envoy-retry-grpc-on',
  'x-envoy-retry-on',
  'x-envoy-upstream-alt-stat-name',
  'x-envoy-upstream-rq-per-try-timeout-ms',
  'x-envoy-upstream-rq-timeout-alt-response',
  'x-envoy-upstream-rq-timeout-ms',
]);
/** Stripped from clients outside the mesh alone. */
const steeringAtEdge: ReadonlySet<string> = new Set([
  'x-envoy-decorator-operation',
  'x-envoy-downstream-service-cluster',
  'x-envoy-downstream-service-node',
  'x-envoy-original-path',
]);

/** Whether no route ever sees the header, whoever sends it. @param name lower-case */
export const isStripped = (name: string, kind: Entrance['kind']): boolean =>
  name === 'transfer-encoding' || steering.has(name) || (kind === 'gateway' && steeringAtEdge.has(name));

/** The methods that a route may see: no route matches an authority, which is what `CONNECT` asks for. */
export const routedMethods: readonly string[] = [...methods].filter((method) => method !== 'CONNECT');

function cleaned(
  request: HttpRequest,
  authority: string,
  absoluteScheme: string | undefined,
  path: string,
  cut: number,
  entrance: Entrance,
): AcceptedRequest {
  const { headers, forwardedProto, upgrade } = cleanHeaders(request.headers, entrance);
  const hasQuery = cut < path.length;
  return {
    method: request.method,
    authority,
    scheme: absoluteScheme ?? schemeOf(forwardedProto, entrance),
    path,
    cutPath: hasQuery ? path.slice(0, cut) : path,
    query: hasQuery ? path.slice(cut + 1) : undefined,
    headers,
    forwardedProto,
    isGrpc: isGrpc(headers),
    upgrade,
  };
}

interface CleanHeaders {
  readonly headers: SettledHeaders;
  readonly forwardedProto: string;
  readonly upgrade: string | undefined;
}

function cleanHeaders(sent: HttpRequest['headers'], entrance: Entrance): CleanHeaders {
  if (sent.length === 0) return entrance.isSecure ? noHeaders.https : noHeaders.http;
  const headers = new HeaderMap('request');
  let isAttended = false;
  for (const line of sent) {
    const key = line[0].toLowerCase();
    const value = line[1].trim();
    if (!attended.has(key)) headers.append(key, value);
    else if (key !== 'host') {
      isAttended = true;
      headers.add(key, value);
    }
  }
  if (isAttended) return attend(headers, entrance);
  const forwardedProto = entrance.isSecure ? 'https' : 'http';
  headers.append('x-forwarded-proto', forwardedProto);
  return { headers, forwardedProto, upgrade: undefined };
}

/** What becomes of headers that Envoy reads itself. */
function attend(headers: HeaderMap, entrance: Entrance): CleanHeaders {
  const upgrade = upgradeAsked(headers);
  if (upgrade === undefined) headers.removeAll(connectionHeaders);
  headers.remove('transfer-encoding');
  headers.removeAll(steering);
  if (entrance.kind === 'gateway') headers.removeAll(steeringAtEdge);
  if (headers.get('expect')?.toLowerCase() === '100-continue') headers.remove('expect');
  keepTrailersOnly(headers);
  const referer = headers.get('referer');
  if (referer !== undefined && !/^https?:\/\/[^/?#]/i.test(referer)) headers.remove('referer');
  return { headers, forwardedProto: proto(headers, entrance), upgrade };
}

/** Names that need more than being passed on: all others only join the list. */
const attended: ReadonlySet<string> = new Set([
  ...singleValued,
  ...connectionHeaders,
  ...steering,
  ...steeringAtEdge,
  'host',
  'te',
  'transfer-encoding',
]);

function bare(forwardedProto: string): CleanHeaders {
  const headers = new HeaderMap('request');
  headers.append('x-forwarded-proto', forwardedProto);
  return { headers, forwardedProto, upgrade: undefined };
}
const noHeaders = { http: bare('http'), https: bare('https') };

/** Of `te` only `trailers` is passed on. */
function keepTrailersOnly(headers: HeaderMap): void {
  const te = headers.get('te');
  if (te === undefined || te === 'trailers') return;
  headers.remove('te');
  if (
    te
      .toLowerCase()
      .split(',')
      .some((word) => word.trim() === 'trailers')
  )
    headers.add('te', 'trailers');
}

function upgradeAsked(headers: HeaderMap): string | undefined {
  const tokens = (headers.get('connection') ?? '').toLowerCase().split(',');
  return tokens.some((token) => token.trim() === 'upgrade') ? headers.get('upgrade')?.toLowerCase() : undefined;
}

/** A gateway trusts no client's x-forwarded-proto; a sidecar keeps what the application says (R-GW-29, R-MATCH-25). */
function proto(headers: HeaderMap, entrance: Entrance): string {
  const connection = entrance.isSecure ? 'https' : 'http';
  const stated = entrance.kind === 'sidecar' ? headers.get('x-forwarded-proto') : undefined;
  if (stated === undefined) headers.set('x-forwarded-proto', connection);
  return stated ?? connection;
}

function schemeOf(forwardedProto: string, entrance: Entrance): string {
  if (forwardedProto === 'http' || forwardedProto === 'https') return forwardedProto;
  const stated = forwardedProto.toLowerCase();
  if (stated === 'http' || stated === 'https') return stated;
  return entrance.isSecure ? 'https' : 'http';
}

/** R-RES-1. */
function isGrpc(headers: SettledHeaders): boolean {
  const contentType = headers.get('content-type');
  return contentType === 'application/grpc' || (contentType?.startsWith('application/grpc+') ?? false);
}
