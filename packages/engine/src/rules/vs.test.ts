// Which VirtualServices apply, and delegation (R-VS-…, R-GEN-…).
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../ref.ts';
import {
  ask,
  gateway,
  ingress,
  podIn,
  refused,
  selector,
  service,
  serviceEntry,
  sidecar,
  to,
  told,
  virtualService,
  web,
  world,
} from './world.ts';

const client = podIn('shop', { app: 'cart' });
const base = [...web('app/web'), ...web('app/api'), ...web('app/cart')];
const gw = gateway('app/gw', {
  selector,
  servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
});
type Rule = Record<string, Json>;
const api = 'api.app.svc.cluster.local';
const cart = 'cart.app.svc.cluster.local';
const mesh = (at: string, hosts: readonly string[], ...http: readonly Json[]): JsonObject =>
  virtualService(at, { hosts, http });
const webHost = 'web.app.svc.cluster.local';
const get = (objects: readonly Json[], line = 'GET web.app/', from = client): string =>
  told(ask(world([...base, ...objects]), from, line));
const plain = 'forwarded 80||web.app';
const dated = (value: JsonObject, day: string): JsonObject => ({
  ...value,
  metadata: { ...(value.metadata as JsonObject), creationTimestamp: `${day}T00:00:00Z` },
});

describe('R-GEN-3 age', () => {
  const one = mesh('a/z', [webHost], to(api));
  const two = mesh('b/a', [webHost], to(cart));
  test.each<[string, readonly Json[], string]>([
    ['undated: by name before namespace', [one, two], 'b/a'],
    ['the older date', [dated(one, '2024-01-02'), dated(two, '2024-01-03')], 'a/z'],
    ['an undated one is of 2024-01-01', [one, dated(two, '2023-12-31')], 'b/a'],
    ['a later date follows it', [one, dated(two, '2024-01-02')], 'a/z'],
    [
      'whole seconds',
      [
        { ...one, metadata: { name: 'z', namespace: 'a', creationTimestamp: '2024-02-01T00:00:00.100Z' } },
        { ...two, metadata: { name: 'a', namespace: 'b', creationTimestamp: '2024-02-01T00:00:00.900Z' } },
      ],
      'b/a',
    ],
  ])('%s', (_, objects, winner) => {
    expect(get(objects)).toContain(`by ${winner}[0]`);
  });
});

