import { defaultSettings, resolve, route } from '@portolan/engine';
import type { Client, Decision } from '@portolan/engine';
import { expect, test } from 'vitest';
import {
  destinationRule,
  gateway,
  resourcesFrom,
  service,
  to,
  tutorial,
  virtualService,
} from '../testdata/resources.ts';
import { buildGraph } from './build.ts';
import type { BuildOptions, LitPath } from './graph.ts';
import { pathOf } from './trace.ts';

const atGateway: Client = { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } };
const inMesh: Client = { kind: 'sidecar', namespace: 'default', labels: { app: 'client' } };

function decide(values: readonly unknown[], client: Client, host: string, path = '/'): Decision {
  const mesh = resolve(resourcesFrom(values), defaultSettings);
  const request = { protocol: 'http', method: 'GET', port: 80, host, path, headers: [] } as const;
  return route(mesh, client, request, { trace: true });
}
function lit(
  values: readonly unknown[],
  client: Client,
  host: string,
  path = '/',
  options: BuildOptions = {},
): LitPath {
  return pathOf(decide(values, client, host, path), buildGraph(resourcesFrom(values), options));
}

test('a request that a gateway forwards lights its way from end to end', () => {
  expect(lit(tutorial, atGateway, 'httpserver.lr90.site', '/hello')).toEqual({
    nodes: [
      'Gateway/default/httpserver-gateway',
      'VirtualService/default/httpserver',
      'Service/default/go-server',
      'Deployment/default/go-server',
    ],
    edges: [
      'Gateway/default/httpserver-gateway:out->VirtualService/default/httpserver',
      'VirtualService/default/httpserver:http.0.route.0->Service/default/go-server',
      'Service/default/go-server:out->Deployment/default/go-server',
    ],
    rules: [{ node: 'VirtualService/default/httpserver', rule: 'http.0', alternative: 0 }],
    failing: [],
    handles: [{ node: 'VirtualService/default/httpserver', handle: 'http.0.route.0' }],
  });
});

test('another host dies at the Gateway, another path at the VirtualService', () => {
  expect(lit(tutorial, atGateway, 'other.test').diedAt).toEqual({
    column: 'gateway',
    node: 'Gateway/default/httpserver-gateway',
  });
  const noRule = lit(tutorial, atGateway, 'httpserver.lr90.site', '/world');
  expect(noRule.nodes).toEqual(['Gateway/default/httpserver-gateway', 'VirtualService/default/httpserver']);
  expect(noRule.edges).toEqual(['Gateway/default/httpserver-gateway:out->VirtualService/default/httpserver']);
  expect(noRule.rules).toEqual([]);
  expect(noRule.diedAt).toEqual({ column: 'virtual-service', node: 'VirtualService/default/httpserver' });
});

test('weights light every way that a request may take', () => {
  const { nodes, handles, diedAt } = lit(tutorial, inMesh, 'web-svc');
  expect(nodes).toEqual([
    'mesh',
    'VirtualService/default/web-svc',
    'Service/default/web-svc',
    'DestinationRule/default/web-svc/subsets/0',
    'Deployment/default/httpd',
    'DestinationRule/default/web-svc/subsets/1',
    'Deployment/default/nginx',
  ]);
  expect(handles.map((one) => one.handle)).toEqual(['http.0.route.0', 'http.0.route.1']);
  expect(diedAt).toBeUndefined();
});

test('a missing Service kills at its ghost, a Service without pods at the Service', () => {
  const withoutService = tutorial.filter((_, i) => i !== 2);
  const ghost = 'ghost/service/go-server.default.svc.cluster.local';
  const dead = lit(withoutService, atGateway, 'httpserver.lr90.site', '/hello');
  expect(dead.nodes.at(-1)).toBe(ghost);
  expect(dead.diedAt).toEqual({ column: 'service', node: ghost });
  const withoutPods = tutorial.filter((_, i) => i !== 3);
  expect(lit(withoutPods, atGateway, 'httpserver.lr90.site', '/hello').diedAt).toEqual({
    column: 'service',
    node: 'Service/default/go-server',
  });
});

test('of a split, only the share of a subset without pods fails', () => {
  const withoutNginx = tutorial.slice(0, -1);
  const { diedAt, failing } = lit(withoutNginx, inMesh, 'web-svc');
  expect(diedAt).toBeUndefined();
  expect(failing).toEqual([{ node: 'DestinationRule/default/web-svc/subsets/1', state: 'empty', share: 0.1 }]);
  expect(lit(tutorial, inMesh, 'web-svc').failing).toEqual([]);
});

test('a subset that is not defined kills at its ghost', () => {
  const values = [
    gateway('gw', {}),
    virtualService('vs', { hosts: ['a.test'], gateways: ['gw'], http: [{ route: [to('web', { subset: 'v9' })] }] }),
    service('web', { app: 'web' }),
    destinationRule('web', { host: 'web', subsets: [{ name: 'v1' }] }),
  ];
  const node = 'ghost/subset/web.default.svc.cluster.local/v9';
  expect(lit(values, atGateway, 'a.test').diedAt).toEqual({ column: 'subset', node });
});

test('a delegate lights the root, the link and its own rule', () => {
  const values = [
    gateway('gw', {}),
    virtualService('root', { hosts: ['a.test'], gateways: ['gw'], http: [{ delegate: { name: 'd' } }] }),
    virtualService('d', { http: [{ match: [{ uri: { prefix: '/' } }], route: [to('web')] }] }),
    service('web', { app: 'web' }),
  ];
  const { edges, rules } = lit(values, atGateway, 'a.test');
  expect(rules.map(({ node, rule }) => `${node} ${rule}`)).toEqual([
    'VirtualService/default/root http.0',
    'VirtualService/default/d http.0',
  ]);
  expect(edges).toEqual([
    'Gateway/default/gw:out->VirtualService/default/root',
    'VirtualService/default/root:http.0.delegate->VirtualService/default/d',
    'VirtualService/default/d:http.0.route.0->Service/default/web',
  ]);
});

test('a collapsed VirtualService lights the edge of its destination', () => {
  const collapsed = new Set(['VirtualService/default/httpserver']);
  const { edges } = lit(tutorial, atGateway, 'httpserver.lr90.site', '/hello', { collapsed });
  expect(edges).toContain('VirtualService/default/httpserver:out->Service/default/go-server');
});

test('mirrors of a forwarded request are lit too', () => {
  const values = [...tutorial.slice(0, 4), service('copy', { app: 'copy' })].map((value) =>
    JSON.stringify(value).includes('"/hello"')
      ? virtualService('httpserver', {
          hosts: ['httpserver.lr90.site'],
          gateways: ['httpserver-gateway'],
          http: [{ route: [to('go-server')], mirror: { host: 'copy' } }],
        })
      : value,
  );
  const { nodes, diedAt } = lit(values, atGateway, 'httpserver.lr90.site', '/hello');
  expect(nodes).toContain('Service/default/copy');
  expect(diedAt).toBeUndefined();
});
