import fc from 'fast-check';
import { deflateSync, strToU8 } from 'fflate';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultSettings, resourceId } from '@portolan/engine';
import { toBase64Url } from '../base64.ts';
import { dictionary1 } from './dictionary.ts';
import { fromFragment, isShared, toFragment } from './share.ts';
import type { Snapshot } from './snapshot.ts';

const tutorial = readFileSync(
  new URL('../../../engine/testdata/conformance/routing/seed-1-httpserver-gateway.yaml', import.meta.url),
  'utf8',
);
const base: Snapshot = {
  text: tutorial,
  request: { protocol: 'http', method: 'GET', host: 'httpserver.lr90.site', port: 80, path: '/hello', headers: [] },
  client: { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } },
  pins: {},
  settings: defaultSettings,
};
const opened = (fragment: string): Snapshot | string => {
  const result = fromFragment(fragment);
  return result.ok ? result.value : result.error.code;
};

const text = fc.string({ unit: 'binary' });
const anySnapshot = fc.record(
  {
    text,
    request: fc.record(
      {
        protocol: fc.constant('http' as const),
        method: text,
        host: text,
        port: fc.nat(65535),
        path: text,
        headers: fc.array(fc.tuple(text, text)),
        dial: text,
        tls: fc.record({ sni: text, alpn: fc.array(text), clientCert: fc.boolean() }, { requiredKeys: [] }),
      },
      { requiredKeys: ['protocol', 'method', 'port', 'path', 'headers'] },
    ),
    client: fc.record({
      kind: fc.constantFrom('gateway' as const, 'sidecar' as const),
      namespace: text,
      labels: fc.dictionary(text, text),
    }),
    selection: fc.record({
      resource: text.map((name) => resourceId('Gateway', 'default', name)),
      path: fc.array(fc.oneof(text, fc.nat())),
    }),
    pins: fc.dictionary(text, fc.record({ x: fc.integer(), y: fc.integer() })),
    settings: fc
      .record({ domain: text, scopeGatewayToNamespace: fc.boolean() })
      .map((part) => ({ ...defaultSettings, ...part })),
    mix: fc.array(
      fc.record({
        name: text,
        share: fc.integer({ min: 0 }),
        request: fc.constant(base.request),
        client: fc.constant(base.client),
      }),
    ),
    view: fc.dictionary(text, fc.integer()),
  },
  { requiredKeys: ['text', 'request', 'client', 'pins', 'settings'] },
);

test('whatever is shared comes back the same', () => {
  fc.assert(
    fc.property(anySnapshot, (snapshot) => {
      const fragment = toFragment(snapshot);
      expect(fragment).toMatch(/^share\/1\/[\w-]+$/);
      expect(opened(`#${fragment}`)).toEqual(JSON.parse(JSON.stringify(snapshot)));
    }),
    { numRuns: 300 },
  );
});

test('the tutorial fits into a short link', () => {
  expect(toFragment(base).length).toBeLessThan(600);
});

test('version 1 keeps its dictionary and opens links made with it', () => {
  const made = 'share/1/sbYNBoP3-dDyKNFdwCHR4ULu_CJ3eRFd4VoA';
  expect(opened(made)).toEqual({ ...base, text: 'kind: Gateway\n', view: {} });
});

test('a link that lost or changed a character says so', () => {
  const fragment = toFragment(base);
  fc.assert(
    fc.property(fc.integer({ min: 9, max: fragment.length - 1 }), (at) => {
      expect(opened(fragment.slice(0, at))).toBe('share/incomplete');
      const other = fragment[at] === 'A' ? 'B' : 'A';
      expect(opened(fragment.slice(0, at) + other + fragment.slice(at + 1))).not.toEqual(base);
    }),
  );
});

test.each([
  ['', 'share/none'],
  ['#example/canary', 'share/none'],
  ['#share/2/abcdefgh', 'share/version'],
  ['#share/1/', 'share/incomplete'],
  ['#share/1/a*b', 'share/incomplete'],
])('%s is refused: %s', (fragment, code) => {
  expect(opened(fragment)).toBe(code);
  expect(isShared(fragment)).toBe(fragment.startsWith('#share/'));
});

function linkOf(payload: Uint8Array): string {
  const packed = deflateSync(payload, { level: 9, dictionary: strToU8(dictionary1) });
  let a = 1;
  let b = 0;
  for (const byte of packed) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return `share/1/${toBase64Url(Uint8Array.from([b >> 8, b & 255, a >> 8, a & 255, ...packed]))}`;
}

test('a link that unfolds to too much is refused while it unfolds', () => {
  expect(opened(linkOf(new Uint8Array(60_000_000)))).toBe('share/too-large');
});

test.each([
  ['nonsense'],
  ['{"text":1}'],
  ['null'],
  [JSON.stringify({ ...base, client: { kind: 'root', namespace: 'a', labels: {} } })],
  [JSON.stringify({ ...base, request: { ...base.request, headers: [['a']] } })],
  [JSON.stringify({ ...base, settings: { domain: 5 } })],
  [JSON.stringify({ ...base, mix: [{ name: 'a', share: '1', request: base.request }] })],
  [JSON.stringify({ ...base, pins: { a: { x: 'left' } } })],
])('a whole link that carries %s is refused as broken', (payload) => {
  expect(opened(linkOf(strToU8(payload)))).toBe('share/broken');
});
