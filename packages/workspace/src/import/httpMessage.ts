// A pasted HTTP request, as it goes over the wire or as a browser's tools copy it: a request line and header lines, or the
// pseudo headers of HTTP/2 in place of the request line. The body is left aside. Source: RFC 9112 2 to 5, RFC 9113 8.3.1.
import { ok, type HttpRequest, type Result } from '@portolan/engine';
import { fail, isHeaderName, noteText, shortened, type ImportError, type ReadRequest } from './readRequest.ts';
import { isAddress, parseUrl } from './url.ts';

/** A request line: method, target, version. */
const requestLine = /^[!#$%&'*+\-.^_`|~\w]+ \S+ HTTP\/\d(?:\.\d)?$/;

export function parseHttpMessage(text: string): Result<ReadRequest, ImportError> {
  const lines = text
    .replace(/^\s+/, '')
    .split(/\r\n|\n|\r/)
    .map((line) => line.trimEnd());
  const isPseudo = lines[0]?.startsWith(':') ?? false;
  const first = isPseudo ? '' : (lines.shift() ?? '');
  const end = lines.indexOf('');
  const headers = readHeaders(end < 0 ? lines : lines.slice(0, end), isPseudo ? 1 : 2);
  if (!headers.ok) return headers;
  const notes = end >= 0 && lines.slice(end).some((line) => line !== '') ? [noteText('note/body')] : [];
  if (isPseudo) return fromPseudo(headers.value, notes);
  if (!requestLine.test(first)) return fail('http/line', { line: shortened(first) });
  const [method = '', target = '', version = ''] = first.split(' ');
  if (!/^HTTP\/1/.test(version)) notes.push(noteText('note/http-version', { version }));
  const absolute = /^(https?):\/\/([^/?#]*)/i.exec(target);
  const host = headers.value.find(([name]) => name.toLowerCase() === 'host')?.[1];
  // The authority of an absolute target counts, whatever the Host header says (RFC 9112 3.2.2).
  const scheme = absolute?.[1]?.toLowerCase() === 'https' ? 'https' : 'http';
  if (scheme === 'https') notes.push(noteText('note/http-tls'));
  const rest = headers.value.filter(([name]) => name.toLowerCase() !== 'host');
  return requestOf({ method, scheme, host, authority: absolute?.[2] ?? host, path: target, headers: rest }, notes);
}

type Header = readonly [name: string, value: string];

function readHeaders(lines: readonly string[], from: number): Result<readonly Header[], ImportError> {
  const headers: Header[] = [];
  for (const [i, line] of lines.entries()) {
    const n = i + from;
    if (/^[ \t]/.test(line)) return fail('http/folded', { n });
    // The names of pseudo headers begin with a colon.
    const colon = line.indexOf(':', 1);
    if (colon < 0) return fail('http/header', { n, line: shortened(line) });
    const name = line.slice(0, colon);
    if (!isHeaderName(name.replace(/^:/, ''))) return fail('http/name', { n, name: shortened(name) });
    headers.push([name, line.slice(colon + 1).trim()]);
  }
  return ok(headers);
}

function fromPseudo(all: readonly Header[], notes: readonly string[]): Result<ReadRequest, ImportError> {
  const value = (name: string) => all.find(([key]) => key === name)?.[1];
  const [method, path, authority] = [value(':method'), value(':path'), value(':authority')];
  if (method === undefined) return fail('http/pseudo', { name: ':method' });
  if (path === undefined) return fail('http/pseudo', { name: ':path' });
  if (authority === undefined) return fail('http/pseudo', { name: ':authority' });
  const headers = all.filter(([name]) => !name.startsWith(':'));
  const scheme = value(':scheme') === 'http' ? 'http' : 'https';
  return requestOf({ method, scheme, host: authority, authority, path, headers }, [noteText('note/pseudo'), ...notes]);
}

interface Parts {
  readonly method: string;
  readonly scheme: 'http' | 'https';
  readonly host: string | undefined;
  /** What is dialled, as far as the text tells. */
  readonly authority: string | undefined;
  readonly path: string;
  readonly headers: readonly Header[];
}

function requestOf(parts: Parts, notes: readonly string[]): Result<ReadRequest, ImportError> {
  const { method, scheme, host, authority, path, headers } = parts;
  if (authority === undefined || authority === '') return fail('http/host');
  const url = parseUrl(`${scheme}://${authority}/`);
  if (typeof url === 'string') return fail(url === 'port' ? 'http/port' : 'http/host', { host: shortened(authority) });
  const isPortWritten = /:\d+$/.test(authority);
  const request: HttpRequest = {
    protocol: 'http',
    method,
    ...(host === undefined ? {} : { host }),
    port: url.port,
    path,
    headers,
    ...(scheme === 'https' ? { tls: isAddress(url.host) ? {} : { sni: url.host } } : {}),
  };
  const said = isPortWritten ? notes : [...notes, noteText('note/http-port', { port: url.port })];
  return ok({ request, dialled: url.host, notes: said });
}
