// Cases for rules of tls and tcp: they hold, reach the rule where they say so, stand at its edges; where there is none, why.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from '../decode.ts';
import type { Json } from '../ref.ts';
import type { Mesh } from '../resolve/mesh.ts';
import { resolve } from '../resolve/resolve.ts';
import {
  gateway,
  ingress,
  podIn,
  selector,
  service,
  serviceEntry,
  virtualService,
  web,
  world,
} from '../rules/world.ts';
import { defaultSettings } from '../settings.ts';
import { aClient, aConfiguration } from '../testing/meshes.ts';
import type { Case } from './case.ts';
import { coverageOf } from './coverage.ts';
import { generateFor, type CaseDraft, type Generated } from './generate.ts';
import { runCase } from './runCase.ts';

const route = [{ destination: { host: 'db' } }];
const server = (number: number, protocol: string, hosts: readonly string[], tls?: Json): Json => ({
  port: { number, name: `s-${number}`, protocol },
  hosts,
  ...(tls === undefined ? {} : { tls }),
});
const base = [...web('app/web'), service('app/db', ['tcp:9000', 'tls:9443'], { selector: { app: 'web' } })];
const edge = gateway('app/edge', {
  selector,
  servers: [
    server(443, 'TLS', ['*'], { mode: 'PASSTHROUGH' }),
    server(9000, 'TCP', ['*']),
    server(9001, 'TLS', ['secure.test'], { mode: 'MUTUAL', credentialName: 'cert' }),
  ],
});
const bound = (spec: Readonly<Record<string, Json>>): Json =>
  virtualService('app/vs', { hosts: ['db.test', '*.shop.test', 'secure.test'], gateways: ['edge'], ...spec });
const inMesh = (spec: Readonly<Record<string, Json>>): Json => virtualService('app/vs', { hosts: ['db'], ...spec });

interface Made extends Generated {
  readonly mesh: Mesh;
}

function made(objects: readonly Json[], client = ingress): Made {
  const mesh = world([...base, ...objects]);
  const all = coverageOf(mesh.resources, []).rules.map((rule) => generateFor(mesh, client, rule));
  return {
    mesh,
    drafts: all.flatMap(({ drafts }) => drafts),
    unreached: all.flatMap(({ unreached }) => unreached),
  };
}
const asCases = (drafts: readonly CaseDraft[]): readonly Case[] =>
  drafts.map(({ kind: _, ...draft }, i) => ({ ...draft, id: `${i}` }));

const tls = (...sniHosts: string[]): Json => ({ match: [{ sniHosts }], route });

test.each<[string, readonly Json[], readonly string[]]>([
  [
    'the name itself, one below, another',
    [edge, bound({ tls: [tls('db.test')] })],
    ['positive TLS db.test to :443', 'boundary TLS a.db.test to :443', 'negative TLS elsewhere.example to :443'],
  ],
  [
    'a name under the wildcard, the bare name, a deeper one',
    [edge, bound({ tls: [tls('*.shop.test')] })],
    [
      'positive TLS www.shop.test to :443',
      'boundary TLS shop.test to :443',
      'boundary TLS a.b.shop.test to :443',
      'negative TLS elsewhere.example to :443',
    ],
  ],
  [
    'the port of the server, and the next one',
    [edge, bound({ tcp: [{ match: [{ port: 9000 }], route }] })],
    ['positive TCP :9000', 'negative TCP :9001'],
  ],
  [
    'a certificate where the server asks for one',
    [edge, bound({ tcp: [{ match: [{ port: 9001 }], route }] })],
    [
      'positive TLS secure.test to :9001',
      'boundary TLS a.secure.test to :9001',
      'negative TLS elsewhere.example to :9001',
    ],
  ],
  [
    'a pod that the condition describes',
    [inMesh({ tcp: [{ match: [{ sourceLabels: { app: 'cart' } }], route }] })],
    ['positive TCP db.app.svc.cluster.local:9000', 'negative TCP 203.0.113.7:9000'],
  ],
  [
    'first and last address of a subnet, and the one behind',
    [
      serviceEntry('app/out', {
        hosts: ['out.test'],
        addresses: ['10.1.0.0/16'],
        ports: [{ number: 5432, name: 'tcp', protocol: 'TCP' }],
        resolution: 'NONE',
        location: 'MESH_EXTERNAL',
      }),
      virtualService('app/vs', {
        hosts: ['out.test'],
        tcp: [{ match: [{ destinationSubnets: ['10.1.2.0/24'] }], route: [{ destination: { host: 'out.test' } }] }],
      }),
    ],
    [
      'positive TCP 10.1.2.1:5432',
      'boundary TCP 10.1.2.0:5432',
      'boundary TCP 10.1.2.255:5432',
      'boundary TCP 10.1.3.0:5432',
      'negative TCP 203.0.113.7:5432',
    ],
  ],
])('%s', (_, objects, names) => {
  const { mesh, drafts, unreached } = made(objects, podOrGateway(objects));
  expect(drafts.map(({ kind, name }) => `${kind} ${name}`)).toEqual(names);
  expect(unreached).toEqual([]);
  const results = asCases(drafts).map((one) => runCase(mesh, one));
  expect(results.map(({ verdict }) => verdict)).toEqual(names.map(() => 'pass'));
  const { covered, total } = coverageOf(mesh.resources, results);
  expect(covered).toBe(total);
});

