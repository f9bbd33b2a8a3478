import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { admit } from './admit/admit.ts';
import { advise } from './advise/advise.ts';
import { decode, unpackList } from './decode.ts';
import type { Field } from './field.ts';
import { rootField } from './fields/kinds.ts';
import type { KnownKind } from './fields/kinds.ts';
import type { Json } from './ref.ts';

const versions: readonly [KnownKind, string][] = [
  ['VirtualService', 'networking.istio.io/v1'],
  ['Gateway', 'networking.istio.io/v1beta1'],
  ['DestinationRule', 'networking.istio.io/v1'],
  ['ServiceEntry', 'networking.istio.io/v1alpha3'],
  ['WorkloadEntry', 'networking.istio.io/v1'],
  ['Sidecar', 'networking.istio.io/v1'],
  ['Service', 'v1'],
  ['EndpointSlice', 'discovery.k8s.io/v1'],
  ['Deployment', 'apps/v1'],
  ['Pod', 'v1'],
];

const words = fc.constantFrom(
  '',
  '*',
  'a',
  'a.b',
  '*.x',
  'unix:///a',
  '1s',
  '0.5ms',
  '(',
  '%',
  '__proto__',
  'ns/name',
  '10.0.0.0/8',
  'HTTP',
);

/** Values as a field describes them, with nonsense anywhere in between. */
function valueOf(field: Field): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: proper(field) }, { weight: 1, arbitrary: fc.jsonValue() });
}
function proper(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'list':
      return fc.array(
        fc.oneof({ weight: 15, arbitrary: valueOf(field.of) }, { weight: 1, arbitrary: fc.constant(null) }),
        { maxLength: 3 },
      );
    case 'map':
      return fc.dictionary(fc.oneof(words, fc.string()), valueOf(field.of), { maxKeys: 3 });
    case 'object':
    case 'stringMatch': {
      const parts = Object.fromEntries(Object.entries(field.fields).map(([key, below]) => [key, valueOf(below)]));
      return fc
        .tuple(fc.record(parts, { requiredKeys: [] }), fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 1 }))
        .map(([a, b]) => ({ ...b, ...a }));
    }
    case 'enum':
      return fc.constantFrom(...field.values);
    case 'bool':
      return fc.boolean();
    case 'int':
      return fc.oneof(fc.integer({ min: -2, max: 700 }), fc.integer());
    case 'number':
      return fc.double({ noNaN: true });
    case 'intOrString':
      return fc.oneof(fc.integer(), words);
    case 'any':
      return fc.jsonValue();
    default:
      return fc.oneof(words, fc.string());
  }
}

const objects = fc
  .constantFrom(...versions)
  .chain(([kind, apiVersion]) =>
    valueOf({ ...rootField(kind), required: 'x' }).map((value) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, apiVersion, kind } : value,
    ),
  );

describe('laws', () => {
  test('decode and admit take anything, keep it, and say only what stands in the catalogue', () => {
    fc.assert(
      fc.property(fc.oneof(objects, fc.jsonValue()), (value) => {
        const before = JSON.stringify(value);
        const { resource, problems } = decode(value);
        const all = resource === undefined ? problems : [...admit(resource), ...advise(resource)];
        for (const { message, code, at } of all) {
          // A key that the catalogue lacks would be shown as it is.
          expect(`${code}: ${message}`).toMatch(/ .* /);
          expect(message).not.toMatch(/\{\{\w+\}\}/);
          expect(at.path.every((step) => typeof step === 'string' || step >= 0)).toBe(true);
        }
        if (resource === undefined) expect(problems.length).toBeGreaterThan(0);
        else expect(JSON.stringify(resource.value)).toBe(before);
        expect(JSON.stringify(value)).toBe(before);
      }),
      { numRuns: 400 },
    );
  });

  test('admit says all that decode says', () => {
    fc.assert(
      fc.property(objects, (value) => {
        const { resource, problems } = decode(value);
        if (resource !== undefined) expect(admit(resource)).toEqual(expect.arrayContaining([...problems]));
      }),
      { numRuns: 200 },
    );
  });
});

function virtualService(spec: Json): unknown {
  return { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'a' }, spec };
}
function specOf(value: unknown): unknown {
  return decode(value).resource?.spec;
}