describe('binding', () => {
  const bound = (gateways: readonly string[]): Json =>
    virtualService('app/vs', { hosts: [webHost], gateways, http: [to(api)] });
  test.each([
    [[], true, false],
    [['mesh'], true, false],
    [['gw'], false, true],
    [['mesh', 'app/gw'], true, true],
  ])('R-VS-1 gateways %j: mesh %s, gateway %s', (gateways, inMesh, atGateway) => {
    expect(get([bound(gateways)]).includes('||api')).toBe(inMesh);
    expect(get([gw, bound(gateways)], `GET ${webHost}/`, ingress).includes('||api')).toBe(atGateway);
  });
  test('R-VS-2, R-VS-15 a match for gateways alone steps aside in the mesh', () => {
    const vs = virtualService('app/vs', {
      hosts: [webHost],
      gateways: ['mesh', 'gw'],
      http: [to(api, { match: [{ gateways: ['gw'] }] })],
    });
    expect(get([gw, vs])).toBe(plain);
    expect(get([gw, vs], `GET ${webHost}/`, ingress)).toBe('forwarded 80||api.app by app/vs[0.0]');
  });
  test('R-VS-2 a gateway named only in the match gets nothing', () => {
    const vs = virtualService('app/vs', { hosts: [webHost], http: [to(api, { match: [{ gateways: ['gw'] }] })] });
    expect(get([gw, vs], `GET ${webHost}/`, ingress)).toBe('not-found NR');
  });
  test.each([
    [['.'], false],
    [['shop'], true],
    [['*'], true],
    [['other'], false],
    [['.', 'shop'], true],
  ])('R-VS-3 exportTo %j is visible to shop: %s', (exportTo, visible) => {
    expect(get([virtualService('app/vs', { hosts: [webHost], exportTo, http: [to(api)] })]).includes('||api')).toBe(
      visible,
    );
  });
  test('R-VS-4 at a gateway the pod’s namespace counts', () => {
    const vs = (exportTo: string): Json =>
      virtualService('app/vs', { hosts: ['a.test'], gateways: ['gw'], exportTo: [exportTo], http: [to('web')] });
    expect(get([gw, vs('.')], 'GET a.test/', ingress)).toBe('not-found NR');
    expect(get([gw, vs('istio-system')], 'GET a.test/', ingress)).toBe(`${plain} by app/vs[0]`);
  });
  test('R-VS-5 private before named before public, whatever their age', () => {
    const exported = (at: string, exportTo: readonly string[], day: string, host: string): Json =>
      dated(virtualService(at, { hosts: [webHost], exportTo, http: [to(host)] }), day);
    const all = [
      exported('app/a', ['*'], '2024-01-01', api),
      exported('app/b', ['shop'], '2024-01-02', cart),
      exported('shop/c', ['.'], '2024-01-03', webHost),
    ];
    expect(get(all)).toContain('by shop/c[0]');
    expect(get(all.slice(0, 2))).toContain('by app/b[0]');
  });
  test('R-VS-7 claims need a gateway', () => {
    expect(
      refused([
        mesh('app/vs', [webHost], to(api, { match: [{ headers: { '@request.auth.claims.a': { exact: 'b' } } }] })),
      ]),
    ).toEqual(['VirtualService app/vs']);
  });
  test.each(['@request.auth.claims.group', '@Request.Auth.Claims[group]'])(
    'R-VS-7 no request has the claim %s, and every one lacks it',
    (name) => {
      const vs = (match: Json): Json =>
        virtualService('app/vs', { hosts: ['a.test'], gateways: ['gw'], http: [to('web', { match: [match] })] });
      expect(get([gw, vs({ headers: { [name]: { exact: 'x' } } })], 'GET a.test/', ingress)).toBe('not-found NR');
      expect(get([gw, vs({ withoutHeaders: { [name]: { exact: 'x' } } })], 'GET a.test/', ingress)).toBe(
        `${plain} by app/vs[0.0]`,
      );
    },
  );
});

