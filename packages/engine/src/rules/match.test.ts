// Matching: which routes a VirtualService gives, and which requests they take (R-MATCH-…, R-HOST-…).
import { describe, expect, test } from 'vitest';
import type { Json } from '../ref.ts';
import type { HttpRequest } from '../request.ts';
import {
  ask,
  gateway,
  ingress,
  podIn,
  refused,
  selector,
  service,
  to,
  told,
  virtualService,
  web,
  world,
} from './world.ts';
import { compareSpecificity, hostsMatch, intersectHosts, isSubsetOf, resolveShortName } from '../host.ts';

type Rule = Record<string, Json>;
type Headers = HttpRequest['headers'];
const client = podIn('app', { app: 'cart' });
const base = [...web('app/web'), ...web('app/api')];
const rules = (...http: readonly Json[]) => world([...base, virtualService('app/vs', { hosts: ['web'], http })]);
/** Whether a request fulfils one match. */
const fits = (match: Json, line = 'GET web/', headers: Headers = [], host?: string): boolean =>
  told(
    ask(rules(to('web', { match: [match] })), client, line, {
      headers,
      dial: 'web',
      ...(host === undefined ? {} : { host }),
    }),
  ).startsWith('forwarded');

describe('R-HOST names and hosts', () => {
  test.each([
    ['', ''],
    ['*', '*'],
    ['10.0.0.1', '10.0.0.1'],
    ['::1', '::1'],
    ['web', 'web.app.svc.cluster.local'],
    ['web.app', 'web.app'],
    ['Web', 'Web.app.svc.cluster.local'],
  ])('R-HOST-1, R-HOST-5 `%s` becomes `%s`', (host, answer) => {
    expect(resolveShortName(host, 'app', 'cluster.local')).toBe(answer);
  });
  test.each([
    ['*.foo.com', 'a.b.foo.com', true],
    ['*.foo.com', 'foo.com', false],
    ['*', 'x', true],
    ['*.com', '*.foo.com', true],
    ['a.*', 'a.b', false], // R-HOST-6
    ['foo.com', 'Foo.com', false],
  ])('R-HOST-7 %s and %s match: %s', (a, b, answer) => {
    expect([hostsMatch(a, b), hostsMatch(b, a)]).toEqual([answer, answer]);
  });
  test.each([
    ['a.com', 'a.com', true],
    ['a.com', '*.com', true],
    ['*.com', 'a.com', false],
    ['*.a.com', '*.com', true],
    ['*.com', '*.a.com', false],
  ])('R-HOST-8 %s within %s: %s', (a, b, answer) => {
    expect(isSubsetOf(a, b)).toBe(answer);
  });
  test('R-HOST-9 the more specific of each pair, in the first list’s order', () => {
    expect(intersectHosts(['*.com', 'a.net'], ['*.net', 'b.com', 'a.net', 'b.com'])).toEqual(['b.com', 'a.net']);
    expect(intersectHosts(['foo.com'], ['Foo.com'])).toEqual([]);
  });
  test('R-HOST-10 literals, then the longer, then by bytes', () => {
    expect(['*', '*.b.com', 'b.com', 'a.com', 'long.com', '*.a.com'].sort(compareSpecificity)).toEqual([
      'long.com',
      'a.com',
      'b.com',
      '*.a.com',
      '*.b.com',
      '*',
    ]);
  });
});

