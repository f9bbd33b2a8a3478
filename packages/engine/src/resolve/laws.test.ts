// Laws of resolving: it never throws, a change leads to the same mesh as starting over, the order of documents does not
// matter, and what has nothing to do with a proxy changes nothing of its configuration.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../decode.ts';
import type { Resource } from '../model/resource.ts';
import type { Listener } from '../proxy/config.ts';
import type { Client } from '../request.ts';
import type { Json, JsonObject } from '../ref.ts';
import { defaultSettings } from '../settings.ts';
import { resolveDial } from './dial.ts';
import { gatewayListener } from './gateway.ts';
import type { Mesh } from './mesh.ts';
import { outboundListener } from './outbound.ts';
import { resolve } from './resolve.ts';

const namespaces = ['default', 'shop', 'istio-system'];
const hosts = ['web', 'api', 'web.shop', 'web.shop.svc.cluster.local', 'a.test', '*.test', '*', 'A.test'];
const namespace = fc.constantFrom(...namespaces);
const host = fc.constantFrom(...hosts);
const port = fc.constantFrom(80, 443, 8080, 9000);
const some = <T>(item: fc.Arbitrary<T>, maxLength = 3): fc.Arbitrary<T[]> =>
  fc.array(item, { minLength: 1, maxLength });
const labels = fc.constantFrom<Record<string, string>>(
  {},
  { app: 'web' },
  { version: 'v1' },
  { istio: 'ingressgateway' },
);
const optional = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(item, { nil: undefined });

function object(kind: string, spec: fc.Arbitrary<unknown>, apiVersion = 'networking.istio.io/v1'): fc.Arbitrary<Json> {
  const metadata = fc.record(
    {
      name: fc.constantFrom('web', 'api', 'gw', 'x'),
      namespace,
      labels,
      creationTimestamp: fc.constantFrom('2023-01-01T00:00:00Z', '2025-01-01T00:00:00Z'),
    },
    { requiredKeys: ['name', 'namespace'] },
  );
  const whole = fc.record({ apiVersion: fc.constant(apiVersion), kind: fc.constant(kind), metadata, spec });
  return whole.map((value) => JSON.parse(JSON.stringify(value)) as Json);
}

const destination = fc.record({
  host,
  subset: optional(fc.constantFrom('v1', 'v2')),
  port: optional(fc.record({ number: port })),
});
const weighted = some(fc.record({ destination, weight: optional(fc.constantFrom(0, 10, 90)) }), 2);
const match = fc.record({
  uri: optional(fc.constantFrom({ prefix: '/' }, { exact: '/a' }, { regex: '.*' })),
  port: optional(port),
  gateways: optional(some(fc.constantFrom('mesh', 'shop/gw'))),
  sourceLabels: optional(labels),
  sourceNamespace: optional(namespace),
});
const l4 = fc.record({
  port: optional(port),
  sniHosts: some(host),
  destinationSubnets: optional(some(fc.constantFrom('10.0.0.0/8', '10.96.0.1', '0.0.0.0/0'))),
  sourceLabels: optional(labels),
});
const http = fc.oneof(
  fc.record({ match: optional(some(match)), route: weighted, mirror: optional(destination) }),
  fc.record({ delegate: fc.record({ name: fc.constantFrom('web', 'x'), namespace: optional(namespace) }) }),
  fc.record({ match: optional(some(match)), redirect: fc.constant({ uri: '/', redirectCode: 399 }) }),
);
const servicePort = fc.record({ name: fc.constantFrom('http', 'tcp', 'web', 'tls', 'mysql'), port });
const entryPort = fc.record({
  name: fc.constantFrom('http', 'tcp'),
  number: port,
  protocol: fc.constantFrom('HTTP', 'TLS', 'TCP'),
});
const tls = fc.constantFrom(
  undefined,
  { mode: 'SIMPLE', credentialName: 'c' },
  { mode: 'PASSTHROUGH' },
  { mode: 'AUTO_PASSTHROUGH' },
  { httpsRedirect: true },
);
const server = fc.record({
  port: fc.record({
    number: port,
    name: fc.constantFrom('a', 'b'),
    protocol: fc.constantFrom('HTTP', 'HTTPS', 'TLS', 'TCP'),
  }),
  hosts: some(fc.constantFrom('*', 'a.test', './*', '*/*', 'shop/a.test')),
  tls,
  bind: optional(fc.constantFrom('10.0.0.1', '0.0.0.0')),
});

