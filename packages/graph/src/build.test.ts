import { decode } from '@portolan/engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  aMesh,
  deployment,
  destinationRule,
  gateway,
  resourcesFrom,
  service,
  to,
  tutorial,
  virtualService,
} from '../testdata/resources.ts';
import { buildGraph } from './build.ts';
import type { Graph, GraphEdge, RuleRow } from './graph.ts';
import { layoutGraph } from './layout.ts';

const build = (...values: readonly unknown[]): Graph => buildGraph(resourcesFrom(values));
const line = ({ from, fromHandle, to: end, kind, label }: GraphEdge): string =>
  `${from} ${fromHandle} -${kind}-> ${end}${label ? ` [${label.text}]` : ''}`;
const lines = (graph: Graph): readonly string[] => graph.edges.map(line);
const rulesOf = (graph: Graph): readonly RuleRow[] => graph.nodes.flatMap((node) => node.rules);

test('the tutorial as data', async () => {
  const graph = build(...tutorial);
  await expect(JSON.stringify({ graph, layout: layoutGraph(graph) }, null, 1)).toMatchFileSnapshot(
    '../testdata/tutorial.golden.json',
  );
});

test('a rule leads to the subset it names, and the Service stands left of its subsets', () => {
  expect(lines(build(...tutorial.slice(4)))).toEqual([
    'Service/default/web-svc out -subset-> DestinationRule/default/web-svc/subsets/0',
    'Service/default/web-svc out -subset-> DestinationRule/default/web-svc/subsets/1',
    'DestinationRule/default/web-svc/subsets/0 out -selects-> Deployment/default/httpd',
    'DestinationRule/default/web-svc/subsets/1 out -selects-> Deployment/default/nginx',
    'mesh out -binds-> VirtualService/default/web-svc',
    'VirtualService/default/web-svc http.0.route.0 -routes-> DestinationRule/default/web-svc/subsets/0 [90 · 90 %]',
    'VirtualService/default/web-svc http.0.route.1 -routes-> DestinationRule/default/web-svc/subsets/1 [10 · 10 %]',
    'Service/default/web-svc out -selects-> Deployment/default/httpd',
    'Service/default/web-svc out -selects-> Deployment/default/nginx',
  ]);
});

const missing: readonly (readonly [string, object, readonly string[]])[] = [
  ['a host', { route: [to('gone')] }, ['ghost/service/gone.default.svc.cluster.local']],
  ['a subset', { route: [to('web', { subset: 'v9' })] }, ['ghost/subset/web.default.svc.cluster.local/v9']],
  [
    'a host and its subset',
    { route: [to('gone', { subset: 'v1' })] },
    ['ghost/service/gone.default.svc.cluster.local'],
  ],
  ['a delegate', { delegate: { name: 'd', namespace: 'x' } }, ['ghost/virtual-service/x/d']],
  ['a mirror', { route: [to('web')], mirror: { host: 'm.test' } }, ['ghost/service/m.test']],
];
test.each(missing)('%s that is missing is a ghost, and the edge leads there', (_, rule, ghosts) => {
  const graph = build(
    gateway('gw', {}),
    service('web', { app: 'web' }),
    virtualService('vs', { hosts: ['a.test'], gateways: ['gw'], http: [rule] }),
  );
  expect(graph.nodes.filter((node) => node.kind === 'ghost').map((node) => node.id)).toEqual(ghosts);
  expect(graph.edges.some((edge) => edge.to === ghosts[0])).toBe(true);
});

test('a missing gateway is a ghost that binds', () => {
  const graph = build(virtualService('vs', { hosts: ['a.test'], gateways: ['infra/gw'], http: [] }));
  expect(lines(graph)).toEqual(['ghost/gateway/infra/gw out -binds-> VirtualService/default/vs']);
  expect(graph.nodes.find((node) => node.kind === 'ghost')?.missing).toEqual({ wanted: 'gateway', name: 'infra/gw' });
});

const weights: readonly (readonly [readonly (number | undefined)[], readonly (string | undefined)[]])[] = [
  [[0], [undefined]],
  [[undefined], [undefined]],
  [
    [90, 10],
    ['90 · 90 %', '10 · 10 %'],
  ],
  [
    [1, 2],
    ['1 · 33.3 %', '2 · 66.7 %'],
  ],
  [
    [5, undefined],
    ['5 · 100 %', '0 %'],
  ],
  [
    [0, 0],
    ['0 · 0 %', '0 · 0 %'],
  ],
];
test.each(weights)('weights %j are labelled %j (R-ACT-14, R-ACT-15)', (given, labels) => {
  const route = given.map((weight, i) => to(`s${i}.test`, weight === undefined ? {} : { weight }));
  const graph = build(virtualService('vs', { hosts: ['a.test'], http: [{ route }] }));
  expect(graph.edges.filter((edge) => edge.kind === 'routes').map((edge) => edge.label?.text)).toEqual(labels);
});

