import { describe, expect, test } from 'vitest';
import { decode } from '../decode.ts';
import type { Listener } from '../proxy/config.ts';
import type { Client } from '../request.ts';
import type { Json } from '../ref.ts';
import { defaultSettings } from '../settings.ts';
import { resolveDial } from './dial.ts';
import type { Mesh } from './mesh.ts';
import { outboundListener } from './outbound.ts';
import { resolve } from './resolve.ts';

const meshOf = (...objects: readonly Json[]): Mesh => {
  const mesh = resolve(
    objects.flatMap((object) => decode(object).resource ?? []),
    defaultSettings,
  );
  expect(mesh.rejected.map(({ problems }) => problems)).toEqual([]);
  return mesh;
};
const client: Client = { kind: 'sidecar', namespace: 'default', labels: {} };

function service(name: string, ports: Record<string, number>, spec: Record<string, Json> = {}): Json {
  const listed = Object.entries(ports).map(([portName, port]) => ({ name: portName, port }));
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: name }, ports: listed, ...spec },
  };
}
const istio = (kind: string, name: string, spec: Json): Json => ({
  apiVersion: 'networking.istio.io/v1',
  kind,
  metadata: { name },
  spec,
});
const pods = (name: string, replicas = 1, tlsMode?: string): Json => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    serviceName: name,
    template: {
      metadata: { labels: { app: name, ...(tlsMode ? { 'security.istio.io/tlsMode': tlsMode } : {}) } },
      spec: { containers: [{ name: 'main', image: 'x' }] },
    },
  },
});

const dial = (mesh: Mesh, name: string, port: number): Listener =>
  outboundListener(mesh, client, resolveDial(mesh, client, name), port);

/** A chain in a word: `http`, or the cluster that its bytes go to. */
const chainsOf = ({ chains, defaultChain }: Listener): readonly (string | undefined)[] =>
  [...chains, ...(defaultChain ? [defaultChain] : [])].map(({ network }) =>
    network.kind === 'http' ? `http ${network.routes.name}` : network.destinations[0]?.cluster.name,
  );

describe('who takes a connection (R-OUT-2 to R-OUT-9)', () => {
  test.each<[string, readonly Json[], string, number, string, readonly string[]]>([
    ['HTTP: the wildcard', [service('web', { http: 80 })], 'web', 80, '0.0.0.0_80', ['http 80', 'PassthroughCluster']],
    [
      'undeclared: its own address, HTTP or bytes',
      [service('web', { main: 80 }, { clusterIP: '10.96.0.9' })],
      'web',
      80,
      '10.96.0.9_80',
      ['http web.default.svc.cluster.local:80', 'outbound|80||web.default.svc.cluster.local'],
    ],
    [
      'TCP: its own address',
      [service('db', { tcp: 80 }, { clusterIP: '10.96.0.9' })],
      'db',
      80,
      '10.96.0.9_80',
      ['outbound|80||db.default.svc.cluster.local'],
    ],
    ['nobody: the catch-all', [service('web', { http: 80 })], 'web', 81, 'virtualOutbound', ['PassthroughCluster']],
    [
      'an alias has no listener',
      [service('old', { tcp: 80 }, { type: 'ExternalName', externalName: 'x.test', selector: {} })],
      'old',
      80,
      'virtualOutbound',
      ['PassthroughCluster'],
    ],
  ])('%s', (_, objects, name, port, listener, chains) => {
    const found = dial(meshOf(...objects), name, port);
    expect(found.name).toBe(listener);
    expect(chainsOf(found)).toEqual(chains);
  });

  test('a headless TCP port listens on each pod', () => {
    const mesh = meshOf(service('db', { tcp: 5432 }, { clusterIP: 'None' }), pods('db', 2));
    const first = dial(mesh, 'db-0.db', 5432);
    const second = dial(mesh, 'db-1.db', 5432);
    expect(first.address).not.toBe(second.address);
    expect(chainsOf(second)).toEqual(['outbound|5432||db.default.svc.cluster.local']);
    expect(dial(mesh, 'db', 5432)).toBe(first);
  });

  test('more pods than have addresses are no trouble', () => {
    const mesh = meshOf(service('db', { tcp: 5432 }, { clusterIP: 'None' }), pods('db', 2_000_000_000));
    expect(dial(mesh, 'db', 5432).chains).toHaveLength(1);
  });
});

