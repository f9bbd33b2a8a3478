// A pasted curl command to the request that would leave the machine, what was dialled, and notes on what was left aside.
// Words: shellWords.ts; options: curlOptions.ts. Whether a local port stands for a gateway is for the asker to decide.
import { err, ok, type ClientTls, type HttpRequest, type Result } from '@portolan/engine';
import { base64 } from '../base64.ts';
import { readOptions, type CurlOption } from './curlOptions.ts';
import { curlErrors, curlNotes, fill, type CurlErrorCode, type CurlNoteCode } from './messages.ts';
import { shellWords } from './shellWords.ts';
import { isAddress, parseUrl, type Url } from './url.ts';

export interface ReadCurl {
  /** `port` is the port dialled; `dial` is given where the name dialled is not that of the Host header. */
  readonly request: HttpRequest;
  /** The host dialled, as in the URL or as --connect-to and --resolve say. IPv6 in brackets. */
  readonly dialled: string;
  /** `kubectl exec` in front of it: the request leaves from that pod. */
  readonly exec?: { readonly pod: string; readonly namespace?: string };
  /** Sentences. */
  readonly notes: readonly string[];
}

export interface CurlError {
  readonly code: CurlErrorCode;
  readonly message: string;
}

const lengthLimit = 200_000;

export function parseCurl(text: string): Result<ReadCurl, CurlError> {
  if (text.length > lengthLimit) return fail('curl/length', { limit: lengthLimit });
  const { words, rest, expansions, openQuote } = shellWords(text.trim());
  if (openQuote !== undefined) return fail('curl/quote', { mark: text.trim()[openQuote] ?? '' });
  const at = words.findIndex((word) => /(?:^|[\\/])curl(?:\.exe)?$/i.test(word));
  if (at < 0) return fail('curl/none', {});
  const { options, incomplete } = readOptions(words.slice(at + 1));
  if (incomplete !== undefined) return fail('curl/argument', { option: incomplete });
  const call = new CurlCall();
  for (const option of options) call.take(option);
  if (expansions.length > 0) call.note('note/expansion', { names: [...new Set(expansions)].join(', ') });
  if (rest !== '') call.note('note/rest', { rest: rest.length > 80 ? `${rest.slice(0, 79)}…` : rest });
  const exec = execOf(words.slice(0, at));
  if (exec !== undefined) call.note('note/exec', { pod: exec.pod });
  return call.finish(exec);
}

function fail(code: CurlErrorCode, values: Readonly<Record<string, string | number>>): Result<never, CurlError> {
  return err({ code, message: fill(curlErrors[code], values) });
}

/** `kubectl -n shop exec deploy/web -c app --`. */
function execOf(words: readonly string[]): ReadCurl['exec'] {
  const at = words.indexOf('exec');
  if (at < 0 || !words.slice(0, at).some((word) => /(?:^|\/)(?:kubectl|oc|k)$/.test(word))) return undefined;
  let namespace: string | undefined;
  let pod: string | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const equals = /^(?:--namespace|-n)=?(.+)$/.exec(word);
    if (word === '-n' || word === '--namespace') namespace = words[++i];
    else if (equals !== null) namespace = equals[1];
    else if (word === '-c' || word === '--container') i++;
    else if (i > at && !word.startsWith('-')) pod ??= word;
  }
  return pod === undefined ? undefined : { pod, ...(namespace === undefined ? {} : { namespace }) };
}