describe('R-HOST requests', () => {
  const gw = gateway('app/gw', {
    selector,
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
  });
  const hosts = (...names: readonly string[]) =>
    world([
      ...base,
      gw,
      ...names.map((host, i) => virtualService(`app/vs${i}`, { hosts: [host], gateways: ['gw'], http: [to('web')] })),
    ]);
  const name = (mesh: ReturnType<typeof world>, host: string | null): string | undefined => {
    const outcome = ask(mesh, ingress, 'GET x/', { host });
    return 'virtualHost' in outcome && outcome.virtualHost !== undefined ? outcome.virtualHost : told(outcome);
  };
  test.each([
    ['A.Test', 'a.test:80'],
    ['a.test:8080', 'a.test:80'],
    ['a.test:x', 'a.test:80'],
    ['b.test', '*.test:80'],
    ['b.c.test', '*.c.test:80'],
    ['x-api.test', '*-api.test:80'],
    ['test', '*:80'],
    ['.test', '*:80'],
    ['a.test.', '*:80'],
    ['[::1]:80', '*:80'],
  ])('R-HOST-20 to R-HOST-24 Host %s is answered by %s', (host, answer) => {
    expect(name(hosts('a.test', '*.test', '*.c.test', '*-api.test', '*'), host)).toBe(answer);
  });
  test('R-HOST-23 no other virtual host is asked', () => {
    const narrow = virtualService('app/a', {
      hosts: ['a.test'],
      gateways: ['gw'],
      http: [to('web', { match: [{ uri: { prefix: '/x' } }] })],
    });
    const wide = virtualService('app/b', { hosts: ['*.test'], gateways: ['gw'], http: [to('web')] });
    expect(ask(world([...base, gw, narrow, wide]), ingress, 'GET a.test/y')).toMatchObject({
      kind: 'not-found',
      virtualHost: 'a.test:80',
    });
  });
  test('R-HOST-28 a short VirtualService host at a gateway is the full name', () => {
    expect(name(hosts('web'), 'web')).toBe('not-found NR');
    expect(name(hosts('web'), 'web.app.svc.cluster.local')).toBe('web.app.svc.cluster.local:80');
  });
  test.each([
    [null, 'bad-request'],
    ['', 'bad-request'],
    ['a.test/x', 'bad-request'],
  ])('R-HOST-26 Host %j', (host, answer) => {
    expect(name(hosts('a.test'), host)).toBe(answer);
  });
  const raw = (method: string, path: string, from = ingress) =>
    ask(hosts('a.test'), from, `${method} a.test/`, { path });
  test.each([
    ['get', '/', 400],
    ['GETX', '/', 400],
    ['PROPFIND', '/', 200],
    ['OPTIONS', '*', 404],
    ['CONNECT', 'a.test:443', 404],
    ['GET', 'a.test', 400],
    ['GET', 'http://a.test/x', 200],
    ['GET', 'HTTP://a.test', 200],
    ['GET', 'http://b.test/x', 404],
    ['GET', 'https://a.test/x', 403],
    ['GET', 'ftp://a.test/x', 400],
    ['GET', '/%00', 400],
    ['GET', '/\u00e9', 400],
  ])('R-HOST-26, R-MATCH-16 %s %s: %s', (method, path, status) => {
    expect(raw(method, path)).toMatchObject({ status });
  });
  test('R-HOST-12, R-HOST-27 short names and the trailing dot on a sidecar', () => {
    const mesh = world(base);
    for (const host of ['web', 'web.app', 'web.app.svc', 'web.app.svc.cluster.local', 'web.app.svc.cluster.local.']) {
      expect(told(ask(mesh, client, 'GET web/', { host, dial: 'web' }))).toBe('forwarded 80||web.app');
    }
    expect(told(ask(mesh, client, 'GET web/', { host: 'web.app.svc.cluster', dial: 'web' }))).toBe(
      'passthrough PassthroughCluster',
    );
    expect(told(ask(mesh, podIn('other'), 'GET web/', { dial: 'web.app' }))).toBe('passthrough PassthroughCluster');
  });
  test('R-HOST-14 names of pods of a headless Service', () => {
    const mesh = world([service('app/db', ['http:80'], { clusterIP: 'None' }), ...base]);
    expect(told(ask(mesh, client, 'GET pod-0.db.app/', { dial: 'web' }))).toBe('forwarded 80||db.app');
  });
  test('R-HOST-18 a VirtualService for a dotted name takes it from the Service', () => {
    const mesh = world([...base, virtualService('app/vs', { hosts: ['web.app'], http: [to('api')] })]);
    expect(told(ask(mesh, client, 'GET web.app/'))).toBe('forwarded 80||api.app by app/vs[0]');
    expect(told(ask(mesh, client, 'GET web/'))).toBe('forwarded 80||web.app');
  });
});

