// Gateways: which servers listen, what shares a listener, which virtual host answers (R-GW-…).
import { describe, expect, test } from 'vitest';
import type { Json } from '../ref.ts';
import {
  ask,
  destinationRule,
  gateway,
  ingress,
  pods,
  refused,
  selector,
  send,
  service,
  to,
  told,
  virtualService,
  web,
  world,
} from './world.ts';

const http = (hosts: readonly string[], more: Record<string, Json> = {}): Json => ({
  port: { number: 80, name: 'http', protocol: 'HTTP' },
  hosts,
  ...more,
});
const https = (name: string, hosts: readonly string[], more: Record<string, Json> = {}): Json => ({
  port: { number: 443, name, protocol: 'HTTPS' },
  hosts,
  tls: { mode: 'SIMPLE', credentialName: 'cert' },
  ...more,
});
const gw = (at: string, ...servers: readonly Json[]): Json => gateway(at, { selector, servers });
/** A VirtualService of that name for the host, bound to the Gateway, leading to web.app. */
const vs = (at: string, host: string, bound: string, rule: Record<string, Json> = {}): Json =>
  virtualService(at, { hosts: [host], gateways: [bound], http: [to('web.app.svc.cluster.local', rule)] });
const base = web('app/web');
const reached = (at: string): string => `forwarded 80||web.app by ${at}[0]`;

describe('R-GW-2 selector', () => {
  test.each<[string, Json, string]>([
    ['absent: every gateway workload', {}, reached('app/vs')],
    ['every pair must be on the pod', { selector: { istio: 'ingressgateway', zone: 'a' } }, 'refused'],
  ])('%s', (_, spec, answer) => {
    const mesh = world([
      ...base,
      gateway('app/gw', { ...(spec as object), servers: [http(['a.test'])] }),
      vs('app/vs', 'a.test', 'gw'),
    ]);
    expect(told(ask(mesh, ingress, 'GET a.test/'))).toBe(answer);
  });
});

test.each([
  [false, reached('app/vs')],
  [true, 'refused'],
])('R-GW-3 scoped to its namespace: %s', (scopeGatewayToNamespace, answer) => {
  const mesh = world([...base, gw('app/gw', http(['a.test'])), vs('app/vs', 'a.test', 'gw')], {
    scopeGatewayToNamespace,
  });
  expect(told(ask(mesh, ingress, 'GET a.test/'))).toBe(answer);
});

test.each([
  ['gw', true],
  ['app/gw', true],
  ['gw.app', true],
  ['gw.app.svc.cluster.local', true],
  ['other/gw', false],
])('R-GW-5 a VirtualService of app says `%s`', (name, binds) => {
  const mesh = world([...base, gw('app/gw', http(['a.test'])), vs('app/vs', 'a.test', name)]);
  expect(told(ask(mesh, ingress, 'GET a.test/'))).toBe(binds ? reached('app/vs') : 'not-found NR');
});

test.each([
  ['a.test', 'app', true],
  ['*/a.test', 'app', true],
  ['./a.test', 'app', false],
  ['./a.test', 'edge', true],
  ['app/a.test', 'app', true],
  ['app/a.test', 'other', false],
])('R-GW-7 server host %s, VirtualService in %s', (host, namespace, binds) => {
  const mesh = world([...base, gw('edge/gw', http([host])), vs(`${namespace}/vs`, 'a.test', 'edge/gw')]);
  expect(told(ask(mesh, ingress, 'GET a.test/'))).toBe(binds ? reached(`${namespace}/vs`) : 'not-found NR');
});

test('R-GW-7 `*/*` makes the whole list everything', () => {
  const mesh = world([...base, gw('edge/gw', http(['nobody/b.test', '*/*'])), vs('app/vs', 'c.test', 'edge/gw')]);
  expect(told(ask(mesh, ingress, 'GET c.test/'))).toBe(reached('app/vs'));
});

