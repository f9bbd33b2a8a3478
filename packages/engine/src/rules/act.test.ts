// What a chosen rule does (R-ACT-…, R-RES-…, R-SIM-…).
import { describe, expect, test } from 'vitest';
import type { Json } from '../ref.ts';
import type { HttpRequest } from '../request.ts';
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
  to,
  told,
  virtualService,
  web,
  world,
} from './world.ts';

type Rule = Record<string, Json>;
const client = podIn('app', { app: 'cart' });
const base = [...web('app/web'), ...web('app/api'), ...web('app/two', ['http:8080'])];
const gw = gateway('app/gw', {
  selector,
  servers: [
    { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] },
    {
      port: { number: 443, name: 'https', protocol: 'HTTPS' },
      hosts: ['*'],
      tls: { mode: 'SIMPLE', credentialName: 'c' },
    },
  ],
});
const vs = (...http: readonly Json[]): Json =>
  virtualService('app/vs', { hosts: ['web', 'a.test'], gateways: ['mesh', 'gw'], http });
const mesh = (...http: readonly Json[]) => world([...base, gw, vs(...http)]);
type Headers = HttpRequest['headers'];
const get = (rule: Rule, line = 'GET web/', headers: Headers = []) => ask(mesh(rule), client, line, { headers });
const at = (rule: Rule, line = 'GET a.test/', headers: Headers = []) => ask(mesh(rule), ingress, line, { headers });
const one = (rule: Rule = {}): Rule => to('web', rule);
const dest = (host: string, more: Rule = {}): Json => ({ destination: { host }, ...more });
/** A header of the answer. */
const answered = (outcome: ReturnType<typeof ask>, name: string): string | undefined =>
  'responseHeaders' in outcome ? outcome.responseHeaders?.find(([key]) => key === name)?.[1] : undefined;
const sent = (outcome: ReturnType<typeof ask>, name: string): readonly string[] =>
  'upstream' in outcome
    ? (outcome.upstream?.headers ?? []).filter(([key]) => key === name).map(([, value]) => value)
    : [];
const upstream = (outcome: ReturnType<typeof ask>) => ('upstream' in outcome ? outcome.upstream : undefined);