describe('route lists', () => {
  const get = (http: readonly Json[], line = 'GET web/'): string => told(ask(rules(...http), client, line));
  test('R-MATCH-1 matches are alternatives, in order', () => {
    expect(get([to('api', { match: [{ uri: { exact: '/a' } }, { uri: { exact: '/b' } }] })], 'GET web/b')).toBe(
      'forwarded 80||api.app by app/vs[0.1]',
    );
  });
  test.each<[string, readonly Json[], string]>([
    ['no match', [to('web'), to('api', { match: [{ uri: { prefix: '/a' } }] })], '[0]'],
    ['an empty list', [to('web', { match: [] }), to('api')], '[0]'],
    ['an empty match (R-MATCH-30)', [to('web', { match: [{}] }), to('api')], '[0.0]'],
    ['`/`', [to('web', { match: [{ uri: { prefix: '/' } }] }), to('api')], '[0.0]'],
  ])('R-MATCH-3 ends the list: %s', (_, http, rule) => {
    expect(get(http, 'GET web/a')).toContain(rule);
  });
  test('R-MATCH-3 a catch-all filtered out ends nothing', () => {
    expect(get([to('web', { match: [{ port: 81 }, { sourceLabels: { app: 'x' } }] }), to('api')])).toContain('[1]');
  });
  test.each<[string, Json, boolean]>([
    ['port', { port: 80 }, true],
    ['another port', { port: 81 }, false],
    ['labels', { sourceLabels: { app: 'cart' } }, true],
    [
      'labels and gateways: labels do not count',
      { gateways: ['mesh'], sourceLabels: { app: 'x' }, sourceNamespace: 'x' },
      true,
    ],
    ['namespace', { sourceNamespace: 'app' }, true],
    ['port and gateways: the port counts', { gateways: ['mesh'], port: 81 }, false],
  ])('R-MATCH-2 %s', (_, match, applies) => {
    expect(get([to('api', { match: [match] })])).toContain(applies ? '||api' : '||web');
  });
  test.each<[string, Json, boolean]>([
    ['prefix /', { uri: { prefix: '/' } }, true],
    ['regex .*', { uri: { regex: '.*' } }, true],
    ['prefix / and case', { uri: { prefix: '/' }, ignoreUriCase: true }, true],
    ['empty prefix', { uri: { prefix: '' } }, false],
    ['regex /.*', { uri: { regex: '/.*' } }, false],
    ['regex ^.*$', { uri: { regex: '^.*$' } }, false],
    ['a method', { method: { exact: 'GET' } }, false],
    ['a query parameter', { queryParams: { a: {} } }, false],
    ['a missing header', { withoutHeaders: { x: {} } }, false],
  ])('R-MATCH-5, R-GW-26 %s is a catch-all: %s', (_, match, isCatchAll) => {
    const gw = gateway('app/gw', {
      selector,
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
    });
    const vs = (name: string, http: Json): Json =>
      virtualService(`app/${name}`, { hosts: ['a.test'], gateways: ['gw'], http: [http] });
    const mesh = world([
      ...base,
      gw,
      vs('first', to('web', { match: [match] })),
      vs('second', to('api', { match: [{ uri: { prefix: '/' }, queryParams: { a: {} } }] })),
    ]);
    expect(told(ask(mesh, ingress, 'GET a.test/?a'))).toContain(isCatchAll ? 'app/second' : 'app/first');
  });
});

