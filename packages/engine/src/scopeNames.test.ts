import { expect, test } from 'vitest';
import {
  destinationRule,
  gateway,
  pods,
  service,
  serviceEntry,
  virtualService,
  workloadEntry,
  world,
} from './rules/world.ts';
import { namesInScope } from './scopeNames.ts';

const mesh = world([
  service('shop/web', ['http:80', 'grpc-api:9000']),
  service('shop/db', ['tcp:5432']),
  service('billing/ledger', ['http:8080']),
  service('billing/private', ['http:80'], {}, { annotations: { 'networking.istio.io/exportTo': '.' } }),
  serviceEntry('shop/outside', {
    hosts: ['api.example.com', 'ledger.billing.svc.cluster.local'],
    ports: [{ number: 443, name: 'https', protocol: 'HTTPS' }],
    location: 'MESH_EXTERNAL',
    resolution: 'DNS',
  }),
  destinationRule('shop/web', {
    host: 'web',
    subsets: [
      { name: 'v1', labels: { version: 'v1' } },
      { name: 'v2', labels: { version: 'v2' } },
    ],
  }),
  destinationRule('istio-system/all', { host: '*.billing.svc.cluster.local', subsets: [{ name: 'stable' }] }),
  gateway('shop/front', {
    selector: { istio: 'ingress' },
    servers: [
      { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['shop/shop.example.com', '*.example.org'] },
    ],
  }),
  gateway('shop/dotted.name', {}),
  gateway('edge/public', {}),
  virtualService('shop/part', { http: [{ route: [{ destination: { host: 'web' } }] }] }),
  virtualService('shop/root', { hosts: ['web'], http: [{ route: [{ destination: { host: 'web' } }] }] }),
  pods('shop/web', { version: 'v1' }),
  pods('shop/web-2', { app: 'web', version: 'v2' }),
  pods('billing/ledger'),
  workloadEntry('shop/vm', { address: '10.0.0.1', labels: { app: 'web', version: 'v1' } }),
]);
const shop = namesInScope(mesh, 'shop');
const billing = namesInScope(mesh, 'billing');

test('hosts are written as short as Istio completes them, near ones first', () => {
  expect(shop.hosts().map(({ name }) => name)).toEqual([
    'db',
    'web',
    'api.example.com',
    'ledger.billing.svc.cluster.local',
  ]);
  expect(billing.hosts().map(({ name }) => name)).toEqual([
    'ledger',
    'private',
    'db.shop.svc.cluster.local',
    'web.shop.svc.cluster.local',
    'api.example.com',
  ]);
});

test('what a namespace may not see is not offered there', () => {
  expect(shop.hosts().some(({ host }) => host.startsWith('private.'))).toBe(false);
});

test.each([
  ['web', [80, 9000]],
  ['web.shop.svc.cluster.local', [80, 9000]],
  ['web.shop', []],
  ['nowhere', []],
])('ports of %s: %j', (host, ports) => {
  expect(shop.ports(host).map(({ number }) => number)).toEqual(ports);
});

test('of two services with one host the one of the own namespace counts', () => {
  expect(shop.ports('ledger.billing.svc.cluster.local')).toEqual([{ number: 443, name: 'https', protocol: 'HTTPS' }]);
  expect(billing.ports('ledger')).toEqual([{ number: 8080, name: 'http', protocol: 'HTTP' }]);
});

test('subsets are those of the rules that a client here would get', () => {
  expect(shop.subsets('web')).toEqual([
    { name: 'v1', labels: { version: 'v1' }, rule: 'DestinationRule/shop/web' },
    { name: 'v2', labels: { version: 'v2' }, rule: 'DestinationRule/shop/web' },
  ]);
  expect(billing.subsets('ledger').map(({ name }) => name)).toEqual(['stable']);
  expect(billing.subsets('web.shop.svc.cluster.local')).toHaveLength(2);
  expect(shop.subsets('db')).toEqual([]);
});

test('gateways are mesh, then those that need no namespace, then the others', () => {
  expect(shop.gateways().map(({ name }) => name)).toEqual(['mesh', 'front', 'edge/public', 'shop/dotted.name']);
  expect(shop.gatewayHosts()).toEqual(['shop.example.com', '*.example.org']);
});

test('only a VirtualService without hosts is a delegate', () => {
  expect(billing.delegates('shop')).toEqual([{ name: 'part', resource: 'VirtualService/shop/part' }]);
});

test('namespaces begin with the own one', () => {
  expect(shop.namespaces()).toEqual(['shop', 'billing', 'edge', 'istio-system']);
  expect(namesInScope(mesh, 'empty').namespaces()[0]).toBe('empty');
});

test('labels are those of pods and WorkloadEntries', () => {
  expect([...shop.labels('shop')]).toEqual([
    ['app', ['web']],
    ['version', ['v1', 'v2']],
  ]);
  expect(shop.labels('*').get('app')).toEqual(['ledger', 'web']);
  expect(shop.workloads('shop')).toEqual([
    { app: 'web', version: 'v1' },
    { app: 'web', version: 'v2' },
  ]);
});

test('a refused object lends its names all the same', () => {
  const half = world([
    destinationRule('shop/web', { host: 'web', subsets: [{ name: 'v1', lables: {} }], nonsense: 1 }),
  ]);
  expect(half.rejected).toHaveLength(1);
  expect(namesInScope(half, 'shop').subsets('web')).toHaveLength(1);
});