describe('destinations', () => {
  test.each([
    ['R-ACT-4 a single port is inferred at a gateway', 'two', ingress, 'GET a.test/', 'forwarded 8080||two.app'],
    ['R-ACT-5 never on a sidecar', 'two', client, 'GET web/', 'no-cluster NC 80||two.app'],
    ['R-HOST-4 a name with a dot', 'web.app', client, 'GET web/', 'no-cluster NC 80||web.app'],
    ['R-ACT-10 an unknown host', 'x.test', ingress, 'GET a.test/', 'no-cluster NC 80||x.test'],
  ])('%s', (_, host, from, line, answer) => {
    expect(told(ask(mesh(to(host)), from, line))).toBe(`${answer} by app/vs[0]`);
  });
  test('R-ACT-6, R-ACT-8 several ports: the server’s number; the container’s port is none', () => {
    const many = [service('app/many', ['http:80>9000', 'x:81']), pods('app/many'), gw];
    expect(told(ask(world([...many, vs(to('many'))]), ingress, 'GET a.test/'))).toContain('forwarded 80||many.app');
    expect(
      told(ask(world([...many, vs(to('many'))]), ingress, 'GET a.test:443/', { tls: { sni: 'a.test' } })),
    ).toContain('no-cluster NC 443||many.app');
    expect(
      told(
        ask(
          world([...many, vs({ route: [{ destination: { host: 'many', port: { number: 9000 } } }] })]),
          ingress,
          'GET a.test/',
        ),
      ),
    ).toContain('no-cluster');
  });
  test('R-ACT-7 an ExternalName destination is followed for one hop, at gateways', () => {
    const alias = service('app/old', ['http:80'], {
      type: 'ExternalName',
      externalName: 'api.app.svc.cluster.local',
      selector: {},
    });
    expect(told(ask(world([...base, gw, alias, vs(to('old'))]), ingress, 'GET a.test/'))).toBe(
      'forwarded 80||api.app by app/vs[0]',
    );
    const bare = service('app/old', [], { type: 'ExternalName', externalName: 'api.app.svc.cluster.local', ports: [] });
    expect(told(ask(world([...base, bare, vs(to('old'))]), client, 'GET web/'))).toBe(
      'no-cluster NC 80||old.app by app/vs[0]',
    );
  });
  test.each<[string, readonly Json[], string]>([
    ['R-ACT-14 a lone destination’s weight does not count', [dest('web', { weight: 0 })], 'forwarded 80||web.app'],
    ['R-ACT-15 those without weight go', [dest('web', { weight: 90 }), dest('api')], 'forwarded 80||web.app*90'],
    [
      'R-ACT-15 in different states',
      [dest('web', { weight: 1 }), dest('x.test', { weight: 1 })],
      'weighted 80||web.app*1 + 80||x.test*1',
    ],
    [
      'R-ACT-16 the same one twice',
      [dest('web', { weight: 1 }), dest('web', { weight: 2 })],
      'forwarded 80||web.app*1 + 80||web.app*2',
    ],
  ])('%s', (_, route, answer) => {
    expect(told(get({ route }))).toBe(`${answer} by app/vs[0]`);
  });
  test.each([
    [[dest('web'), dest('api')]],
    [[dest('web', { weight: 0 }), dest('api', { weight: 0 })]],
    [[dest('web', { weight: -1 })]],
  ])('R-ACT-15 refuses weights %#', (route) => {
    expect(refused([vs({ route })])).toHaveLength(1);
  });
});

