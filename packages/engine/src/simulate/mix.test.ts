// Laws of a traffic mix, and of drawing it piece by piece.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aClient, aConfiguration, aRequest } from '../testing/meshes.ts';
import type { Json } from '../ref.ts';
import type { Client, HttpRequest } from '../request.ts';
import { destinationRule, podIn, pods, service, virtualService, web, world } from '../rules/world.ts';
import type { TrafficProfile } from './mix.ts';
import { simulate, startMix, type Simulation } from './simulate.ts';

const client = podIn('app');
const get = (path: string, headers: HttpRequest['headers'] = []): HttpRequest => ({
  protocol: 'http',
  method: 'GET',
  host: 'web',
  port: 80,
  path,
  headers,
});
const split = (v1: number, v2: number): Json =>
  [v1, v2].map((weight, i) => ({ destination: { host: 'web', subset: `v${i + 1}` }, weight }));

/** Requests with `x-beta` all go to v2, `/moved` is redirected, others are split. */
const mesh = world([
  service('app/web', ['http:80']),
  pods('app/web', { version: 'v1' }),
  pods('app/web2', { app: 'web', version: 'v2' }),
  ...web('app/audit'),
  destinationRule('app/web', {
    host: 'web',
    subsets: ['v1', 'v2'].map((name) => ({ name, labels: { version: name } })),
  }),
  virtualService('app/web', {
    hosts: ['web'],
    http: [
      { match: [{ headers: { 'x-beta': {} } }], route: [{ destination: { host: 'web', subset: 'v2' } }] },
      { match: [{ uri: { exact: '/moved' } }], redirect: { uri: '/there', redirectCode: 302 } },
      { match: [{ uri: { exact: '/gone' } }], redirect: { uri: '/there' } },
      {
        route: split(90, 10),
        mirrors: [{ destination: { host: 'audit' }, percentage: { value: 10 } }],
        fault: { delay: { fixedDelay: '2s', percentage: { value: 5 } } },
      },
    ],
  }),
]);
const profiles: readonly TrafficProfile[] = [
  { name: 'web', request: get('/'), share: 80 },
  { name: 'phones', request: get('/moved'), share: 15 },
  { name: 'beta', request: get('/', [['x-beta', '1']]), share: 5 },
];

function mixed(mix: readonly TrafficProfile[], n: number, seed: number, on = mesh, by: Client = client): Simulation {
  const result = simulate(on, by, mix, n, seed);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
}

describe('a mix', () => {
  test('tells the whole and each profile, exactly and as counted', () => {
    const { shares, profiles: parts, mirrors } = mixed(profiles, 100_000, 5);
    expect(shares.map(({ label, expected }) => [label, expected.toFixed(4)])).toEqual([
      ['web:80 v1', '0.6840'],
      ['web:80 v1, delayed by 2 s', '0.0360'],
      ['web:80 v2', '0.1260'],
      ['web:80 v2, delayed by 2 s', '0.0040'],
      ['redirect (302)', '0.1500'],
    ]);
    for (const { expected, low, high } of shares) {
      expect(low).toBeLessThan(expected);
      expect(high).toBeGreaterThan(expected);
    }
    expect(parts.map(({ name, share }) => [name, share.toFixed(2)])).toEqual([
      ['web', '0.80'],
      ['phones', '0.15'],
      ['beta', '0.05'],
    ]);
    expect(parts[2]?.shares).toMatchObject([{ label: 'web:80 v2', expected: 1, observed: 1 }]);
    expect(mirrors).toMatchObject([{ cluster: 'outbound|80||audit.app.svc.cluster.local' }]);
    expect(mirrors[0]?.expected).toBeCloseTo(0.08, 12);
  });

  test('two redirects with different codes are two answers', () => {
    const mix = ['/moved', '/gone'].map((path) => ({ name: path, request: get(path), share: 1 }));
    expect(mixed(mix, 10, 1).shares.map(({ label }) => label)).toEqual(['redirect (302)', 'redirect (301)']);
  });

  test('a profile may come from elsewhere', () => {
    const mix = [{ name: 'elsewhere', client: podIn('other'), request: get('/'), share: 1 }];
    expect(mixed(mix, 10, 1).shares).toMatchObject([{ kind: 'passthrough' }]);
  });

  test.each<[string, readonly number[], object]>([
    ['no profile', [], { reason: 'empty' }],
    ['only zeros', [0, 0], { reason: 'all-zero' }],
    ['a negative share', [1, -1], { reason: 'negative', index: 1 }],
    ['not a number', [1, 2, Number.NaN], { reason: 'not-a-number', index: 2 }],
    ['an endless share', [Infinity], { reason: 'not-a-number', index: 0 }],
  ])('%s is refused with its reason', (_, shares, error) => {
    const mix = shares.map((share) => ({ name: 'one', request: get('/'), share }));
    expect(simulate(mesh, client, mix, 100, 1)).toEqual({ ok: false, error });
  });

  test('very large shares are shares still', () => {
    const mix = [1e308, 1e308].map((share, i) => ({ name: `${i}`, request: get('/moved'), share }));
    expect(mixed(mix, 100, 1).profiles.map(({ share }) => share)).toEqual([0.5, 0.5]);
  });

  test('a profile without a share takes no request', () => {
    const [first, second] = mixed(
      [
        { name: 'never', request: get('/'), share: 0 },
        { name: 'always', request: get('/moved'), share: 2 },
      ],
      1000,
      3,
    ).profiles;
    expect([first?.n, second?.n]).toEqual([0, 1000]);
  });
});

