import { describe, expect, test } from 'vitest';
import type { Client, HttpRequest } from '@portolan/engine';
import { hostname, requestFromUrl, urlOf } from './url.ts';

const gateway: Client = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } };
const pod: Client = { kind: 'sidecar', namespace: 'default', labels: {} };
const get: HttpRequest = { protocol: 'http', method: 'GET', host: 'a', port: 80, path: '/', headers: [['x', '1']] };

describe('reading a typed URL', () => {
  test.each([
    ['web-svc', { host: 'web-svc', port: 80, path: '/' }],
    ['http://web-svc/', { host: 'web-svc', port: 80, path: '/' }],
    [
      'http://web-svc:8000/a//b/../%2f?q=1&q=2#frag',
      { host: 'web-svc:8000', port: 8000, path: '/a//b/../%2f?q=1&q=2' },
    ],
    ['http://a?x', { host: 'a', port: 80, path: '/?x' }],
    ['https://a.example/', { host: 'a.example', port: 443, path: '/', tls: { sni: 'a.example' } }],
    ['http://user:pass@a/', { host: 'a', port: 80, path: '/' }],
    ['http://[::1]:8080/x', { host: '[::1]:8080', port: 8080, path: '/x' }],
  ])('%s', (url, expected) => {
    expect(requestFromUrl(url, get)).toEqual({
      ok: true,
      request: { protocol: 'http', method: 'GET', headers: [['x', '1']], ...expected },
    });
  });

  test.each([
    ['', 'urlEmpty'],
    ['http://', 'urlNoHost'],
    ['http://a:0/', 'urlBadPort'],
    ['http://a:http/', 'urlBadPort'],
    ['ftp://a/', 'urlScheme'],
    ['http://a/b c', 'urlSpaces'],
  ])('%s is not one', (url, because) => {
    expect(requestFromUrl(url, get)).toEqual({ ok: false, because });
  });

  test('tcp:// and tls:// ask with a few bytes that are not HTTP', () => {
    expect(requestFromUrl('tls://db:5432', get)).toEqual({
      ok: true,
      request: { protocol: 'tcp', port: 5432, dial: 'db', tls: { sni: 'db' } },
    });
  });
});

test.each(['http://a.example/x?y', 'https://a.example/', 'http://a.example:8080/', 'https://[::1]:8443/a'])(
  '%s is shown as it was typed',
  (url) => {
    const read = requestFromUrl(url, get);
    expect(read.ok && urlOf(read.request, gateway)).toBe(url);
  },
);

test('a pod that dials one name and asks for another host shows what it dials', () => {
  expect(urlOf({ ...get, dial: 'web-svc', host: 'other' }, pod)).toBe('http://web-svc/');
});

test.each([
  ['a:80', 'a'],
  ['a', 'a'],
  ['[::1]:80', '[::1]'],
])('the host of %s is %s', (host, name) => {
  expect(hostname(host)).toBe(name);
});
