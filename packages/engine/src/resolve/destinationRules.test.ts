import { describe, expect, test } from 'vitest';
import { decode } from '../decode.ts';
import type { Json } from '../ref.ts';
import { defaultSettings } from '../settings.ts';
import { candidateRules, chooseRule, effectivePolicy, indexDestinationRules } from './destinationRules.ts';
import { resolve } from './resolve.ts';

/** `namespace/name`, then the spec; subsets by name. */
type Written = readonly [at: string, spec: Record<string, Json>, subsets?: readonly string[]];

function rules(...written: readonly Written[]) {
  const resources = written.flatMap(([at, spec, subsets], i) => {
    const [namespace = '', name = ''] = at.split('/');
    const value: Json = {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: { name, namespace, creationTimestamp: `2024-01-0${i + 1}T00:00:00Z` },
      spec: { host: 'web.app.svc.cluster.local', ...spec, subsets: (subsets ?? []).map((n) => ({ name: n })) },
    };
    return decode(value).resource ?? [];
  });
  return indexDestinationRules(resolve(resources, defaultSettings).destinationRules, defaultSettings);
}
const host = 'web.app.svc.cluster.local';

function chosen(client: string, labels: Record<string, string>, ...written: readonly Written[]): string | undefined {
  const rule = chooseRule(candidateRules(rules(...written), host, 'app', client), client, labels);
  return rule?.from.map(({ namespace, name }) => `${namespace}/${name}`).join('+');
}

describe('which DestinationRule a client gets (R-DR-1 to R-DR-7)', () => {
  test.each<[string, string, readonly Written[], string | undefined]>([
    [
      'its own namespace first',
      'shop',
      [
        ['app/a', {}],
        ['shop/b', {}],
      ],
      'shop/b',
    ],
    [
      'then the service’s',
      'shop',
      [
        ['app/a', {}],
        ['other/b', {}],
      ],
      'app/a',
    ],
    ['then the root namespace', 'shop', [['istio-system/a', {}]], 'istio-system/a'],
    [
      'a wildcard of its own hides the exact one',
      'shop',
      [
        ['app/a', {}],
        ['shop/b', { host: '*.local' }],
      ],
      'shop/b',
    ],
    [
      'exact before wildcard',
      'shop',
      [
        ['app/a', { host: '*.local' }],
        ['app/b', {}],
      ],
      'app/b',
    ],
    ['private rules are not seen outside', 'shop', [['app/a', { exportTo: ['.'] }]], undefined],
    ['private rules are seen inside', 'app', [['app/a', { exportTo: ['.'] }]], 'app/a'],
    [
      'a private exact rule leaves the exported wildcard',
      'shop',
      [
        ['app/a', { exportTo: ['.'] }],
        ['app/b', { host: '*.local' }],
      ],
      'app/b',
    ],
    [
      'an exact rule for others ends the search in its namespace',
      'shop',
      [
        ['app/a', { exportTo: ['x'] }],
        ['app/b', { host: '*.local' }],
        ['istio-system/c', { host: '*.local' }],
      ],
      'istio-system/c',
    ],
    [
      'clients of the root namespace do not start there',
      'istio-system',
      [
        ['istio-system/a', { host: '*' }],
        ['app/b', {}],
      ],
      'app/b',
    ],
    [
      'unless the rule is private to it',
      'istio-system',
      [
        ['istio-system/a', { host: '*', exportTo: ['.'] }],
        ['app/b', {}],
      ],
      'istio-system/a',
    ],
  ])('%s', (_, client, written, expected) => {
    expect(chosen(client, {}, ...written)).toBe(expected);
  });

  const selecting: readonly Written[] = [
    ['shop/all', {}],
    ['shop/some', { workloadSelector: { matchLabels: { app: 'a' } } }],
  ];
  test('a selector wins for the pods it fits, and for them alone', () => {
    expect(chosen('shop', { app: 'a' }, ...selecting)).toBe('shop/some');
    expect(chosen('shop', { app: 'b' }, ...selecting)).toBe('shop/all');
  });
  test('a rule for other pods still ends the search', () => {
    const [, some] = selecting;
    expect(some && chosen('shop', { app: 'b' }, ['app/a', {}], some)).toBeUndefined();
  });
});

describe('rules for one host (R-DR-8)', () => {
  const subsetsSeenBy = (client: string, ...written: readonly Written[]): string[] | undefined => {
    const rule = chooseRule(candidateRules(rules(...written), host, 'app', client), client, {});
    return rule?.subsets.map(({ subset }) => subset.name);
  };
  test('equal exports merge, and the older subset of a name stays', () => {
    expect(subsetsSeenBy('shop', ['app/a', {}, ['v1', 'v2']], ['app/b', {}, ['v2', 'v3']])).toEqual(['v1', 'v2', 'v3']);
  });
  test('unset and `*` are different sets: the last one counts', () => {
    expect(subsetsSeenBy('shop', ['app/a', {}, ['v1']], ['app/b', { exportTo: ['*'] }, ['v2']])).toEqual(['v2']);
  });
  test('a wider set merges into the narrower', () => {
    const narrow: Written = ['app/a', { exportTo: ['shop'] }, ['v1']];
    const wide: Written = ['app/b', { exportTo: ['shop', 'blog'] }, ['v2']];
    expect(subsetsSeenBy('shop', narrow, wide)).toEqual(['v1', 'v2']);
    expect(subsetsSeenBy('blog', narrow, wide)).toBeUndefined();
  });
  test('the first traffic policy counts as a whole', () => {
    const policy = (simple: string): Record<string, Json> => ({ trafficPolicy: { loadBalancer: { simple } } });
    const index = rules(['app/a', {}], ['app/b', policy('RANDOM')], ['app/c', policy('ROUND_ROBIN')]);
    const rule = chooseRule(candidateRules(index, host, 'app', 'shop'), 'shop', {});
    expect(effectivePolicy(rule, undefined, 80).loadBalancer?.simple).toBe('RANDOM');
  });
});

test.each<[string, Record<string, Json>, number, string | undefined]>([
  ['the top level', { loadBalancer: { simple: 'RANDOM' } }, 80, 'RANDOM'],
  [
    'a port does not inherit',
    { loadBalancer: { simple: 'RANDOM' }, portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'DISABLE' } }] },
    80,
    undefined,
  ],
  [
    'other ports keep the top level',
    { loadBalancer: { simple: 'RANDOM' }, portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'DISABLE' } }] },
    81,
    'RANDOM',
  ],
])('policy of a port: %s', (_, trafficPolicy, port, simple) => {
  const rule = chooseRule(candidateRules(rules(['app/a', { trafficPolicy }]), host, 'app', 'app'), 'app', {});
  expect(effectivePolicy(rule, undefined, port).loadBalancer?.simple).toBe(simple);
});
