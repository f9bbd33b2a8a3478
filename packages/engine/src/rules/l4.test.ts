// TCP and TLS rules, at gateways and on sidecars (R-L4-…).
import { describe, expect, test } from 'vitest';
import type { Json } from '../ref.ts';
import {
  ask,
  gateway,
  ingress,
  podIn,
  refused,
  selector,
  send,
  service,
  serviceEntry,
  to,
  told,
  virtualService,
  web,
  world,
} from './world.ts';

const dest = (host: string, weight?: number): Json => ({
  destination: { host },
  ...(weight === undefined ? {} : { weight }),
});
const tcpTo = (host: string, match?: Json): Json => ({ ...(match ? { match } : {}), route: [dest(host)] });
const tlsTo = (host: string, sniHosts: readonly string[], more: Record<string, Json> = {}): Json => ({
  match: [{ sniHosts, ...more }],
  route: [dest(host)],
});
const tcpServer = (more: Record<string, Json> = {}): Json => ({
  port: { number: 9000, name: 'tcp', protocol: 'TCP' },
  hosts: ['*'],
  ...more,
});
const passthrough = (hosts: readonly string[], name = 'tls'): Json => ({
  port: { number: 443, name, protocol: 'TLS' },
  hosts,
  tls: { mode: 'PASSTHROUGH' },
});
const gw = (at: string, ...servers: readonly Json[]): Json => gateway(at, { selector, servers });
const db = service('app/db', ['tcp:9000'], { selector: { app: 'web' } });
const base = [...web('app/web', ['http:80', 'tls:8443']), db, ...web('app/other', ['tcp:9000'])];

