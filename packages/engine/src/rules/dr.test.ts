// DestinationRules and the clusters they make (R-DR-…).
import { describe, expect, test } from 'vitest';
import type { Json } from '../ref.ts';
import {
  ask,
  destinationRule,
  gateway,
  ingress,
  podIn,
  pods,
  refused,
  selector,
  service,
  serviceEntry,
  told,
  virtualService,
  web,
  world,
} from './world.ts';

const client = podIn('shop', { app: 'cart' });
const subset = (name: string, labels: Record<string, string> = { version: name }, trafficPolicy?: Json): Json => ({
  name,
  labels,
  ...(trafficPolicy ? { trafficPolicy } : {}),
});
const simple = (kind: string): Json => ({ loadBalancer: { simple: kind } });
/** Leads to a subset of web.app. */
const route = (name: string, port?: number): Json =>
  virtualService('app/vs', {
    hosts: ['web'],
    http: [
      {
        route: [
          { destination: { host: 'web', subset: name, ...(port === undefined ? {} : { port: { number: port } }) } },
        ],
      },
    ],
  });
const base = [service('app/web', ['http:80', 'admin:81']), pods('app/web', { version: 'v1' })];
const dr = (at: string, spec: Record<string, Json>): Json =>
  destinationRule(at, { host: 'web.app.svc.cluster.local', ...spec });
const v1 = { subsets: [subset('v1')] };

/** What a client of `shop` gets for subset v1. */
const got = (...rules: readonly Json[]): string =>
  told(ask(world([...base, route('v1'), ...rules]), client, 'GET web.app/'))
    .split(' ')
    .slice(0, 2)
    .join(' ');
const found = 'forwarded 80|v1|web.app';
const none = 'no-cluster NC';

describe('lookup', () => {
  test.each<[string, readonly Json[], string]>([
    ['R-DR-1 the client’s namespace', [dr('shop/a', v1)], found],
    ['R-DR-1 private in the client’s namespace', [dr('shop/a', { ...v1, exportTo: ['.'] })], found],
    ['R-DR-1 exported elsewhere only, in the client’s namespace', [dr('shop/a', { ...v1, exportTo: ['other'] })], none],
    ['R-DR-1 the service’s namespace', [dr('app/a', v1)], found],
    ['R-DR-5 private there', [dr('app/a', { ...v1, exportTo: ['.'] })], none],
    ['R-DR-1 the root namespace', [dr('istio-system/a', v1)], found],
    ['R-DR-1 a third namespace', [dr('other/a', v1)], none],
    [
      'R-DR-2 a wildcard of the client’s namespace hides the service’s rule',
      [dr('shop/a', { host: '*.local' }), dr('app/b', v1)],
      none,
    ],
    ['R-DR-2 the exact host before the wildcard', [dr('app/a', { host: '*.local' }), dr('app/b', v1)], found],
    [
      'R-DR-3 the exact rule is exported to others: the wildcard is not tried',
      [dr('app/a', { exportTo: ['other'] }), dr('app/b', { host: '*.local', ...v1 })],
      none,
    ],
    [
      'R-DR-3 the exact rule is private: the wildcard serves',
      [dr('app/a', { exportTo: ['.'] }), dr('app/b', { host: '*.local', ...v1 })],
      found,
    ],
    ['R-DR-3 the next step is asked', [dr('app/a', { exportTo: ['other'] }), dr('istio-system/b', v1)], found],
    ['R-DR-4 a short name belongs to the rule’s namespace', [dr('shop/a', { host: 'web', ...v1 })], none],
    ['R-HOST-4 a name with a dot is no short name', [dr('app/a', { host: 'web.app', ...v1 })], none],
    ['R-DR-6 for these pods', [dr('shop/a', { ...v1, workloadSelector: { matchLabels: { app: 'cart' } } })], found],
    [
      'R-DR-6 for other pods: the search ends all the same',
      [dr('shop/a', { workloadSelector: { matchLabels: { app: 'x' } } }), dr('app/b', v1)],
      none,
    ],
    [
      'R-DR-6 a selector does not reach other namespaces',
      [dr('app/a', { ...v1, workloadSelector: { matchLabels: { app: 'cart' } } })],
      none,
    ],
    [
      'R-DR-15 a rule of the client’s namespace without the subset hides the one with it',
      [dr('shop/a', {}), dr('app/b', v1)],
      none,
    ],
  ])('%s', (_, rules, answer) => {
    expect(got(...rules)).toBe(answer);
  });
  test('R-DR-7 a gateway gets the rule of the service’s namespace if exported', () => {
    const objects = [
      ...base,
      gateway('app/gw', { selector, servers: [{ port: { number: 80, name: 'h', protocol: 'HTTP' }, hosts: ['*'] }] }),
      virtualService('app/vs', {
        hosts: ['a.test'],
        gateways: ['gw'],
        http: [{ route: [{ destination: { host: 'web', subset: 'v1', port: { number: 80 } } }] }],
      }),
    ];
    expect(ask(world([...objects, dr('app/a', v1)]), ingress, 'GET a.test/').kind).toBe('forwarded');
    expect(ask(world([...objects, dr('app/a', { ...v1, exportTo: ['.'] })]), ingress, 'GET a.test/').kind).toBe(
      'no-cluster',
    );
  });
  test('R-DR-1 in the root namespace only its private rules come first', () => {
    const root = podIn('istio-system');
    const ask1 = (...rules: Json[]) => ask(world([...base, route('v1'), ...rules]), root, 'GET web.app/').kind;
    expect(ask1(dr('istio-system/a', { exportTo: ['.'] }), dr('app/b', v1))).toBe('no-cluster');
    expect(ask1(dr('istio-system/a', {}), dr('app/b', v1))).toBe('forwarded');
  });
});