const anyObject: fc.Arbitrary<Json> = fc.oneof(
  object(
    'Service',
    fc.record({
      ports: some(servicePort),
      selector: optional(labels),
      clusterIP: optional(fc.constantFrom('None', '10.96.0.1')),
    }),
    'v1',
  ),
  object(
    'Service',
    fc.record({
      type: fc.constant('ExternalName'),
      externalName: fc.constantFrom('web.shop.svc.cluster.local', 'api.default.svc.cluster.local'),
    }),
    'v1',
  ),
  object(
    'ServiceEntry',
    fc.record({
      hosts: some(host),
      ports: some(entryPort),
      addresses: optional(some(fc.constantFrom('10.9.0.9', '10.9.0.0/16'))),
      resolution: fc.constantFrom('STATIC', 'DNS', 'NONE', 'DYNAMIC_DNS'),
    }),
  ),
  object(
    'VirtualService',
    fc.record({
      hosts: optional(some(host)),
      gateways: optional(some(fc.constantFrom('mesh', 'gw', 'shop/gw'))),
      http: optional(some(http)),
      tls: optional(some(fc.record({ match: some(l4), route: weighted }))),
      tcp: optional(some(fc.record({ match: optional(some(l4)), route: weighted }))),
      exportTo: optional(some(fc.constantFrom('.', '*', 'shop'), 1)),
    }),
  ),
  object(
    'DestinationRule',
    fc.record({
      host,
      subsets: optional(fc.constant([{ name: 'v1', labels: { version: 'v1' } }])),
      exportTo: optional(some(fc.constantFrom('.', '*', 'shop'), 1)),
    }),
  ),
  object(
    'Sidecar',
    fc.record({
      egress: some(
        fc.record({
          hosts: some(fc.constantFrom('*/*', './*', 'shop/*', '~*/*.test', '*/a.test')),
          port: optional(
            fc.record({ number: port, protocol: fc.constantFrom('HTTP', 'TCP', 'HTTP_PROXY'), name: fc.constant('p') }),
          ),
        }),
      ),
    }),
  ),
  object('Gateway', fc.record({ selector: labels, servers: some(server) })),
);

const clients: readonly Client[] = [
  ...namespaces.map((at): Client => ({ kind: 'sidecar', namespace: at, labels: { app: 'web' } })),
  { kind: 'gateway', namespace: 'istio-system', labels: { istio: 'ingressgateway' } },
];
const names = ['web', 'api.default', 'a.test', '10.9.0.9', '10.244.0.1'];
const ports = [80, 443, 8080, 9000];

const read = (objects: readonly Json[]): Resource[] =>
  objects.flatMap((value, i) => decode(value, i + 1).resource ?? []);

/** Everything the proxies are given, as plain data: reading it builds every route and cluster. */
function configurations(mesh: Mesh): unknown {
  const listeners: (readonly [string, Listener | undefined])[] = [];
  for (const client of clients) {
    for (const number of ports) {
      const at = `${client.kind} ${client.namespace} ${number}`;
      if (client.kind === 'gateway') listeners.push([at, gatewayListener(mesh, client, number)]);
      else
        for (const name of names) {
          listeners.push([`${at} ${name}`, outboundListener(mesh, client, resolveDial(mesh, client, name), number)]);
        }
    }
  }
  return JSON.parse(JSON.stringify(listeners));
}

