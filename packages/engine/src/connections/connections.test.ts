// What lines may be drawn on the chart, what each writes, and why others may not.
import { expect, test } from 'vitest';
import { admit, isRefused } from '../admit/admit.ts';
import { applyCommand } from '../applyCommand.ts';
import { decode } from '../decode.ts';
import type { Command } from '../command.ts';
import type { Resource } from '../model/resource.ts';
import type { Json, Path, ResourceId } from '../ref.ts';
import { connectionBetween, connectionOf } from './connect.ts';
import { creationsFrom, freshKinds, freshObject } from './create.ts';
import type { Connection, ConnectionEnd } from './ends.ts';
import { disconnectionOf, reconnectionOf, type Line } from './move.ts';

const istio = (kind: string, name: string, spec: Json, namespace = 'default'): Json => ({
  apiVersion: 'networking.istio.io/v1',
  kind,
  metadata: namespace === 'default' ? { name } : { name, namespace },
  spec,
});
const service = (name: string, selector: Json, namespace = 'default', ports: readonly number[] = [80]): Json => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace },
  spec: { selector, ports: ports.map((port) => ({ name: `http-${port}`, port })) },
});
const deployment = (name: string, labels: Json, namespace = 'default'): Json => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: { template: { metadata: { labels } } },
});
const to = (host: string, more: object = {}): Json => ({ destination: { host }, ...more });

const values: readonly Json[] = [
  istio('Gateway', 'edge', {
    selector: { istio: 'ingressgateway' },
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*.test'] }],
  }),
  istio('Gateway', 'inner', { selector: { istio: 'inner' }, servers: [] }, 'infra'),
  istio('VirtualService', 'shop', {
    hosts: ['shop.test'],
    gateways: ['edge'],
    http: [
      { match: [{ uri: { prefix: '/a' } }], route: [to('web')] },
      { route: [to('web', { weight: 90 }), { destination: { host: 'web', subset: 'v2' }, weight: 10 }] },
      { redirect: { uri: '/' } },
    ],
  }),
  istio('VirtualService', 'plain', { hosts: ['plain'], http: [{ route: [to('web')], mirror: { host: 'many' } }] }),
  istio('VirtualService', 'part', { http: [{ route: [to('web')] }] }),
  istio('VirtualService', 'whole', { hosts: ['whole'], http: [{ delegate: { name: 'part' } }] }),
  service('web', { app: 'web' }),
  service('many', { app: 'many' }, 'default', [8080, 9090]),
  service('far', { app: 'far' }, 'other'),
  istio('ServiceEntry', 'outside', {
    hosts: ['api.example.com'],
    ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
  }),
  istio('ServiceEntry', 'anything', { hosts: ['*.example.org'] }),
  istio('DestinationRule', 'web', {
    host: 'web',
    subsets: [
      { name: 'v1', labels: { version: 'v1' } },
      { name: 'v2', labels: { version: 'v2' } },
    ],
  }),
  deployment('web-1', { app: 'web', version: 'v1', team: 'a' }),
  deployment('web-3', { app: 'web', version: 'v3', team: 'b' }),
  deployment('lone', { app: 'lone' }),
  deployment('twin-1', { app: 'twin' }),
  deployment('twin-2', { app: 'twin' }),
  deployment('away', { app: 'away', istio: 'away' }, 'other'),
  istio('Sidecar', 'narrow', { egress: [{ hosts: ['./*'] }] }),
];
const resources: readonly Resource[] = values.flatMap((value) => decode(value).resource ?? []);

/** `mesh`, `missing x`, `shop` of a kind, `shop http 0`, `DestinationRule/web subsets 1`. */
function end(text: string): ConnectionEnd {
  if (text === 'mesh') return { kind: 'mesh' };
  const [name = '', ...rest] = text.split(' ');
  if (name === 'missing') return { kind: 'missing', name: rest.join(' ') };
  const path = rest.map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { kind: 'place', ref: place(name, path.length > 0 ? ['spec', ...path] : []) };
}
function place(name: string, path: Path) {
  const [kind = '', own = ''] = name.split('/');
  const found = resources.find((one) => one.kind === kind && one.name === own);
  return { resource: found?.id ?? (`${kind}/none/${own}` as ResourceId), path };
}