describe('the mesh', () => {
  const entry = (host: string, number: number, more: Record<string, Json> = {}): Json =>
    serviceEntry(`app/x${host.replaceAll(/\W/g, '-')}`, {
      hosts: [host],
      ports: [{ number, name: 'http', protocol: 'HTTP' }],
      resolution: 'DNS',
      ...more,
    });
  test('R-VS-9, R-VS-13 a host outside the registry lives on port 80 alone', () => {
    const other = service('app/other', ['http:8080']);
    const vs = mesh(
      'app/vs',
      ['api.test'],
      to(webHost, { route: [{ destination: { host: webHost, port: { number: 80 } } }] }),
    );
    expect(get([other, vs], 'GET api.test/')).toBe(`${plain} by app/vs[0]`);
    expect(get([other, vs], 'GET api.test:8080/')).toBe('passthrough PassthroughCluster');
  });
  test('R-VS-13 a literal host under a wildcard ServiceEntry has no effect on its port', () => {
    const objects = [entry('*.foo.test', 8080, { resolution: 'NONE' }), mesh('app/vs', ['a.foo.test'], to(webHost))];
    expect(get(objects, 'GET a.foo.test:8080/')).toBe('forwarded 8080||*.foo.test');
  });
  test('R-VS-11, R-VS-17 a literal host beats an older wildcard, a longer wildcard a shorter', () => {
    const wide = dated(mesh('app/wide', ['*.cluster.local'], to(api)), '2023-01-01');
    const narrow = mesh('app/narrow', ['*.app.svc.cluster.local'], to(cart));
    expect(get([wide, narrow])).toContain('by app/narrow[0]');
    expect(get([wide, narrow, mesh('app/exact', [webHost], to(webHost))])).toContain('by app/exact[0]');
  });
  test('R-VS-12 a wildcard is a domain only where it meets no service', () => {
    const vs = mesh('app/vs', ['*.foo.test'], { route: [{ destination: { host: webHost, port: { number: 80 } } }] });
    expect(get([vs], 'GET a.foo.test/')).toBe(`${plain} by app/vs[0]`);
    expect(get([vs, entry('b.foo.test', 80)], 'GET a.foo.test/')).toBe('passthrough PassthroughCluster');
    expect(get([vs, entry('b.foo.test', 80)], 'GET b.foo.test/')).toBe(`${plain} by app/vs[0]`);
  });
  test('R-VS-14 the first VirtualService of a host counts alone', () => {
    const first = mesh('app/a', [webHost], to(api, { match: [{ uri: { prefix: '/a' } }] }));
    const second = mesh('app/b', [webHost, api], to(cart));
    expect(get([first, second])).toBe('not-found NR'); // R-VS-16
    expect(get([first, second], 'GET api.app/')).toContain('by app/b[0]');
  });
  test.each<[string, Rule]>([
    ['another port', { match: [{ port: 81 }] }],
    ['other labels', { match: [{ sourceLabels: { app: 'x' } }] }],
    ['another namespace', { match: [{ sourceNamespace: 'x' }] }],
  ])('R-VS-15 all matches for %s: the next one applies', (_, rule) => {
    expect(get([mesh('app/a', [webHost], to(api, rule))])).toBe(plain);
    expect(get([mesh('app/a', [webHost], to(api, rule)), mesh('app/b', [webHost], to(cart))])).toContain('by app/b[0]');
  });
  test('R-VS-15 a tls section alone steps aside too', () => {
    expect(
      get([virtualService('app/a', { hosts: [webHost], tcp: [{ route: [{ destination: { host: api } }] }] })]),
    ).toBe(plain);
  });
  test('R-VS-18 another namespace may write it', () => {
    expect(get([mesh('other/vs', [webHost], to(api))])).toContain('by other/vs[0]');
  });
  test('R-VS-20 an alias without the port is a host outside the registry', () => {
    const alias = service('app/old', [], { type: 'ExternalName', externalName: webHost, ports: [] });
    const vs = mesh('app/vs', ['old.app.svc.cluster.local'], to(api));
    expect(get([alias, vs], 'GET old.app.svc.cluster.local/')).toContain('by app/vs[0]');
    expect(get([alias, vs], 'GET old.app/')).toBe(plain);
  });
  test.each([
    ['ALLOW_ANY', 'passthrough PassthroughCluster'],
    ['REGISTRY_ONLY', 'blackhole'],
  ] as const)('R-VS-21 an unknown host with %s', (outboundTrafficPolicy, answer) => {
    expect(told(ask(world(base, { outboundTrafficPolicy }), client, 'GET nowhere.test/'))).toBe(answer);
  });
  test('R-VS-22 an undeclared port with an address answers for every Host', () => {
    const raw = [...web('app/raw', [':9000'])];
    const vs = mesh(
      'app/vs',
      ['raw.app.svc.cluster.local'],
      to(cart, { route: [{ destination: { host: cart, port: { number: 80 } } }] }),
    );
    expect(get([...raw, vs], 'GET else.test:9000/', client)).toBe('tcp-passthrough');
    expect(told(ask(world([...base, ...raw, vs]), client, 'GET else.test:9000/', { dial: 'raw.app' }))).toContain(
      'by app/vs[0]',
    );
  });
  test('R-VS-8 once imported by one host, all hosts apply', () => {
    const scope = sidecar('shop/default', { egress: [{ hosts: [`app/${api}`, `app/${webHost}`] }] });
    const vs = mesh('app/vs', ['x.app.svc.cluster.local', webHost], to(api));
    expect(get([scope, vs])).toContain('by app/vs[0]');
    const excluded = sidecar('shop/default', { egress: [{ hosts: ['*/*', `~*/${webHost}`] }] });
    expect(get([excluded, mesh('app/vs', [webHost], to(api))], 'GET web.app/')).toBe('passthrough PassthroughCluster');
  });
});

