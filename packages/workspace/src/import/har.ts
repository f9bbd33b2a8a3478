// A HAR recording, or one entry of it, to the requests in it. Source: HTTP Archive 1.2.
import { isObject, ok, type HttpRequest, type Json, type JsonObject, type Result } from '@portolan/engine';
import { fail, isHeaderName, noteText, shortened, type ImportError, type ReadRequest } from './readRequest.ts';
import { isAddress, parseUrl } from './url.ts';

export function parseHar(text: string): Result<readonly ReadRequest[], ImportError> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return fail('har/json', { reason: error instanceof Error ? error.message : String(error) });
  }
  const found: ReadRequest[] = [];
  for (const [i, entry] of entriesOf(value).entries()) {
    const request = isObject(entry['request']) ? entry['request'] : undefined;
    if (typeof request?.['method'] !== 'string' || typeof request['url'] !== 'string') continue;
    const read = readEntry(request, entry, request['method'], request['url']);
    // Pages also ask data: and blob: addresses, which leave no browser.
    if (read === undefined && /^https?:/i.test(request['url']))
      return fail('har/url', { n: i + 1, url: shortened(request['url']) });
    if (read) found.push(read);
  }
  return found.length === 0 ? fail('har/empty') : ok(found);
}

function entriesOf(value: unknown): readonly JsonObject[] {
  if (!isObject(value)) return [];
  const log = isObject(value['log']) ? value['log'] : value;
  const entries = Array.isArray(log['entries']) ? (log['entries'] as readonly Json[]) : [value];
  return entries.filter(isObject);
}

function readEntry(request: JsonObject, entry: JsonObject, method: string, text: string): ReadRequest | undefined {
  const url = parseUrl(text, { asIs: true });
  if (typeof url === 'string') return undefined;
  const all = headersOf(request['headers']);
  const dropped = all.filter(([name]) => perConnection.has(name.toLowerCase())).map(([name]) => name);
  const host = all.find(([name]) => /^(?:host|:authority)$/i.test(name))?.[1] ?? url.authority;
  const headers = all.filter(([name]) => isHeaderName(name) && !perConnection.has(name.toLowerCase()) && !isHost(name));
  const made: HttpRequest = {
    protocol: 'http',
    method,
    host,
    port: url.port,
    path: url.path,
    headers,
    ...(url.scheme === 'https' ? { tls: isAddress(url.host) ? {} : { sni: url.host } } : {}),
  };
  const version = request['httpVersion'];
  const notes = [
    ...(isObject(request['postData']) ? [noteText('note/body')] : []),
    ...(typeof version === 'string' && /^(?:h[23]|HTTP\/[23])/i.test(version)
      ? [noteText('note/http-version', { version })]
      : []),
    ...(dropped.length > 0 ? [noteText('note/har-dropped', { names: dropped.join(', ') })] : []),
  ];
  const status = isObject(entry['response']) ? entry['response']['status'] : undefined;
  const logged = typeof status === 'number' && status > 0 ? { logged: { status } } : {};
  return { request: made, dialled: url.host, notes, ...logged };
}

/** They speak of one connection or of the body, which is not sent. */
const perConnection: ReadonlySet<string> = new Set(['connection', 'content-length', 'transfer-encoding', 'keep-alive']);
const isHost = (name: string): boolean => name.toLowerCase() === 'host';

function headersOf(value: Json | undefined): readonly (readonly [string, string])[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly Json[]).flatMap((header) => {
    if (!isObject(header)) return [];
    const { name, value: content } = header;
    return typeof name === 'string' && typeof content === 'string' ? [[name, content] as const] : [];
  });
}
