// Which listener takes a pod's connection, and what it knows of the mesh (R-OUT-…, R-SC-…, R-SVC-…, R-SE-…).
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
  send,
  service,
  serviceEntry,
  sidecar,
  to,
  told,
  virtualService,
  web,
  workloadEntry,
  world,
} from './world.ts';

const client = podIn('shop');
type Settings = Parameters<typeof world>[1];
const get = (objects: readonly Json[], line: string, dial?: string, settings?: Settings, from = client): string =>
  told(ask(world(objects, settings), from, line, dial === undefined ? {} : { dial }));
const raw = (objects: readonly Json[], line: string, tls?: { sni?: string }, settings?: Settings): string =>
  told(send(world(objects, settings), client, line, tls));
const strict: Settings = { outboundTrafficPolicy: 'REGISTRY_ONLY' };
const entry = (
  at: string,
  hosts: readonly string[],
  protocol: string,
  more: Record<string, Json> = {},
  number = 80,
): Json =>
  serviceEntry(at, {
    hosts,
    ports: [{ number, name: 'p', protocol }],
    resolution: 'STATIC',
    endpoints: [{ address: '10.20.0.1' }],
    ...more,
  });

describe('R-OUT listeners', () => {
  const two = [...web('app/a'), ...web('app/b')];
  test('R-OUT-3 on an HTTP port the Host decides, not the address', () => {
    expect(get(two, 'GET b.app/', 'a.app')).toBe('forwarded 80||b.app');
  });
  test('R-OUT-2, R-OUT-4 a TCP port listens on its address alone', () => {
    const objects = [...web('app/a', ['tcp:9000'])];
    expect(raw(objects, 'a.app:9000')).toBe('tcp-forwarded 9000||a.app');
    expect(raw(objects, '10.9.9.9:9000')).toBe('tcp-passthrough');
    expect(raw(objects, '10.9.9.9:9000', undefined, strict)).toBe('tcp-blackhole');
  });
  test('R-OUT-4 without an address it takes every connection to the port', () => {
    expect(raw([entry('app/x', ['x.test'], 'TCP', {}, 9000)], '10.9.9.9:9000')).toBe('tcp-forwarded 9000||x.test');
  });
  test('R-OUT-4 an address range is a chain', () => {
    const range = entry('app/x', ['x.test'], 'TCP', { addresses: ['10.9.0.0/16'] }, 9000);
    expect(raw([range], '10.9.9.9:9000')).toBe('tcp-forwarded 9000||x.test');
    expect(raw([range], '10.8.9.9:9000')).toBe('tcp-forwarded PassthroughCluster'); // R-OUT-8
    expect(raw([range], '10.8.9.9:9000', undefined, strict)).toBe('tcp-blackhole');
  });
  test('R-OUT-4 a range of one address is that address', () => {
    const one = entry('app/x', ['x.test'], 'TCP', { addresses: ['10.9.9.9/32'] }, 9000);
    expect(raw([one], '10.9.9.9:9000')).toBe('tcp-forwarded 9000||x.test');
    expect(raw([one], '10.9.9.8:9000')).toBe('tcp-passthrough');
  });
  test('R-OUT-5 an undeclared port detects HTTP', () => {
    const objects = web('app/a', [':9000']);
    expect(get(objects, 'GET whatever:9000/', 'a.app')).toBe('forwarded 9000||a.app');
    expect(raw(objects, 'a.app:9000')).toBe('tcp-forwarded 9000||a.app');
  });
  test('R-OUT-6 headless: HTTP goes where it was dialled, TCP listens on the pods', () => {
    const http = [service('app/a', ['http:80'], { clusterIP: 'None' }), pods('app/a')];
    expect(ask(world(http), client, 'GET a.app/')).toMatchObject({ destinations: [{ state: 'external' }] });
    const tcp = [service('app/a', ['tcp:9000'], { clusterIP: 'None' }), pods('app/a')];
    expect(raw(tcp, 'a.app:9000')).toBe('tcp-forwarded 9000||a.app');
    expect(raw(tcp, '10.9.9.9:9000')).toBe('tcp-passthrough');
    expect(raw([service('app/a', ['tcp:9000'], { clusterIP: 'None' })], '10.9.9.9:9000')).toBe('tcp-passthrough');
  });
  describe('R-OUT-7 two services on one address and port', () => {
    const none = (name: string, protocol: string, day: string): Json => ({
      ...(entry(`app/${name}`, [`${name}.test`], protocol, {}, 9000) as object),
      metadata: { name, namespace: 'app', creationTimestamp: `2024-01-${day}T00:00:00Z` },
    });
    test('TCP with TCP: the older stays', () => {
      expect(raw([none('b', 'TCP', '01'), none('a', 'TCP', '02')], '10.9.9.9:9000')).toBe('tcp-forwarded 9000||b.test');
    });
    test.each([
      ['TCP', 'HTTP'],
      ['HTTP', 'TCP'],
      ['', 'HTTP'],
      ['HTTP', ''],
    ])('%s, then %s: HTTP is detected, the rest is TCP', (first, second) => {
      const objects = [none('a', first, '01'), none('b', second, '02')];
      const http = first === 'HTTP' ? 'a' : 'b';
      expect(get(objects, `GET ${http}.test:9000/`, '10.9.9.9')).toBe(`forwarded 9000||${http}.test`);
      expect(raw(objects, '10.9.9.9:9000')).toBe(`tcp-forwarded 9000||${http === 'a' ? 'b' : 'a'}.test`);
    });
    test.each([
      ['MONGO', 'HTTP', 'tcp-forwarded 9000||a.test'],
      ['HTTP', 'MONGO', 'forwarded 9000||a.test'],
    ])('%s, then %s: the later is dropped', (first, second, answer) => {
      expect(get([none('a', first, '01'), none('b', second, '02')], 'GET a.test:9000/', '10.9.9.9')).toBe(answer);
    });
  });
  test('R-OUT-9 without a listener VirtualServices do not count', () => {
    const vs = virtualService('app/vs', { hosts: ['x.test'], http: [{ directResponse: { status: 200 } }] });
    expect(get([vs], 'GET x.test/')).toBe('tcp-passthrough');
    expect(get([vs], 'GET x.test/', undefined, strict)).toBe('tcp-blackhole');
    expect(get([vs, ...web('app/a')], 'GET x.test/')).toBe('direct-response by app/vs[0]'); // R-OUT-11
    expect(get([vs, ...web('app/a', [':80'])], 'GET x.test/')).toBe('tcp-passthrough'); // a listener on its address alone
  });
  test('R-OUT-12 the address of a pod is a Host that nobody has, a cluster IP is one', () => {
    const objects = [service('app/a', ['http:80'], { clusterIP: '10.96.0.7' }), pods('app/a')];
    expect(get(objects, 'GET 10.244.0.9/')).toBe('passthrough PassthroughCluster');
    expect(get(objects, 'GET 10.96.0.7/')).toBe('forwarded 80||a.app');
  });
  test.each([
    ['get', 'bad-request'],
    ['PO', 'bad-request'],
    ['OP/x', 'tcp-forwarded 9000||a.app'],
  ])('R-OUT-13 the method %s on an undeclared port: %s', (method, answer) => {
    expect(get(web('app/a', [':9000']), `${method} a.app:9000/`)).toBe(answer);
  });
});