const said = (made: Connection): readonly Command[] | string => (made.ok ? made.value : made.error.code);

const shop = 'VirtualService/default/shop' as ResourceId;
const set = (resource: string, path: Path, value: Json | undefined): Command => ({
  type: 'set-field',
  at: { resource: resource as ResourceId, path },
  value,
});

test.each<[string, string, readonly Command[] | string]>([
  [
    'Gateway/inner',
    'VirtualService/shop',
    [{ type: 'connect-gateway', virtualService: shop, gateway: 'Gateway/infra/inner' as ResourceId }],
  ],
  [
    'Gateway/inner',
    'VirtualService/shop http 1',
    [{ type: 'connect-gateway', virtualService: shop, gateway: 'Gateway/infra/inner' as ResourceId }],
  ],
  ['Gateway/edge', 'VirtualService/shop', 'already'],
  ['Gateway/edge', 'VirtualService/part', 'delegate-gateway'],
  ['Gateway/edge', 'Service/web', 'from-gateway'],
  ['Gateway/edge', 'Gateway/inner', 'from-gateway'],
  ['Gateway/edge', 'Gateway/edge', 'same'],
  [
    'mesh',
    'VirtualService/shop',
    [{ type: 'insert-item', at: { resource: shop, path: ['spec', 'gateways'] }, index: 1, value: 'mesh' }],
  ],
  ['mesh', 'VirtualService/plain', 'already'],
  ['mesh', 'Service/web', 'from-mesh'],
  [
    'VirtualService/shop http 0',
    'Service/many',
    [
      {
        type: 'connect-destination',
        at: { resource: shop, path: ['spec', 'http', 0] },
        to: { host: 'many', port: 8080 },
      },
    ],
  ],
  [
    'VirtualService/shop http 0 match 0',
    'Service/far',
    [
      {
        type: 'connect-destination',
        at: { resource: shop, path: ['spec', 'http', 0] },
        to: { host: 'far.other.svc.cluster.local' },
      },
    ],
  ],
  [
    'VirtualService/shop http 0',
    'ServiceEntry/outside',
    [
      {
        type: 'connect-destination',
        at: { resource: shop, path: ['spec', 'http', 0] },
        to: { host: 'api.example.com' },
      },
    ],
  ],
  ['VirtualService/shop http 0', 'ServiceEntry/anything', 'many-hosts'],
  [
    'VirtualService/shop http 0',
    'DestinationRule/web subsets 0',
    [
      {
        type: 'connect-destination',
        at: { resource: shop, path: ['spec', 'http', 0] },
        to: { host: 'web', subset: 'v1' },
      },
    ],
  ],
  ['VirtualService/shop http 0', 'Service/web', 'already'],
  ['VirtualService/shop http 1', 'DestinationRule/web subsets 1', 'already'],
  ['VirtualService/shop http 2', 'Service/web', 'answers-itself'],
  ['VirtualService/whole http 0', 'Service/web', 'has-delegate'],
  ['VirtualService/shop http 0', 'Deployment/web-1', 'rule-to-pods'],
  ['VirtualService/shop http 0', 'Deployment/lone', 'rule-to-lone-pods'],
  ['VirtualService/shop http 0', 'Gateway/edge', 'from-rule'],
  ['VirtualService/shop', 'Service/many', 'from-virtual-service'],
  [
    'VirtualService/plain',
    'Service/many',
    [
      {
        type: 'connect-destination',
        at: { resource: 'VirtualService/default/plain' as ResourceId, path: ['spec', 'http', 0] },
        to: { host: 'many', port: 8080 },
      },
    ],
  ],
  [
    'VirtualService/shop http 0',
    'VirtualService/part',
    [set(shop, ['spec', 'http', 0, 'delegate'], { name: 'part' }), set(shop, ['spec', 'http', 0, 'route'], undefined)],
  ],
  ['VirtualService/shop http 0', 'VirtualService/plain', 'delegate-hosts'],
  ['VirtualService/shop http 1', 'VirtualService/part', 'has-destinations'],
  ['VirtualService/part http 0', 'VirtualService/plain', 'delegate-hosts'],
  ['VirtualService/shop http 0', 'VirtualService/shop http 1', 'same'],
  ['Service/web', 'DestinationRule/web subsets 0', 'already'],
  ['Service/many', 'DestinationRule/web subsets 0', [set('DestinationRule/default/web', ['spec', 'host'], 'many')]],
  [
    'Service/far',
    'DestinationRule/web',
    [set('DestinationRule/default/web', ['spec', 'host'], 'far.other.svc.cluster.local')],
  ],
  ['Service/web', 'Deployment/web-1', 'already'],
  ['Service/many', 'Deployment/lone', [set('Service/default/many', ['spec', 'selector'], { app: 'lone' })]],
  ['Service/many', 'Deployment/twin-1', 'no-telling-label'],
  ['Service/web', 'Deployment/lone', 'no-common-label'],
  ['Service/web', 'Deployment/away', 'other-namespace'],
  [
    'ServiceEntry/outside',
    'Deployment/lone',
    [set('ServiceEntry/default/outside', ['spec', 'workloadSelector', 'labels'], { app: 'lone' })],
  ],
  [
    'DestinationRule/web subsets 1',
    'Deployment/web-3',
    [set('DestinationRule/default/web', ['spec', 'subsets', 1, 'labels'], { version: 'v3' })],
  ],
  ['DestinationRule/web subsets 0', 'Deployment/web-1', 'already'],
  ['DestinationRule/web subsets 0', 'Deployment/lone', 'not-behind'],
  ['DestinationRule/web subsets 0', 'Service/web', 'from-subset'],
  ['DestinationRule/web', 'Deployment/web-1', 'from-destination-rule'],
  [
    'Sidecar/narrow',
    'Deployment/lone',
    [set('Sidecar/default/narrow', ['spec', 'workloadSelector', 'labels'], { app: 'lone' })],
  ],
  ['Sidecar/narrow', 'Service/web', 'from-sidecar'],
  ['Deployment/away', 'Gateway/edge', [set('Gateway/default/edge', ['spec', 'selector'], { istio: 'away' })]],
  ['Deployment/away', 'Service/far', 'from-workload'],
  ['VirtualService/shop http 0', 'missing cart', 'missing'],
  ['VirtualService/nobody', 'Service/web', 'gone'],
])('%s → %s', (from, target, expected) => {
  expect(said(connectionOf(resources, end(from), end(target)))).toEqual(expected);
});