describe('gateways', () => {
  const tcp = (more: Record<string, Json>, ...rules: readonly Json[]) =>
    world([
      ...base,
      gw('app/gw', tcpServer(more)),
      virtualService('app/vs', { hosts: ['*'], gateways: ['gw'], tcp: rules }),
    ]);
  test.each<[string, readonly Json[], string]>([
    ['no match', [tcpTo('db')], 'tcp-forwarded 9000||db.app'],
    ['the server’s number', [tcpTo('db', [{ port: 9000 }])], 'tcp-forwarded 9000||db.app'],
    ['another port', [tcpTo('db', [{ port: 1 }])], 'refused'],
    ['any of several matches', [tcpTo('db', [{ port: 1 }, { gateways: ['gw'] }])], 'tcp-forwarded 9000||db.app'],
    [
      'subnets and labels do not count here',
      [tcpTo('db', [{ destinationSubnets: ['1.2.3.4/32'], sourceLabels: { a: 'b' } }])],
      'tcp-forwarded 9000||db.app',
    ],
    [
      'the first entry that passes',
      [tcpTo('db', [{ port: 1 }]), tcpTo('other'), tcpTo('db')],
      'tcp-forwarded 9000||other.app',
    ],
  ])('R-L4-4 %s', (_, rules, answer) => {
    expect(told(send(tcp({}, ...rules), ingress, 'x:9000'))).toBe(answer);
  });
  test.each([
    ['a.test', 'a.test', true],
    ['*.test', 'a.test', true],
    ['a.test', '*.test', true],
    ['a.test', 'A.test', false],
    ['other/a.test', 'a.test', false],
    ['app/a.test', 'a.test', true],
  ])('R-L4-3 server host %s meets %s: %s', (server, host, meets) => {
    const mesh = world([
      ...base,
      gw('app/gw', tcpServer({ hosts: [server] })),
      virtualService('app/vs', { hosts: [host], gateways: ['gw'], tcp: [tcpTo('db')] }),
    ]);
    expect(told(send(mesh, ingress, 'x:9000'))).toBe(meets ? 'tcp-forwarded 9000||db.app' : 'refused');
  });
  test('R-L4-1, R-L4-2 sections of the wrong kind do not count', () => {
    const onPassthrough = world([
      ...base,
      gw('app/gw', passthrough(['a.test'])),
      virtualService('app/vs', { hosts: ['a.test'], gateways: ['gw'], http: [to('web')] }),
    ]);
    expect(told(ask(onPassthrough, ingress, 'GET a.test:443/', { tls: { sni: 'a.test' } }))).toBe('refused');
    const terminated = {
      port: { number: 443, name: 'x', protocol: 'HTTPS' },
      hosts: ['a.test'],
      tls: { mode: 'SIMPLE', credentialName: 'c' },
    };
    const onHttps = world([
      ...base,
      gw('app/gw', terminated),
      virtualService('app/vs', { hosts: ['a.test'], gateways: ['gw'], tls: [tlsTo('web', ['a.test'])] }),
    ]);
    expect(told(ask(onHttps, ingress, 'GET a.test:443/', { tls: { sni: 'a.test' } }))).toBe('not-found NR');
  });
  test('R-L4-5 terminated TLS uses tcp rules behind its SNI', () => {
    const server = {
      port: { number: 9000, name: 'x', protocol: 'TLS' },
      hosts: ['a.test'],
      tls: { mode: 'SIMPLE', credentialName: 'c' },
    };
    const mesh = world([
      ...base,
      gw('app/gw', server),
      virtualService('app/vs', { hosts: ['a.test'], gateways: ['gw'], tcp: [tcpTo('db')] }),
    ]);
    expect(told(send(mesh, ingress, 'x:9000', { sni: 'a.test' }))).toBe('tcp-forwarded 9000||db.app');
    expect(told(send(mesh, ingress, 'x:9000', { sni: 'b.test' }))).toBe('reset NR');
  });
  describe('R-L4-6, R-L4-7 PASSTHROUGH', () => {
    const mesh = world([
      ...base,
      gw('app/gw', passthrough(['*.test'])),
      virtualService('app/a', {
        hosts: ['*.test'],
        gateways: ['gw'],
        tls: [
          tlsTo('web', ['*.x.test']),
          tlsTo('other', ['a.x.test', 'b.test']),
          tlsTo('db', ['b.test', 'c.test']),
          tlsTo('db', ['d.test'], { port: 1 }),
        ],
      }),
    ]);
    test.each([
      ['z.x.test', 'tcp-closed NC 443||web.app'], // several ports: the server's number (R-L4-9)
      ['a.x.test', 'tcp-forwarded 9000||other.app'],
      ['b.test', 'tcp-forwarded 9000||other.app'],
      ['c.test', 'reset NR'], // its match shares b.test with an earlier one
      ['d.test', 'reset NR'],
    ])('%s: %s', (sni, answer) => {
      expect(told(send(mesh, ingress, 'x:443', { sni }))).toBe(answer);
    });
    test('`*` takes every other SNI, none, and plain bytes', () => {
      const open = world([
        ...base,
        gw('app/gw', passthrough(['*'])),
        virtualService('app/vs', {
          hosts: ['*'],
          gateways: ['gw'],
          tls: [tlsTo('db', ['*']), tlsTo('other', ['a.test'])],
        }),
      ]);
      expect(told(send(open, ingress, 'x:443', { sni: 'a.test' }))).toBe('tcp-forwarded 9000||other.app');
      expect(told(send(open, ingress, 'x:443', { sni: 'q.test' }))).toBe('tcp-forwarded 9000||db.app');
      expect(told(send(open, ingress, 'x:443', {}))).toBe('tcp-forwarded 9000||db.app');
      expect(told(send(open, ingress, 'x:443'))).toBe('tcp-forwarded 9000||db.app');
    });
    test('R-GW-34 a partial wildcard makes the listener invalid', () => {
      const odd = world([
        ...base,
        gw('app/gw', passthrough(['*.test'])),
        virtualService('app/vs', { hosts: ['*.test'], gateways: ['gw'], tls: [tlsTo('db', ['*a.test'])] }),
      ]);
      expect(send(odd, ingress, 'x:443', { sni: 'a.test' }).kind).toBe('config-rejected');
    });
  });
  test.each<[string, Json]>([
    ['tls without match', { hosts: ['a.test'], gateways: ['gw'], tls: [{ route: [dest('db')] }] }],
    [
      'tls without sniHosts',
      { hosts: ['a.test'], gateways: ['gw'], tls: [{ match: [{ port: 1 }], route: [dest('db')] }] },
    ],
    ['an SNI that no host covers', { hosts: ['a.test'], gateways: ['gw'], tls: [tlsTo('db', ['b.test'])] }],
    ['tcp without route', { hosts: ['a.test'], gateways: ['gw'], tcp: [{ match: [{ port: 1 }] }] }],
  ])('R-L4-8 refuses %s', (_, spec) => {
    expect(refused([virtualService('app/vs', spec as Record<string, Json>)])).toEqual(['VirtualService app/vs']);
  });
  test.each<[readonly Json[], string]>([
    [[dest('db', 0)], 'tcp-forwarded 9000||db.app'],
    [[dest('db', 0), dest('other', 5)], 'tcp-forwarded 9000||other.app*5'],
    [[dest('db', 1), dest('nowhere', 1)], 'tcp-weighted 9000||db.app*1 + 9000||nowhere.app*1'],
    [[dest('nowhere')], 'tcp-closed NC 9000||nowhere.app'],
  ])('R-L4-10, R-L4-11 weights %#', (route, answer) => {
    expect(told(send(tcp({}, { route }), ingress, 'x:9000'))).toBe(answer);
  });
});

