import { expect, test } from 'vitest';
import type { Resource, Workload } from './model/resource.ts';
import { resourceId } from './ref.ts';
import { linkGroups, references } from './references.ts';
import type { Link } from './references.ts';

type Kind = Resource['kind'];
type SpecOf<K extends Kind> = (K extends Workload['kind'] ? Workload : Extract<Resource, { kind: K }>)['spec'];
function make<K extends Kind>(kind: K, name: string, spec: SpecOf<K>, namespace = 'default') {
  const base = { kind, namespace, name, apiVersion: 'v1', labels: {}, annotations: {}, spec, value: null };
  return { ...base, id: resourceId(kind, namespace, name) } as unknown as Resource;
}
const pods = (name: string, podLabels: Record<string, string>, namespace = 'default') =>
  make('Deployment', name, { replicas: 1, podLabels, ports: [] }, namespace);

function target({ target: t }: Link): string {
  if (t.kind === 'mesh') return 'mesh';
  if (t.kind === 'missing') return `no ${t.wanted} ${t.name}`;
  return `${t.resource}${t.at ? ` ${t.at.path.join('.')}` : ''}${t.inert ? ' (inert)' : ''}`;
}
const read = (resources: readonly Resource[]) =>
  references(resources).map(
    (link) => `${link.from.resource} ${link.from.path.join('.')} -${link.kind}-> ${target(link)}`,
  );

test('the tutorial: a Gateway, a rule, a Service, its pods', () => {
  const links = read([
    make('Gateway', 'gw', { selector: { istio: 'ingressgateway' }, servers: [] }),
    make('VirtualService', 'web', {
      hosts: ['web.test'],
      gateways: ['gw'],
      http: [{ route: [{ destination: { host: 'go-server', port: { number: 8000 } } }] }],
    }),
    make('Service', 'go-server', { selector: { app: 'go-server' }, ports: [{ port: 8000 }] }),
    pods('go-server', { app: 'go-server', version: 'v1' }),
    pods('other', { app: 'other' }),
  ]);
  expect(links).toEqual([
    'VirtualService/default/web spec.gateways.0 -gateway-> Gateway/default/gw',
    'VirtualService/default/web spec.http.0.route.0.destination.host -route-> Service/default/go-server',
    'Service/default/go-server spec.selector -pods-> Deployment/default/go-server',
  ]);
});

test('subsets join a rule to the pods of its Service that carry the labels', () => {
  const links = read([
    make('DestinationRule', 'dr', {
      host: 'web',
      subsets: [
        { name: 'a', labels: { v: 'a' } },
        { name: 'b', labels: { v: 'b' } },
      ],
    }),
    make('VirtualService', 'web', {
      hosts: ['web'],
      http: [{ route: [{ destination: { host: 'web', subset: 'b' } }, { destination: { host: 'web', subset: 'c' } }] }],
    }),
    make('Service', 'web', { selector: { app: 'web' } }),
    pods('a', { app: 'web', v: 'a' }),
    pods('b', { app: 'web', v: 'b' }),
    pods('stranger', { app: 'x', v: 'b' }),
  ]);
  expect(links).toEqual([
    'DestinationRule/default/dr spec.host -rule-host-> Service/default/web',
    'DestinationRule/default/dr spec.subsets.0 -subset-pods-> Deployment/default/a',
    'DestinationRule/default/dr spec.subsets.1 -subset-pods-> Deployment/default/b',
    'VirtualService/default/web spec.hosts.0 -host-> Service/default/web',
    'VirtualService/default/web spec -mesh-> mesh',
    'VirtualService/default/web spec.http.0.route.0.destination.host -route-> Service/default/web',
    'VirtualService/default/web spec.http.0.route.0.destination.subset -subset-> DestinationRule/default/dr spec.subsets.1',
    'VirtualService/default/web spec.http.0.route.1.destination.host -route-> Service/default/web',
    'VirtualService/default/web spec.http.0.route.1.destination.subset -subset-> no subset c',
    'Service/default/web spec.selector -pods-> Deployment/default/a',
    'Service/default/web spec.selector -pods-> Deployment/default/b',
  ]);
});

const gatewayForms: readonly (readonly [string, string])[] = [
  ['gw', 'Gateway/app/gw'],
  ['./gw', 'Gateway/app/gw'],
  ['infra/gw', 'Gateway/infra/gw'],
  ['gw.infra', 'Gateway/infra/gw'],
  ['gw.infra.svc.cluster.local', 'Gateway/infra/gw'],
  ['mesh', 'mesh'],
  ['none', 'no gateway app/none'],
];
test.each(gatewayForms)('the gateway reference %s leads to %s (R-GW-5)', (form, expected) => {
  const resources = [
    make('Gateway', 'gw', { servers: [] }, 'app'),
    make('Gateway', 'gw', { servers: [] }, 'infra'),
    make('VirtualService', 'web', { hosts: ['a.test'], gateways: [form] }, 'app'),
  ];
  expect(references(resources).map(target)).toEqual([expected]);
});

