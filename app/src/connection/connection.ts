// What of a request is below HTTP: protocol, port, what is dialled, TLS. Each function changes that one thing.
import type { ClientTls, HttpRequest, Request } from '@portolan/engine';
import { hostname } from '../tester/url.ts';

/** Ports that go with a scheme follow it; others are somebody's choice. */
const usualPorts = { plain: 80, tls: 443 } as const;

export function withTls(request: Request, isTls: boolean): Request {
  const { tls: _, ...rest } = request;
  const [before, after] = isTls ? [usualPorts.plain, usualPorts.tls] : [usualPorts.tls, usualPorts.plain];
  const port = request.port === before ? after : request.port;
  return isTls ? { ...rest, port, tls: named(nameOf(request)) } : { ...rest, port };
}

const named = (sni: string): ClientTls => (sni === '' || isAddress(sni) ? {} : { sni });
const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.includes(':');

/** The name that the request is about. */
function nameOf(request: Request): string {
  if (request.tls?.sni !== undefined) return request.tls.sni;
  return request.protocol === 'http' ? hostname(request.host ?? '') : (request.dial ?? '');
}

/** @param last the last HTTP request, to come back to */
export function withProtocol(request: Request, protocol: Request['protocol'], last?: HttpRequest): Request {
  if (request.protocol === protocol) return request;
  const { port, dial = nameOf(request), tls } = request;
  const below = { port, ...(tls && { tls }) };
  if (protocol === 'tcp') return { protocol, ...below, ...(dial === '' ? {} : { dial }) };
  const { path, method, headers, host } = last ?? { path: '/', method: 'GET', headers: [], host: dial };
  return { protocol, method, path, headers, ...(host === undefined ? {} : { host }), ...below };
}

export function withDial(request: Request, dial: string): Request {
  const { dial: _, ...rest } = request;
  const name = dial.trim();
  return name === '' ? rest : { ...rest, dial: name };
}

/** Each part of TLS alone; what is empty is left out. */
export function withTlsPart(request: Request, part: Partial<Record<keyof ClientTls, string | boolean>>): Request {
  const { sni, alpn, clientCert } = { ...tlsTexts(request.tls), ...part };
  const protocols = String(alpn)
    .split(/[,\s]+/)
    .filter((name) => name !== '');
  return {
    ...request,
    tls: {
      ...(sni === '' ? {} : { sni: String(sni) }),
      ...(protocols.length === 0 ? {} : { alpn: protocols }),
      ...(clientCert === true ? { clientCert: true } : {}),
    },
  };
}

export function tlsTexts(tls: ClientTls = {}): { sni: string; alpn: string; clientCert: boolean } {
  return { sni: tls.sni ?? '', alpn: (tls.alpn ?? []).join(', '), clientCert: tls.clientCert ?? false };
}

/** Undefined for what is no port. */
export function readPort(text: string): number | undefined {
  const port = Number(text);
  return /^\d{1,5}$/.test(text.trim()) && port >= 1 && port <= 65_535 ? port : undefined;
}