const client = podIn('app', { app: 'shop' });
describe('sidecars', () => {
  const on = (rules: Record<string, Json>, hosts: readonly string[] = ['db'], more: readonly Json[] = []) =>
    world([...base, virtualService('app/vs', { hosts, ...rules }), ...more]);
  test.each<[string, Json, string]>([
    [
      'passing',
      { port: 9000, sourceLabels: { app: 'shop' }, sourceNamespace: 'app', gateways: ['mesh'] },
      'tcp-forwarded 9000||other.app',
    ],
    ['another port', { port: 1 }, 'tcp-forwarded 9000||db.app'],
    [
      'gateways do not switch labels off',
      { gateways: ['mesh'], sourceLabels: { app: 'x' } },
      'tcp-forwarded 9000||db.app',
    ],
    ['another namespace', { sourceNamespace: 'x' }, 'tcp-forwarded 9000||db.app'],
  ])('R-L4-13 %s', (_, match, answer) => {
    expect(told(send(on({ tcp: [tcpTo('other', [match])] }), client, 'db:9000'))).toBe(answer);
  });
  test('R-L4-12 a wildcard host meets the service; the older VirtualService wins, literal or not', () => {
    const mesh = on(
      { tcp: [tcpTo('other')] },
      ['*.app.svc.cluster.local'],
      [virtualService('app/z', { hosts: ['db'], tcp: [tcpTo('web')] })],
    );
    expect(told(send(mesh, client, 'db:9000'))).toBe('tcp-forwarded 9000||other.app');
  });
  test('R-L4-12 http rules do not touch TCP ports, tcp rules not HTTP ports', () => {
    expect(told(send(on({ http: [to('other')] }), client, 'db:9000'))).toBe('tcp-forwarded 9000||db.app');
    expect(told(ask(on({ tcp: [tcpTo('other')] }, ['web']), client, 'GET web/'))).toBe('forwarded 80||web.app');
  });
  describe('R-L4-14 to R-L4-16 TLS ports', () => {
    const mesh = on({ tls: [tlsTo('other', ['a.app.svc.cluster.local'])] }, ['*.app.svc.cluster.local']);
    test.each([
      ['a.app.svc.cluster.local', 'tcp-forwarded 9000||other.app'], // its only port (R-L4-9)
      ['web.app.svc.cluster.local', 'tcp-forwarded PassthroughCluster'],
    ])('SNI %s: %s', (sni, answer) => {
      expect(told(send(mesh, client, 'web:8443', { sni }))).toBe(answer);
    });
    test('without a rule every SNI goes to the service of the address', () => {
      expect(told(send(world(base), client, 'web:8443', { sni: 'q.test' }))).toBe('tcp-forwarded 8443||web.app');
    });
    test('without an address the host is told by SNI', () => {
      const entry = (host: string): Json =>
        serviceEntry(`app/${host.replace('.', '-')}`, {
          hosts: [host],
          ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
          resolution: 'DNS',
        });
      const mesh = world([entry('a.test'), entry('b.test')], { outboundTrafficPolicy: 'REGISTRY_ONLY' });
      expect(told(send(mesh, client, 'b.test:443', { sni: 'b.test' }))).toBe('tcp-forwarded 443||b.test');
      expect(told(send(mesh, client, 'b.test:443', { sni: 'c.test' }))).toBe('tcp-blackhole');
    });
  });
  describe('R-L4-17 subnets of tcp rules', () => {
    const rule = (...subnets: string[]): Json => tcpTo('other', [{ destinationSubnets: subnets }]);
    const address = { clusterIP: '10.1.2.3' };
    const mesh = (...rules: Json[]) =>
      world([
        ...web('app/other', ['tcp:9000']),
        service('app/db', ['tcp:9000'], { ...address, selector: { app: 'other' } }),
        virtualService('app/vs', { hosts: ['db'], tcp: rules }),
      ]);
    test.each<[string, readonly Json[], string]>([
      ['covering', [rule('10.0.0.0/8')], 'tcp-forwarded 9000||other.app'],
      ['elsewhere', [rule('10.9.0.0/16')], 'tcp-forwarded 9000||db.app'],
      ['everything', [rule('0.0.0.0/0')], 'tcp-forwarded 9000||other.app'],
      [
        'the same subnet in two entries is refused by Envoy',
        [rule('10.9.0.0/16'), rule('10.9.1.1/16')],
        'config-rejected',
      ],
      ['a rule without subnets ends the list', [tcpTo('db'), rule('10.0.0.0/8')], 'tcp-forwarded 9000||db.app'],
    ])('%s', (_, rules, answer) => {
      expect(told(send(mesh(...rules), client, 'db:9000'))).toBe(answer);
    });
  });
  describe('R-GW-34 no way back among chains', () => {
    // An undeclared port: detected HTTP, the chain of a rule for every address, and the service's own as the default.
    const mesh = world([
      ...web('app/other', ['tcp:9000']),
      ...web('app/raw', [':9000']),
      virtualService('app/vs', { hosts: ['raw'], tcp: [tcpTo('other', [{ destinationSubnets: ['0.0.0.0/0'] }])] }),
    ]);
    test('plain bytes follow the transport into the HTTP chain’s branch and end at the default', () => {
      expect(told(send(mesh, client, 'raw:9000'))).toBe('tcp-forwarded 9000||raw.app');
    });
    test('so does TLS, which nothing reads where no chain asks for SNI', () => {
      expect(told(send(mesh, client, 'raw:9000', { sni: 'x.test' }))).toBe('tcp-forwarded 9000||raw.app');
    });
    test('HTTP is detected', () => {
      expect(told(ask(mesh, client, 'GET raw:9000/'))).toBe('forwarded 9000||raw.app');
    });
  });
  test.each([
    ['ALLOW_ANY', 'tcp-forwarded PassthroughCluster'],
    ['REGISTRY_ONLY', 'tcp-blackhole'],
  ] as const)('R-L4-19 TLS to an HTTP port with %s', (outboundTrafficPolicy, answer) => {
    expect(told(send(world(base, { outboundTrafficPolicy }), client, 'web:80', { sni: 'web' }))).toBe(answer);
  });
});
