import { defaultSettings } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { derive } from '@portolan/workspace';
import { expect, test } from 'vitest';
import { missingIn } from './missing.ts';

const shop = `apiVersion: v1
kind: Service
metadata: { name: shop }
spec: { ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [shop.example.com]
  gateways: [front-door]
  http:
    - route: [{ destination: { host: cart } }]
      mirror: { host: shadow }
    - route: [{ destination: { host: shop, subset: v2 } }]
    - delegate: { name: checkout }
`;

test('each missing thing is a problem at the place that names it', () => {
  const found = missingIn(derive(readSource(shop), defaultSettings).graph);
  const table = Object.fromEntries(found.map(({ code, at, message }) => [code, `${at.path.join('.')}: ${message}`]));
  const expected: readonly (readonly [code: string, says: RegExp])[] = [
    ['X-VS-01', /^spec\.gateways\.0: .*`front-door`/],
    ['X-VS-05', /^spec\.http\.0\.route\.0\b.*`cart`/],
    ['X-VS-06', /^spec\.http\.0\.mirror\b.*`shadow`/],
    ['X-VS-09', /^spec\.http\.1\.route\.0\b.*`v2`/],
    ['X-VS-15', /^spec\.http\.2\.delegate\b.*`checkout`/],
  ];
  expect(Object.keys(table).sort()).toEqual(expected.map(([code]) => code));
  for (const [code, says] of expected) expect(table[code]).toMatch(says);
});

test('nothing is missing where everything named is there', () => {
  const whole = shop.slice(0, shop.indexOf('---'));
  expect(missingIn(derive(readSource(whole), defaultSettings).graph)).toEqual([]);
});
