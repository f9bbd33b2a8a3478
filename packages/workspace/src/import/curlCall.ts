// The request that a call of curl adds up to: what its options said, what curl adds by itself, and where it dials.
import { ok, type ClientTls, type HttpRequest, type Result } from '@portolan/engine';
import { base64 } from '../base64.ts';
import type { CurlOption } from './curlOptions.ts';
import type { ImportNoteCode } from './messages.ts';
import { fail, noteText, shortened, type ImportError, type ReadRequest } from './readRequest.ts';
import { isAddress, parseUrl, type Url } from './url.ts';

export interface ReadCurl extends ReadRequest {
  readonly request: HttpRequest;
}

/** What a call of curl adds up to, option by option. */
export class CurlCall {
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
  readonly #urlQuery: string[] = [];
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

  note(code: ImportNoteCode, values: Readonly<Record<string, string | number>>): void {
    const sentence = noteText(code, values);
    if (!this.#notes.includes(sentence)) this.#notes.push(sentence);
  }

  ignore(option: CurlOption): void {
    this.#ignored.push(option.written);
  }
  dontKnow(option: CurlOption): void {
    this.#unknown.push(option.written);
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
  /** Goes into the URL, whatever the method. */
  urlQuery(text: string): void {
    this.#urlQuery.push(text);
  }
  data(text: string, type: string | undefined, option: CurlOption, mayBeFile = true): void {
    this.#impliedMethod = 'POST';
    this.#hasBody = true;
    if (type !== undefined) this.preset('content-type', 'Content-Type', type);
    if (mayBeFile && text.startsWith('@')) this.note('note/file', { option: option.written, file: text.slice(1) });
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

  finish(exec: ReadCurl['exec']): Result<ReadCurl, ImportError> {
    const first = this.#urls[0];
    if (first === undefined) return fail('curl/url');
    if (this.#badHeader !== undefined)
      return fail('curl/header', { header: JSON.stringify(shortened(this.#badHeader)) });
    const url = parseUrl(first, { asIs: this.#isPathAsIs });
    if (typeof url === 'string') return fail(`curl/${url}`, { url: shortened(first) });
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
    const parts = [...this.#urlQuery, ...(this.#isGet ? this.#query : [])];
    const added = parts.filter((part) => part !== '').join('&');
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