describe('redirect', () => {
  const location = (redirect: Rule, line: string, more: Rule = {}, tls = false): string | undefined =>
    answered(ask(mesh({ redirect, ...more }), ingress, line, tls ? { tls: { sni: 'a.test' } } : {}), 'location');
  test.each<[string, Rule, string, string]>([
    ['scheme alone', { scheme: 'https' }, 'GET a.test/p?q=1', 'https://a.test/p?q=1'],
    ['R-ACT-17 uri replaces the path, the query stays', { uri: '/n' }, 'GET a.test/o?q=1', 'http://a.test/n?q=1'],
    ['R-ACT-20 a uri with a query loses the request’s', { uri: '/n?x' }, 'GET a.test/o?q=1', 'http://a.test/n?x'],
    ['R-ACT-20 a uri without slash gets one', { uri: 'n' }, 'GET a.test/o', 'http://a.test/n'],
    ['R-ACT-17 authority', { authority: 'b.test' }, 'GET a.test/o', 'http://b.test/o'],
    ['R-ACT-18 a port', { port: 8443 }, 'GET a.test/o', 'http://a.test:8443/o'],
    [
      'R-ACT-18 the default of the scheme is left out',
      { port: 443, scheme: 'https' },
      'GET a.test/o',
      'https://a.test/o',
    ],
    ['R-ACT-18 of another scheme it is not', { port: 80, scheme: 'https' }, 'GET a.test/o', 'https://a.test:80/o'],
    [
      'R-ACT-18 the listener’s port, which is the default',
      { derivePort: 'FROM_REQUEST_PORT', authority: 'b.test' },
      'GET a.test/o',
      'http://b.test/o',
    ],
    [
      'R-ACT-18 the listener’s port with another scheme',
      { derivePort: 'FROM_REQUEST_PORT', scheme: 'https' },
      'GET a.test/o',
      'https://a.test:80/o',
    ],
  ])('%s', (_, redirect, line, answer) => {
    expect(location(redirect, line)).toBe(answer);
  });
  test('R-ACT-20 the Host’s own port', () => {
    const any = (redirect: Rule): Json =>
      virtualService('app/vs', { hosts: ['*'], gateways: ['gw'], http: [{ redirect }] });
    const outcome = (host: string, redirect: Rule): string | undefined =>
      answered(ask(world([gw, any(redirect)]), ingress, 'GET x/', { host }), 'location');
    expect(outcome('a.test:8080', { scheme: 'https' })).toBe('https://a.test:8080/');
    expect(outcome('a.test:80', { scheme: 'https' })).toBe('https://a.test/');
    expect(outcome('a.test:443', { scheme: 'https' })).toBe('https://a.test:443/');
    expect(outcome('a.test:8080', { port: 99 })).toBe('http://a.test:99/');
    expect(outcome('[::1]:80', { scheme: 'https' })).toBe('https://[::1]/');
  });
  test('R-ACT-18 on a server with tls 443 is the default', () => {
    expect(location({ derivePort: 'FROM_REQUEST_PORT', authority: 'b.test' }, 'GET a.test:443/o', {}, true)).toBe(
      'https://b.test/o',
    );
  });
  test.each<[string, Json | undefined, string, string]>([
    ['/', { uri: { prefix: '/foo' } }, '/foo/baz', 'http://a.test//baz'],
    ['/', undefined, '/x', 'http://a.test/x'],
    ['new', { uri: { prefix: '/foo' } }, '/foo/x?q', 'http://a.test/new/x?q'], // R-ACT-20: the slash is added here too
    ['/n?a=1', { uri: { prefix: '/foo' } }, '/foo/x?q', 'http://a.test/n?a=1/x?q'],
  ])('R-ACT-21 prefixRewrite `%s` of %j', (prefixRewrite, match, path, answer) => {
    expect(location({ prefixRewrite }, `GET a.test${path}`, match ? { match: [match] } : {})).toBe(answer);
  });
  test.each([
    [0, 301],
    [302, 302],
    [308, 308],
  ])('R-ACT-19 code %s answers %s', (redirectCode, status) => {
    expect(at({ redirect: { uri: '/n', redirectCode } })).toMatchObject({ status });
  });
  test('R-ACT-19 code 305 makes Envoy refuse the routes', () => {
    expect(at({ redirect: { uri: '/n', redirectCode: 305 } }).kind).toBe('config-rejected');
  });
  test.each<[string, Rule]>([
    ['nothing', {}],
    ['a code of 200', { uri: '/n', redirectCode: 200 }],
    ['uri and prefixRewrite', { uri: '/n', prefixRewrite: '/' }],
    ['a scheme of ftp', { scheme: 'ftp' }],
  ])('R-ACT-17 refuses %s', (_, redirect) => {
    expect(refused([vs({ redirect })])).toHaveLength(1);
  });
});

describe('direct response', () => {
  test('R-ACT-22, R-ACT-23 status, body, header operations', () => {
    const outcome = at({
      directResponse: { status: 503, body: { string: 'no' } },
      headers: { response: { set: { x: 'y' } } },
    });
    expect(outcome).toMatchObject({ kind: 'direct-response', status: 503, body: 'no' });
    expect(answered(outcome, 'x')).toBe('y');
  });
  test.each([
    [201, 'http://a.test/p?q'],
    [302, 'http://a.test/p?q'],
    [200, undefined],
  ])('R-ACT-23 status %s has location %s', (status, answer) => {
    expect(answered(at({ directResponse: { status } }, 'GET a.test/p?q'), 'location')).toBe(answer);
  });
  test('R-ACT-22 status 600 is admitted and refused by Envoy', () => {
    expect(at({ directResponse: { status: 600 } }).kind).toBe('config-rejected');
    expect(refused([vs({ directResponse: { status: 601 } })])).toHaveLength(1);
  });
});