test('rules are numbered by protocol, with their entries, destinations and badges', () => {
  const graph = build(
    virtualService('vs', {
      hosts: ['a.test'],
      http: [
        {
          match: [{ uri: { prefix: '/a' }, headers: { 'end-user': { exact: 'jason' } } }, { method: { exact: 'GET' } }],
          route: [to('web', { port: 80 })],
          timeout: '1.5s',
          retries: { attempts: 3 },
          fault: { abort: { httpStatus: 503, percentage: { value: 10 } }, delay: { fixedDelay: '2s' } },
          rewrite: { uri: '/b' },
        },
        { redirect: { uri: '/new', authority: 'b.test', redirectCode: 302 } },
      ],
      tcp: [{ route: [to('db')] }],
    }),
  );
  const told = rulesOf(graph).map(({ id, number, alternatives, destinations, badges }) => ({
    id,
    number,
    when: alternatives.map((one) => one.chips.map((chip) => chip.text)),
    to: destinations.map((row) => `${row.kind} ${row.text}`),
    badges: badges.map((badge) => `${badge.kind} ${badge.text}`),
  }));
  expect(told).toEqual([
    {
      id: 'http.0',
      number: 1,
      when: [['/a*', 'header end-user = jason'], ['GET']],
      to: ['route web:80'],
      badges: ['fault 2s 0 %', 'fault 503 10 %', 'timeout 1.5s', 'retry 3', 'rewrite /b'],
    },
    { id: 'http.1', number: 2, when: [], to: ['redirect 302 → b.test/new'], badges: [] },
    { id: 'tcp.0', number: 1, when: [], to: ['route db'], badges: [] },
  ]);
});

test('where protocols count their rules apart, the name of each stands above its first', () => {
  const tls = [{ match: [{ sniHosts: ['a.test'] }], route: [to('web')] }];
  const rule = { route: [to('web')] };
  const headed = (spec: object) =>
    rulesOf(build(virtualService('vs', { hosts: ['a.test'], ...spec }))).map(({ id, head, y }) =>
      head ? `${id} ${y - head.y}` : id,
    );
  expect(headed({ http: [rule, rule] })).toEqual(['http.0', 'http.1']);
  expect(headed({ http: [rule, rule], tls, tcp: [rule] })).toEqual(['http.0 22', 'http.1', 'tls.0 22', 'tcp.0 22']);
  expect(headed({ tcp: [rule, rule] })).toEqual(['tcp.0 22', 'tcp.1']);
});

test('what stands inside a node stays inside it, in order', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(aMesh, (resources) => {
      for (const node of buildGraph(resources).nodes) {
        const rows = node.rules.flatMap((rule) => [...rule.alternatives, ...rule.destinations]);
        let bottom = 0;
        for (const { y, height } of [...node.facts, ...rows]) {
          expect(y).toBeGreaterThanOrEqual(bottom);
          bottom = y + height;
        }
        expect(bottom).toBeLessThanOrEqual(node.height);
        for (const chip of rows.flatMap((row) => ('chips' in row ? row.chips : []))) {
          expect(chip.x + chip.width).toBeLessThanOrEqual(node.width);
        }
      }
    }),
  );
});

test('what did not change is the same object, though read anew', () => {
  const before = build(...tutorial);
  const again = buildGraph(resourcesFrom(structuredClone(tutorial)), {}, before);
  expect(again).toBe(before);
  const changed = resourcesFrom(
    JSON.parse(JSON.stringify(tutorial).replace('"weight":90', '"weight":70')) as readonly unknown[],
  );
  const after = buildGraph(changed, {}, before);
  const news = after.nodes.filter((node, i) => node !== before.nodes[i]).map((node) => node.id);
  expect(news).toEqual(['VirtualService/default/web-svc']);
  expect(after.edges.filter((edge, i) => edge !== before.edges[i]).map((edge) => edge.label?.text)).toEqual([
    '70 · 87.5 %',
    '10 · 12.5 %',
  ]);
});

test('a collapsed VirtualService keeps its edges, from one handle', () => {
  const resources = resourcesFrom(tutorial);
  const collapsed = new Set(['VirtualService/default/httpserver']);
  const graph = buildGraph(resources, { collapsed });
  expect(graph.nodes.find((node) => collapsed.has(node.id))).toMatchObject({ collapsed: true, rules: [] });
  expect(lines(graph)).toContain('VirtualService/default/httpserver out -routes-> Service/default/go-server');
});

test('stale resources are marked', () => {
  const resources = resourcesFrom(tutorial);
  const { resource } = decode(tutorial[4]);
  const graph = buildGraph(resources, { stale: new Set(resource ? [resource.id] : []) });
  expect(graph.nodes.filter((node) => node.stale).map((node) => node.title)).toEqual(['httpd', 'nginx']);
});

test('the way into a gateway stands left of it', () => {
  const entry = [
    gateway('gw', {}),
    service('ingress', { istio: 'ingressgateway' }),
    virtualService('vs', { hosts: ['a.test'], gateways: ['gw'], http: [] }),
  ];
  expect(lines(build(...entry))).toContain('Service/default/ingress out -exposes-> Gateway/default/gw');
  const withPods = build(...entry, deployment('ingress', { istio: 'ingressgateway' }));
  expect(lines(withPods)).toEqual([
    'Deployment/default/ingress out -exposes-> Gateway/default/gw',
    'Service/default/ingress out -selects-> Deployment/default/ingress',
    'Gateway/default/gw out -binds-> VirtualService/default/vs',
  ]);
});

test('a rule for a missing host shows the ghost of the host beside its subsets', () => {
  const graph = build(destinationRule('dr', { host: 'gone', subsets: [{ name: 'v1' }] }));
  expect(lines(graph)).toEqual([
    'ghost/service/gone.default.svc.cluster.local out -subset-> DestinationRule/default/dr/subsets/0',
  ]);
});
