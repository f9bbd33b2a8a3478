// A URL cut into what a client does with it. No normalisation beyond what curl does itself; pure, without the DOM's URL.

export interface Url {
  readonly scheme: 'http' | 'https';
  /** `user:password`, percent-decoded. */
  readonly user?: string;
  /** As written; IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
  /** What the Host header says: the port only where it is not the scheme's own. */
  readonly authority: string;
  /** Path with its query, never empty. */
  readonly path: string;
}

export type UrlProblem = 'scheme' | 'host' | 'port' | 'space' | 'control';

export function parseUrl(text: string, options: { readonly asIs?: boolean } = {}): Url | UrlProblem {
  if (/[\0-\x1f\x7f]/.test(text)) return 'control';
  if (/\s/.test(text)) return 'space';
  const [, schemeText, rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/i.exec(text) ?? [];
  const scheme = (schemeText ?? 'http').toLowerCase();
  if (scheme !== 'http' && scheme !== 'https') return 'scheme';
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const at = authority.lastIndexOf('@');
  const parts = /^(?:\[([0-9a-f:.%]+)\]|([^:[\]]*))(?::(\d*))?$/i.exec(authority.slice(at + 1));
  if (parts === null) return 'host';
  const host = parts[1] ?? parts[2] ?? '';
  if (host === '') return 'host';
  const ownPort = scheme === 'https' ? 443 : 80;
  const port = parts[3] === undefined || parts[3] === '' ? ownPort : Number(parts[3]);
  if (port < 1 || port > 65_535) return 'port';
  const name = parts[1] === undefined ? host : `[${host}]`;
  return {
    scheme,
    ...(at < 0 ? {} : { user: decodePercent(authority.slice(0, at)) }),
    host,
    port,
    authority: port === ownPort ? name : `${name}:${port}`,
    path: pathOf(end < 0 ? '' : rest.slice(end), options.asIs ?? false),
  };
}

function pathOf(tail: string, asIs: boolean): string {
  const hash = tail.indexOf('#');
  const sent = hash < 0 ? tail : tail.slice(0, hash);
  const question = sent.indexOf('?');
  const path = question < 0 ? sent : sent.slice(0, question);
  const query = question < 0 ? '' : sent.slice(question);
  return (path === '' ? '/' : asIs ? path : removeDotSegments(path)) + query;
}

/** `/a/./b/../c` is `/a/c`, as curl sends it. Source: RFC 3986 5.2.4. */
function removeDotSegments(path: string): string {
  if (!/\/\.{1,2}(?:\/|$)/.test(path)) return path;
  const out: string[] = [];
  const segments = path.slice(1).split('/');
  segments.forEach((segment, i) => {
    const isLast = i === segments.length - 1;
    if (segment === '..') out.pop();
    if (segment !== '..' && segment !== '.') out.push(segment);
    else if (isLast) out.push('');
  });
  return `/${out.join('/')}`;
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** IPv4 or IPv6, not a name. */
export function isAddress(host: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || host.includes(':');
}