describe('laws', () => {
  test('any resources that decode leads to configurations, without exception', () => {
    fc.assert(
      fc.property(fc.array(anyObject, { maxLength: 12 }), (objects) => {
        expect(configurations(resolve(read(objects), defaultSettings))).toBeDefined();
      }),
      { numRuns: 80 },
    );
  });

  test('nonsense in any place is no exception either', () => {
    const nonsense = fc.oneof(fc.jsonValue(), fc.constantFrom(-1, 99999, '', 'x'.repeat(300), null, [], {}));
    const broken = fc
      .tuple(anyObject, fc.constantFrom('spec', 'metadata'), fc.nat(), nonsense)
      .map(([value, part, n, junk]) => spoil(value, part, n, junk as Json));
    fc.assert(
      fc.property(fc.array(broken, { maxLength: 6 }), (objects) => {
        expect(configurations(resolve(read(objects), defaultSettings))).toBeDefined();
      }),
      { numRuns: 80 },
    );
  });

  test('a mesh after a change equals one made from nothing', () => {
    fc.assert(
      fc.property(fc.array(anyObject, { minLength: 1, maxLength: 12 }), fc.nat(), anyObject, (objects, at, other) => {
        const before = read(objects);
        const after = before.map((resource, i) =>
          i === at % before.length ? (read([other])[0] ?? resource) : resource,
        );
        const previous = resolve(before, defaultSettings);
        expect(resolve(after, defaultSettings, previous)).toEqual(resolve(after, defaultSettings));
        expect(resolve(after.slice(1), defaultSettings, previous)).toEqual(resolve(after.slice(1), defaultSettings));
      }),
      { numRuns: 80 },
    );
  });

  test('after a row of changes the proxies are given what they would be given from nothing', () => {
    const change = fc.tuple(fc.nat(), fc.nat(), fc.option(anyObject));
    const objects = fc.array(anyObject, { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(objects, fc.array(change, { maxLength: 5 }), (given, row) => {
        let resources: readonly Resource[] = read(given);
        let mesh = resolve(resources, defaultSettings);
        configurations(mesh);
        for (const [at, from, other] of row) {
          const place = at % resources.length;
          // Without another object only the spec changes, as in most edits: it becomes that of its like.
          const alike = resources.filter(({ kind }) => kind === resources[place]?.kind);
          const value = other ?? withSpec(resources[place]?.value, alike[from % alike.length]?.value);
          resources = resources.map((resource, i) =>
            i === place ? (decode(value, i + 1).resource ?? resource) : resource,
          );
          mesh = resolve(resources, defaultSettings, mesh);
          const anew = resolve(resources, defaultSettings);
          expect(mesh).toEqual(anew);
          expect(configurations(mesh)).toEqual(configurations(anew));
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('documents in another order make the same configurations', () => {
    const distinct = fc.uniqueArray(anyObject, { selector: identity, maxLength: 10 });
    fc.assert(
      fc.property(distinct, (objects) => {
        const forwards = configurations(resolve(read(objects), defaultSettings));
        const backwards = configurations(resolve(read([...objects].reverse()), defaultSettings));
        expect(withoutOrdinals(backwards)).toEqual(withoutOrdinals(forwards));
      }),
      { numRuns: 60 },
    );
  });

  test('what no proxy of these namespaces may see changes nothing for them', () => {
    const elsewhere = (value: Json): Json => {
      const copy = JSON.parse(JSON.stringify(value)) as { metadata: Record<string, Json>; spec: Record<string, Json> };
      copy.metadata['namespace'] = 'elsewhere';
      if (value !== null && typeof value === 'object' && 'kind' in value && value['kind'] === 'Service') {
        copy.metadata['annotations'] = { 'networking.istio.io/exportTo': '.' };
      } else copy.spec['exportTo'] = ['.'];
      return copy;
    };
    // An ExternalName Service lends its names whoever may see it.
    const hidden = anyObject.filter((value) => {
      const { kind, spec } = value as { kind: string; spec: Record<string, Json> };
      return kind === 'VirtualService' || kind === 'DestinationRule' || (kind === 'Service' && !('type' in spec));
    });
    fc.assert(
      fc.property(fc.array(anyObject, { maxLength: 8 }), hidden, (objects, extra) => {
        const alone = configurations(resolve(read(objects), defaultSettings));
        expect(configurations(resolve(read([...objects, elsewhere(extra)]), defaultSettings))).toEqual(alone);
      }),
      { numRuns: 60 },
    );
  });
});

const withSpec = (value: Json | undefined, like: Json | undefined): Json => ({
  ...(value as JsonObject),
  spec: (like as JsonObject)['spec'] ?? null,
});

/** The n-th field below a part, counted in depth, replaced by something else. */
function spoil(value: Json, part: string, n: number, junk: Json): Json {
  const copy = JSON.parse(JSON.stringify(value)) as Record<string, Json>;
  const places: { readonly holder: Record<string, Json>; readonly key: string }[] = [];
  const walk = (holder: Record<string, Json>): void => {
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      const below = holder[key];
      if (typeof below === 'object' && below !== null) walk(below as Record<string, Json>);
    }
  };
  walk(copy[part] as Record<string, Json>);
  const place = places[n % Math.max(1, places.length)];
  if (place) place.holder[place.key] = junk;
  return copy;
}

function identity(value: Json): string {
  const { kind, metadata } = value as { kind: string; metadata: { name: string; namespace: string } };
  return `${kind} ${metadata.namespace}/${metadata.name}`;
}

/** Ids without `#2`, which count documents of one name; here every name is there once. */
function withoutOrdinals(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/#\d+/g, ''));
}