describe('values', () => {
  test('durations in milliseconds, string matches by kind, unknown keys left in the value', () => {
    const value = virtualService({
      hosts: ['a'],
      http: [{ timeout: '1.5s', match: [{ uri: { prefix: '/x' }, headers: { q: {} } }], retry: {} }],
    });
    const { resource, problems } = decode(value);
    expect(resource?.spec).toEqual({
      hosts: ['a'],
      http: [
        { timeoutMs: 1500, match: [{ uri: { kind: 'prefix', value: '/x' }, headers: { q: { kind: 'present' } } }] },
      ],
    });
    expect(problems.map(({ code, at }) => [code, at.path])).toEqual([['V-MD-02', ['spec', 'http', 0, 'retry']]]);
    expect(problems[0]?.message).toContain('Did you mean `retries`?');
    expect(resource?.value).toBe(value);
  });

  test('null is absent, as a key; as an item it is refused and keeps its place', () => {
    const value = virtualService({ hosts: null, http: [null, { route: null, timeout: null }] });
    expect(specOf(value)).toEqual({ hosts: [], http: [{}, {}] });
    expect(decode(value).problems.map(({ code }) => code)).toEqual(['V-VS-11']);
  });

  test('what is required and missing is made up, and said at its place', () => {
    const { resource, problems } = decode(virtualService({ hosts: ['a'], http: [{ route: [{ weight: 1 }] }] }));
    expect(resource?.spec).toEqual({ hosts: ['a'], http: [{ route: [{ weight: 1, destination: { host: '' } }] }] });
    expect(problems.map(({ code, at }) => [code, at.path.at(-1)])).toEqual([['V-VS-68', 'destination']]);
  });

  test('numbers in quotes and enums by number are read, and refused', () => {
    const entry = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'ServiceEntry',
      metadata: { name: 'a' },
      spec: { hosts: ['a.b'], ports: [{ number: '80', name: 'http' }], resolution: 2 },
    };
    expect(specOf(entry)).toMatchObject({ ports: [{ number: 80 }], resolution: 'DNS' });
    expect(decode(entry).problems.map(({ code }) => code)).toEqual(['V-MD-04', 'V-MD-05']);
  });

  test('`__proto__` as a header is a header', () => {
    const value = JSON.parse('{"hosts":["a"],"http":[{"headers":{"request":{"set":{"__proto__":"x"}}}}]}') as Json;
    const spec = specOf(virtualService(value)) as { http: { headers: { request: { set: object } } }[] };
    expect(Object.keys(spec.http[0]?.headers.request.set ?? {})).toEqual(['__proto__']);
  });

  test.each([
    [{ spec: { replicas: 0 } }, 0],
    [{ spec: { replicas: 3 } }, 3],
    [{ spec: {} }, 1],
    [{}, 1],
  ])('a Deployment of %j has %i pods', (part, replicas) => {
    expect(specOf({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, ...part })).toMatchObject({
      replicas,
    });
  });

  test('pods of a template: labels and the ports of all containers', () => {
    const template = {
      metadata: { labels: { app: 'a' } },
      spec: {
        containers: [
          { ports: [{ containerPort: 80, name: 'http' }] },
          { name: 'x', env: [] },
          { ports: [{ containerPort: 81 }] },
        ],
      },
    };
    const value = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'a' },
      spec: { serviceName: 'a', template },
    };
    expect(decode(value).problems).toEqual([]);
    expect(specOf(value)).toEqual({
      replicas: 1,
      podLabels: { app: 'a' },
      ports: [{ containerPort: 80, name: 'http' }, { containerPort: 81 }],
    });
  });

  test('an endpoint without conditions is ready', () => {
    const value = {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'a-1', labels: { 'kubernetes.io/service-name': 'a' } },
      addressType: 'IPv4',
      endpoints: [{ addresses: ['10.0.0.1'] }, { addresses: ['10.0.0.2'], conditions: { ready: false } }],
      ports: [{ name: 'http', port: 80 }],
    };
    expect(specOf(value)).toEqual({
      serviceName: 'a',
      addressType: 'IPv4',
      endpoints: [
        { addresses: ['10.0.0.1'], ready: true },
        { addresses: ['10.0.0.2'], ready: false },
      ],
      ports: [{ name: 'http', port: 80 }],
    });
  });
});

describe('identity', () => {
  test('no namespace is default, the second of a name has an ordinal', () => {
    const { resource } = decode(virtualService({}), 2);
    expect([resource?.namespace, resource?.id]).toEqual(['default', 'VirtualService/default/a#2']);
  });

  test('other kinds keep their name', () => {
    const { resource, problems } = decode({
      apiVersion: 'serving.knative.dev/v1',
      kind: 'Service',
      metadata: { name: 'a' },
    });
    expect([resource?.kind, resource?.kind === 'Other' && resource.actualKind, resource?.id, problems]).toEqual([
      'Other',
      'Service',
      'Service/default/a',
      [],
    ]);
  });

  test.each([
    ['2024-01-01T00:00:00Z', 1704067200],
    ['soon', undefined],
    [null, undefined],
  ])('created %s is %s', (creationTimestamp, seconds) => {
    const value = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', creationTimestamp } };
    expect(decode(value).resource?.createdAt).toBe(seconds);
  });

  test('the items of a List stand below `items`', () => {
    expect(unpackList({ kind: 'List', apiVersion: 'v1', items: [{ a: 1 }, null] })).toEqual([
      { value: { a: 1 }, path: ['items', 0] },
      { value: null, path: ['items', 1] },
    ]);
    expect(unpackList({ kind: 'Service' })).toEqual([{ value: { kind: 'Service' }, path: [] }]);
  });
});
