// What a rule does to path and host: rewrites of what is forwarded (R-ACT-24…28), and the Location of redirects
// (R-ACT-17…21).
import { compileRegex } from '@portolan/regex';
import type { HttpRedirect, HttpRewrite } from './model/virtualService.ts';
import type { RouteMatch } from './proxy/config.ts';
import { splitQuery } from './envoy/path.ts';

/**
 * The path that is forwarded, query included.
 *
 * @param path the normalised path that was matched
 * Source: envoy RouteEntryImplBase::currentUrlPathAfterRewriteWithMatchedPath; pilot applyHTTPRouteDestination.
 */
export function rewritePath(path: string, match: RouteMatch, rewrite: HttpRewrite | undefined): string {
  if (!rewrite) return path;
  const regex = rewrite.uriRegexRewrite;
  if (regex) {
    const compiled = compileRegex(regex.match);
    if (!compiled.ok) return path;
    return onPath(path, (cut) => compiled.value.replaceAll(cut, regex.rewrite));
  }
  const uri = rewrite.uri;
  // Empty beside an authority means no rewrite of the path (R-ACT-25).
  if (uri === undefined || uri === '') return path;
  return onPath(path, (cut) => replacePrefix(cut, match, uri));
}

/** The matched prefix, or the whole path where the match was exact or a regex, gives way to `replacement`. */
function replacePrefix(cut: string, match: RouteMatch, replacement: string): string {
  return match.path.kind === 'prefix' ? replacement + cut.slice(match.path.value.length) : replacement;
}

function onPath(path: string, change: (cut: string) => string): string {
  const cut = splitQuery(path).path;
  return change(cut) + path.slice(cut.length);
}

export interface RedirectSubject {
  readonly scheme: string;
  readonly authority: string;
  /** Normalised, with query. */
  readonly path: string;
}

/** The Location of a redirect. Source: envoy RedirectEntry / newUri; pilot ApplyRedirect. */
export function redirectLocation(
  subject: RedirectSubject,
  match: RouteMatch,
  redirect: HttpRedirect,
  listenerPort: number,
  serverTls: boolean,
): string {
  const scheme = redirect.scheme || subject.scheme;
  const port = redirectPort(redirect, listenerPort, serverTls);
  const host = redirect.authority || ownHost(subject, scheme, port);
  return `${scheme}://${host}${port === undefined ? '' : `:${port}`}${redirectPath(subject.path, match, redirect)}`;
}

/** Omitted when it is the default of the scheme that the configuration implies (R-ACT-18). */
function redirectPort(redirect: HttpRedirect, listenerPort: number, serverTls: boolean): number | undefined {
  const port = redirect.port || (redirect.derivePort === 'FROM_REQUEST_PORT' ? listenerPort : undefined);
  const scheme = redirect.scheme || (serverTls ? 'https' : 'http');
  const isDefault = (scheme === 'http' && port === 80) || (scheme === 'https' && port === 443);
  return isDefault || !port ? undefined : port;
}

/** The request's host; its port goes where another is configured, or was the default of a scheme now left (R-ACT-20). */
function ownHost({ authority, scheme: oldScheme }: RedirectSubject, scheme: string, port: number | undefined): string {
  const colon = authority.lastIndexOf(':');
  if (colon < 0 || authority.lastIndexOf(']') > colon) return authority;
  const written = authority.slice(colon + 1);
  const wasDefault = (oldScheme === 'http' && written === '80') || (oldScheme === 'https' && written === '443');
  return port !== undefined || (scheme !== oldScheme && wasDefault) ? authority.slice(0, colon) : authority;
}

function redirectPath(path: string, match: RouteMatch, redirect: HttpRedirect): string {
  if (redirect.uri) {
    const uri = rooted(redirect.uri);
    const { query } = splitQuery(path);
    return uri.includes('?') || query === undefined ? uri : `${uri}?${query}`;
  }
  const replacement = redirect.prefixRewrite;
  return replacement ? rooted(onPath(path, (cut) => replacePrefix(cut, match, replacement))) : path;
}

const rooted = (path: string): string => (path.startsWith('/') ? path : `/${path}`);
