import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../decode.ts';
import { resolve } from '../resolve/resolve.ts';
import { defaultSettings } from '../settings.ts';
import type { Client, HttpRequest } from '../request.ts';
import type { Json } from '../ref.ts';
import { wilson } from './interval.ts';
import { seededRandom } from './random.ts';
import { simulate } from './simulate.ts';

const client: Client = { kind: 'sidecar', namespace: 'default', labels: {} };
const request: HttpRequest = { protocol: 'http', port: 80, method: 'GET', host: 'web', path: '/', headers: [] };

/** A mesh with Service `web` of subsets v1 and v2, v3 without pods, and one http rule of a VirtualService on it. */
function meshWith(rule: Json) {
  const objects: Json[] = [
    service('web'),
    service('audit'),
    deployment('v1'),
    deployment('v2'),
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name: 'web' },
      spec: { host: 'web', subsets: ['v1', 'v2', 'v3'].map((name) => ({ name, labels: { version: name } })) },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'web' },
      spec: { hosts: ['web'], http: [rule] },
    },
  ];
  const resources = objects.flatMap((object) => decode(object).resource ?? []);
  return resolve(resources, defaultSettings);
}
const service = (name: string): Json => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app: name }, ports: [{ name: 'http', port: 80 }] },
});
const deployment = (version: string): Json => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: `web-${version}` },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web', version } }, spec: { containers: [{ name: 'main', image: 'web' }] } },
  },
});
const to = (subset: string, weight?: number): Json => ({
  destination: { host: 'web', subset },
  ...(weight !== undefined && { weight }),
});

describe('simulate', () => {
  test('weights become shares, and 10,000 requests agree with them', () => {
    const { shares } = simulate(meshWith({ route: [to('v1', 90), to('v2', 10)] }), client, request, 10_000, 7);
    expect(shares.map(({ label, expected }) => [label, expected])).toEqual([
      ['web:80 v1', 0.9],
      ['web:80 v2', 0.1],
    ]);
    for (const { low, high, expected } of shares) {
      expect(low).toBeLessThan(expected);
      expect(high).toBeGreaterThan(expected);
    }
  });

  test('the same seed gives the same counts, another seed others', () => {
    const mesh = meshWith({ route: [to('v1', 50), to('v2', 50)] });
    const counts = (seed: number) => simulate(mesh, client, request, 1000, seed).shares.map(({ count }) => count);
    expect(counts(1)).toEqual(counts(1));
    expect(counts(1)).not.toEqual(counts(2));
  });

  test('a destination without pods is a kind of answer of its own', () => {
    const { shares } = simulate(meshWith({ route: [to('v1', 3), to('v3', 1)] }), client, request, 100, 1);
    expect(shares.map(({ kind, expected }) => [kind, expected])).toEqual([
      ['forwarded', 0.75],
      ['no-endpoints', 0.25],
    ]);
  });

  test('aborts take their share from every destination, and delays part what is left in two', () => {
    const fault = {
      abort: { httpStatus: 503, percentage: { value: 20 } },
      delay: { fixedDelay: '1.5s', percentage: { value: 50 } },
    };
    const mesh = meshWith({ fault, route: [to('v1', 3), to('v2', 1)] });
    const { shares, delayed } = simulate(mesh, client, request, 20_000, 3);
    const rows = shares.map(({ label, kind, delayMs, expected }) => [label, kind, delayMs, expected.toFixed(4)]);
    expect(rows).toEqual([
      ['web:80 v1', 'forwarded', undefined, '0.3000'],
      ['web:80 v1, delayed by 1.5 s', 'forwarded', 1500, '0.3000'],
      ['web:80 v2', 'forwarded', undefined, '0.1000'],
      ['web:80 v2, delayed by 1.5 s', 'forwarded', 1500, '0.1000'],
      ['aborted by a fault (503)', 'fault-abort', undefined, '0.1000'],
      ['aborted by a fault (503), delayed by 1.5 s', 'fault-abort', 1500, '0.1000'],
    ]);
    for (const { expected, observed } of shares) expect(observed).toBeCloseTo(expected, 1);
    expect(delayed?.expected).toBe(0.5);
    expect(delayed?.count).toBe(shares.reduce((sum, { delayMs, count }) => sum + (delayMs ? count : 0), 0));
  });

  test('a certain abort leaves nothing else', () => {
    const fault = { abort: { httpStatus: 418, percentage: { value: 100 } } };
    const { shares } = simulate(meshWith({ fault, route: [to('v1')] }), client, request, 10, 1);
    expect(shares.map(({ label, expected, count }) => [label, expected, count])).toEqual([
      ['aborted by a fault (418)', 1, 10],
    ]);
  });

  test('mirrors are counted apart', () => {
    const mirrors = [{ destination: { host: 'audit' }, percentage: { value: 25 } }];
    const { mirrors: copies, shares } = simulate(meshWith({ mirrors, route: [to('v1')] }), client, request, 4000, 5);
    expect(copies).toMatchObject([{ cluster: 'outbound|80||audit.default.svc.cluster.local', expected: 0.25 }]);
    expect((copies[0]?.count ?? 0) / 4000).toBeCloseTo(0.25, 1);
    expect(shares).toHaveLength(1);
  });

  test('law: probabilities sum to 1, counts to n', () => {
    const weight = fc.integer({ min: 0, max: 1000 });
    const percent = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(weight, weight, weight, fc.option(percent), fc.nat(500), (v1, v2, v3, abort, n) => {
        fc.pre(v1 + v2 + v3 > 0);
        const fault = { abort: { httpStatus: 500, percentage: { value: abort ?? 0 } } };
        const rule = { ...(abort !== null && { fault }), route: [to('v1', v1), to('v2', v2), to('v3', v3)] };
        const { shares } = simulate(meshWith(rule), client, request, n, 1);
        expect(shares.reduce((total, { expected }) => total + expected, 0)).toBeCloseTo(1, 12);
        expect(shares.reduce((total, { count }) => total + count, 0)).toBe(n);
      }),
    );
  });
});

test('Wilson gives the textbook interval', () => {
  const { low, high } = wilson(10, 100);
  expect(low).toBeCloseTo(0.0552, 4);
  expect(high).toBeCloseTo(0.1744, 4);
});

test('random numbers fill the range evenly', () => {
  const random = seededRandom(42);
  const buckets = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 100_000; i++) {
    const bucket = Math.floor(random.fraction() * 10);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  for (const count of buckets) expect(Math.abs(count - 10_000)).toBeLessThan(400);
});