test.each<[string, string, string]>([
  ['Service/many', 'VirtualService/shop http 0', 'connect-destination'],
  ['VirtualService/shop', 'Gateway/inner', 'connect-gateway'],
  ['Deployment/lone', 'Service/many', 'set-field'],
  ['Service/web', 'VirtualService/shop http 0', 'already'],
  ['Deployment/lone', 'VirtualService/shop http 0', 'rule-to-lone-pods'],
])('drawn from %s to %s, the line goes the way of requests', (start, finish, expected) => {
  const made = connectionBetween(resources, end(start), end(finish));
  expect(made.ok ? made.value[0]?.type : made.error.code).toBe(expected);
});

test('reasons are sentences with the names filled in', () => {
  const made = connectionOf(resources, end('VirtualService/shop http 0'), end('Deployment/web-1'));
  expect(made.ok ? '' : made.error.reason).toBe('A rule leads to a Service, not to pods: these are behind web.');
});

const line = (from: string, target: string, name: string, ...path: Path): Line => ({
  ref: place(name, ['spec', ...path]),
  from: end(from),
  to: end(target),
});
const bound = line('Gateway/edge', 'VirtualService/shop', 'VirtualService/shop', 'gateways', 0);
const implied = line('mesh', 'VirtualService/plain', 'VirtualService/plain');
const lone = line('VirtualService/shop http 0', 'Service/web', 'VirtualService/shop', 'http', 0, 'route', 0);
const second = line(
  'VirtualService/shop http 1',
  'DestinationRule/web subsets 1',
  'VirtualService/shop',
  'http',
  1,
  'route',
  1,
  // As the chart knows it.
  'destination',
);
const mirror = line('VirtualService/plain http 0', 'Service/many', 'VirtualService/plain', 'http', 0, 'mirror');
const delegated = line(
  'VirtualService/whole http 0',
  'VirtualService/part',
  'VirtualService/whole',
  'http',
  0,
  'delegate',
);
const subset = line('Service/web', 'DestinationRule/web subsets 0', 'DestinationRule/web', 'subsets', 0);
const member = line('DestinationRule/web subsets 0', 'Deployment/web-1', 'DestinationRule/web', 'subsets', 0);
const pods = line('Service/web', 'Deployment/web-1', 'Service/web', 'selector');
const remove = (resource: string, ...path: Path): Command => ({
  type: 'remove-item',
  at: { resource: resource as ResourceId, path: ['spec', ...path] },
});