describe('delegation', () => {
  const root = (rule: Rule, more: Rule = {}): Json =>
    virtualService('app/root', { hosts: [webHost], http: [{ delegate: { name: 'leaf' }, ...rule }], ...more });
  const leaf = (http: readonly Json[], more: Rule = {}): Json => virtualService('app/leaf', { http, ...more });
  const both = (
    outer: Json,
    inner: Json,
    line = 'GET web.app/a',
    headers: readonly (readonly [string, string])[] = [],
  ): string =>
    told(
      ask(world([...base, root({ match: [outer] }), leaf([to(api, { match: [inner] })])]), client, line, { headers }),
    );
  const taken = 'forwarded 80||api.app by app/root[0.0]';
  const dropped = plain; // the root has no route left, and steps aside

  test('R-VS-24 missing, hidden or with hosts: only this rule vanishes', () => {
    const rest = { http: [{ delegate: { name: 'leaf' } }, to(cart)] };
    for (const inner of [[], [leaf([to(api)], { exportTo: ['other'] })], [leaf([to(api)], { hosts: ['x.test'] })]]) {
      expect(get([virtualService('app/root', { hosts: [webHost], ...rest }), ...inner])).toContain('by app/root[1]');
    }
  });
  test('R-VS-23, R-VS-30 a delegate of another namespace completes names in its own', () => {
    const objects = [
      ...web('team/api'),
      virtualService('app/root', { hosts: [webHost], http: [{ delegate: { name: 'leaf', namespace: 'team' } }] }),
      virtualService('team/leaf', { http: [to('api')] }),
    ];
    expect(get(objects)).toBe('forwarded 80||api.team by app/root[0]');
  });
  test('R-VS-25 its rules stand in place of the root’s', () => {
    const objects = [
      virtualService('app/root', {
        hosts: [webHost],
        http: [{ delegate: { name: 'leaf' }, match: [{ uri: { prefix: '/a' } }] }, to(cart)],
      }),
      leaf([to(api, { match: [{ uri: { prefix: '/a/b' } }] }), to(webHost)]),
    ];
    expect(get(objects, 'GET web.app/a/b')).toContain('||api.app');
    expect(get(objects, 'GET web.app/a/c')).toContain('||web.app');
    expect(get(objects, 'GET web.app/z')).toContain('||cart.app');
  });
  const exact = (value: string): Json => ({ exact: value });
  const prefix = (value: string): Json => ({ prefix: value });
  const regex = (value: string): Json => ({ regex: value });
  test.each<[string, Json, Json, boolean]>([
    ['prefix under prefix', { uri: prefix('/') }, { uri: prefix('/a') }, true],
    ['prefix beside prefix', { uri: prefix('/b') }, { uri: prefix('/a') }, false],
    ['exact under prefix', { uri: prefix('/') }, { uri: exact('/a') }, true],
    ['prefix under exact', { uri: exact('/a') }, { uri: prefix('/a') }, false],
    ['equal exacts', { uri: exact('/a') }, { uri: exact('/a') }, true],
    ['different exacts', { uri: exact('/b') }, { uri: exact('/a') }, false],
    ['two regexes', { uri: regex('/a') }, { uri: regex('/a') }, false],
    ['regex and prefix', { uri: prefix('/') }, { uri: regex('/a') }, false],
    ['ignoreUriCase differs', { uri: prefix('/') }, { uri: exact('/a'), ignoreUriCase: true }, false],
    ['ports', { port: 80 }, { port: 81 }, false],
    ['one port', { port: 80 }, {}, true],
    ['namespace missing in the delegate', { sourceNamespace: 'shop' }, {}, false],
    ['namespaces alike', { sourceNamespace: 'shop' }, { sourceNamespace: 'shop' }, true],
    ['labels', { sourceLabels: { app: 'cart' } }, { sourceLabels: { app: 'x' } }, false],
    ['other labels', { sourceLabels: { app: 'cart' } }, { sourceLabels: {} }, true],
    ['gateways not in the root’s', { gateways: ['mesh'] }, { gateways: ['gw'] }, false],
    ['methods', { method: exact('GET') }, { method: exact('POST') }, false],
  ])('R-VS-27 %s', (_, outer, inner, merges) => {
    expect(both(outer, inner)).toBe(merges ? taken : dropped);
  });
  test.each<[string, Json, Json, boolean]>([
    ['present only, then a value', {}, exact('b'), false],
    ['a value, then present only', prefix('b'), {}, false],
    ['present only twice', {}, {}, false],
    ['a value narrowed', prefix('b'), exact('bc'), true],
  ])('R-VS-27 header: %s', (_, outer, inner, merges) => {
    expect(both({ headers: { x: outer } }, { headers: { x: inner } }, 'GET web.app/', [['x', 'bc']])).toBe(
      merges ? taken : dropped,
    );
  });
  test('R-VS-28 values are joined, the delegate’s winning', () => {
    const [outer, inner] = [{ headers: { a: exact('1') } }, { headers: { b: exact('2') } }];
    expect(
      both(outer, inner, 'GET web.app/', [
        ['a', '1'],
        ['b', '2'],
      ]),
    ).toBe(taken);
    expect(both(outer, inner, 'GET web.app/', [['b', '2']])).toBe('not-found NR');
  });
  test('R-VS-26 one of its matches contradicts all of the root’s: the whole rule goes', () => {
    const objects = [
      root({ match: [{ uri: prefix('/a') }] }),
      leaf([to(api, { match: [{ uri: prefix('/a/b') }, { uri: prefix('/c') }] }), to(cart)]),
    ];
    expect(get(objects, 'GET web.app/a/b')).toBe('forwarded 80||cart.app by app/root[0.0]');
  });
  test('R-VS-29 actions come from the root where the delegate has none, whole', () => {
    const objects = [
      root({ timeout: '5s', headers: { request: { set: { a: 'root' } } } }),
      leaf([to(api, { headers: { response: { set: { b: 'leaf' } } } })]),
    ];
    const outcome = ask(world([...base, ...objects]), client, 'GET web.app/');
    expect(outcome).toMatchObject({
      effects: { timeoutMs: 5000 },
      upstream: { headers: [['x-forwarded-proto', 'http']] },
      responseHeaders: [['b', 'leaf']],
    });
  });
  test('R-VS-29 a direct response of the root comes before the delegate’s route', () => {
    expect(get([root({ directResponse: { status: 204 } }), leaf([to(api)])])).toBe('direct-response by app/root[0]');
  });
  test.each<[string, Json]>([
    ['a delegate with gateways', virtualService('app/x', { gateways: ['gw'], http: [to(api)] })],
    [
      'a delegate with tls',
      virtualService('app/x', {
        http: [to(api)],
        tls: [{ match: [{ sniHosts: ['a.test'] }], route: [{ destination: { host: api } }] }],
      }),
    ],
    ['a delegate that delegates', leaf([{ delegate: { name: 'b' } }])],
    ['a root with delegate and route', root(to(api))],
  ])('R-VS-23 refuses %s', (_, value) => {
    expect(refused([value])).toHaveLength(1);
  });
});