describe('rewrite', () => {
  const path = (match: Json | undefined, rewrite: Rule, asked: string): string | undefined =>
    upstream(get({ ...one(), rewrite, ...(match ? { match: [match] } : {}) }, `GET web${asked}`))?.path;
  test.each<[string, Json | undefined, Rule, string, string]>([
    ['R-ACT-24 prefix', { uri: { prefix: '/api' } }, { uri: '/' }, '/api/x', '//x'],
    ['R-ACT-24 prefix with slash', { uri: { prefix: '/api/' } }, { uri: '/' }, '/api/x', '/x'],
    ['R-ACT-24 inside a word', { uri: { prefix: '/api' } }, { uri: '/v2' }, '/apiary?q', '/v2ary?q'],
    ['R-ACT-24 no uri', undefined, { uri: '/bar' }, '/foo', '/barfoo'],
    ['R-ACT-24 exact', { uri: { exact: '/a' } }, { uri: '/b' }, '/a?q', '/b?q'],
    ['R-ACT-24 regex', { uri: { regex: '/a.*' } }, { uri: '/b' }, '/a/c?q', '/b?q'],
    ['R-ACT-25 whatever case', { uri: { prefix: '/API' }, ignoreUriCase: true }, { uri: '/v2' }, '/aPi/x', '/v2/x'],
    ['R-ACT-25 empty beside authority', { uri: { prefix: '/a' } }, { uri: '', authority: 'b.test' }, '/a/x', '/a/x'],
    ['R-ACT-26 everywhere', undefined, { uriRegexRewrite: { match: 'a', rewrite: 'b' } }, '/a/a?a', '/b/b?a'],
    [
      'R-ACT-26 groups',
      undefined,
      { uriRegexRewrite: { match: '/(\\w+)/(\\w+)', rewrite: '/\\2/\\1' } },
      '/a/b',
      '/b/a',
    ],
    ['R-ACT-26 a dollar is plain', undefined, { uriRegexRewrite: { match: 'a', rewrite: '$1' } }, '/a', '/$1'],
  ])('%s', (_, match, rewrite, asked, answer) => {
    expect(path(match, rewrite, asked)).toBe(answer);
  });
  test('R-ACT-27, R-ACT-28 authority and the original path', () => {
    const outcome = get({ ...one(), rewrite: { uri: '/n', authority: 'b.test' } }, 'GET web/o?q');
    expect(upstream(outcome)).toMatchObject({ authority: 'b.test', path: '/no?q' });
    expect(sent(outcome, 'x-envoy-original-path')).toEqual(['/o?q']);
  });
});

