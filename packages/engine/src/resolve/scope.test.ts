import { describe, expect, test } from 'vitest';
import { decode } from '../decode.ts';
import type { Json } from '../ref.ts';
import { defaultSettings } from '../settings.ts';
import type { Mesh } from './mesh.ts';
import { resolve } from './resolve.ts';
import { sidecarOf, sidecarScope, type Scope } from './scope.ts';

const meshOf = (...objects: readonly Json[]): Mesh =>
  resolve(
    objects.flatMap((object) => decode(object).resource ?? []),
    defaultSettings,
  );
const istio = (kind: string, at: string, spec: Json, metadata: Record<string, Json> = {}): Json => {
  const [namespace = '', name = ''] = at.split('/');
  return { apiVersion: 'networking.istio.io/v1', kind, metadata: { name, namespace, ...metadata }, spec };
};
const service = (at: string, ports: readonly number[] = [80], exportTo?: string): Json => {
  const [namespace = '', name = ''] = at.split('/');
  const annotations: Record<string, Json> = exportTo ? { 'networking.istio.io/exportTo': exportTo } : {};
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, annotations },
    spec: { ports: ports.map((port) => ({ name: `http-${port}`, port })) },
  };
};
const entry = (at: string, spec: Record<string, Json>, createdAt?: string): Json =>
  istio(
    'ServiceEntry',
    at,
    { resolution: 'STATIC', ports: [{ number: 80, name: 'http', protocol: 'HTTP' }], ...spec },
    createdAt ? { creationTimestamp: createdAt } : {},
  );
const sidecar = (at: string, ...egress: readonly Json[]): Json => istio('Sidecar', at, { egress });
const virtualService = (at: string, hosts: readonly string[], destination: Json): Json =>
  istio('VirtualService', at, { hosts, http: [{ route: [{ destination }] }] });

function scopeIn(namespace: string, ...objects: readonly Json[]): Scope {
  const mesh = meshOf(...objects);
  return sidecarScope(mesh, namespace, sidecarOf(mesh, namespace, {}));
}
const listed = (scope: Scope, listener = 0): string[] =>
  (scope.egress[listener]?.services ?? []).map(({ host }) => host.replace('.svc.cluster.local', '')).sort();

describe('what a Sidecar imports (R-SC-2)', () => {
  const world = [service('a/x'), service('a/y'), service('b/x'), entry('b/e', { hosts: ['api.test'] })];
  test.each<[readonly string[], readonly string[]]>([
    [['*/*'], ['api.test', 'x.a', 'x.b', 'y.a']],
    [['./*'], ['x.a', 'y.a']],
    [['b/*'], ['api.test', 'x.b']],
    [['*/x.b.svc.cluster.local'], ['x.b']],
    [['a/x.b.svc.cluster.local'], []],
    [['*/*.test'], ['api.test']],
    [
      ['./*', 'b/api.test'],
      ['api.test', 'x.a', 'y.a'],
    ],
    [
      ['*/*', '~b/*'],
      ['x.a', 'y.a'],
    ],
    [
      ['*/*', '~*/*.test'],
      ['x.a', 'x.b', 'y.a'],
    ],
    [['~/*'], []],
  ])('%j', (hosts, services) => {
    expect(listed(scopeIn('a', sidecar('a/s', { hosts: [...hosts] }), ...world))).toEqual(services);
  });

  test('without any Sidecar, everything visible', () => {
    expect(listed(scopeIn('a', ...world, service('b/hidden', [80], '.')))).toEqual(['api.test', 'x.a', 'x.b', 'y.a']);
  });

  test('a listener with a port takes that port of the services that have it (R-SC-4)', () => {
    const port = { number: 81, protocol: 'HTTP', name: 'http' };
    const scope = scopeIn('a', sidecar('a/s', { port, hosts: ['*/*'] }), service('a/x', [80, 81]), service('a/y'));
    expect(scope.egress[0]?.services.map(({ host, ports }) => [host, ports.map(({ number }) => number)])).toEqual([
      ['x.a.svc.cluster.local', [81]],
    ]);
  });
});

test.each<[string, readonly Json[], string | undefined]>([
  [
    'the one whose selector fits',
    [
      istio('Sidecar', 'a/some', { workloadSelector: { labels: { app: 'x' } }, egress: [{ hosts: ['*/*'] }] }),
      sidecar('a/all', { hosts: ['*/*'] }),
    ],
    'some',
  ],
  ['the root namespace’s', [sidecar('istio-system/root', { hosts: ['*/*'] })], 'root'],
  [
    'its own before the root’s',
    [sidecar('istio-system/root', { hosts: ['*/*'] }), sidecar('a/own', { hosts: ['*/*'] })],
    'own',
  ],
  ['none of another namespace', [sidecar('b/other', { hosts: ['*/*'] })], undefined],
])('the Sidecar of a pod: %s (R-SC-1)', (_, objects, name) => {
  expect(sidecarOf(meshOf(...objects), 'a', { app: 'x' })?.name).toBe(name);
});

describe('services of one host (R-SVC-11)', () => {
  const older = entry('z/old', { hosts: ['api.test'] }, '2023-01-01T00:00:00Z');
  const newer = entry('y/new', { hosts: ['api.test'] }, '2024-06-01T00:00:00Z');
  const chosen = (namespace: string, ...objects: readonly Json[]): string[] =>
    (scopeIn(namespace, ...objects).egress[0]?.services ?? []).map((s) => s.namespace);
  test('the client’s own namespace wins, else the oldest', () => {
    expect(chosen('x', newer, older)).toEqual(['z']);
    expect(chosen('y', newer, older)).toEqual(['y']);
  });
  test('parts in one namespace unite their ports', () => {
    const more = entry('z/more', { hosts: ['api.test'], ports: [{ number: 81, name: 'http-2', protocol: 'HTTP' }] });
    const united = scopeIn('x', older, more).services.get('api.test');
    expect(united?.ports.map(({ number }) => number)).toEqual([80, 81]);
  });
});

describe('destinations outside the imports (R-SC-6)', () => {
  const own = sidecar('a/s', { hosts: ['./*'] });
  test('are known by the port named, but not listened for', () => {
    const scope = scopeIn(
      'a',
      own,
      service('a/x'),
      service('b/y', [80, 81]),
      virtualService('a/v', ['x'], { host: 'y.b.svc.cluster.local', port: { number: 81 } }),
    );
    expect(listed(scope)).toEqual(['x.a']);
    expect(scope.services.get('y.b.svc.cluster.local')?.ports.map(({ number }) => number)).toEqual([81]);
  });
  test('are not known when hidden', () => {
    const hidden = service('b/y', [80], '.');
    const scope = scopeIn(
      'a',
      own,
      service('a/x'),
      hidden,
      virtualService('a/v', ['x'], { host: 'y.b.svc.cluster.local' }),
    );
    expect(scope.services.has('y.b.svc.cluster.local')).toBe(false);
  });
});