describe('R-SC Sidecar', () => {
  const base = [...web('app/a'), ...web('app/b'), ...web('shop/own')];
  const egress = (...listeners: Json[]): Json => sidecar('shop/default', { egress: listeners });
  test.each<[string, Json, string, string]>([
    ['one host', { hosts: ['app/a.app.svc.cluster.local'] }, 'b.app', 'passthrough PassthroughCluster'],
    ['a wildcard', { hosts: ['app/*.cluster.local'] }, 'b.app', 'forwarded 80||b.app'],
    ['own namespace', { hosts: ['./*'] }, 'own', 'forwarded 80||own.shop'],
    ['another one', { hosts: ['./*'] }, 'a.app', 'passthrough PassthroughCluster'],
    ['excluded', { hosts: ['*/*', '~app/a.app.svc.cluster.local'] }, 'a.app', 'passthrough PassthroughCluster'],
    ['excluded by its namespace only', { hosts: ['*/*', '~other/*'] }, 'a.app', 'forwarded 80||a.app'],
  ])('R-SC-2 %s', (_, listener, host, answer) => {
    expect(get([...base, egress(listener)], `GET ${host}/`)).toBe(answer);
  });
  test('R-SC-2 `~/*` alone imports nothing', () => {
    expect(get([...base, egress({ hosts: ['~/*'] })], 'GET own/')).toBe('tcp-passthrough');
  });
  test('R-SC-1 for a pod its own, then the namespace’s, then the root namespace’s', () => {
    const scope = (at: string, host: string, more: Record<string, Json> = {}): Json =>
      sidecar(at, { egress: [{ hosts: [`app/${host}.app.svc.cluster.local`] }], ...more });
    const root = scope('istio-system/default', 'a');
    expect(get([...base, root], 'GET b.app/')).toBe('passthrough PassthroughCluster');
    expect(get([...base, root, scope('shop/z', 'b')], 'GET b.app/')).toBe('forwarded 80||b.app');
    const special = scope('shop/zz', 'a', { workloadSelector: { labels: { app: 'x' } } });
    expect(
      get([...base, scope('shop/z', 'b'), special], 'GET b.app/', undefined, {}, podIn('shop', { app: 'x' })),
    ).toBe('passthrough PassthroughCluster');
    expect(get([...base, root, special], 'GET b.app/')).toBe('passthrough PassthroughCluster'); // the root's
  });
  test('R-SC-4 a listener with a port: only its hosts, only services with that port', () => {
    const two = web('app/two', ['http:80', 'admin:8080']);
    const scope = egress(
      { port: { number: 8080, name: 'x', protocol: 'HTTP' }, hosts: ['app/*'] },
      { hosts: ['app/a.app.svc.cluster.local'] },
    );
    expect(get([...base, ...two, scope], 'GET two.app:8080/')).toBe('forwarded 8080||two.app');
    expect(get([...base, ...two, scope], 'GET two.app/')).toBe('passthrough PassthroughCluster');
    expect(get([...base, ...two, scope], 'GET a.app:8080/')).toBe('passthrough PassthroughCluster');
    expect(get([...base, scope], 'GET a.app:8080/')).toBe('tcp-passthrough'); // no such service, no listener
  });
  test('R-SC-4 the protocol is the declared one', () => {
    const scope = egress({
      port: { number: 80, name: 'x', protocol: 'TCP' },
      bind: '10.0.0.1',
      hosts: ['app/a.app.svc.cluster.local'],
    });
    expect(raw([...base, scope], '10.0.0.1:80')).toBe('tcp-forwarded 80||a.app');
  });
  test('R-SC-5 only listeners with ports: other ports have none', () => {
    expect(
      get(
        [
          ...base,
          ...web('app/c', ['http:81']),
          egress({ port: { number: 80, name: 'x', protocol: 'HTTP' }, hosts: ['*/*'] }),
        ],
        'GET c.app:81/',
      ),
    ).toBe('tcp-passthrough');
  });
  test('R-SC-6 destinations of imported VirtualServices have clusters, but no names', () => {
    const vs = virtualService('app/vs', { hosts: ['a'], http: [to('b')] });
    const objects = [
      ...base,
      vs,
      destinationRule('app/b', { host: 'b', subsets: [{ name: 'v1' }] }),
      egress({ hosts: ['app/a.app.svc.cluster.local'] }),
    ];
    expect(get(objects, 'GET a.app/')).toBe('forwarded 80||b.app by app/vs[0]');
    expect(get(objects, 'GET b.app/')).toBe('passthrough PassthroughCluster'); // R-SC-7
    const elsewhere = virtualService('app/vs', {
      hosts: ['a'],
      http: [to('b', { match: [{ sourceNamespace: 'x' }, { gateways: ['mesh'], sourceNamespace: 'y' }] })],
    });
    expect(get([...base, elsewhere, egress({ hosts: ['app/a.app.svc.cluster.local'] })], 'GET a.app/')).toBe(
      'no-cluster NC 80||b.app by app/vs[0.1]',
    );
  });
  test.each<[string, Json, Settings, string]>([
    ['stricter', { mode: 'REGISTRY_ONLY' }, {}, 'blackhole'],
    ['laxer', { mode: 'ALLOW_ANY' }, strict, 'passthrough PassthroughCluster'],
    ['without a mode', {}, {}, 'blackhole'],
  ])('R-SC-8 %s than the mesh', (_, outboundTrafficPolicy, settings, answer) => {
    expect(get([...base, sidecar('shop/default', { outboundTrafficPolicy })], 'GET x.test/', undefined, settings)).toBe(
      answer,
    );
  });
  test('R-SC-8 an egress proxy takes what is unknown', () => {
    const scope = sidecar('shop/default', {
      outboundTrafficPolicy: {
        mode: 'ALLOW_ANY',
        egressProxy: { host: 'a.app.svc.cluster.local', port: { number: 80 } },
      },
    });
    expect(get([...base, scope], 'GET x.test/')).toBe('forwarded 80||a.app');
    expect(raw([...base, scope], '10.9.9.9:7000')).toBe('tcp-forwarded 80||a.app');
  });
  test('R-SC-8 dynamic DNS is for the mesh alone', () => {
    expect(
      refused([sidecar('shop/default', { outboundTrafficPolicy: { mode: 'ALLOW_ANY_DYNAMIC_DNS' } })]),
    ).toHaveLength(1);
  });
  test('R-SC-10 DestinationRules count whatever the hosts say', () => {
    const rule = destinationRule('shop/a', { host: 'a.app.svc.cluster.local', subsets: [{ name: 'v1' }] });
    const vs = virtualService('app/vs', {
      hosts: ['a'],
      http: [{ route: [{ destination: { host: 'a', subset: 'v1' } }] }],
    });
    expect(get([...base, rule, vs, egress({ hosts: ['app/a.app.svc.cluster.local'] })], 'GET a.app/')).toBe(
      'forwarded 80|v1|a.app by app/vs[0]',
    );
  });
  test('R-HOST-17 on an HTTP_PROXY listener names of other ports than 80 need their port', () => {
    const scope = egress({
      port: { number: 3128, name: 'x', protocol: 'HTTP_PROXY' },
      bind: '127.0.0.1',
      captureMode: 'NONE',
      hosts: ['app/*'],
    });
    const objects = [...web('app/a', ['http:8080']), ...web('app/b'), scope];
    const via = (host: string): string => told(ask(world(objects), client, `GET ${host}:3128/`, { dial: '127.0.0.1' }));
    expect(via('b.app')).toBe('forwarded 80||b.app');
    expect(via('a.app')).toBe('passthrough PassthroughCluster');
  });
});

