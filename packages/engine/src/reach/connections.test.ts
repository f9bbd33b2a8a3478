// Reaching a TLS or TCP rule: the connection that does, or why none can; held to the engine on random meshes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resourceId, type Json } from '../ref.ts';
import type { Client, TcpRequest } from '../request.ts';
import { route } from '../route.ts';
import {
  gateway,
  ingress,
  podIn,
  pods,
  selector,
  service,
  serviceEntry,
  virtualService,
  world,
} from '../rules/world.ts';
import { connectionsThrough, isTaken, type ConnectionRule } from './connectionsThrough.ts';
import { reachConnection } from './connections.ts';
import { explainReach } from './explainReach.ts';
import { doorsOf } from './places.ts';

const passthrough = (...hosts: string[]): Json => ({
  port: { number: 443, name: 'tls', protocol: 'TLS' },
  hosts,
  tls: { mode: 'PASSTHROUGH' },
});
const tcpServer = (number = 9000): Json => ({ port: { number, name: `tcp-${number}`, protocol: 'TCP' }, hosts: ['*'] });
const route1 = [{ destination: { host: 'db', port: { number: 5432 } } }];
const tls = (sniHosts: string[], more: Record<string, Json> = {}): Json => ({
  match: [{ sniHosts, ...more }],
  route: route1,
});
const tcp = (...match: Json[]): Json => ({ ...(match.length > 0 && { match }), route: route1 });
const db = [service('app/db', ['tcp-db:5432']), pods('app/db')];
const edge = (...servers: Json[]): Json => gateway('app/edge', { selector, servers });
const shop = (spec: Record<string, Json>): Json =>
  virtualService('app/shop', { hosts: ['*.shop.test'], gateways: ['edge'], ...spec });

/** @param target `tls 0`, `tls 0.1` for its second match entry */
function told(objects: readonly Json[], target: string, client: Client = ingress): string {
  const [list = '', place = ''] = target.split(' ');
  const [index = 0, match] = place.split('.').map(Number);
  const rule: ConnectionRule = {
    virtualService: resourceId('VirtualService', 'app', 'shop'),
    list: list === 'tls' ? 'tls' : 'tcp',
    index,
    ...(match === undefined ? {} : { match }),
  };
  const answer = reachConnection(world(objects), client, rule);
  if (answer.kind !== 'witness') return `${answer.kind}: ${answer.because.map((one) => explainReach(one)).join('; ')}`;
  const { request, client: sender } = answer;
  const secure = request.tls && `sni ${request.tls.sni ?? '–'}${request.tls.clientCert ? ' with certificate' : ''}`;
  const words = [sender.kind === client.kind ? '' : sender.kind, request.dial, `port ${request.port}`, secure];
  return words.filter((word) => word !== undefined && word !== '').join(', ');
}

const external = serviceEntry('app/ext', {
  hosts: ['db.example.com'],
  addresses: ['192.0.2.0/24'],
  ports: [{ number: 5432, name: 'tcp', protocol: 'TCP' }],
  resolution: 'NONE',
});
const inMesh = (spec: Record<string, Json>, host = 'db.example.com'): Json =>
  virtualService('app/shop', { hosts: [host], ...spec });