describe('paths', () => {
  test.each<[string, Json, string, boolean]>([
    ['R-MATCH-9 the query does not count', { uri: { exact: '/a' } }, '/a?b', true],
    ['R-MATCH-10 exact', { uri: { exact: '/foo' } }, '/foo/', false],
    ['R-MATCH-11 prefix', { uri: { prefix: '/foo' } }, '/foobar', true],
    ['R-MATCH-11 prefix with slash', { uri: { prefix: '/foo/' } }, '/foo', false],
    ['R-MATCH-12 regex of the whole', { uri: { regex: '/v[0-9]' } }, '/v1/x', false],
    ['R-MATCH-12 alternatives of the whole', { uri: { regex: '/a|/b' } }, '/b', true],
    ['R-MATCH-12 alternatives are grouped', { uri: { regex: '/a|/b' } }, '/b/x', false],
    ['R-MATCH-13 no newline in `.`, ASCII classes', { uri: { regex: '/[[:alpha:]]+\\d' } }, '/ab1', true],
    ['R-MATCH-14 case', { uri: { prefix: '/Foo' }, ignoreUriCase: true }, '/fOO/x', true],
    ['R-MATCH-14 not of regexes', { uri: { regex: '/Foo' }, ignoreUriCase: true }, '/foo', false],
    ['R-MATCH-15 a star is a star', { uri: { prefix: '/a*' } }, '/ab', false],
    ['R-MATCH-16 dot segments', { uri: { exact: '/b' } }, '/a/../b', true],
    ['R-MATCH-16 above the root', { uri: { exact: '/a' } }, '/../../a', true],
    ['R-MATCH-16 escaped dots', { uri: { exact: '/b' } }, '/a/%2e%2E/b', true],
    ['R-MATCH-16 unreserved escapes', { uri: { exact: '/a' } }, '/%61', true],
    ['R-MATCH-16 once', { uri: { exact: '/%2561' } }, '/%2561', true],
    ['R-MATCH-16 other escapes stay', { uri: { exact: '/a%2Fb' } }, '/a%2Fb', true],
    ['R-MATCH-17 in their case', { uri: { exact: '/a%2Fb' } }, '/a%2fb', false],
    ['R-MATCH-16 broken escapes stay', { uri: { exact: '/a%zz%' } }, '/a%zz%', true],
    ['R-MATCH-16 raw characters are escaped', { uri: { exact: '/%7Ba%7D%22' } }, '/{a}"', true],
    ['R-MATCH-16 a backslash is a slash', { uri: { exact: '/a/b' } }, '/a\\b', true],
    ['R-MATCH-16 slashes are not merged', { uri: { exact: '/a/b' } }, '/a//b', false],
    ['R-MATCH-16 `..` takes an empty segment', { uri: { exact: '/a/b' } }, '/a//../b', true],
    ['R-MATCH-16 the fragment is lost', { uri: { exact: '/a' } }, '/a#b', true],
    ['R-MATCH-16 a segment with parameters', { uri: { exact: '/b' } }, '/a/..;x/b', true],
  ])('%s', (_, match, path, answer) => {
    expect(fits(match, `GET web${path}`)).toBe(answer);
  });
  test.each([
    ['NONE', '/a/./b', '/a/./b'],
    ['MERGE_SLASHES', '/a//b', '/a/b'],
    ['BASE', '/a%2fb', '/a%2fb'],
    ['DECODE_AND_MERGE_SLASHES', '/a%2F%5cb', '/a/b'],
  ] as const)('R-MATCH-16 %s: %s is %s', (pathNormalization, path, answer) => {
    const outcome = ask(world(base, { pathNormalization }), client, `GET web${path}`);
    expect('upstream' in outcome && outcome.upstream?.path).toBe(answer);
  });
  test.each<[string, Json]>([
    ['an empty regex', { uri: { regex: '' } }],
    ['look-ahead', { uri: { regex: '/(?=a)' } }],
    ['a back-reference', { uri: { regex: '/(a)\\1' } }],
    ['1025 bytes', { uri: { regex: 'é'.repeat(513) } }],
    ['`*`', { headers: { x: { regex: '*' } } }],
    ['`*` for a query parameter', { queryParams: { x: { regex: '*' } } }],
    ['an empty prefix of a header', { headers: { x: { prefix: '' } } }],
    ['two kinds at once', { uri: { exact: '/a', prefix: '/a' } }],
    ['a bad header name', { headers: { 'x y': { exact: 'a' } } }],
  ])('R-MATCH-13, R-VAL-2 refuses %s', (_, match) => {
    expect(
      refused([virtualService('app/vs', { hosts: ['a.test'], http: [to('web', { match: [match] })] })]),
    ).toHaveLength(1);
  });
  test('R-MATCH-21 `*` is admitted in withoutHeaders', () => {
    expect(
      refused([
        virtualService('app/vs', {
          hosts: ['a.test'],
          http: [to('web', { match: [{ withoutHeaders: { x: { regex: '*' } } }] })],
        }),
      ]),
    ).toEqual([]);
  });
});