describe('ports of a Sidecar (R-SC-4, R-SC-8)', () => {
  const world = [service('web', { http: 80, 'http-admin': 8080 }), service('db', { tcp: 5432 })];
  const sidecar = (spec: Json): Json => istio('Sidecar', 'default', spec);

  test('an HTTP_PROXY port knows all services; only those of port 80 without a port in the name', () => {
    const port = { number: 3128, protocol: 'HTTP_PROXY', name: 'proxy' };
    const listener = dial(meshOf(...world, sidecar({ egress: [{ port, hosts: ['*/*'] }] })), '127.0.0.1', 3128);
    const [chain] = listener.chains;
    const hosts = chain?.network.kind === 'http' ? chain.network.routes.virtualHosts : [];
    const domains = Object.fromEntries(hosts.map((host) => [host.name, host.domains.slice(0, 2)]));
    expect(domains).toEqual({
      'web.default.svc.cluster.local:80': ['web.default.svc.cluster.local', 'web.default.svc.cluster.local:80'],
      'web.default.svc.cluster.local:8080': [
        'web.default.svc.cluster.local:8080',
        'web.default.svc.cluster.local.:8080',
      ],
      allow_any: ['*'],
    });
  });

  test('a declared port is closed to the services of the others', () => {
    const port = { number: 5432, protocol: 'HTTP', name: 'http' };
    const egress = [{ port, hosts: ['*/nobody.test'] }, { hosts: ['./*'] }];
    const mesh = meshOf(...world, service('db2', { http: 5432 }), sidecar({ egress }));
    expect(dial(mesh, 'db', 80).name).toBe('0.0.0.0_80');
    expect(dial(mesh, 'db2', 5432).name).toBe('0.0.0.0_5432');
  });

  test('without capture a port listens on loopback alone', () => {
    const port = { number: 80, protocol: 'HTTP', name: 'http' };
    const mesh = meshOf(...world, sidecar({ egress: [{ port, captureMode: 'NONE', hosts: ['*/*'] }] }));
    expect(dial(mesh, '127.0.0.1', 80).name).toBe('127.0.0.1_80');
    expect(dial(mesh, 'web', 80).isCatchAll).toBe(true);
  });

  test('unknown traffic goes to the egress proxy', () => {
    const egressProxy = { host: 'web.default.svc.cluster.local', port: { number: 80 } };
    const mesh = meshOf(...world, sidecar({ outboundTrafficPolicy: { mode: 'ALLOW_ANY', egressProxy } }));
    expect(chainsOf(dial(mesh, 'x.test', 81))).toEqual(['outbound|80||web.default.svc.cluster.local']);
  });
});

describe('clusters (R-ACT-9 to R-ACT-11, R-DR-14, R-DR-16)', () => {
  const entry = (spec: Record<string, Json>): Json =>
    istio('ServiceEntry', 'e', {
      ports: [{ number: 80, name: 'tcp', protocol: 'TCP' }],
      addresses: ['10.9.0.9'],
      ...spec,
    });
  const clusterAt = (objects: readonly Json[], name: string, port: number) => {
    const { network } = dial(meshOf(...objects), name, port).chains[0] ?? {};
    return network?.kind === 'tcp' ? network.destinations[0]?.cluster : undefined;
  };
  const tcp = { tcp: 80 };
  const slice: Json = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'db-1', labels: { 'kubernetes.io/service-name': 'db' } },
    addressType: 'IPv4',
    endpoints: [{ addresses: ['10.1.1.1'] }, { addresses: ['10.1.1.2'], conditions: { ready: false } }],
    ports: [{ name: 'tcp', port: 80 }],
  };

  test.each<[string, readonly Json[], string, string, Record<string, number> | undefined]>([
    ['pods of the selector', [service('db', tcp), pods('db', 3)], 'db', 'ready', { 'default/db': 3 }],
    ['no pods', [service('db', tcp)], 'db', 'empty', undefined],
    ['no replicas', [service('db', tcp), pods('db', 0)], 'db', 'empty', undefined],
    [
      'ready addresses of an EndpointSlice',
      [service('db', tcp, { selector: {} }), slice],
      'db',
      'ready',
      { '10.1.1.1': 1 },
    ],
    [
      'an EndpointSlice beside pods',
      [service('db', tcp), pods('db'), slice],
      'db',
      'ready',
      { 'default/db': 1, '10.1.1.1': 1 },
    ],
    ['a DNS entry', [entry({ hosts: ['a.test'], resolution: 'DNS' })], 'a.test', 'external', undefined],
    [
      'a DNS entry that selects nobody is not made',
      [entry({ hosts: ['a.test'], resolution: 'DNS', workloadSelector: { labels: { app: 'x' } } })],
      'a.test',
      'missing',
      undefined,
    ],
    [
      'PASSTHROUGH forwards to the dialled address',
      [
        service('db', tcp),
        istio('DestinationRule', 'db', { host: 'db', trafficPolicy: { loadBalancer: { simple: 'PASSTHROUGH' } } }),
      ],
      'db',
      'external',
      undefined,
    ],
  ])('%s', (_, objects, name, state, ready) => {
    const cluster = clusterAt(objects, name, 80);
    expect(cluster?.state).toBe(state);
    expect(cluster?.pods).toEqual(ready);
  });
});