describe('R-GW-8, R-GW-17 bind', () => {
  test('a server bound to another address does not answer at the pod’s own', () => {
    const mesh = world([...base, gw('app/gw', http(['a.test'], { bind: '10.1.2.3' })), vs('app/vs', 'a.test', 'gw')]);
    expect(told(ask(mesh, ingress, 'GET a.test/'))).toBe('refused');
  });
  test('different binds are no conflict: TCP there, HTTP here', () => {
    const tcp = { port: { number: 80, name: 'tcp', protocol: 'TCP' }, hosts: ['*'], bind: '10.1.2.3' };
    const mesh = world([...base, gw('app/gw', tcp, http(['a.test'])), vs('app/vs', 'a.test', 'gw')]);
    expect(told(ask(mesh, ingress, 'GET a.test/'))).toBe(reached('app/vs'));
  });
  test('the same TLS host at two binds is no duplicate', () => {
    const there = https('there', ['a.test'], { bind: '10.1.2.3' });
    const mesh = world([...base, gw('app/gw', there, https('here', ['a.test'])), vs('app/vs', 'a.test', 'gw')]);
    expect(told(ask(mesh, ingress, 'GET a.test:443/', { tls: { sni: 'a.test' } }))).toBe(reached('app/vs'));
  });
  test('0.0.0.0 written out is a listener of its own in merging, the same one to Envoy', () => {
    const mesh = world([
      ...base,
      gw(
        'app/gw',
        http(['a.test']),
        http(['b.test'], { bind: '0.0.0.0', port: { number: 80, name: 'h2', protocol: 'HTTP' } }),
      ),
      vs('app/vs', 'a.test', 'gw'),
    ]);
    expect(ask(mesh, ingress, 'GET a.test/').kind).toBe('config-rejected');
  });
});

/** The gateway's own pods, with one named container port. */
const gatewayPods = (name: string, containerPort: number): Json => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'ingress', namespace: 'istio-system' },
  spec: {
    selector: { matchLabels: selector },
    template: {
      metadata: { labels: { ...selector, chart: 'gateways' } },
      spec: { containers: [{ name: 'proxy', image: 'i', ports: [{ name, containerPort }] }] },
    },
  },
});

describe('R-GW-9, R-GW-10, R-GW-12 port translation', () => {
  const front = (labels: Record<string, string> = {}): Json =>
    service('istio-system/ingress', ['http:80>8080'], { selector }, { labels });
  const rules = [...base, gw('app/gw', http(['a.test'])), vs('app/vs', 'a.test', 'gw')];
  test('the Service’s target port is the listener', () => {
    expect(told(ask(world([...rules, front()]), ingress, 'GET a.test/'))).toBe(reached('app/vs'));
  });
  test('a port that no Service has is not reached', () => {
    expect(told(ask(world([...rules, front()]), ingress, 'GET a.test:8080/'))).toBe('refused');
  });
  test('written as 80 or as 8080, servers share a route configuration', () => {
    const direct = gw('app/direct', { port: { number: 8080, name: 'http', protocol: 'HTTP' }, hosts: ['b.test'] });
    const mesh = world([...rules, direct, vs('app/other', 'b.test', 'direct'), front()]);
    expect(told(ask(mesh, ingress, 'GET b.test/'))).toBe(reached('app/other'));
  });
  test('the second port of a Service for one target port and protocol translates nothing', () => {
    const ports = ['p80:80>8080', 'p81:81>8080'];
    const late = gw('app/late', { port: { number: 81, name: 'http', protocol: 'HTTP' }, hosts: ['b.test'] });
    const mesh = world([
      ...rules,
      late,
      vs('app/other', 'b.test', 'late'),
      service('istio-system/ingress', ports, { selector }),
    ]);
    expect(told(ask(mesh, ingress, 'GET b.test:81/'))).toBe('not-found NR');
    expect(told(ask(mesh, ingress, 'GET a.test:81/'))).toBe(reached('app/vs'));
  });
  test.each<[string, Json[], string, string]>([
    ['without the pods it stands for itself', [], 'GET a.test/', reached('app/vs')],
    ['it is the container port of that name', [gatewayPods('web', 8080)], 'GET a.test/', reached('app/vs')],
    [
      'and a server with the container port listens there too',
      [gatewayPods('web', 8080)],
      'GET b.test/',
      reached('app/b'),
    ],
    ['pods without it are not reached', [gatewayPods('other', 8080)], 'GET a.test/', 'refused'],
  ])('a named target port: %s', (_, more, line, answer) => {
    const named = service('istio-system/ingress', [], {
      selector,
      ports: [{ name: 'http', port: 80, targetPort: 'web' }],
    });
    const direct = gw('app/direct', { port: { number: 8080, name: 'http', protocol: 'HTTP' }, hosts: ['b.test'] });
    const mesh = world([...rules, direct, vs('app/b', 'b.test', 'direct'), named, ...more]);
    expect(told(ask(mesh, ingress, line))).toBe(answer);
  });
  test('a Service that opted out of translation still leads clients to its target port', () => {
    const off = front({ 'experimental.istio.io/disable-gateway-port-translation': 'true' });
    expect(told(ask(world([...rules, off]), ingress, 'GET a.test/'))).toBe('refused');
  });
});