describe('headers', () => {
  const x = (match: Json, headers: Headers): boolean => fits({ headers: { X: match } }, 'GET web/', headers);
  test.each<[string, Json, Headers, boolean]>([
    ['R-MATCH-18 names in any case', { exact: 'a' }, [['x', 'a']], true],
    ['R-MATCH-18 values not', { exact: 'a' }, [['x', 'A']], false],
    ['R-MATCH-19 present', {}, [['x', '']], true],
    ['R-MATCH-19 missing', {}, [], false],
    ['R-MATCH-19 a missing one is not empty', { exact: '' }, [], false],
    ['R-MATCH-19 nor anything', { regex: '.*' }, [], false],
    ['R-MATCH-19 empty', { exact: '' }, [['x', '']], true],
    ['R-MATCH-19 regex of the whole', { regex: 'a' }, [['x', 'ab']], false],
    [
      'R-MATCH-20 any of several',
      { exact: 'b' },
      [
        ['x', 'a'],
        ['x', 'b'],
      ],
      true,
    ],
    [
      'R-MATCH-20 not joined',
      { exact: 'a,b' },
      [
        ['x', 'a'],
        ['x', 'b'],
      ],
      false,
    ],
  ])('%s', (_, match, headers, answer) => {
    expect(x(match, headers)).toBe(answer);
  });
  test('R-MATCH-20 some headers have one value, joined', () => {
    const twice: Headers = [
      ['user-agent', 'a'],
      ['User-Agent', 'b'],
    ];
    expect(fits({ headers: { 'user-agent': { exact: 'a,b' } } }, 'GET web/', twice)).toBe(true);
    expect(fits({ headers: { 'user-agent': { exact: 'a' } } }, 'GET web/', twice)).toBe(false);
  });
  test.each<[string, Json, Headers, boolean]>([
    ['absent', { exact: 'a' }, [], true],
    ['another value', { exact: 'a' }, [['x', 'b']], true],
    [
      'one of several',
      { exact: 'a' },
      [
        ['x', 'b'],
        ['x', 'a'],
      ],
      false,
    ],
    ['missing counts as empty', { exact: '' }, [], false],
    ['a regex that takes the empty text', { regex: 'a*' }, [], false],
    ['present kind, missing', {}, [], true],
    ['present kind, empty', {}, [['x', '']], false],
    ['`*`', { regex: '*' }, [['x', '']], false],
  ])('R-MATCH-21 withoutHeaders: %s', (_, match, headers, answer) => {
    expect(fits({ withoutHeaders: { x: match } }, 'GET web/', headers)).toBe(answer);
  });
  test.each<[string, Json, string, boolean]>([
    [':method', { exact: 'GET' }, 'GET web/', true],
    [':path', { exact: '/a?b' }, 'GET web/a?b', true],
    [':path', { exact: '/a' }, 'GET web/a?b', false],
    [':authority', { exact: 'web' }, 'GET web/', true],
    [':scheme', { exact: 'http' }, 'GET web/', true],
  ])('R-MATCH-22 %s %j in %s: %s', (name, match, line, answer) => {
    expect(fits({ headers: { [name]: match } }, line)).toBe(answer);
  });
  test('R-MATCH-23 the method in its case', () => {
    expect(fits({ method: { exact: 'get' } })).toBe(false);
    expect(fits({ method: { regex: '(?i)get' } })).toBe(true);
  });
  test.each([
    ['web:80', 'web', false],
    ['web:80', 'web:80', true],
    ['WEB', 'web', false],
  ])('R-MATCH-24 Host %s against authority %s: %s', (host, exact, answer) => {
    expect(fits({ authority: { exact } }, 'GET web/', [], host)).toBe(answer);
  });
  test('R-MATCH-25 the scheme: an application may say so to its sidecar, no client to a gateway', () => {
    const secure: Headers = [['x-forwarded-proto', 'https']];
    expect(fits({ scheme: { exact: 'https' } }, 'GET web/', secure)).toBe(true);
    const gw = gateway('app/gw', {
      selector,
      servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
    });
    const mesh = world([
      ...base,
      gw,
      virtualService('app/vs', {
        hosts: ['a.test'],
        gateways: ['gw'],
        http: [to('web', { match: [{ scheme: { exact: 'https' } }] })],
      }),
    ]);
    expect(told(ask(mesh, ingress, 'GET a.test/', { headers: secure }))).toBe('not-found NR');
  });
});

test.each<[string, Rule, string, boolean]>([
  ['R-MATCH-27 all of them', { a: { exact: '1' }, b: {} }, '/?a=1', false],
  ['R-MATCH-27 both', { a: { exact: '1' }, b: {} }, '/?a=1&b', true],
  ['R-MATCH-27 in their case', { a: { exact: '1' } }, '/?A=1', false],
  ['R-MATCH-28 the first of several', { a: { exact: '1' } }, '/?a=2&a=1', false],
  ['R-MATCH-28 no `=`', { a: { exact: '' } }, '/?a', true],
  ['R-MATCH-28 nothing decoded', { a: { exact: 'x y' } }, '/?a=x%20y', false],
  ['R-MATCH-28 a plus is a plus', { a: { exact: 'x+y' } }, '/?a=x+y', true],
  ['R-MATCH-28 `;` separates nothing', { a: { exact: '1' } }, '/?b=2;a=1', false],
  ['R-MATCH-28 the first `=`', { a: { exact: '1=2' } }, '/?a=1=2', true],
  ['R-MATCH-28 absent is not empty', { a: { exact: '' } }, '/?b', false],
])('%s', (_, queryParams, path, answer) => {
  expect(fits({ queryParams }, `GET web${path}`)).toBe(answer);
});