describe('R-DR-8 rules of one host and namespace', () => {
  test.each<[string, readonly Json[], string]>([
    ['their subsets are joined', [dr('app/a', {}), dr('app/b', v1)], found],
    ['unset and `*` are different sets: the later is used', [dr('app/a', v1), dr('app/b', { exportTo: ['*'] })], none],
    ['…and the other way round', [dr('app/a', { exportTo: ['*'] }), dr('app/b', v1)], found],
    [
      'a wider set joins the narrower entry',
      [dr('app/a', { exportTo: ['shop'] }), dr('app/b', { exportTo: ['shop', 'other'], ...v1 })],
      found,
    ],
    ['exact and wildcard never', [dr('app/a', {}), dr('app/b', { host: '*.app.svc.cluster.local', ...v1 })], none],
  ])('%s', (_, rules, answer) => {
    expect(got(...rules)).toBe(answer);
  });
  test('the first of two subsets of one name stays', () => {
    expect(got(dr('app/a', { subsets: [subset('v1', { version: 'none' })] }), dr('app/b', v1))).toBe('no-endpoints UH');
  });
  test('R-DR-9 one name twice in a rule is refused', () => {
    expect(refused([dr('app/a', { subsets: [subset('v1'), subset('v1')] })])).toEqual(['DestinationRule app/a']);
  });
});