test.each<[string, Json]>([
  ['HTTPS without tls', { port: { number: 443, name: 'a', protocol: 'HTTPS' }, hosts: ['a.test'] }],
  [
    'TCP with tls',
    { port: { number: 1, name: 'a', protocol: 'TCP' }, hosts: ['*'], tls: { mode: 'SIMPLE', credentialName: 'c' } },
  ],
  [
    'HTTP with a mode',
    { port: { number: 80, name: 'a', protocol: 'HTTP' }, hosts: ['*'], tls: { mode: 'SIMPLE', credentialName: 'c' } },
  ],
  ['no host', { port: { number: 80, name: 'a', protocol: 'HTTP' }, hosts: [] }],
  ['a partial wildcard', { port: { number: 80, name: 'a', protocol: 'HTTP' }, hosts: ['*foo.test'] }],
  ['a short name', { port: { number: 80, name: 'a', protocol: 'HTTP' }, hosts: ['web'] }],
  ['a target port', { port: { number: 80, name: 'a', protocol: 'HTTP', targetPort: 8080 }, hosts: ['*'] }],
])('R-GW-14 refuses %s', (_, server) => {
  expect(refused([gw('app/gw', server)])).toEqual(['Gateway app/gw']);
});
test('R-GW-14 refuses one port name twice, and a name with a dot', () => {
  expect(refused([gw('app/gw', http(['a.test']), http(['b.test']))])).toEqual(['Gateway app/gw']);
  expect(refused([gw('app/g.w', http(['a.test']))])).toEqual(['Gateway app/g.w']);
});

describe('R-GW-15 to R-GW-19 merging', () => {
  const named = (at: string, name: string, protocol: string, hosts: readonly string[], tls?: Json): Json =>
    gw(at, { port: { number: 443, name, protocol }, hosts, ...(tls ? { tls } : {}) });
  const simple = { mode: 'SIMPLE', credentialName: 'c' };
  test('R-GW-15 one used host leaves out the whole server, whose other hosts stay free', () => {
    const mesh = world([
      ...base,
      named('app/a', 'x', 'HTTPS', ['a.test'], simple),
      named('app/b', 'x', 'HTTPS', ['a.test', 'b.test'], simple),
      named('app/c', 'x', 'HTTPS', ['b.test'], simple),
      vs('app/b', 'b.test', 'b'),
      vs('app/c', 'b.test', 'c'),
    ]);
    expect(told(ask(mesh, ingress, 'GET b.test:443/', { tls: { sni: 'b.test' } }))).toBe(reached('app/c'));
  });
  test.each([
    ['HTTP', 'GRPC', true],
    ['HTTP', 'TCP', false],
    ['TCP', 'HTTP', false],
  ])('R-GW-16 after %s a server of %s', (first, second, joins) => {
    const mesh = world([
      ...base,
      named('app/a', 'x', first, ['a.test']),
      named('app/b', 'y', second, ['b.test']),
      vs('app/vs', 'b.test', 'b'),
    ]);
    const answer = told(ask(mesh, ingress, 'GET b.test:443/'));
    expect(answer === reached('app/vs')).toBe(joins);
  });
  test('R-GW-18 plaintext after TLS with hosts is a chain beside it', () => {
    const mesh = world([
      ...base,
      named('app/a', 'x', 'HTTPS', ['a.test'], simple),
      named('app/b', 'y', 'HTTP', ['b.test']),
      vs('app/a', 'a.test', 'a'),
      vs('app/b', 'b.test', 'b'),
    ]);
    expect(told(ask(mesh, ingress, 'GET b.test:443/'))).toBe(reached('app/b'));
    expect(told(ask(mesh, ingress, 'GET a.test:443/', { tls: { sni: 'a.test' } }))).toBe(reached('app/a'));
    expect(told(ask(mesh, ingress, 'GET c.test:443/', { tls: { sni: 'c.test' } }))).toBe('bad-request');
  });
  test('R-GW-18 beside a TLS chain for every SNI Envoy refuses it', () => {
    const mesh = world([
      ...base,
      named('app/a', 'x', 'HTTPS', ['*'], simple),
      named('app/b', 'y', 'HTTP', ['b.test']),
      vs('app/b', 'b.test', 'b'),
    ]);
    expect(ask(mesh, ingress, 'GET b.test:443/').kind).toBe('config-rejected');
  });
});

