import { expect, test } from 'vitest';
import { resourceId, type Command } from '@portolan/engine';
import { applyEdits, readSource } from '@portolan/text';
import { compile } from './compile.ts';
import { readResources } from './resources.ts';

const mesh = `# Where shoppers come in
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: shop-gateway
  namespace: istio-system
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ["shop/shop.example.com"]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts:
  - shop.example.com
  gateways:
  - istio-system/shop-gateway # from outside
  http:
  # testers first
  - name: testers
    match:
    - headers:
        end-user:
          exact: jason
      uri: {prefix: /}
    - uri:
        exact: /test
    route:
    - destination:
        host: reviews
        subset: v2

  - route:
    - destination:
        host: reviews.shop.svc.cluster.local # in full
        subset: v1
      weight: 3
    - destination: {host: reviews, subset: v2}
      weight: 1
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: reviews, namespace: shop}
spec:
  host: reviews
  subsets:
  - name: v1
    labels: {version: v1}
  - name: v2
    labels: {version: v2}
---
apiVersion: v1
kind: Service
metadata:
  name: reviews
  namespace: shop
  uid: 1234
spec:
  ports:
  - port: 9080 # the app
`;
const shop = resourceId('VirtualService', 'shop', 'shop');
const gateway = resourceId('Gateway', 'istio-system', 'shop-gateway');
const rule = resourceId('DestinationRule', 'shop', 'reviews');
const service = resourceId('Service', 'shop', 'reviews');
const at = (...path: (string | number)[]) => ({ resource: shop, path: ['spec', 'http', ...path] });

/** The lines that go and come, as a diff shows them; the code of a refusal. */
function diff(command: Command, text = mesh): string {
  const source = readSource(text);
  const compiled = compile(source, readResources(source).resources, command);
  if (!compiled.ok) return compiled.error.code;
  const old = text.split('\n');
  const now = applyEdits(text, compiled.value).split('\n');
  const longest = old.map(() => new Array<number>(now.length + 1).fill(0));
  longest.push(new Array<number>(now.length + 1).fill(0));
  const cell = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      const row = longest[i];
      if (row) row[j] = old[i] === now[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
    }
  }
  const out: string[] = [];
  for (let i = 0, j = 0; i < old.length || j < now.length;) {
    if (i < old.length && old[i] === now[j]) {
      i++;
      j++;
    } else if (j >= now.length || (i < old.length && cell(i + 1, j) >= cell(i, j + 1))) out.push(`-${old[i++]}`);
    else out.push(`+${now[j++]}`);
  }
  return out.join('\n');
}

test.each<[string, Command]>([
  ['weights', { type: 'set-weights', at: at(1), weights: [70, 30] }],
  ['one weight', { type: 'set-weights', at: at(1), weights: [undefined, 30] }],
  ['even weights', { type: 'split-evenly', at: at(1) }],
  ['weights of 100', { type: 'normalise-weights', at: at(1) }],
  ['a field in its usual place', { type: 'set-field', at: at(1, 'match'), value: [{ uri: { prefix: '/v1' } }] }],
  ['a timeout', { type: 'set-field', at: at(0, 'timeout'), value: '5s' }],
  ['a rule down', { type: 'move-item', at: at(0), to: 1 }],
  ['a rule gone', { type: 'remove-item', at: at(0) }],
  ['a rule twice', { type: 'duplicate-item', at: at(0) }],
  ['a rule split', { type: 'split-rule', at: at(0), entry: 1 }],
  ['an alternative more', { type: 'add-match', at: at(0), value: { method: { exact: 'GET' } } }],
  ['an alternative for a rule without', { type: 'add-match', at: at(1), value: { method: { exact: 'GET' } } }],
  ['a condition gone', { type: 'remove-condition', at: at(0, 'match', 0, 'headers', 'end-user') }],
  ['an alternative gone with its last condition', { type: 'remove-condition', at: at(0, 'match', 1, 'uri') }],
  [
    'a header bypass',
    { type: 'bypass-by-header', at: at(0), header: 'X-Beta', value: 'on', to: { host: 'reviews', subset: 'v3' } },
  ],
  ['a canary', { type: 'wrap-in-canary', at: at(0), to: { host: 'reviews', subset: 'v3' }, percent: 5 }],
  ['a destination more', { type: 'connect-destination', at: at(1), to: { host: 'ratings', port: 80 } }],
  ['another destination', { type: 'retarget-destination', at: at(1, 'route', 0), to: { host: 'ratings' } }],
  ['a gateway less', { type: 'disconnect-gateway', virtualService: shop, gateway }],
  ['another service name', { type: 'rename-resource', resource: service, name: 'opinions' }],
  ['another gateway name', { type: 'rename-resource', resource: gateway, name: 'front' }],
  [
    'another subset name',
    { type: 'rename-subset', at: { resource: rule, path: ['spec', 'subsets', 1] }, name: 'next' },
  ],
  ['another host', { type: 'rename-host', from: 'shop.example.com', to: 'www.example.com' }],
  ['another namespace', { type: 'rename-namespace', from: 'shop', to: 'store' }],
  ['a copy', { type: 'duplicate-resource', resource: service }],
  ['a resource gone', { type: 'delete-resource', resource: rule }],
  ['the first resource gone', { type: 'delete-resource', resource: gateway }],
  [
    'the first two resources gone',
    {
      type: 'several',
      commands: [
        { type: 'delete-resource', resource: gateway },
        { type: 'delete-resource', resource: shop },
      ],
    },
  ],
  [
    'two copies',
    {
      type: 'several',
      commands: [
        { type: 'duplicate-resource', resource: gateway },
        { type: 'duplicate-resource', resource: service },
      ],
    },
  ],
  [
    'a missing subset',
    { type: 'create-missing', wanted: 'subset', name: 'v3', host: 'reviews.shop.svc.cluster.local', namespace: 'shop' },
  ],
  [
    'a missing service',
    { type: 'create-missing', wanted: 'service', name: 'ratings.shop.svc.cluster.local', port: 8080 },
  ],
  ['a missing host outside', { type: 'create-missing', wanted: 'service', name: 'api.example.com', port: 443 }],
  ['a missing gateway', { type: 'create-missing', wanted: 'gateway', name: 'shop/inner' }],
  ['a missing delegate', { type: 'create-missing', wanted: 'virtual-service', name: 'shop/inner' }],
])('%s', (_, command) => {
  expect(diff(command)).toMatchSnapshot();
});

