import { describe, expect, test } from 'vitest';
import { decode } from '../decode.ts';
import type { Listener } from '../proxy/config.ts';
import type { Client } from '../request.ts';
import type { Json } from '../ref.ts';
import { defaultSettings } from '../settings.ts';
import { gatewayListener } from './gateway.ts';
import type { Mesh } from './mesh.ts';
import { resolve } from './resolve.ts';

const client: Client = { kind: 'gateway', namespace: 'edge', labels: { gateway: 'edge' } };
const meshOf = (...objects: readonly Json[]): Mesh => {
  const mesh = resolve(
    objects.flatMap((object) => decode(object).resource ?? []),
    defaultSettings,
  );
  expect(mesh.rejected.map(({ problems }) => problems)).toEqual([]);
  return mesh;
};
const istio = (kind: string, name: string, spec: Json): Json => ({
  apiVersion: 'networking.istio.io/v1',
  kind,
  metadata: { name, namespace: 'edge' },
  spec,
});
type Server = readonly [number: number, protocol: string, hosts: readonly string[], more?: Record<string, Json>];
const gateway = (name: string, ...servers: readonly Server[]): Json =>
  istio('Gateway', name, {
    selector: { gateway: 'edge' },
    servers: servers.map(([number, protocol, hosts, more], i) => ({
      port: { number, protocol, name: `p${i}` },
      hosts: [...hosts],
      ...more,
    })),
  });
const simple = { tls: { mode: 'SIMPLE', credentialName: 'c' } };
const bound = (bind: string): Record<string, Json> => ({ bind });
const tcpRoute = (...hosts: readonly string[]): Json =>
  istio('VirtualService', 'tcp', {
    hosts: [...hosts],
    gateways: ['a', 'b'],
    tcp: [{ route: [{ destination: { host: 'db', port: { number: 5432 } } }] }],
  });

/** A chain in a word: its SNI hosts, then `http` with its virtual hosts, or `tcp`. */
const chainsOf = (listener: Listener | undefined): readonly string[] | undefined =>
  listener?.chains.map(({ sni, network }) => {
    const inside = network.kind === 'http' ? network.routes.name : 'tcp';
    return `${sni.join(',') || 'any'} ${inside}`;
  });

describe('servers that meet on a port (R-GW-15 to R-GW-21)', () => {
  test.each<[string, readonly Json[], number, readonly string[] | undefined]>([
    [
      'HTTP families share',
      [gateway('a', [80, 'HTTP', ['*']]), gateway('b', [80, 'GRPC', ['*']])],
      80,
      ['any http.80'],
    ],
    [
      'HTTPS after HTTP is left out',
      [gateway('a', [80, 'HTTP', ['*']]), gateway('b', [80, 'HTTPS', ['b.test'], simple])],
      80,
      ['any http.80'],
    ],
    [
      'HTTPS servers stand side by side',
      [gateway('a', [443, 'HTTPS', ['a.test'], simple]), gateway('b', [443, 'HTTPS', ['b.test'], simple])],
      443,
      ['a.test https.443.p0.a.edge', 'b.test https.443.p0.b.edge'],
    ],
    [
      'a host used before leaves the whole server out',
      [gateway('a', [443, 'HTTPS', ['a.test'], simple]), gateway('b', [443, 'HTTPS', ['b.test', 'a.test'], simple])],
      443,
      ['a.test https.443.p0.a.edge'],
    ],
    [
      'a host of the server left out is free',
      [
        gateway('a', [443, 'HTTPS', ['a.test'], simple]),
        gateway('b', [443, 'HTTPS', ['b.test', 'a.test'], simple]),
        gateway('c', [443, 'HTTPS', ['b.test'], simple]),
      ],
      443,
      ['a.test https.443.p0.a.edge', 'b.test https.443.p0.c.edge'],
    ],
    [
      'plaintext after TLS is one more chain',
      [gateway('a', [443, 'HTTPS', ['a.test'], simple]), gateway('b', [443, 'HTTP', ['b.test']])],
      443,
      ['a.test https.443.p0.a.edge', 'any http.443'],
    ],
    [
      'another bind is another listener',
      [gateway('a', [80, 'HTTP', ['a.test'], bound('10.0.0.1')]), gateway('b', [80, 'HTTP', ['b.test']])],
      80,
      ['any http.80'],
    ],
    [
      'another bind takes other protocols',
      [
        gateway('a', [80, 'HTTP', ['a.test']]),
        gateway('b', [80, 'TCP', ['b.test'], bound('10.0.0.1')]),
        tcpRoute('b.test'),
      ],
      80,
      ['any http.80'],
    ],
    ['TCP without rules has no listener', [gateway('a', [80, 'TCP', ['*']])], 80, undefined],
    ['TCP with a rule', [gateway('a', [80, 'TCP', ['*']]), tcpRoute('b.test')], 80, ['any tcp']],
    ['TLS ended before TCP', [gateway('a', [443, 'TLS', ['b.test'], simple]), tcpRoute('b.test')], 443, ['b.test tcp']],
    [
      '`*` among the hosts lifts the SNI condition',
      [gateway('a', [443, 'HTTPS', ['a.test', '*'], simple])],
      443,
      ['any https.443.p0.a.edge'],
    ],
    ['nothing on the port', [gateway('a', [80, 'HTTP', ['*']])], 81, undefined],
  ])('%s', (_, objects, port, chains) => {
    expect(chainsOf(gatewayListener(meshOf(...objects), client, port))).toEqual(chains);
  });

  test('what was left out is told, with its place', () => {
    const mesh = meshOf(gateway('a', [80, 'HTTP', ['*']]), gateway('b', [80, 'TCP', ['*']]));
    const [left] = gatewayListener(mesh, client, 80)?.passedOver ?? [];
    expect(left).toMatchObject({ rule: 'R-GW-16', at: { path: ['spec', 'servers', 0, 'port'] } });
  });

  test('hosts equal but for letter case make Envoy refuse the listener (R-GW-20)', () => {
    const mesh = meshOf(
      gateway('a', [443, 'HTTPS', ['a.test'], simple]),
      gateway('b', [443, 'HTTPS', ['A.test'], simple]),
    );
    expect(gatewayListener(mesh, client, 443)?.rejection?.rule).toBe('R-GW-20');
  });
});

describe('ports through a Service (R-GW-9 to R-GW-12)', () => {
  const front = (labels: Record<string, Json> = {}): Json => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'front', namespace: 'edge', labels },
    spec: { selector: { gateway: 'edge' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
  });
  const servers = gateway('a', [80, 'HTTP', ['a.test']], [8080, 'HTTP', ['b.test']], [9090, 'HTTP', ['c.test']]);
  test.each<[string, readonly Json[], number, readonly string[] | undefined]>([
    ['the service port and the target port are one listener', [servers, front()], 80, ['any http.8080']],
    ['a port that the Service lacks is not reached', [servers, front()], 9090, undefined],
    ['without a Service the port stands for itself', [servers], 9090, ['any http.9090']],
  ])('%s', (_, objects, port, chains) => {
    expect(chainsOf(gatewayListener(meshOf(...objects), client, port))).toEqual(chains);
  });
  test('a Service can opt out of translation', () => {
    const label = { 'experimental.istio.io/disable-gateway-port-translation': 'true' };
    const mesh = meshOf(gateway('a', [80, 'HTTP', ['a.test']]), front(label));
    expect(gatewayListener(mesh, client, 80)).toBeUndefined();
  });
});