describe('R-GW-20 duplicates that merging does not notice', () => {
  test.each([
    ['two namespaces', ['app/a.test'], ['other/a.test']],
    ['letter case', ['a.test'], ['A.test']],
  ])('%s', (_, first, second) => {
    const mesh = world([
      ...base,
      gw('app/a', https('x', first)),
      gw('app/b', https('x', second)),
      gw('app/c', https('z', ['c.test'])),
    ]);
    expect(ask(mesh, ingress, 'GET c.test:443/', { tls: { sni: 'c.test' } }).kind).toBe('config-rejected');
  });
});

test('R-GW-21 plaintext servers share their virtual hosts, terminated ones do not', () => {
  const rules = [vs('app/a', 'a.test', 'a'), vs('app/b', 'b.test', 'b')];
  const plain = world([...base, gw('app/a', http(['a.test'])), gw('app/b', http(['b.test'])), ...rules]);
  expect(told(ask(plain, ingress, 'GET b.test/'))).toBe(reached('app/b'));
  const tls = world([...base, gw('app/a', https('a', ['a.test'])), gw('app/b', https('b', ['b.test'])), ...rules]);
  expect(told(ask(tls, ingress, 'GET b.test:443/', { tls: { sni: 'a.test' } }))).toBe('not-found NR'); // R-GW-36
});

test.each([
  ['*.x.test', 'a.x.test', 'a.x.test', 'a.x.test:80'],
  ['a.x.test', '*', 'a.x.test', 'a.x.test:80'],
  ['*', '*', 'any.test', '*:80'],
  ['a.x.test', 'b.x.test', 'b.x.test', 'blackhole:80'],
  ['*.x.test', '*.test', 'a.x.test', '*.x.test:80'],
  ['*.x.test', '*.test', 'a.test', undefined],
])('R-GW-23 server %s and VirtualService %s: Host %s is answered by %s', (server, host, asked, name) => {
  const mesh = world([
    ...base,
    gw('app/gw', http([server])),
    virtualService('app/vs', { hosts: [host], gateways: ['gw'], http: [to('web')] }),
  ]);
  const outcome = ask(mesh, ingress, `GET ${asked}/`);
  expect('virtualHost' in outcome ? outcome.virtualHost : undefined).toBe(name);
});

test('R-GW-24 a VirtualService is built once per Gateway, for the first port that yields a route', () => {
  const server = (number: number, host: string): Json => ({
    port: { number, name: `p${number}`, protocol: 'HTTP' },
    hosts: [host],
  });
  const front = service('istio-system/ingress', ['http:80>8080', 'grpc:81>8080'], { selector });
  const ported = virtualService('app/vs', {
    hosts: ['a.test', 'b.test'],
    gateways: ['gw'],
    http: [
      to('web.app.svc.cluster.local', { match: [{ port: 80 }] }),
      { redirect: { authority: 'late.test' }, match: [{ port: 81 }] },
    ],
  });
  const mesh = world([...base, front, gw('app/gw', server(80, 'a.test'), server(81, 'b.test')), ported]);
  expect(told(ask(mesh, ingress, 'GET b.test:81/'))).toBe('forwarded 80||web.app by app/vs[0.0]');
});

test('R-GW-25, R-GW-26 routes of several VirtualServices one after the other, catch-alls last', () => {
  const mesh = world([
    ...base,
    ...web('app/api', ['http:80']),
    gw('app/gw', http(['a.test'])),
    vs('app/first', 'a.test', 'gw'),
    virtualService('app/second', {
      hosts: ['a.test'],
      gateways: ['gw'],
      http: [to('api', { match: [{ uri: { prefix: '/api' } }] })],
    }),
  ]);
  expect(told(ask(mesh, ingress, 'GET a.test/api'))).toBe('forwarded 80||api.app by app/second[0.0]');
  expect(told(ask(mesh, ingress, 'GET a.test/'))).toBe(reached('app/first'));
});