test.each<[string, Json[], string, Client, string]>([
  [
    'an SNI',
    [edge(passthrough('*')), ...db, shop({ tls: [tls(['a.shop.test'])] })],
    'tls 0',
    ingress,
    'port 443, sni a.shop.test',
  ],
  [
    'a wildcard',
    [edge(passthrough('*')), ...db, shop({ tls: [tls(['*.shop.test'])] })],
    'tls 0',
    ingress,
    'port 443, sni www.shop.test',
  ],
  [
    'a wildcard behind a name of its own',
    [edge(passthrough('*')), ...db, shop({ tls: [tls(['www.shop.test']), tls(['*.shop.test'])] })],
    'tls 1',
    ingress,
    'port 443, sni www1.shop.test',
  ],
  [
    'the second entry',
    [
      edge(passthrough('*')),
      ...db,
      shop({ tls: [{ match: [{ sniHosts: ['a.shop.test'] }, { sniHosts: ['b.shop.test'] }], route: route1 }] }),
    ],
    'tls 0.1',
    ingress,
    'port 443, sni b.shop.test',
  ],
  ['a TCP server', [edge(tcpServer()), ...db, shop({ tcp: [tcp({ port: 9000 })] })], 'tcp 0', ingress, 'port 9000'],
  [
    'TLS that the gateway ends',
    [
      edge({
        port: { number: 5433, name: 'tls', protocol: 'TLS' },
        hosts: ['a.shop.test'],
        tls: { mode: 'MUTUAL', credentialName: 'c' },
      }),
      ...db,
      shop({ tcp: [tcp()] }),
    ],
    'tcp 0',
    ingress,
    'port 5433, sni a.shop.test with certificate',
  ],
  [
    'a service of the mesh',
    [...db, inMesh({ tcp: [tcp()] }, 'db')],
    'tcp 0',
    podIn('app'),
    'db.app.svc.cluster.local, port 5432',
  ],
  [
    'a subnet inside of another',
    [
      external,
      ...db,
      inMesh({ tcp: [tcp({ destinationSubnets: ['192.0.2.16/28'] }), tcp({ destinationSubnets: ['192.0.2.0/25'] })] }),
    ],
    'tcp 1',
    podIn('app'),
    '192.0.2.1, port 5432',
  ],
  [
    'another sender',
    [pods('app/client', { role: 'tester' }), ...db, inMesh({ tcp: [tcp({ sourceLabels: { role: 'tester' } })] }, 'db')],
    'tcp 0',
    ingress,
    'sidecar, db.app.svc.cluster.local, port 5432',
  ],
])('a connection for %s', (_, objects, target, client, expected) => {
  expect(told(objects, target, client)).toBe(expected);
});

test.each<[string, Json[], string, string]>([
  [
    'the same name before',
    [edge(passthrough('*')), ...db, shop({ tls: [tls(['a.shop.test']), tls(['a.shop.test'])] })],
    'tls 1',
    'TLS rule 1 of shop (match 1) takes every such connection first',
  ],
  [
    'a TCP rule before',
    [edge(tcpServer()), ...db, shop({ tcp: [tcp(), tcp()] })],
    'tcp 1',
    'TCP rule 1 of shop takes every such connection first',
  ],
  [
    'no such server',
    [edge(tcpServer()), ...db, shop({ tls: [tls(['a.shop.test'])] })],
    'tls 0',
    'no server of its Gateways passes TLS through (mode PASSTHROUGH) for a host of VirtualService app/shop: *.shop.test',
  ],
  [
    'a Gateway that is not there',
    [edge(tcpServer()), ...db, shop({ gateways: ['egde'], tcp: [tcp()] })],
    'tcp 0',
    'Gateway app/egde of VirtualService app/shop does not exist, the nearest is app/edge',
  ],
  [
    'for the mesh alone',
    [edge(tcpServer()), ...db, shop({ tcp: [tcp({ gateways: ['mesh'] })] })],
    'tcp 0',
    'the rule is for mesh alone',
  ],
])('%s leaves nothing', (_, objects, target, expected) => {
  expect(told(objects, target)).toBe(`unreachable: ${expected}`);
});

const names = ['a.test', 'b.test', '*.test', 'x.a.test', '*.a.test'];
const subnets = ['10.1.0.0/16', '10.1.2.0/24', '10.1.2.3', '0.0.0.0/0', '2001:db8::/32'];
const some = (all: readonly string[]): fc.Arbitrary<string[]> =>
  fc.uniqueArray(fc.constantFrom(...all), { minLength: 1, maxLength: 2 });
const common = {
  port: fc.constantFrom(443, 9000),
  gateways: fc.constantFrom<Json>(['edge'], ['mesh'], ['edge', 'mesh']),
  sourceLabels: fc.constantFrom<Json>({ app: 'web' }, {}),
  destinationSubnets: some(subnets),
};
const tlsMatch = fc.record({ ...common, sniHosts: some(names) }, { requiredKeys: ['sniHosts'] });
const tcpMatch = fc.record(common, { requiredKeys: [] });
const rules = (match: fc.Arbitrary<Json>): fc.Arbitrary<Json[]> =>
  fc.array(fc.record({ match: fc.array(match, { minLength: 1, maxLength: 2 }), route: fc.constant(route1) }), {
    maxLength: 4,
  });