describe('header operations', () => {
  const headers = (request: Rule): Rule => ({ ...one(), headers: { request } });
  test.each<[string, Rule, Headers, readonly string[]]>([
    [
      'R-ACT-30 set replaces all',
      { set: { x: '1' } },
      [
        ['x', 'a'],
        ['x', 'b'],
      ],
      ['1'],
    ],
    ['R-ACT-30 add appends', { add: { x: '1' } }, [['x', 'a']], ['a', '1']],
    ['R-ACT-31 remove, then set', { remove: ['x'], set: { x: '1' } }, [['x', 'a']], ['1']],
    ['R-ACT-31 set, then add', { set: { x: '1' }, add: { x: '2' } }, [['x', 'a']], ['1', '2']],
    ['R-ACT-31 an empty value changes nothing', { set: { x: '' } }, [['x', 'a']], ['a']],
    ['R-ACT-30 in byte order', { add: { x: 'a', X: 'b' } }, [], ['b', 'a']],
    ['R-ACT-35 a missing header is empty', { set: { x: '%REQ(no)%' } }, [['x', 'a']], ['a']],
    ['R-ACT-35 the other header instead', { set: { x: '%REQ(no?y)%' } }, [['y', 'b']], ['b']],
    ['R-ACT-35 a percent sign', { set: { x: '5%%' } }, [], ['5%']],
  ])('%s', (_, request, given, answer) => {
    expect(sent(get(headers(request), 'GET web/', given), 'x')).toEqual(answer);
  });
  test('R-ACT-32 one destination: its set wins, removals never undo', () => {
    const rule = {
      headers: { request: { set: { x: 'entry', y: 'entry' } } },
      route: [dest('web', { headers: { request: { set: { x: 'dest' }, remove: ['y'] } } })],
    };
    expect(sent(get(rule), 'x')).toEqual(['dest']);
    expect(sent(get(rule), 'y')).toEqual(['entry']);
  });
  test('R-ACT-33 several listed: the entry’s wins', () => {
    const rule = {
      headers: { request: { set: { x: 'entry' }, remove: ['y'] } },
      route: [
        dest('web', { weight: 1, headers: { request: { set: { x: 'dest', y: 'dest' } } } }),
        dest('api', { weight: 0 }),
      ],
    };
    expect(sent(get(rule), 'x')).toEqual(['entry']);
    expect(sent(get(rule), 'y')).toEqual([]);
  });
  test.each<[string, Rule, string]>([
    [
      'rewrite first',
      {
        rewrite: { authority: 'r.test' },
        headers: { request: { set: { x: 'y' } } },
        route: [dest('web', { headers: { request: { set: { host: 'd.test' } } } })],
      },
      'r.test',
    ],
    [
      'then the entry',
      {
        headers: { request: { set: { ':authority': 'e.test' } } },
        route: [dest('web', { headers: { request: { set: { host: 'd.test' } } } })],
      },
      'e.test',
    ],
    [
      'set before add',
      {
        headers: { request: { add: { host: 'add.test' } } },
        route: [dest('web', { headers: { request: { set: { host: 'd.test' } } } })],
      },
      'add.test',
    ],
    ['then the destination', { route: [dest('web', { headers: { request: { add: { Host: 'd.test' } } } })] }, 'd.test'],
  ])('R-ACT-34 %s', (_, rule, answer) => {
    expect(upstream(get(rule))?.authority).toBe(answer);
  });
  test.each<[string, Rule]>([
    ['a lone percent', { set: { x: '5%' } }],
    ['text behind a command', { set: { x: '%REQ(x):3%' } }],
    ['removing host', { remove: ['host'] }],
    ['another pseudo header', { set: { ':path': '/' } }],
  ])('R-ACT-29, R-ACT-35 refuses %s', (_, request) => {
    expect(refused([vs(headers(request))])).toHaveLength(1);
  });
  test.each(['%NO_SUCH%', '%REQ%', '%PROTOCOL(x)%', '%START_TIME%ok%NOPE%'])(
    'R-ACT-35 `%s` is refused by Envoy',
    (value) => {
      expect(get(headers({ set: { x: value } })).kind).toBe('config-rejected');
    },
  );
  test('R-ACT-35 requests see what came in, responses what went out', () => {
    const outcome = get(
      {
        ...one(),
        rewrite: { uri: '/new', authority: 'b.test' },
        match: [{ uri: { prefix: '/old' } }],
        headers: {
          request: { set: { x: '%REQ(:path)% %REQ(:authority)%' } },
          response: { set: { x: '%REQ(:path)% %REQ(:authority)%' } },
        },
      },
      'GET web/old',
    );
    expect(sent(outcome, 'x')).toEqual(['/old web']);
    expect(answered(outcome, 'x')).toBe('/new b.test');
  });
  test.each<[string, Rule, string, boolean]>([
    ['a local 503', { ...to('x.test') }, 'GET web/', true],
    ['a fault', { ...one(), fault: { abort: { httpStatus: 418, percentage: { value: 100 } } } }, 'GET web/', true],
    ['a redirect', { redirect: { uri: '/n' } }, 'GET web/', true],
    ['404', { ...one(), match: [{ uri: { prefix: '/only' } }] }, 'GET web/', false],
  ])('R-ACT-36 response operations on %s', (_, rule, line, applies) => {
    expect(answered(get({ ...rule, headers: { response: { set: { x: 'y' } } } }, line), 'x')).toBe(
      applies ? 'y' : undefined,
    );
  });
});

