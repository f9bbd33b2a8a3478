import { expect, test } from 'vitest';
import { defaultSettings, resourceId, summarize, type Command, type Request } from '@portolan/engine';
import { readSource } from '@portolan/text';
import { createDeriver } from './derive.ts';
import { whatIf } from './whatIf.ts';

const text = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop]
  http:
  - match: [{uri: {prefix: /cart}}]
    route: [{destination: {host: cart}}]
  - match: [{uri: {prefix: /cart/old}}]
    route: [{destination: {host: old}}]
  - route: [{destination: {host: shop}}]
---
${['shop', 'cart', 'old'].map((name) => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {selector: {app: ${name}}, ports: [{name: http, port: 80}]}\n`).join('---\n')}`;

const world = createDeriver()(readSource(text), defaultSettings);
const shop = resourceId('VirtualService', 'default', 'shop');

function asking(path: string) {
  const request: Request = { protocol: 'http', method: 'GET', host: 'shop', port: 80, path, headers: [] };
  return { name: path, request, client: { kind: 'sidecar', namespace: 'default', labels: {} } } as const;
}

const move = (from: number, to: number): Command => {
  return { type: 'move-item', at: { resource: shop, path: ['spec', 'http', from] }, to };
};

test.each([
  ['a shorter prefix moved below a longer one', move(0, 1), ['/cart/old'], []],
  ['a rule that takes everything moved to the top', move(2, 0), ['/cart', '/cart/old'], ['V-VS-87', 'V-VS-87']],
  ['a rule moved to where it is', move(1, 1), [], []],
] as const)('%s', (_, command, changed, problems) => {
  const result = whatIf(world, command, [asking('/'), asking('/cart'), asking('/cart/old')]);
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.changed.map(({ name }) => name)).toEqual(changed);
  expect(result.value.problems.map(({ code }) => code)).toEqual(problems);
});

test('both answers are told, and nothing is changed by asking', () => {
  const before = world.mesh;
  const result = whatIf(world, move(0, 1), [asking('/cart/old/things')]);
  if (!result.ok) throw new Error(result.error.message);
  const [change] = result.value.changed;
  expect(change && [summarize(change.before).values, summarize(change.after).values]).toMatchObject([
    { rule: 1 },
    { rule: 1 },
  ]);
  expect(world.mesh).toBe(before);
});

test('what cannot be done is refused with the reason', () => {
  expect(whatIf(world, move(0, 7), []).ok).toBe(false);
});