const aConnectionMesh: fc.Arbitrary<Json[]> = fc
  .record({
    servers: fc.uniqueArray(
      fc.constantFrom<Json>(passthrough('*'), tcpServer(), tcpServer(9001), {
        port: { number: 9443, name: 'ends', protocol: 'TLS' },
        hosts: ['a.test'],
        tls: { mode: 'SIMPLE', credentialName: 'c' },
      }),
      { minLength: 1, maxLength: 3 },
    ),
    tls: rules(tlsMatch),
    tcp: rules(tcpMatch),
    more: rules(tlsMatch),
    gateways: fc.constantFrom<Json>(['edge'], ['edge', 'mesh'], ['mesh']),
    addresses: some(subnets.filter((one) => one !== '0.0.0.0/0')),
    protocol: fc.constantFrom('TLS', 'TCP'),
    resolution: fc.constantFrom('NONE', 'STATIC'),
  })
  .map(({ servers, tls: first, tcp: second, more, gateways, addresses, protocol, resolution }) => [
    edge(...servers),
    ...db,
    pods('app/web'),
    serviceEntry('app/ext', {
      hosts: ['b.test'],
      addresses,
      ports: [
        { number: 443, name: 'tls', protocol: 'TLS' },
        { number: 9000, name: 'raw', protocol },
      ],
      resolution,
      ...(resolution === 'STATIC' && { endpoints: [{ address: '203.0.113.7' }] }),
    }),
    virtualService('app/shop', { hosts: ['b.test', '*.test'], gateways, tls: first, tcp: second }),
    virtualService('app/other', { hosts: ['*.test'], gateways, tls: more }),
  ]);
const aConnection: fc.Arbitrary<TcpRequest> = fc
  .record({
    port: fc.constantFrom(443, 9000, 9001, 9443),
    dial: fc.constantFrom(
      undefined,
      'b.test',
      '10.1.2.3',
      '10.1.2.4',
      '10.1.9.9',
      '10.9.9.9',
      '2001:db8::5',
      '::9',
      '203.0.113.10',
    ),
    sni: fc.constantFrom(undefined, '', 'a.test', 'b.test', 'c.test', 'x.a.test', 'y.a.test', 'z.x.a.test', 'else'),
    clientCert: fc.boolean(),
  })
  .map(({ port, dial, sni, clientCert }) => ({
    protocol: 'tcp' as const,
    port,
    ...(dial === undefined ? {} : { dial }),
    ...(sni === '' ? {} : { tls: { clientCert, ...(sni === undefined ? {} : { sni }) } }),
  }));

// A long run: REACH_RUNS=20 REACH_REQUESTS=100000 REACH_TELL=1.
const runs = Number(process.env['REACH_RUNS'] ?? 60);
const requestsEach = Number(process.env['REACH_REQUESTS'] ?? 200);

test(
  'law: a connection reaches its rule, and what is proved unreachable is reached by none',
  { timeout: 60 * 60_000 },
  () => {
    const count = { witness: 0, unreachable: 0, unknown: 0 };
    fc.assert(
      fc.property(aConnectionMesh, fc.constantFrom(ingress, podIn('app')), fc.integer(), (values, client, seed) => {
        const mesh = world(values);
        const requests = fc.sample(aConnection, { numRuns: requestsEach, seed });
        const targets = mesh.virtualServices.flatMap(({ resource, tls: entries, tcp: others }): ConnectionRule[] => [
          ...entries.flatMap(({ match = [] }, index) =>
            match.map((_, i) => ({ virtualService: resource.id, list: 'tls' as const, index, match: i })),
          ),
          ...others.flatMap(({ match = [] }, index): ConnectionRule[] => {
            const rule = { virtualService: resource.id, list: 'tcp' as const, index };
            return [rule, ...match.map((_, i) => ({ ...rule, match: i }))];
          }),
        ]);
        for (const target of targets) {
          const answer = reachConnection(mesh, client, target);
          count[answer.kind]++;
          if (answer.kind === 'witness') {
            expect(isTaken(route(mesh, answer.client, answer.request).outcome, target)).toBe(true);
            continue;
          }
          if (answer.kind === 'unknown') continue;
          for (const sender of answer.clients) {
            const near = doorsOf(mesh, sender).flatMap((door) => [...connectionsThrough(mesh, door, target)]);
            for (const request of [...requests, ...near]) {
              if (isTaken(route(mesh, sender, request).outcome, target))
                expect.fail(JSON.stringify({ target, because: answer.because, sender, request }));
            }
          }
        }
      }),
      { numRuns: runs },
    );
    if (process.env['REACH_TELL']) console.log(count);
    expect(count.witness).toBeGreaterThan(runs / 4);
    expect(count.unreachable).toBeGreaterThan(runs / 4);
  },
);