describe('fault', () => {
  const abort = (fault: Json, draws: { abort?: number; delay?: number } = {}) =>
    ask(mesh({ ...one(), fault }), client, 'GET web/', draws);
  test.each<[string, Json, string]>([
    ['R-ACT-38 without a percentage never', { abort: { httpStatus: 500 } }, 'forwarded'],
    ['R-ACT-39 100 always', { abort: { httpStatus: 500, percentage: { value: 100 } } }, 'fault-abort'],
    [
      'R-ACT-40 delay and abort',
      {
        delay: { fixedDelay: '1s', percentage: { value: 100 } },
        abort: { httpStatus: 500, percentage: { value: 100 } },
      },
      'fault-abort DI,FI',
    ],
    ['R-ACT-37 the deprecated percent', { delay: { fixedDelay: '1s', percent: 100 } }, 'forwarded DI'],
    ['R-ACT-37 0 is 0', { delay: { fixedDelay: '1s', percent: 100, percentage: { value: 0 } } }, 'forwarded'],
  ])('%s', (_, fault, answer) => {
    expect(told(abort(fault)).startsWith(answer)).toBe(true);
  });
  test('R-SIM-5, R-SIM-6 the share is cut off, not rounded', () => {
    const fault = { abort: { httpStatus: 500, percentage: { value: 0.57 } } };
    expect(abort(fault, { abort: 5698.5 / 1e6 }).kind).toBe('fault-abort');
    expect(abort(fault, { abort: 5699.5 / 1e6 }).kind).toBe('forwarded');
  });
  test('R-ACT-38, R-RES-1 a gRPC status is 200 with it', () => {
    expect(abort({ abort: { grpcStatus: 'UNAVAILABLE', percentage: { value: 100 } } })).toMatchObject({
      status: 200,
      kind: 'fault-abort',
    });
  });
  test('R-ACT-41 comes before CORS', () => {
    const rule = {
      ...one(),
      fault: { abort: { httpStatus: 500, percentage: { value: 100 } } },
      corsPolicy: { allowOrigins: [{ exact: 'http://o' }] },
    };
    const outcome = get(rule, 'OPTIONS web/', [
      ['Origin', 'http://o'],
      ['Access-Control-Request-Method', 'GET'],
    ]);
    expect(outcome.kind).toBe('fault-abort');
    expect(answered(outcome, 'access-control-allow-origin')).toBeUndefined();
  });
  test.each<[Rule, string]>([
    [{ redirect: { uri: '/n' } }, 'redirect'],
    [{ directResponse: { status: 200 } }, 'direct response'],
  ])('R-VS-29 a fault of the root strikes the delegate’s %#', (rule) => {
    const fault = { abort: { httpStatus: 418, percentage: { value: 100 } } };
    const objects = [
      virtualService('app/root', { hosts: ['web'], http: [{ delegate: { name: 'leaf' }, fault }] }),
      virtualService('app/leaf', { http: [rule] }),
    ];
    expect(ask(world([...base, ...objects]), client, 'GET web/')).toMatchObject({
      kind: 'fault-abort',
      status: 418,
      flags: 'FI',
      body: 'fault filter abort',
    });
  });
});