test.each<[string, Line, 'from' | 'to', string, readonly Command[] | string]>([
  ['another gateway', bound, 'from', 'Gateway/inner', [set(shop, ['spec', 'gateways', 0], 'infra/inner')]],
  ['the mesh', bound, 'from', 'mesh', [set(shop, ['spec', 'gateways', 0], 'mesh')]],
  ['the same gateway', bound, 'from', 'Gateway/edge', 'already'],
  [
    'another VirtualService',
    bound,
    'to',
    'VirtualService/plain',
    [
      {
        type: 'connect-gateway',
        virtualService: 'VirtualService/default/plain' as ResourceId,
        gateway: 'Gateway/default/edge' as ResourceId,
      },
      remove(shop, 'gateways', 0),
    ],
  ],
  [
    'a gateway in place of the mesh',
    implied,
    'from',
    'Gateway/edge',
    [set('VirtualService/default/plain', ['spec', 'gateways'], ['edge'])],
  ],
  [
    'another Service',
    lone,
    'to',
    'Service/many',
    [{ type: 'retarget-destination', at: lone.ref, to: { host: 'many', port: 8080 } }],
  ],
  [
    'a subset',
    lone,
    'to',
    'DestinationRule/web subsets 0',
    [{ type: 'retarget-destination', at: lone.ref, to: { host: 'web', subset: 'v1' } }],
  ],
  ['where it leads already', second, 'to', 'Service/web', 'already'],
  ['pods', lone, 'to', 'Deployment/web-1', 'rule-to-pods'],
  [
    'a delegate',
    lone,
    'to',
    'VirtualService/part',
    [set(shop, ['spec', 'http', 0, 'delegate'], { name: 'part' }), set(shop, ['spec', 'http', 0, 'route'], undefined)],
  ],
  [
    'another rule',
    second,
    'from',
    'VirtualService/shop http 0',
    [
      {
        type: 'connect-destination',
        at: { resource: shop, path: ['spec', 'http', 0] },
        to: { host: 'web', subset: 'v2' },
      },
      remove(shop, 'http', 1, 'route', 1),
    ],
  ],
  ['another rule, the last one', lone, 'from', 'VirtualService/plain', 'already'],
  [
    'the mirror to a Service',
    mirror,
    'to',
    'Service/web',
    [set('VirtualService/default/plain', ['spec', 'http', 0, 'mirror', 'host'], 'web')],
  ],
  [
    'a Service for a delegate',
    delegated,
    'to',
    'Service/web',
    [
      {
        type: 'insert-item',
        at: { resource: 'VirtualService/default/whole' as ResourceId, path: ['spec', 'http', 0, 'route'] },
        index: 0,
        value: { destination: { host: 'web' } },
      },
      set('VirtualService/default/whole', ['spec', 'http', 0, 'delegate'], undefined),
    ],
  ],
  [
    'a subset under another Service',
    subset,
    'from',
    'Service/many',
    [set('DestinationRule/default/web', ['spec', 'host'], 'many')],
  ],
  ['a subset', subset, 'to', 'Deployment/web-1', 'subset-stays'],
  [
    'other pods',
    member,
    'to',
    'Deployment/web-3',
    [set('DestinationRule/default/web', ['spec', 'subsets', 0, 'labels'], { version: 'v3' })],
  ],
  ['something missing', lone, 'to', 'missing cart', 'missing'],
])('a line moved to %s', (_, moved, which, target, expected) => {
  expect(said(reconnectionOf(resources, moved, which, end(target)))).toEqual(expected);
});