/** What a call of curl adds up to, option by option. */
class CurlCall {
  readonly #notes: string[] = [];
  readonly #urls: string[] = [];
  readonly #given: [string, string][] = [];
  readonly #removed = new Set<string>();
  readonly #defaults = new Map<string, [string, string]>([
    ['user-agent', ['User-Agent', 'curl/8']],
    ['accept', ['Accept', '*/*']],
  ]);
  readonly #ignored: string[] = [];
  readonly #unknown: string[] = [];
  readonly #query: string[] = [];
  readonly #connectTo: string[] = [];
  readonly #resolve: string[] = [];
  #method: string | undefined;
  #impliedMethod = 'GET';
  #hasBody = false;
  #isGet = false;
  #isPathAsIs = false;
  #isGlobOff = false;
  #target: string | undefined;
  #clientCert = false;
  #badHeader: string | undefined;

  note(code: CurlNoteCode, values: Readonly<Record<string, string | number>>): void {
    const sentence = fill(curlNotes[code], values);
    if (!this.#notes.includes(sentence)) this.#notes.push(sentence);
  }

  take(option: CurlOption): void {
    const argument = option.argument ?? '';
    const handler = handlers[option.name];
    if (handler !== undefined) handler(this, argument, option);
    else if (option.argument !== undefined || harmless.has(option.name)) this.#ignored.push(option.written);
    else this.#unknown.push(option.written);
  }

  url(text: string): void {
    this.#urls.push(text);
  }
  method(name: string): void {
    this.#method = name;
  }
  imply(name: string): void {
    this.#impliedMethod = name;
  }
  get(): void {
    this.#isGet = true;
  }
  pathAsIs(): void {
    this.#isPathAsIs = true;
  }
  globOff(): void {
    this.#isGlobOff = true;
  }
  target(text: string): void {
    this.#target = text;
  }
  clientCert(): void {
    this.#clientCert = true;
  }
  connectTo(text: string): void {
    this.#connectTo.push(text);
  }
  resolve(text: string): void {
    this.#resolve.push(text);
  }
  query(text: string): void {
    this.#query.push(text);
  }
  data(text: string, type: string | undefined, option: CurlOption): void {
    this.#impliedMethod = 'POST';
    this.#hasBody = true;
    if (type !== undefined) this.preset('content-type', 'Content-Type', type);
    if (text.startsWith('@')) this.note('note/file', { option: option.written, file: text.slice(1) });
    else if (option.name !== 'json' && option.name !== 'form') this.#query.push(text);
  }
  /** A header curl sends unless -H says otherwise. */
  preset(key: string, name: string, value: string): void {
    this.#defaults.set(key, [name, value]);
  }
  /** `Name: value`, `Name:` takes curl's own away, `Name;` sends it empty. */
  header(text: string, option: CurlOption): void {
    if (text.startsWith('@')) return this.note('note/file', { option: option.written, file: text.slice(1) });
    if (/[\r\n]/.test(text.trimEnd())) this.#badHeader = text;
    const colon = text.indexOf(':');
    if (colon < 0) {
      if (/^[^\s;]+;\s*$/.test(text)) this.#given.push([text.slice(0, text.indexOf(';')), '']);
      return;
    }
    const name = text.slice(0, colon).trim();
    const value = text.slice(colon + 1).trim();
    if (value === '') this.#removed.add(name.toLowerCase());
    else this.#given.push([name, value]);
  }

  finish(exec: ReadCurl['exec']): Result<ReadCurl, CurlError> {
    const first = this.#urls[0];
    if (first === undefined) return fail('curl/url', {});
    if (this.#badHeader !== undefined) return fail('curl/header', { header: JSON.stringify(this.#badHeader) });
    const url = parseUrl(first, { asIs: this.#isPathAsIs });
    if (typeof url === 'string') return fail(`curl/${url}`, { url: first });
    if (url.user !== undefined && !this.#defaults.has('authorization')) {
      this.preset('authorization', 'Authorization', `Basic ${base64(url.user)}`);
    }
    const { host: dialHost, port } = this.#dialled(url);
    this.#closingNotes(first);
    const host = this.#hostHeader(url);
    const name = isAddress(dialHost) && dialHost.includes(':') ? `[${dialHost}]` : dialHost;
    const request: HttpRequest = {
      protocol: 'http',
      method: this.#method ?? (this.#isGet && this.#impliedMethod === 'POST' ? 'GET' : this.#impliedMethod),
      ...(host === undefined ? {} : { host }),
      port,
      path: this.#path(url),
      headers: this.#headers(),
      ...(nameOf(host) === dialHost.toLowerCase() ? {} : { dial: dialHost }),
      ...(url.scheme === 'https' ? { tls: this.#tls(url) } : {}),
    };
    return ok({ request, dialled: name, ...(exec === undefined ? {} : { exec }), notes: this.#notes });
  }

  #closingNotes(url: string): void {
    if (this.#hasBody && !this.#isGet) this.note('note/body', {});
    if (this.#urls.length > 1) this.note('note/urls', { count: this.#urls.length });
    if (!this.#isGlobOff && /\{[^}]*,[^}]*\}|\[[\da-z]+-[\da-z]+[^\]]*\]/i.test(url)) this.note('note/glob', { url });
    const ignored = [...new Set(this.#ignored)].filter((option) => option !== '-s' && option !== '-S');
    if (ignored.length > 0) this.note('note/ignored', { options: ignored.join(' ') });
    if (this.#unknown.length > 0) this.note('note/unknown', { options: [...new Set(this.#unknown)].join(' ') });
  }

  #hostHeader(url: Url): string | undefined {
    const given = this.#given.find(([name]) => name.toLowerCase() === 'host');
    if (given !== undefined) return given[1];
    return this.#removed.has('host') ? undefined : url.authority;
  }

  #headers(): [string, string][] {
    const given = this.#given.filter(([name]) => name.toLowerCase() !== 'host');
    const names = new Set([...given.map(([name]) => name.toLowerCase()), ...this.#removed]);
    const own = [...this.#defaults].filter(([key]) => !names.has(key)).map(([, header]) => header);
    return [...own, ...given];
  }

  #path(url: Url): string {
    if (this.#target !== undefined) return this.#target;
    const added = this.#isGet ? this.#query.filter((part) => part !== '').join('&') : '';
    return added === '' ? url.path : `${url.path}${url.path.includes('?') ? '&' : '?'}${added}`;
  }

  #tls(url: Url): ClientTls {
    // No client sends an address as SNI.
    return { ...(isAddress(url.host) ? {} : { sni: url.host }), ...(this.#clientCert ? { clientCert: true } : {}) };
  }

  /** --connect-to wins over --resolve, as in curl. */
  #dialled(url: Url): { host: string; port: number } {
    for (const rule of this.#connectTo) {
      const [host, port, toHost, toPort] = splitAddress(rule);
      if (host !== '' && host?.toLowerCase() !== url.host.toLowerCase()) continue;
      if (port !== '' && port !== undefined && Number(port) !== url.port) continue;
      const to = { host: toHost === '' || toHost === undefined ? url.host : toHost, port: Number(toPort) || url.port };
      this.note('note/resolve', {
        option: '--connect-to',
        host: `${url.host}:${url.port}`,
        address: `${to.host}:${to.port}`,
      });
      return to;
    }
    for (const rule of this.#resolve) {
      const [host, port, address] = splitAddress(rule.replace(/^[+-]/, ''));
      if ((host !== '*' && host?.toLowerCase() !== url.host.toLowerCase()) || Number(port) !== url.port) continue;
      const to = (address ?? '').split(',')[0] ?? '';
      if (to === '') continue;
      this.note('note/resolve', { option: '--resolve', host: url.host, address: to });
      return { host: to.replace(/^\[|\]$/g, ''), port: url.port };
    }
    return { host: url.host, port: url.port };
  }
}

/** Fields between colons; IPv6 addresses stand in brackets. */
const splitAddress = (text: string): string[] =>
  [...text.matchAll(/(?:^|:)(\[[^\]]*\]|[^:[]*)/g)].map((found) => (found[1] ?? '').replace(/^\[|\]$/g, ''));

const nameOf = (host: string | undefined): string | undefined =>
  host
    ?.replace(/:\d*$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();

type Handler = (call: CurlCall, argument: string, option: CurlOption) => void;
const form = 'application/x-www-form-urlencoded';
const data: Handler = (call, argument, option) => call.data(argument, form, option);
const http2: Handler = (call, _, { written }) => call.note('note/http2', { option: written });
const proxy: Handler = (call, argument, { written }) => call.note('note/proxy', { option: `${written} ${argument}` });
const basic: Handler = (call, user) => call.preset('authorization', 'Authorization', `Basic ${base64(user)}`);

/** The options that say something about the request. */
const handlers: Readonly<Record<string, Handler>> = {
  url: (call, url) => call.url(url),
  request: (call, method) => call.method(method),
  'request-target': (call, target) => call.target(target),
  head: (call) => call.imply('HEAD'),
  get: (call) => call.get(),
  'path-as-is': (call) => call.pathAsIs(),
  globoff: (call) => call.globOff(),
  header: (call, text, option) => call.header(text, option),
  data,
  'data-ascii': data,
  'data-raw': (call, text, option) => call.data(text.replace(/^@/, ' @').trimStart(), form, option),
  'data-binary': data,
  'data-urlencode': (call, text, option) => call.data(encodeData(text), form, option),
  'url-query': (call, text) => {
    call.get();
    call.query(encodeData(text));
  },
  json: (call, text, option) => {
    call.data(text, 'application/json', option);
    call.preset('accept', 'Accept', 'application/json');
  },
  form: (call, text, option) => call.data(text, 'multipart/form-data', option),
  'form-string': (call, text, option) => call.data(text, 'multipart/form-data', option),
  'upload-file': (call, file, option) => {
    call.imply('PUT');
    call.note('note/file', { option: option.written, file });
  },
  'user-agent': (call, agent) => call.preset('user-agent', 'User-Agent', agent),
  referer: (call, referer) => call.preset('referer', 'Referer', referer.replace(/;auto$/, '')),
  cookie: (call, text, option) =>
    text.includes('=')
      ? call.preset('cookie', 'Cookie', text)
      : call.note('note/file', { option: option.written, file: text }),
  range: (call, range) => call.preset('range', 'Range', `bytes=${range}`),
  user: basic,
  'oauth2-bearer': (call, token) => call.preset('authorization', 'Authorization', `Bearer ${token}`),
  compressed: (call) => call.preset('accept-encoding', 'Accept-Encoding', 'deflate, gzip, br, zstd'),
  cert: (call) => call.clientCert(),
  resolve: (call, rule) => call.resolve(rule),
  'connect-to': (call, rule) => call.connectTo(rule),
  location: (call) => call.note('note/follow', {}),
  'location-trusted': (call) => call.note('note/follow', {}),
  http2,
  'http2-prior-knowledge': http2,
  http3: http2,
  'http3-only': http2,
  'http1.0': http2,
  proxy,
  preproxy: proxy,
  socks4: proxy,
  socks4a: proxy,
  socks5: proxy,
  'socks5-hostname': proxy,
  'unix-socket': proxy,
  config: (call, file, option) => call.note('note/file', { option: option.written, file }),
};

/** Options without an argument that say nothing about the request. */
const harmless = new Set(
  `silent show-error verbose include insecure fail fail-with-body fail-early no-buffer remote-name remote-name-all
  remote-header-name ipv4 ipv6 http1.1 tlsv1 tlsv1.0 tlsv1.1 tlsv1.2 tlsv1.3 sslv2 sslv3 progress-bar no-progress-meter parallel netrc
  netrc-optional disable tcp-nodelay no-keepalive no-alpn no-npn raw styled-output no-styled-output create-dirs ssl-reqd
  retry-connrefused retry-all-errors tcp-fastopen remote-time proxytunnel basic digest ntlm anyauth negotiate append
  use-ascii junk-session-cookies post301 post302 post303 http0.9 tr-encoding ssl-no-revoke cert-status false-start
  no-sessionid proxy-insecure doh-insecure next version manual list-only`.split(/\s+/),
);

/** `name=content` with the content percent-encoded, as --data-urlencode does. */
function encodeData(text: string): string {
  const equals = text.indexOf('=');
  const encode = (part: string): string => encodeURIComponent(part).replace(/[!'()*]/g, percent);
  return equals < 0 ? encode(text) : `${text.slice(0, equals === 0 ? 0 : equals + 1)}${encode(text.slice(equals + 1))}`;
}
const percent = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