describe('timeout, retries, mirrors', () => {
  const effects = (rule: Rule) => {
    const outcome = get({ ...one(), ...rule });
    return 'effects' in outcome ? outcome.effects : undefined;
  };
  const builtIn = 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes';
  test.each<[string, Rule, unknown]>([
    ['R-ACT-44 built in', {}, { attempts: 2, on: builtIn }],
    ['R-ACT-45 none', { retries: { attempts: 0 } }, { attempts: 0 }],
    ['R-ACT-45 conditions stay', { retries: { attempts: 3 } }, { attempts: 3, on: builtIn }],
    [
      'R-ACT-45 codes',
      { retries: { attempts: 3, retryOn: '503,5xx' } },
      { attempts: 3, on: '5xx,retriable-status-codes', statusCodes: [503] },
    ],
    [
      'R-ACT-45 per try',
      { retries: { attempts: 1, perTryTimeout: '2s', retryOn: 'reset' } },
      { attempts: 1, on: 'reset', perTryTimeoutMs: 2000 },
    ],
  ])('%s', (_, rule, retries) => {
    expect(effects(rule)?.retries).toEqual(retries);
  });
  test.each<[string, Rule]>([
    ['a blank behind the comma', { attempts: 1, retryOn: '503, 504' }],
    ['an unknown word', { attempts: 1, retryOn: 'sometimes' }],
    ['attempts 0 with conditions', { attempts: 0, retryOn: '5xx' }],
  ])('R-ACT-45 refuses %s', (_, retries) => {
    expect(refused([vs({ ...one(), retries })])).toHaveLength(1);
  });
  test('R-ACT-43 timeout', () => {
    expect(effects({ timeout: '1.5s' })?.timeoutMs).toBe(1500);
    expect(effects({})?.timeoutMs).toBeUndefined();
  });
  test.each<[string, Rule, readonly number[]]>([
    ['default', { mirror: { host: 'api' } }, [100]],
    ['percentage', { mirror: { host: 'api' }, mirrorPercentage: { value: 12.5 } }, [12.5]],
    ['explicit 0', { mirror: { host: 'api' }, mirrorPercentage: { value: 0 } }, []],
    ['the deprecated integer', { mirror: { host: 'api' }, mirrorPercent: 40 }, [40]],
    [
      'several',
      {
        mirrors: [
          { destination: { host: 'api' } },
          { destination: { host: 'two', port: { number: 8080 } }, percentage: { value: 1 } },
        ],
      },
      [100, 1],
    ],
  ])('R-ACT-48 %s', (_, rule, percents) => {
    expect((effects(rule)?.mirrors ?? []).map(({ percent }) => percent)).toEqual(percents);
  });
  test('R-ACT-48 mirror beside mirrors is refused', () => {
    expect(
      refused([vs({ ...one(), mirror: { host: 'api' }, mirrors: [{ destination: { host: 'api' } }] })]),
    ).toHaveLength(1);
  });
});

describe('CORS', () => {
  const cors = (more: Rule = {}): Rule => ({
    ...one(),
    corsPolicy: { allowOrigins: [{ exact: 'http://o' }], ...more },
  });
  const preflight: Headers = [
    ['Origin', 'http://o'],
    ['Access-Control-Request-Method', 'PUT'],
    ['Access-Control-Request-Headers', 'x-a'],
  ];
  test('R-ACT-51 a preflight is answered', () => {
    const outcome = get(
      cors({
        allowMethods: ['GET', 'PUT'],
        allowHeaders: ['*'],
        maxAge: '60s',
        allowCredentials: true,
        exposeHeaders: ['b'],
      }),
      'OPTIONS web/',
      preflight,
    );
    expect(outcome).toMatchObject({ kind: 'cors-preflight', status: 200 });
    expect('responseHeaders' in outcome && outcome.responseHeaders).toEqual([
      ['access-control-allow-origin', 'http://o'],
      ['access-control-allow-credentials', 'true'],
      ['access-control-allow-methods', 'GET,PUT'],
      ['access-control-allow-headers', 'x-a'],
      ['access-control-max-age', '60'],
      ['access-control-expose-headers', 'b'],
    ]);
  });
  test.each<[string, Rule, string, Headers, string]>([
    [
      'another origin is forwarded',
      {},
      'OPTIONS web/',
      [
        ['Origin', 'http://x'],
        ['Access-Control-Request-Method', 'PUT'],
      ],
      'forwarded',
    ],
    [
      'unless it is to be ignored',
      { unmatchedPreflights: 'IGNORE' },
      'OPTIONS web/',
      [
        ['Origin', 'http://x'],
        ['Access-Control-Request-Method', 'PUT'],
      ],
      'cors-preflight',
    ],
    ['without a method it is none', {}, 'OPTIONS web/', [['Origin', 'http://o']], 'forwarded'],
    [
      'an empty one neither',
      {},
      'OPTIONS web/',
      [
        ['Origin', 'http://o'],
        ['Access-Control-Request-Method', ''],
      ],
      'forwarded',
    ],
  ])('R-ACT-51 %s', (_, more, line, headers, kind) => {
    expect(get(cors(more), line, headers).kind).toBe(kind);
  });
  test.each<[string, Json, boolean]>([
    ['prefix', [{ prefix: 'http://' }], true],
    ['regex of the whole', [{ regex: 'http://' }], false],
    ['`*`', [{ exact: '*' }], true],
    ['`.*`', [{ regex: '.*' }], true],
    ['other case', [{ exact: 'HTTP://O' }], false],
  ])('R-ACT-50, R-ACT-52 an ordinary answer for origins by %s', (_, allowOrigins, allowed) => {
    const outcome = get(cors({ allowOrigins }), 'GET web/', [['Origin', 'http://o']]);
    expect(answered(outcome, 'access-control-allow-origin')).toBe(allowed ? 'http://o' : undefined);
  });
  test('R-ACT-53 the OPTIONS request must match the rule itself', () => {
    expect(get({ ...cors(), match: [{ method: { exact: 'PUT' } }] }, 'OPTIONS web/', preflight).kind).toBe('not-found');
  });
});