test.each<[string, Line, readonly Command[] | string]>([
  ['a gateway', bound, [remove(shop, 'gateways', 0)]],
  ['the mesh, where nothing names it', implied, 'mesh-implied'],
  ['one destination of two', second, [remove(shop, 'http', 1, 'route', 1)]],
  ['the last destination', lone, 'last-destination'],
  ['a mirror', mirror, [set('VirtualService/default/plain', ['spec', 'http', 0, 'mirror'], undefined)]],
  ['a delegate', delegated, 'last-destination'],
  ['a subset', subset, 'subset-stays'],
  ['pods of a subset', member, 'labels-decide'],
  ['one workload of two', pods, 'labels-decide'],
])('a line taken away: %s', (_, gone, expected) => {
  expect(said(disconnectionOf(resources, gone))).toEqual(expected);
});

test.each(freshKinds)('a new %s is one that the API server takes, under a name of its own', (kind) => {
  const names = new Set<string>();
  let all = resources;
  for (let n = 0; n < 3; n++) {
    const fresh = freshObject(all, kind, 'default');
    const { resource, problems } = decode(fresh.value);
    expect(problems).toEqual([]);
    if (!resource) throw new Error('it cannot be read');
    expect(resource.id).toBe(fresh.id);
    expect(isRefused(admit(resource))).toBe(false);
    names.add(resource.name);
    all = [...all, resource];
  }
  expect(names.size).toBe(3);
});

test.each<[string, readonly string[]]>([
  ['Gateway/edge', ['VirtualService', 'Deployment', 'WorkloadEntry']],
  ['mesh', ['VirtualService']],
  ['VirtualService/shop http 0', ['VirtualService', 'DestinationRule', 'Service', 'ServiceEntry', 'Gateway']],
  ['VirtualService/shop', ['Gateway']],
  ['Service/web', ['DestinationRule', 'Deployment', 'WorkloadEntry', 'VirtualService']],
  ['DestinationRule/web subsets 0', ['Deployment', 'WorkloadEntry', 'VirtualService']],
  ['Sidecar/narrow', ['Deployment', 'WorkloadEntry']],
])('a line drawn from %s into the open may end at a new %j', (start, kinds) => {
  const creations = creationsFrom(resources, end(start), 'default');
  expect(creations.map(({ kind }) => kind)).toEqual(kinds);
});

test('what a line into the open creates is joined to where it started', () => {
  for (const start of [
    'Gateway/inner',
    'VirtualService/shop http 0',
    'Service/web',
    'DestinationRule/web subsets 0',
    'Deployment/lone',
  ])
    for (const { fresh, commands } of creationsFrom(resources, end(start), 'default')) {
      const after = commands.reduce<readonly Resource[]>((before, command) => {
        const applied = applyCommand(before, command);
        if (!applied.ok) throw new Error(applied.error.message);
        return applied.value.flatMap((value) => decode(value).resource ?? []);
      }, resources);
      const again = connectionBetween(after, end(start), { kind: 'place', ref: fresh.end });
      expect(again.ok ? 'drawn anew' : again.error.code, `${start} to ${fresh.id}`).toMatch(/^(already|has-delegate)$/);
    }
});