describe('R-GW-27, R-GW-28, R-GW-29 httpsRedirect', () => {
  const redirecting = { tls: { httpsRedirect: true } };
  test('all routes of the host, also those that another server brought', () => {
    const mesh = world([
      ...base,
      gw('app/a', http(['a.test'])),
      gw('app/b', http(['a.test'], redirecting)),
      vs('app/vs', 'a.test', 'a'),
    ]);
    const outcome = ask(mesh, ingress, 'GET a.test/x?y');
    expect(outcome).toMatchObject({ kind: 'https-redirect', responseHeaders: [['location', 'https://a.test/x?y']] });
  });
  test.each([
    ['a.test', 'https-redirect'],
    ['./a.test', 'not-found NR'],
  ])('R-GW-28 without a VirtualService the host %s', (host, answer) => {
    expect(told(ask(world([gw('app/gw', http([host], redirecting))]), ingress, 'GET a.test/'))).toBe(answer);
  });
  test('R-HOST-20 hosts of one VirtualService are one virtual host only while none with the other requirement lies between', () => {
    const hosts = ['aaa.test', 'bbb.test', 'ccc.test'];
    const servers = [
      http(['bbb.test'], redirecting),
      http(['aaa.test', 'ccc.test'], { port: { number: 80, name: 'plain', protocol: 'HTTP' } }),
    ];
    const mesh = world([
      ...base,
      gw('app/gw', ...servers),
      virtualService('app/vs', { hosts, gateways: ['gw'], http: [to('web')] }),
    ]);
    const names = hosts.map((host) => {
      const outcome = ask(mesh, ingress, `GET ${host}/`);
      return 'virtualHost' in outcome ? outcome.virtualHost : outcome.kind;
    });
    expect(names).toEqual(['aaa.test:80', 'https-redirect', 'ccc.test:80']);
  });
});

test('R-GW-30 without any virtual host everything is 404', () => {
  expect(ask(world([gw('app/gw', http(['a.test']))]), ingress, 'GET a.test/')).toMatchObject({
    kind: 'not-found',
    virtualHost: 'blackhole:80',
  });
});

test.each<[string, Json]>([
  ['another port', { match: [{ port: 81 }] }],
  ['mesh alone', { match: [{ gateways: ['mesh'] }] }],
  ['labels of the client (R-GW-44)', { match: [{ sourceLabels: { app: 'shop' } }] }],
])('R-GW-32 a rule for %s gives no virtual host', (_, rule) => {
  const mesh = world([
    ...base,
    gw('app/gw', http(['a.test'])),
    vs('app/vs', 'a.test', 'gw', rule as Record<string, Json>),
  ]);
  expect(ask(mesh, ingress, 'GET a.test/')).toMatchObject({ kind: 'not-found', virtualHost: 'blackhole:80' });
});

describe('R-GW-33 to R-GW-38 TLS', () => {
  const one = (server: Json, ...rest: readonly Json[]) =>
    world([...base, gw('app/gw', server), vs('app/vs', '*.test', 'gw'), ...rest]);
  const get = (mesh: ReturnType<typeof world>, tls?: { sni?: string; clientCert?: boolean }, host = 'a.test'): string =>
    told(ask(mesh, ingress, `GET ${host}:443/`, tls ? { tls } : {}));
  test('`*` among the hosts lifts the condition', () => {
    expect(get(one(https('x', ['a.test', '*'])), { sni: 'zzz.test' })).toBe(reached('app/vs'));
  });
  test('an unknown SNI, plaintext, and an SNI that is an address', () => {
    const mesh = one(https('x', ['a.test']));
    expect(get(mesh, { sni: 'b.test' })).toBe('reset NR');
    expect(get(mesh)).toBe('reset NR');
    expect(get(mesh, { sni: '10.0.0.1' })).toBe('reset NR');
    expect(get(one(https('x', ['*'])))).toBe('reset'); // the handshake fails
  });
  test('`*.x.test` covers names below, however deep, in any case', () => {
    const mesh = one(https('x', ['*.x.test']));
    expect(get(mesh, { sni: 'A.b.X.test' }, 'a.b.x.test')).toBe(reached('app/vs'));
    expect(get(mesh, { sni: 'x.test' }, 'x.test')).toBe('reset NR');
  });
  test.each([
    ['SIMPLE', false, true],
    ['MUTUAL', false, false],
    ['MUTUAL', true, true],
    ['OPTIONAL_MUTUAL', false, true],
    ['ISTIO_MUTUAL', false, false],
  ])('R-GW-37 %s with client certificate: %s', (mode, clientCert, works) => {
    const tls = mode === 'ISTIO_MUTUAL' ? { mode } : { mode, credentialName: 'c' };
    expect(get(one(https('x', ['a.test'], { tls })), { sni: 'a.test', clientCert })).toBe(
      works ? reached('app/vs') : 'reset',
    );
  });
  test('R-GW-38 a TCP server without a tcp rule does not listen', () => {
    const tcp = { port: { number: 443, name: 'tcp', protocol: 'TCP' }, hosts: ['*'] };
    expect(told(send(one(tcp), ingress, 'x:443'))).toBe('refused');
  });
});