const hostForms: readonly (readonly [string, string])[] = [
  ['web', 'Service/app/web'],
  ['web.app.svc.cluster.local', 'Service/app/web'],
  ['web.app', 'no service web.app'],
  ['ext.test', 'ServiceEntry/other/ext'],
  ['a.wild.test', 'no service a.wild.test'],
  ['*.wild.test', 'ServiceEntry/other/ext'],
  ['far', 'no service far.app.svc.cluster.local'],
  ['both.test', 'ServiceEntry/app/mine'],
];
test.each(hostForms)('the destination host %s leads to %s (R-HOST-1, R-SE-6, R-SVC-11)', (host, expected) => {
  const resources = [
    make('Service', 'web', {}, 'app'),
    make('Service', 'far', {}, 'other'),
    make('ServiceEntry', 'ext', { hosts: ['ext.test', '*.wild.test', 'both.test'], resolution: 'DNS' }, 'other'),
    make('ServiceEntry', 'mine', { hosts: ['both.test'], resolution: 'DNS' }, 'app'),
    make('VirtualService', 'web', { hosts: [], http: [{ mirror: { host } }] }, 'app'),
  ];
  expect(references(resources).map(target)).toEqual([expected]);
});

test('delegates: found, missing, and one that has hosts of its own (R-VS-24)', () => {
  const links = references([
    make('VirtualService', 'root', {
      hosts: ['a.test'],
      gateways: ['mesh'],
      http: [
        { delegate: { name: 'd' } },
        { delegate: { name: 'd', namespace: 'x' } },
        { delegate: { name: 'rooted' } },
      ],
    }),
    make('VirtualService', 'd', { hosts: [] }),
    make('VirtualService', 'rooted', { hosts: ['b.test'], gateways: ['mesh'] }),
  ]);
  expect(links.filter((link) => link.kind === 'delegate').map(target)).toEqual([
    'VirtualService/default/d',
    'no virtual-service x/d',
    'VirtualService/default/rooted (inert)',
  ]);
});

test('a wildcard rule takes the hosts that no narrower rule of its namespace takes (R-DR-2)', () => {
  const links = read([
    make('DestinationRule', 'wide', { host: '*.default.svc.cluster.local' }),
    make('DestinationRule', 'narrow', { host: 'a' }),
    make('DestinationRule', 'lost', { host: 'nobody' }),
    make('Service', 'a', {}),
    make('Service', 'b', {}),
  ]);
  expect(links).toEqual([
    'DestinationRule/default/wide spec.host -rule-host-> Service/default/b',
    'DestinationRule/default/narrow spec.host -rule-host-> Service/default/a',
    'DestinationRule/default/lost spec.host -rule-host-> no service nobody.default.svc.cluster.local',
  ]);
});

test('the Service in front of a Gateway, by selector or by the pods both take (R-GW-9)', () => {
  const links = read([
    make('Gateway', 'gw', { selector: { istio: 'ingress' }, servers: [] }),
    make('Service', 'ingress', { selector: { istio: 'ingress', app: 'gateway' } }, 'istio-system'),
    make('Service', 'stranger', { selector: { app: 'web' } }),
    pods('ingress', { istio: 'ingress', app: 'gateway' }, 'istio-system'),
  ]);
  expect(links).toEqual([
    'Gateway/default/gw spec.selector -gateway-pods-> Deployment/istio-system/ingress',
    'Gateway/default/gw spec.selector -front-> Service/istio-system/ingress',
    'Service/istio-system/ingress spec.selector -pods-> Deployment/istio-system/ingress',
  ]);
});

test('links stay the same objects while none of them changes, and only then', () => {
  const world = (path: string, app: string): readonly Resource[] => [
    make('VirtualService', 'web', {
      hosts: ['web'],
      http: [{ match: [{ uri: { kind: 'prefix', value: path } }], route: [{ destination: { host: 'web' } }] }],
    }),
    make('Service', 'web', { selector: { app: 'web' } }),
    pods('web', { app }),
  ];
  const before = linkGroups(world('/a', 'web'));
  expect(linkGroups(world('/b', 'web'))).toBe(before);
  expect(
    linkGroups(world('/b', 'other'))
      .flat()
      .map((link) => link.kind),
  ).toEqual(['host', 'mesh', 'route']);
  expect(linkGroups(world('/b', 'web'))).toEqual(before);
});