describe('R-SVC services', () => {
  test.each<[string, Record<string, Json>, string]>([
    ['targetPort absent', {}, 'forwarded 80||a.app'],
    [
      'type ExternalName without pods',
      { type: 'ExternalName', externalName: 'x.test', selector: {} },
      'tcp-passthrough',
    ],
  ])('R-SVC-2 %s', (_, spec, answer) => {
    expect(get([service('app/a', ['http:80'], spec), pods('app/a')], 'GET a.app/')).toBe(answer);
  });
  test('R-SVC-5, R-SVC-6 pods by template labels, none for replicas 0', () => {
    expect(get([service('app/a', ['http:80']), pods('app/a', {}, 0)], 'GET a.app/')).toBe('no-endpoints UH 80||a.app');
    expect(
      get(
        [service('app/a', ['http:80']), workloadEntry('app/vm', { address: '10.3.0.1', labels: { app: 'a' } })],
        'GET a.app/',
      ),
    ).toBe('forwarded 80||a.app');
    expect(get([service('app/a', ['http:80']), pods('other/a')], 'GET a.app/')).toBe('no-endpoints UH 80||a.app');
  });
  test('R-SVC-5 without a selector the endpoints are those of EndpointSlices, by port name', () => {
    const slice = (port: string): Json => ({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'a-1', namespace: 'app', labels: { 'kubernetes.io/service-name': 'a' } },
      addressType: 'IPv4',
      endpoints: [{ addresses: ['10.7.0.1', '10.7.0.2'] }, { addresses: ['10.7.0.3'], conditions: { ready: false } }],
      ports: [{ name: port, port: 8080 }],
    });
    const bare = service('app/a', ['http:80'], { selector: null });
    expect(ask(world([bare, slice('http')]), client, 'GET a.app/')).toMatchObject({
      kind: 'forwarded',
      destinations: [{ pods: { '10.7.0.1': 1, '10.7.0.2': 1 } }],
    });
    expect(get([bare, slice('other')], 'GET a.app/')).toBe('no-endpoints UH 80||a.app');
  });
  test('R-SVC-7 a named target port that the pod lacks', () => {
    const named: Json = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'a', namespace: 'app' },
      spec: { selector: { app: 'a' }, ports: [{ name: 'http', port: 80, targetPort: 'web' }] },
    };
    expect(get([named, pods('app/a')], 'GET a.app/')).toBe('no-endpoints UH 80||a.app');
  });
  test.each([
    ['shop', 'forwarded'],
    ['.', 'passthrough'],
    ['~', 'passthrough'],
    ['*', 'forwarded'],
    [' shop , other', 'forwarded'],
  ])('R-SVC-10 the annotation exportTo `%s`', (exportTo, kind) => {
    const objects = [
      ...web('app/b'),
      service('app/a', ['http:80'], {}, { annotations: { 'networking.istio.io/exportTo': exportTo } }),
      pods('app/a'),
    ];
    expect(get(objects, 'GET a.app/').split(' ')[0]).toBe(kind);
  });
  test('R-SVC-11 a Service before a ServiceEntry of the same host, unless the entry is the client’s own', () => {
    const host = 'a.app.svc.cluster.local';
    const other = (at: string): Json =>
      entry(at, [host], 'HTTP', {
        ports: [
          { number: 80, name: 'p', protocol: 'HTTP' },
          { number: 81, name: 'q', protocol: 'HTTP' },
        ],
      });
    expect(get([...web('app/a'), other('other/x')], 'GET a.app:81/')).toBe('tcp-passthrough');
    expect(get([...web('app/a'), other('shop/x')], 'GET a.app:81/')).toBe('forwarded 81||a.app');
  });
  test('R-SVC-11 ServiceEntries of one namespace unite their ports', () => {
    const one = entry('app/x', ['x.test'], 'HTTP');
    const two = entry('app/y', ['x.test'], 'HTTP', {}, 81);
    expect(get([one, two], 'GET x.test:81/')).toBe('forwarded 81||x.test');
    expect(get([one, entry('other/y', ['x.test'], 'HTTP', {}, 81)], 'GET x.test:81/')).toBe('tcp-passthrough');
  });
  test('R-SVC-12, R-HOST-16 an alias leads to its target through several hops', () => {
    const alias = (name: string, to1: string): Json =>
      service(`app/${name}`, [], { type: 'ExternalName', externalName: to1, ports: [] });
    const objects = [
      ...web('app/a'),
      alias('one', 'two.app.svc.cluster.local'),
      alias('two', 'a.app.svc.cluster.local'),
    ];
    expect(get(objects, 'GET one.app/')).toBe('forwarded 80||a.app');
  });
});