const aShare = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.double({ min: 0, max: 5, noNaN: true }));
const aMix = fc
  .array(fc.record({ client: fc.option(aClient, { nil: undefined }), request: aRequest, share: aShare }), {
    minLength: 1,
    maxLength: 4,
  })
  .filter((mix) => mix.some(({ share }) => share > 0))
  .map((mix) =>
    mix.map(({ client: own, ...rest }, i): TrafficProfile => ({ name: `${i}`, ...rest, ...(own && { client: own }) })),
  );
const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

describe('laws', () => {
  test('counts sum to n, probabilities to 1, in the whole and in each profile; the parts sum to the whole', () => {
    fc.assert(
      fc.property(aConfiguration, aClient, aMix, fc.nat(200), fc.nat(), (objects, by, mix, n, seed) => {
        const whole = mixed(mix, n, seed, world(objects), by);
        for (const one of [whole, ...whole.profiles]) {
          expect(total(one.shares.map(({ count }) => count))).toBe(one.n);
          expect(total(one.shares.map(({ expected }) => expected))).toBeCloseTo(1, 9);
        }
        expect(whole.n).toBe(n);
        expect(total(whole.profiles.map((profile) => profile.n))).toBe(n);
        for (const { key, expected, count } of whole.shares) {
          const own = whole.profiles.flatMap(({ share, shares }) =>
            shares.filter((one) => one.key === key).map((one) => ({ ...one, share })),
          );
          expect(total(own.map((one) => one.expected * one.share))).toBeCloseTo(expected, 9);
          expect(total(own.map((one) => one.count))).toBe(count);
        }
      }),
    );
  });

  test('a mix of one profile is the plain simulation', () => {
    fc.assert(
      fc.property(aConfiguration, aClient, aRequest, fc.nat(100), fc.nat(), (objects, by, request, n, seed) => {
        const on = world(objects);
        const { profiles: _, ...whole } = mixed([{ name: 'only', request, share: 7 }], n, seed, on, by);
        const { profiles: none, ...plain } = simulate(on, by, request, n, seed);
        expect(whole).toEqual(plain);
        expect(none).toEqual([]);
      }),
    );
  });

  test('pieces are the same draws as all at once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { maxLength: 5 }), fc.nat(), (pieces, seed) => {
        const run = startMix(mesh, client, profiles, seed);
        if (!run.ok) throw new Error(run.error.reason);
        for (const piece of pieces) run.value.draw(piece);
        expect(run.value.result()).toEqual(mixed(profiles, total(pieces), seed));
      }),
    );
  });

  test('of a hundred large samples about five in a hundred intervals miss the exact share', () => {
    const misses = Array.from({ length: 100 }, (_, seed) => mixed(profiles, 5000, seed).shares)
      .flat()
      .filter(({ expected, low, high }) => expected < low || expected > high).length;
    expect(misses / 500).toBeGreaterThan(0.02);
    expect(misses / 500).toBeLessThan(0.09);
  });
});
