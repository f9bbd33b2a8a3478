import { expect, test } from 'vitest';
import type { Path } from './ref.ts';
import { destinationRule, gateway, pods, service, sidecar, virtualService, world } from './rules/world.ts';
import { keySuggestionsAt, suggestionsAt } from './suggest.ts';

const mesh = world([
  service('shop/web', ['http:80', 'grpc:9000']),
  pods('shop/web', { version: 'v1' }),
  pods('edge/ingress', { istio: 'ingressgateway' }),
  gateway('shop/front', {
    selector: { istio: 'ingressgateway' },
    servers: [{ port: { number: 8443, name: 'https', protocol: 'HTTPS' }, hosts: ['shop.example.com'] }],
  }),
  destinationRule('shop/web', {
    host: 'web',
    subsets: [{ name: 'v1', labels: { version: 'v1' } }],
    trafficPolicy: { portLevelSettings: [{ port: { number: 80 } }] },
  }),
  virtualService('shop/part', { http: [{ route: [{ destination: { host: 'web' } }] }] }),
  virtualService('shop/root', {
    hosts: ['shop.example.com', 'web'],
    http: [{ route: [{ destination: { host: 'web', subset: 'v1', port: { number: 80 } } }], delegate: {} }],
  }),
  sidecar('shop/all', { egress: [{ hosts: ['./*'] }] }),
]);
const rule: Path = ['spec', 'http', 0];

function at(id: string) {
  const resource = [...mesh.resources, ...mesh.rejected.map(({ resource: refused }) => refused)].find(
    (one) => one.id === id,
  );
  if (!resource) throw new Error(`no ${id}`);
  return resource;
}

test.each<[string, Path, readonly string[]]>([
  ['VirtualService/shop/root', [...rule, 'route', 0, 'destination', 'host'], ['web']],
  ['VirtualService/shop/root', [...rule, 'route', 0, 'destination', 'subset'], ['v1']],
  ['VirtualService/shop/root', [...rule, 'route', 0, 'destination', 'port', 'number'], ['80', '9000']],
  ['VirtualService/shop/root', [...rule, 'match', 0, 'port'], ['8443', '80', '9000']],
  ['VirtualService/shop/root', [...rule, 'match', 0, 'sourceNamespace'], ['shop', 'edge']],
  ['VirtualService/shop/root', [...rule, 'match', 0, 'sourceLabels', 'version'], ['v1']],
  ['VirtualService/shop/root', [...rule, 'delegate', 'name'], ['part']],
  ['VirtualService/shop/root', [...rule, 'redirect', 'redirectCode'], ['301', '302', '303', '307', '308']],
  ['VirtualService/shop/root', [...rule, 'timeout'], []],
  ['VirtualService/shop/root', ['spec', 'hosts', 0], ['shop.example.com', 'web']],
  ['VirtualService/shop/root', ['spec', 'gateways', 0], ['mesh', 'front']],
  ['VirtualService/shop/root', ['spec', 'exportTo', 0], ['.', '*', 'shop', 'edge']],
  ['DestinationRule/shop/web', ['spec', 'host'], ['web']],
  ['DestinationRule/shop/web', ['spec', 'subsets', 0, 'name'], []],
  ['DestinationRule/shop/web', ['spec', 'subsets', 0, 'labels', 'version'], ['v1']],
  ['DestinationRule/shop/web', ['spec', 'trafficPolicy', 'portLevelSettings', 0, 'port', 'number'], ['80', '9000']],
  ['Gateway/shop/front', ['spec', 'selector', 'istio'], ['ingressgateway']],
  ['Gateway/shop/front', ['spec', 'servers', 0, 'hosts', 0], ['*', 'shop.example.com']],
  ['Service/shop/web', ['spec', 'externalName'], []],
  [
    'Sidecar/shop/all',
    ['spec', 'egress', 0, 'hosts', 0],
    ['./*', '*/*', 'shop/*', 'edge/*', 'shop/web.shop.svc.cluster.local'],
  ],
])('%s at %j', (id, path, values) => {
  expect(suggestionsAt(mesh, at(id), path).map(({ value }) => value)).toEqual(values);
});

test('named values of a field come before names', () => {
  const path = ['spec', 'trafficPolicy', 'loadBalancer', 'simple'];
  expect(suggestionsAt(mesh, at('DestinationRule/shop/web'), path)[0]?.value).toBe('UNSPECIFIED');
});

test('keys of labels are those of the pods that the selector looks at', () => {
  const keys = (id: string, path: Path) => keySuggestionsAt(mesh, at(id), path).map(({ value }) => value);
  expect(keys('Service/shop/web', ['spec', 'selector'])).toEqual(['app', 'version']);
  expect(keys('Gateway/shop/front', ['spec', 'selector'])).toEqual(['app', 'version', 'istio']);
  expect(keys('Gateway/shop/front', ['spec'])).toEqual([]);
});
