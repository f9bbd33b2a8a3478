import { expect, test } from 'vitest';
import type { HttpRequest, Request } from '@portolan/engine';
import { readPort, withDial, withProtocol, withTls, withTlsPart } from './connection.ts';
import { isBeyondUrl } from './isBeyondUrl.ts';

const plain: HttpRequest = { protocol: 'http', method: 'PUT', host: 'shop.test', port: 80, path: '/a', headers: [] };
const secure: HttpRequest = { ...plain, port: 443, tls: { sni: 'shop.test' } };
const gateway = { kind: 'gateway', namespace: 'istio-system', labels: {} } as const;
const pod = { kind: 'sidecar', namespace: 'default', labels: {} } as const;

test.each<[Request, boolean, Request]>([
  [plain, true, secure],
  [secure, false, plain],
  [{ ...plain, port: 8080 }, true, { ...secure, port: 8080 }],
  [{ ...plain, host: '10.0.0.1' }, true, { ...plain, host: '10.0.0.1', port: 443, tls: {} }],
  [{ protocol: 'tcp', port: 443, dial: 'db' }, true, { protocol: 'tcp', port: 443, dial: 'db', tls: { sni: 'db' } }],
])('%j with TLS %s is %j', (request, isTls, expected) => {
  expect(withTls(request, isTls)).toEqual(expected);
});

test('HTTP becomes a bare connection to the same name, and comes back whole', () => {
  const bare = withProtocol(secure, 'tcp');
  expect(bare).toEqual({ protocol: 'tcp', port: 443, dial: 'shop.test', tls: { sni: 'shop.test' } });
  expect(withProtocol(bare, 'http', secure)).toEqual(secure);
  expect(withProtocol({ protocol: 'tcp', port: 80, dial: 'a' }, 'http')).toMatchObject({ host: 'a', path: '/' });
  expect(withProtocol(secure, 'http')).toBe(secure);
});

test('parts of TLS change alone, and empty ones are left out', () => {
  const all = withTlsPart(withTlsPart(secure, { alpn: 'h2, http/1.1' }), { clientCert: true });
  expect(all.tls).toEqual({ sni: 'shop.test', alpn: ['h2', 'http/1.1'], clientCert: true });
  expect(withTlsPart(withTlsPart(all, { sni: '' }), { alpn: ' ' }).tls).toEqual({ clientCert: true });
  expect(withDial(withDial(plain, ' 10.0.0.1 '), '')).toEqual(plain);
});

test.each([
  ['80', 80],
  ['0', undefined],
  ['65536', undefined],
  ['', undefined],
  ['8e3', undefined],
])('%j is port %j', (text, port) => {
  expect(readPort(text)).toBe(port);
});

test.each<[Request, boolean]>([
  [plain, false],
  [secure, false],
  [withTlsPart(secure, { sni: 'other' }), true],
  [withTlsPart(secure, { clientCert: true }), true],
  [withDial(plain, '10.0.0.1'), true],
  [{ protocol: 'tcp', port: 1, dial: 'a' }, false],
])('%j from a pod has more than its URL: %s', (request, isBeyond) => {
  expect(isBeyondUrl(request, pod)).toBe(isBeyond);
});

test('what is dialled is no matter at a gateway', () => {
  expect(isBeyondUrl(withDial(plain, '10.0.0.1'), gateway)).toBe(false);
});