describe('subsets', () => {
  const state = (rule: Record<string, Json>, name = 'v1', more: readonly Json[] = base): string | undefined => {
    const outcome = ask(world([...more, route(name), dr('app/a', rule)]), client, 'GET web.app/');
    return 'destinations' in outcome ? outcome.destinations?.[0]?.state : undefined;
  };
  test.each<[string, Record<string, Json>, string]>([
    ['R-DR-10 labels of the pod', { subsets: [subset('v1')] }, 'ready'],
    ['R-DR-10 no labels: all endpoints', { subsets: [{ name: 'v1' }] }, 'ready'],
    ['R-DR-11 no pod', { subsets: [subset('v1', { version: 'v9' })] }, 'empty'],
    ['R-DR-14 not defined', { subsets: [subset('v2')] }, 'missing'],
    [
      'R-DR-16 PASSTHROUGH of the subset',
      { subsets: [subset('v1', { version: 'v9' }, simple('PASSTHROUGH'))] },
      'external',
    ],
    [
      'R-DR-16 PASSTHROUGH of the host',
      { trafficPolicy: simple('PASSTHROUGH'), subsets: [subset('v1', { version: 'v9' })] },
      'external',
    ],
    [
      'R-DR-16 …whatever balancer the subset has: it takes the kind of the host’s cluster',
      { trafficPolicy: simple('PASSTHROUGH'), subsets: [subset('v1', { version: 'v9' }, simple('RANDOM'))] },
      'external',
    ],
    [
      'R-DR-12 the port’s settings replace the top level',
      {
        trafficPolicy: {
          ...(simple('PASSTHROUGH') as object),
          portLevelSettings: [{ port: { number: 80 }, ...(simple('RANDOM') as object) }],
        },
        subsets: [subset('v1', { version: 'v9' })],
      },
      'empty',
    ],
    [
      'R-DR-13 keyed by the service port',
      {
        trafficPolicy: { portLevelSettings: [{ port: { number: 81 }, ...(simple('PASSTHROUGH') as object) }] },
        subsets: [subset('v1', { version: 'v9' })],
      },
      'empty',
    ],
    [
      'R-DR-12 the port’s settings of the subset',
      {
        subsets: [
          subset(
            'v1',
            { version: 'v9' },
            { portLevelSettings: [{ port: { number: 80 }, ...(simple('PASSTHROUGH') as object) }] },
          ),
        ],
      },
      'external',
    ],
  ])('%s', (_, rule, answer) => {
    expect(state(rule)).toBe(answer);
  });
  test('R-DR-16 subsets of a headless service go to the dialled address', () => {
    const headless = [service('app/web', ['http:80'], { clusterIP: 'None' }), pods('app/web')];
    expect(state({ subsets: [subset('v1', { version: 'v9' })] }, 'v1', headless)).toBe('external');
  });
  test('R-DR-14 the plain route has all endpoints', () => {
    expect(ask(world([...base, dr('app/a', v1)]), client, 'GET web.app/')).toMatchObject({
      destinations: [{ cluster: 'outbound|80||web.app.svc.cluster.local', state: 'ready' }],
    });
  });
  test('R-SE-2 a DNS host whose subset has no endpoint has no such cluster, unless it passes on', () => {
    const entry = serviceEntry('app/x', {
      hosts: ['x.test'],
      ports: [{ number: 80, name: 'http', protocol: 'HTTP' }],
      resolution: 'DNS',
      endpoints: [{ address: 'one.test', labels: { version: 'v1' } }],
    });
    const vs = virtualService('app/vs', {
      hosts: ['x.test'],
      http: [{ route: [{ destination: { host: 'x.test', subset: 'v9' } }] }],
    });
    const kind = (trafficPolicy: Json): string =>
      ask(
        world([entry, vs, destinationRule('app/x', { host: 'x.test', trafficPolicy, subsets: [subset('v9')] })]),
        podIn('app'),
        'GET x.test/',
      ).kind;
    expect(kind(simple('RANDOM'))).toBe('no-cluster');
    expect(kind(simple('PASSTHROUGH'))).toBe('forwarded');
  });
});

test.each<[string, Json]>([
  [
    'R-DR-19 a table size that is no prime',
    { loadBalancer: { consistentHash: { useSourceIp: true, maglev: { tableSize: 100 } } } },
  ],
  ['R-VAL-4 simple and consistentHash', { loadBalancer: { simple: 'RANDOM', consistentHash: { useSourceIp: true } } }],
  ['R-VAL-4 a cookie without a name', { loadBalancer: { consistentHash: { httpCookie: { ttl: '0s' } } } }],
  ['R-VAL-4 an empty port-level entry', { portLevelSettings: [{ port: { number: 80 } }] }],
])('%s is refused', (_, trafficPolicy) => {
  expect(refused([dr('app/a', { trafficPolicy })])).toEqual(['DestinationRule app/a']);
});
test('R-DR-6 a selector with a foreign exportTo is refused', () => {
  expect(refused([dr('app/a', { exportTo: ['*'], workloadSelector: { matchLabels: { a: 'b' } } })])).toEqual([
    'DestinationRule app/a',
  ]);
});

test('R-DR-17 the policy of a subset without a route to it changes nothing', () => {
  const mesh = world([...web('app/web'), dr('app/a', { subsets: [subset('v1', {}, simple('PASSTHROUGH'))] })]);
  expect(ask(mesh, client, 'GET web.app/')).toMatchObject({ destinations: [{ state: 'ready' }] });
});
