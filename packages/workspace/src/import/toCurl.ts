// A request as the curl command that would send it, quoted for a shell. Reading the command again gives the same request
// (a law of toCurl.test.ts), but for ALPN, which curl chooses itself. Nothing here runs anything.
import type { HttpRequest } from '@portolan/engine';
import { isHeaderName } from './readRequest.ts';
import { quoted, type CurlShell } from './shellQuote.ts';
import { isAddress, parseUrl } from './url.ts';

export type { CurlShell };

export interface CurlOptions {
  readonly shell: CurlShell;
  /** Where the host is to be dialled, in place of the request's own `dial`: `127.0.0.1`, `[::1]`, `gateway.test:8080`. */
  readonly address?: string;
  /** Leave curl's own User-Agent and Accept in, where the request has none: shorter, and not quite the same request. */
  readonly keepsOwnHeaders?: boolean;
  /** Words before `curl`, such as those of `kubectl exec`. */
  readonly within?: readonly string[];
}

export function toCurl(request: HttpRequest, options: CurlOptions): string {
  const { shell, within = [] } = options;
  const name = shell === 'powershell' && within.length === 0 ? 'curl.exe' : 'curl';
  const groups = [...methodOf(request), ...dialOf(request, options), ...tlsOf(request), ...headersOf(request, options)];
  const line = [[...within, name], ...groups, targetOf(request)].map((words) =>
    words.map((word) => quoted(word, shell)).join(' '),
  );
  return line.join(shell === 'powershell' ? ' `\n  ' : ' \\\n  ');
}

/** Words that belong on one line. */
type Words = readonly string[];

function methodOf({ method }: HttpRequest): readonly Words[] {
  if (method === 'GET') return [];
  // With -X HEAD, curl would wait for a body that never comes.
  return [method === 'HEAD' ? ['-I'] : ['-X', method]];
}

/** The name in the URL: what a handshake would ask for, else the Host, else what is dialled. */
function urlHost({ tls, host, dial }: HttpRequest): string {
  const fitting = (name: string | undefined): name is string => name !== undefined && name !== '' && isUrlHost(name);
  if (tls) return [tls.sni, dial, hostName(host)].find(fitting) ?? '127.0.0.1';
  return [hostName(host), dial].find(fitting) ?? '127.0.0.1';
}

export const bracketed = (host: string): string => (isAddress(host) && host.includes(':') ? `[${host}]` : host);
const hostName = (host: string | undefined): string | undefined => host?.replace(/:\d*$/, '').replace(/^\[|\]$/g, '');

export function isUrlHost(host: string): boolean {
  const url = parseUrl(`http://${bracketed(host)}/`);
  return typeof url !== 'string' && url.host === host && /^[\w:][\w.:-]*$/.test(host);
}

interface Origin {
  readonly scheme: string;
  readonly host: string;
  readonly port: number;
  readonly authority: string;
}

/** What the URL names. Its port is that of the Host header, so that curl sends the header by itself where it can. */
function originOf(request: HttpRequest): Origin {
  const scheme = request.tls ? 'https' : 'http';
  const host = urlHost(request);
  const said = request.host === undefined ? 'host' : parseUrl(`${scheme}://${request.host}/`);
  const port = typeof said !== 'string' && said.host === host ? said.port : request.port;
  return { scheme, host, port, authority: withPort(bracketed(host), port, request.tls ? 443 : 80) };
}

const withPort = (host: string, port: number, usual: number): string => (port === usual ? host : `${host}:${port}`);

/** The path as it is: nothing encoded, no dots resolved, no braces expanded. */
function targetOf(request: HttpRequest): Words {
  const { scheme, authority } = originOf(request);
  const { path } = request;
  const url = parseUrl(`${scheme}://${authority}${path}`, { asIs: true });
  if (!path.startsWith('/') || typeof url === 'string' || url.path !== path)
    return ['--request-target', path, `${scheme}://${authority}/`];
  return [
    ...(/\/\.{1,2}(?:\/|$)/.test(path.replace(/\?.*/s, '')) ? ['--path-as-is'] : []),
    ...(/[{}[\]]/.test(path) ? ['-g'] : []),
    `${scheme}://${authority}${path}`,
  ];
}

function dialOf(request: HttpRequest, { address }: CurlOptions): readonly Words[] {
  const { host, port } = originOf(request);
  const to = address === undefined ? { host: request.dial, port: request.port } : splitAddress(address, request.port);
  const toHost = to.host ?? host;
  if (toHost === host && to.port === port) return [];
  const from = `${bracketed(host)}:${port}`;
  return isAddress(toHost) && to.port === port && !from.startsWith('[')
    ? [['--resolve', `${from}:${bracketed(toHost)}`]]
    : [['--connect-to', `${from}:${bracketed(toHost)}:${to.port}`]];
}

export function splitAddress(address: string, port: number): { readonly host: string; readonly port: number } {
  const found = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(address);
  if (!found) return { host: address, port };
  return { host: found[1] ?? found[2] ?? address, port: Number(found[3] ?? port) };
}

function tlsOf({ tls }: HttpRequest): readonly Words[] {
  return tls?.clientCert ? [['--cert', 'client.pem', '--key', 'client.key']] : [];
}

const own: readonly (readonly [name: string, value: string])[] = [
  ['User-Agent', 'curl/8'],
  ['Accept', '*/*'],
];

function headersOf(request: HttpRequest, { keepsOwnHeaders = false }: CurlOptions): readonly Words[] {
  const { host } = request;
  // curl takes `-H @name` for a file.
  const headers = request.headers.filter(([name]) => isHeaderName(name));
  const hasOwn = own.every(([name, value], i) => headers[i]?.[0] === name && headers[i][1] === value);
  const given = hasOwn ? headers.slice(own.length) : headers;
  const names = new Set(given.map(([name]) => name.toLowerCase()));
  const removed = hasOwn || keepsOwnHeaders ? [] : own.filter(([name]) => !names.has(name.toLowerCase()));
  return [
    ...(host === originOf(request).authority ? [] : [['-H', host === undefined ? 'Host:' : header('Host', host)]]),
    ...removed.map(([name]) => ['-H', `${name}:`]),
    ...given.map(([name, value]) => ['-H', header(name, value)]),
  ];
}

/** A header without a value is written with a semicolon; with a colon curl would leave it out. */
const header = (name: string, value: string): string => (value === '' ? `${name};` : `${name}: ${value}`);