test('R-ACT-57 clients do not steer retries and timeouts', () => {
  const outcome = at(one(), 'GET a.test/', [
    ['x-envoy-max-retries', '9'],
    ['x-envoy-upstream-rq-timeout-ms', '1'],
  ]);
  expect(upstream(outcome)?.headers.filter(([name]) => name.startsWith('x-envoy-'))).toEqual([]);
});

describe('R-RES-1 gRPC', () => {
  test.each([
    ['application/grpc', true],
    ['application/grpc+proto', true],
    ['application/grpc-web', false],
    ['application/grpc;x', false],
    ['Application/grpc', false],
  ])('content-type %s', (type, isGrpc) => {
    expect(get(to('x.test'), 'GET web/', [['content-type', type]])).toMatchObject({
      kind: 'no-cluster',
      status: isGrpc ? 200 : 503,
    });
  });
  test.each([
    [400, '13'],
    [401, '16'],
    [403, '7'],
    [404, '12'],
    [429, '14'],
    [500, '2'],
    [504, '14'],
    [200, '2'],
  ])('a direct response of %s has grpc-status %s', (status, answer) => {
    expect(
      answered(get({ directResponse: { status } }, 'GET web/', [['content-type', 'application/grpc']]), 'grpc-status'),
    ).toBe(answer);
  });
});

describe('R-SIM-2 the weighted choice', () => {
  test.each([
    [0, '80||web.app'],
    [0.29, '80||web.app'],
    [0.3, '80||api.app'],
    [0.99, '80||api.app'],
  ])('a draw of %s takes %s', (pick, answer) => {
    const rule = {
      route: [
        dest('web', { weight: 3, headers: { request: { set: { x: '80||web.app' } } } }),
        dest('api', { weight: 7, headers: { request: { set: { x: '80||api.app' } } } }),
      ],
    };
    expect(sent(ask(mesh(rule), client, 'GET web/', { pick }), 'x')).toEqual([answer]);
  });
});

test('R-DR-16 a subset passed on to the dialled address is no choice of pods', () => {
  const rule = destinationRule('app/web', { host: 'web', trafficPolicy: { loadBalancer: { simple: 'PASSTHROUGH' } } });
  expect(ask(world([...base, rule]), client, 'GET web/')).toMatchObject({ destinations: [{ state: 'external' }] });
});