test.each<[string, Command]>([
  ['command/no-weights', { type: 'split-evenly', at: at(0) }],
  ['command/nothing-to-split', { type: 'split-rule', at: at(1), entry: 1 }],
  ['command/merge-differs', { type: 'merge-rule-below', at: at(0) }],
  ['command/no-rule-below', { type: 'merge-rule-below', at: at(1) }],
  ['command/connected', { type: 'connect-gateway', virtualService: shop, gateway }],
  ['command/name-invalid', { type: 'rename-resource', resource: service, name: 'Not A Name' }],
  ['command/name-taken', { type: 'rename-subset', at: { resource: rule, path: ['spec', 'subsets', 1] }, name: 'v1' }],
  ['command/no-host', { type: 'rename-host', from: 'nowhere.example.com', to: 'b' }],
  ['command/no-namespace', { type: 'rename-namespace', from: 'nowhere', to: 'b' }],
  ['command/percent', { type: 'wrap-in-canary', at: at(0), to: { host: 'a' }, percent: 101 }],
  ['command/no-resource', { type: 'duplicate-resource', resource: resourceId('Service', 'a', 'b') }],
  ['workspace/not-here', { type: 'delete-resource', resource: resourceId('Service', 'a', 'b') }],
  ['edit/missing', { type: 'remove-item', at: at(7) }],
])('%s refuses %j', (code, command) => {
  expect(diff(command)).toBe(code);
});

test('copies and removals in one List find their items', () => {
  const item = (name: string) => `- apiVersion: v1\n  kind: Service\n  metadata: {name: ${name}}\n`;
  const list = (...names: string[]) => `apiVersion: v1\nkind: List\nitems:\n${names.map(item).join('')}`;
  const source = readSource(list('a', 'b', 'c', 'd'));
  const id = (name: string) => resourceId('Service', 'default', name);
  const copies: Command[] = ['a', 'b', 'd'].map((name) => ({ type: 'duplicate-resource', resource: id(name) }));
  const compiled = compile(source, readResources(source).resources, {
    type: 'several',
    commands: [
      ...copies,
      { type: 'delete-resource', resource: id('b') },
      { type: 'delete-resource', resource: id('c') },
    ],
  });
  const after = compiled.ok ? readSource(applyEdits(source.text, compiled.value)) : source;
  expect(readResources(after).resources.map(({ name }) => name)).toEqual(['a', 'a-copy', 'b-copy', 'd', 'd-copy']);
});

test('splitting a rule and merging it again leaves what was there but for its layout', () => {
  const source = readSource(mesh);
  const split = compile(source, readResources(source).resources, { type: 'split-rule', at: at(0), entry: 1 });
  if (!split.ok) throw new Error(split.error.message);
  const after = readSource(applyEdits(mesh, split.value), source);
  const merged = compile(after, readResources(after).resources, { type: 'merge-rule-below', at: at(0) });
  if (!merged.ok) throw new Error(merged.error.message);
  const again = readSource(applyEdits(after.text, merged.value), after);
  expect(readResources(again).resources.map(({ value }) => value)).toEqual(
    readResources(source).resources.map(({ value }) => value),
  );
});

test('a command on a document that is broken is refused with its line', () => {
  const text = mesh.replace('weight: 3', 'weight 3');
  const before = readSource(mesh);
  const source = readSource(text, before);
  const compiled = compile(source, readResources(source).resources, {
    type: 'set-weights',
    at: at(1),
    weights: [1, 2],
  });
  expect(compiled.ok).toBe(false);
  if (!compiled.ok) expect(compiled.error).toMatchObject({ code: 'edit/broken', at: at(1, 'route', 0, 'weight') });
  if (!compiled.ok)
    expect(compiled.error.message).toContain(`line ${text.slice(0, text.indexOf('weight 3')).split('\n').length}`);
});