describe('R-GW-39 AUTO_PASSTHROUGH', () => {
  const server = {
    port: { number: 15443, name: 'tls', protocol: 'TLS' },
    hosts: ['*.local'],
    tls: { mode: 'AUTO_PASSTHROUGH' },
  };
  const subsets = destinationRule('app/web', { host: 'web', subsets: [{ name: 'v1', labels: { version: 'v1' } }] });
  const mesh = world([
    service('app/web', ['http:80']),
    pods('app/web', { version: 'v1', 'security.istio.io/tlsMode': 'istio' }),
    service('app/bare', ['http:80']),
    pods('app/bare'),
    subsets,
    service('app/raw', ['http:80']),
    destinationRule('app/raw', { host: 'raw', trafficPolicy: { loadBalancer: { simple: 'PASSTHROUGH' } } }),
    gw('app/gw', server),
  ]);
  test.each([
    ['outbound_.80_._.raw.app.svc.cluster.local', ['istio'], 'tcp-forwarded outbound_.80_._.raw.app'],
    ['outbound_.80_._.web.app.svc.cluster.local', ['istio'], 'tcp-forwarded outbound_.80_._.web.app'],
    ['outbound_.80_.v1_.web.app.svc.cluster.local', ['istio-peer-exchange'], 'tcp-forwarded outbound_.80_.v1_.web.app'],
    ['outbound_.80_.v2_.web.app.svc.cluster.local', ['istio'], 'reset NR'],
    ['outbound_.81_._.web.app.svc.cluster.local', ['istio'], 'reset NR'],
    ['outbound_.80_._.web.app.svc.cluster.local', ['h2'], 'reset NR'],
    ['outbound_.80_._.bare.app.svc.cluster.local', ['istio'], 'tcp-closed UH outbound_.80_._.bare.app'],
  ])('%s with %s: %s', (sni, alpn, answer) => {
    expect(told(send(mesh, ingress, 'x:15443', { sni, alpn }))).toBe(answer);
  });
});

test('R-GW-40 the destination is the service of the VirtualService’s namespace, then one the gateway sees', () => {
  const two = ['http:80', 'admin:81'];
  const mesh = world([
    ...web('app/web', ['http:8080']),
    ...web('other/web', two),
    gw('app/gw', http(['a.test'])),
    virtualService('app/vs', { hosts: ['a.test'], gateways: ['gw'], http: [to('web')] }),
  ]);
  expect(told(ask(mesh, ingress, 'GET a.test/'))).toBe('forwarded 8080||web.app by app/vs[0]');
});

test('R-GW-41 Sidecar resources do not apply to gateways, and headless services are balanced', () => {
  const headless = service('app/web', ['http:80'], { clusterIP: 'None' });
  const narrow = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: { name: 'default', namespace: 'istio-system' },
    spec: { egress: [{ hosts: ['~/*'] }] },
  };
  const mesh = world([headless, pods('app/web'), narrow, gw('app/gw', http(['a.test'])), vs('app/vs', 'a.test', 'gw')]);
  expect(ask(mesh, ingress, 'GET a.test/')).toMatchObject({ destinations: [{ state: 'ready' }] });
});

test.each([
  ['websocket', 'forwarded'],
  ['h2c', 'bad-request'],
])('R-GW-43 Upgrade: %s', (value, kind) => {
  const mesh = world([...base, gw('app/gw', http(['a.test'])), vs('app/vs', 'a.test', 'gw')]);
  const outcome = ask(mesh, ingress, 'GET a.test/', {
    headers: [
      ['Connection', 'Upgrade'],
      ['Upgrade', value],
    ],
  });
  expect(outcome.kind).toBe(kind);
});