describe('R-SE ServiceEntry', () => {
  test('R-SE-1 several addresses: TCP on each, and each endpoint once per address', () => {
    const x = entry('app/x', ['x.test'], 'TCP', { addresses: ['10.9.0.1', '10.9.0.2'] }, 9000);
    for (const address of ['10.9.0.1', '10.9.0.2']) {
      expect(send(world([x]), client, `${address}:9000`)).toMatchObject({
        kind: 'tcp-forwarded',
        destinations: [{ pods: { '10.20.0.1': 2 } }],
      });
    }
  });
  test.each<[string, Record<string, Json>, string | undefined]>([
    ['NONE', { resolution: 'NONE' }, 'external'],
    ['STATIC', { resolution: 'STATIC', endpoints: [{ address: '10.20.0.1' }] }, 'ready'],
    ['DNS of the host', { resolution: 'DNS' }, 'external'],
    ['DNS of endpoints', { resolution: 'DNS', endpoints: [{ address: 'y.test' }] }, 'external'],
    ['a selector without workloads', { resolution: 'STATIC', workloadSelector: { labels: { app: 'q' } } }, 'empty'],
    [
      'DNS with a selector without workloads',
      { resolution: 'DNS', workloadSelector: { labels: { app: 'q' } } },
      'missing',
    ],
  ])('R-SE-2, R-SE-8 %s', (_, spec, state) => {
    const x = serviceEntry('app/x', {
      hosts: ['x.test'],
      ports: [{ number: 80, name: 'p', protocol: 'HTTP' }],
      ...spec,
    });
    expect(ask(world([x]), client, 'GET x.test/')).toMatchObject({ destinations: [{ state }] });
  });
  test('R-SE-8 pods of its namespace are endpoints', () => {
    const x = serviceEntry('app/x', {
      hosts: ['x.test'],
      ports: [{ number: 80, name: 'p', protocol: 'HTTP' }],
      resolution: 'STATIC',
      workloadSelector: { labels: { app: 'q' } },
    });
    expect(get([x, pods('app/q')], 'GET x.test/')).toBe('forwarded 80||x.test');
    expect(get([x, pods('other/q')], 'GET x.test/')).toBe('no-endpoints UH 80||x.test');
  });
  test('R-SE-6 a wildcard host is one cluster for all names below', () => {
    const x = entry('app/x', ['*.x.test'], 'HTTP', { resolution: 'NONE', endpoints: null });
    expect(get([x], 'GET a.b.x.test/')).toBe('forwarded 80||*.x.test');
    expect(get([x], 'GET x.test/')).toBe('passthrough PassthroughCluster');
    expect(
      get([x, ...web('shop/w'), virtualService('shop/vs', { hosts: ['w'], http: [to('a.x.test')] })], 'GET w/'),
    ).toBe('no-cluster NC 80||a.x.test by shop/vs[0]');
  });
  test('R-SE-7 HTTPS ports know SNI, not http rules', () => {
    const x = entry('app/x', ['x.test'], 'HTTPS', { resolution: 'DNS', endpoints: null }, 443);
    const vs = virtualService('app/vs', { hosts: ['x.test'], http: [{ directResponse: { status: 200 } }] });
    expect(raw([x, vs], 'x.test:443', { sni: 'x.test' })).toBe('tcp-forwarded 443||x.test');
  });
  test('R-SE-10 exportTo', () => {
    expect(get([entry('app/x', ['x.test'], 'HTTP', { exportTo: ['.'] }), ...web('app/a')], 'GET x.test/')).toBe(
      'passthrough PassthroughCluster',
    );
  });
  const many = (more: Record<string, Json>): Json =>
    serviceEntry('app/x', { hosts: ['x.test'], ports: [{ number: 80, name: 'p', protocol: 'HTTP' }], ...more });
  test.each<[string, Json]>([
    ['NONE with endpoints', many({ resolution: 'NONE', endpoints: [{ address: '1.2.3.4' }] })],
    ['a range with DNS', many({ resolution: 'DNS', addresses: ['10.0.0.0/8'] })],
    ['a wildcard with DNS and no endpoint', many({ resolution: 'DNS', hosts: ['*.x.test'] })],
    [
      'two endpoints for DNS_ROUND_ROBIN',
      many({ resolution: 'DNS_ROUND_ROBIN', endpoints: [{ address: 'a.test' }, { address: 'b.test' }] }),
    ],
    [
      'one port twice',
      many({
        resolution: 'NONE',
        ports: [
          { number: 80, name: 'p', protocol: 'HTTP' },
          { number: 80, name: 'q', protocol: 'HTTP' },
        ],
      }),
    ],
    ['`*`', many({ resolution: 'NONE', hosts: ['*'] })],
    [
      'selector and endpoints',
      many({ resolution: 'STATIC', endpoints: [{ address: '1.2.3.4' }], workloadSelector: { labels: { a: 'b' } } }),
    ],
  ])('R-SE-9 refuses %s', (_, value) => {
    expect(refused([value])).toEqual(['ServiceEntry app/x']);
  });
});

test('R-GW-41 gateways see the oldest ServiceEntry of a host, their own namespace or not', () => {
  const x = (at: string, day: string, number: number): Json => ({
    ...(entry(at, ['x.test'], 'HTTP', {}, number) as object),
    metadata: { name: 'x', namespace: at.split('/')[0] ?? '', creationTimestamp: `2024-01-${day}T00:00:00Z` },
  });
  const gw = gateway('app/gw', {
    selector,
    servers: [{ port: { number: 80, name: 'h', protocol: 'HTTP' }, hosts: ['*'] }],
  });
  const vs = virtualService('third/vs', { hosts: ['a.test'], gateways: ['app/gw'], http: [to('x.test')] });
  const objects = [x('app/x', '01', 81), x('istio-system/x', '02', 82), gw, vs];
  expect(told(ask(world(objects), ingress, 'GET a.test/'))).toBe('forwarded 81||x.test by third/vs[0]');
});