const partner = serviceEntry('app/partner', {
  hosts: ['out.test'],
  addresses: ['10.1.0.0/16'],
  ports: [{ number: 5432, name: 'tcp', protocol: 'TCP' }],
  resolution: 'NONE',
});
const pod = podIn('app', { app: 'cart' });
const missingIn = (mesh: Mesh, cases: readonly Case[]) =>
  coverageOf(
    mesh.resources,
    cases.map((one) => runCase(mesh, one)),
  ).rules.map(({ missing }) => missing);

test.each<[string, readonly Json[], typeof ingress]>([
  [
    'of tls, by name',
    [edge, bound({ tls: [{ match: [{ sniHosts: ['a.shop.test'] }, { sniHosts: ['db.test'] }], route }] })],
    ingress,
  ],
  [
    'of tcp at a gateway, by port',
    [
      gateway('app/edge', { selector, servers: [server(9000, 'TCP', ['*']), server(9002, 'TCP', ['*'])] }),
      bound({ tcp: [{ match: [{ port: 9002 }, { port: 9000 }], route }] }),
    ],
    ingress,
  ],
  [
    'of tcp in the mesh, by address',
    [
      partner,
      virtualService('app/vs', {
        hosts: ['out.test'],
        tcp: [{ match: [{ destinationSubnets: ['10.1.2.0/24'] }, { destinationSubnets: ['10.1.0.0/20'] }], route }],
      }),
    ],
    pod,
  ],
])('match entries %s are counted one by one, and cases made for each', (_, objects, client) => {
  const mesh = world([...base, ...objects]);
  const [rule] = coverageOf(mesh.resources, []).rules;
  expect(rule?.missing).toEqual([0, 1]);
  const draftsFor = (missing: readonly number[]) =>
    asCases(rule ? generateFor(mesh, client, { ...rule, missing }).drafts : []);
  expect(missingIn(mesh, draftsFor([1]).slice(0, 1))).toEqual([[0]]);
  expect(missingIn(mesh, draftsFor([0, 1]))).toEqual([[]]);
});

test('an entry of a tcp rule that another one stands before is proved out of reach, and the other is named', () => {
  const match = [{ destinationSubnets: ['10.1.0.0/20'] }, { destinationSubnets: ['10.1.2.0/24'] }];
  const { drafts, unreached } = made(
    [partner, virtualService('app/vs', { hosts: ['out.test'], tcp: [{ match, route }] })],
    pod,
  );
  expect(drafts.length).toBeGreaterThan(0);
  expect(unreached).toMatchObject([{ list: 'tcp', index: 0, match: 1, kind: 'unreachable' }]);
  expect(unreached[0]?.reason).toMatch(/TCP rule 1 of vs \(match 1\) takes every such connection first/);
});

const podOrGateway = (objects: readonly Json[]) => (objects.includes(edge) ? ingress : podIn('app', { app: 'cart' }));

test.each<[string, readonly Json[], number, RegExp]>([
  [
    'the same name twice',
    [edge, bound({ tls: [tls('db.test'), tls('db.test')] })],
    1,
    /takes every such connection first/,
  ],
  ['two rules for one port', [edge, bound({ tcp: [{ route }, { route }] })], 1, /takes every such connection first/],
  ['a port that no server has', [edge, bound({ tcp: [{ match: [{ port: 1 }], route }] })], 0, /./],
])('%s: no connection, and the reason', (_, objects, index, reason) => {
  const { unreached } = made(objects);
  expect(unreached).toMatchObject([{ index, kind: 'unreachable' }]);
  expect(unreached[0]?.reason).toMatch(reason);
});

test('law: cases of any rule hold, a positive one reaches it, and a rule without any is reached by none of the others', () => {
  fc.assert(
    fc.property(aConfiguration, aClient, (objects, client) => {
      const mesh = resolve(
        objects.flatMap((value) => decode(value).resource ?? []),
        defaultSettings,
      );
      const rules = coverageOf(mesh.resources, []).rules.filter(({ list }) => list !== 'http');
      const all = rules.map((rule) => ({ rule, ...generateFor(mesh, client, rule) }));
      const results = asCases(all.flatMap(({ drafts }) => drafts)).map((one) => runCase(mesh, one));
      expect(results.map(({ verdict }) => verdict)).toEqual(results.map(() => 'pass'));
      for (const { rule, drafts, unreached } of all) {
        const [positive] = asCases(drafts.filter(({ kind }) => kind === 'positive'));
        const isReached = (reached: (typeof results)[number]['reached']): boolean =>
          reached.some(
            ({ list, index, virtualService: id }) =>
              list === rule.list && index === rule.index && id === rule.virtualService,
          );
        if (positive) expect(isReached(runCase(mesh, positive).reached)).toBe(true);
        const isProved = unreached.some(({ kind, match }) => kind === 'unreachable' && match === undefined);
        if (isProved) expect(results.some(({ reached }) => isReached(reached))).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});
