import { expect, test } from 'vitest';
import { acceptRequest, type AcceptedRequest } from './envoy/accept.ts';
import { compareAll, matches, queryValue } from './match.ts';
import type { StringMatch } from './model/virtualService.ts';
import type { RouteMatch } from './proxy/config.ts';
import type { HttpRequest } from './request.ts';

const anything: RouteMatch = {
  path: { kind: 'prefix', value: '/' },
  ignoreCase: false,
  headers: [],
  withoutHeaders: [],
  queryParams: [],
  claims: [],
};

function accepted(request: Partial<HttpRequest>): AcceptedRequest {
  const whole: HttpRequest = {
    protocol: 'http',
    port: 80,
    method: 'GET',
    host: 'shop.test:8080',
    path: '/',
    headers: [],
    ...request,
  };
  const result = acceptRequest(whole, { kind: 'gateway', isSecure: false, pathNormalization: 'BASE' });
  if (!result.ok) throw new Error(result.refusal.message);
  return result.request;
}

const exact = (value: string): StringMatch => ({ kind: 'exact', value });
const prefix = (value: string): StringMatch => ({ kind: 'prefix', value });
const regex = (value: string): StringMatch => ({ kind: 'regex', value });
const present: StringMatch = { kind: 'present' };

test.each<[RouteMatch['path'], boolean, string, boolean]>([
  [{ kind: 'exact', value: '/foo' }, false, '/foo?x=1', true],
  [{ kind: 'exact', value: '/foo' }, false, '/foo/', false],
  [{ kind: 'exact', value: '/foo' }, true, '/FOO', true],
  [{ kind: 'prefix', value: '/foo' }, false, '/foobar', true],
  [{ kind: 'prefix', value: '/foo/' }, false, '/foo', false],
  [{ kind: 'prefix', value: '/Foo' }, true, '/fOObar', true],
  [{ kind: 'prefix', value: '' }, false, '/x', true],
  [{ kind: 'regex', value: '/v[0-9]' }, false, '/v1/x', false],
  [{ kind: 'regex', value: '/v[0-9]/.*' }, false, '/v1/x?y', true],
  [{ kind: 'regex', value: '/a' }, true, '/A', false],
])('path %j, letter case ignored %s, of %s: %s', (path, ignoreCase, sent, isMatch) => {
  expect(matches({ ...anything, path, ignoreCase }, accepted({ path: sent }))).toBe(isMatch);
});

test.each<[string, StringMatch, [string, string][], boolean]>([
  ['x-user', exact('a'), [['X-User', 'a']], true],
  ['X-User', exact('a'), [['x-user', 'A']], false],
  ['x-user', exact(''), [], false],
  ['x-user', exact(''), [['x-user', '']], true],
  ['x-user', regex('.*'), [], false],
  ['x-user', present, [['x-user', '']], true],
  [
    'x-user',
    exact('a,b'),
    [
      ['x-user', 'a'],
      ['x-user', 'b'],
    ],
    false,
  ],
  [
    'x-user',
    exact('b'),
    [
      ['x-user', 'a'],
      ['x-user', 'b'],
    ],
    true,
  ],
  [
    'origin',
    exact('a,b'),
    [
      ['origin', 'a'],
      ['origin', 'b'],
    ],
    true,
  ],
  [
    'origin',
    exact('a'),
    [
      ['origin', 'a'],
      ['origin', 'b'],
    ],
    false,
  ],
  [':authority', exact('shop.test:8080'), [], true],
  [':method', prefix('GE'), [], true],
  [':path', regex('/\\?q=1'), [], true],
])('header %s %j with %j: %s', (name, match, headers, isMatch) => {
  expect(matches({ ...anything, headers: [{ name, match }] }, accepted({ headers, path: '/?q=1' }))).toBe(isMatch);
});

test.each<[StringMatch, [string, string][], boolean]>([
  [present, [], true],
  [present, [['x', '']], false],
  [regex('*'), [], true],
  [exact('a'), [], true],
  [exact('a'), [['x', 'a']], false],
  [
    exact('a'),
    [
      ['x', 'b'],
      ['x', 'a'],
    ],
    false,
  ],
  [exact(''), [], false],
  [regex('b*'), [], false],
  [regex('b+'), [], true],
])('withoutHeaders x %j with %j: %s', (match, headers, isMatch) => {
  expect(matches({ ...anything, withoutHeaders: [{ name: 'x', match }] }, accepted({ headers }))).toBe(isMatch);
});

test('before 1.22 a missing header met no withoutHeaders condition with a value', () => {
  const match = { ...anything, withoutHeaders: [{ name: 'x', match: exact('a') }] };
  expect(matches(match, accepted({}), { withoutHeadersNeedsHeader: true })).toBe(false);
});

test.each([
  ['a=1&b=2', 'b', '2'],
  ['a=1&a=2', 'a', '1'],
  ['a', 'a', ''],
  ['a=b=c', 'a', 'b=c'],
  ['a%20=1', 'a ', undefined],
  ['a=%20+', 'a', '%20+'],
  ['a=1;b=2', 'b', undefined],
  ['A=1', 'a', undefined],
  [undefined, 'a', undefined],
])('query %s has %s = %s', (query, name, value) => {
  expect(queryValue(query, name)).toBe(value);
});

test('a comparison tells every condition, also those behind the first failure', () => {
  const match: RouteMatch = {
    ...anything,
    path: { kind: 'exact', value: '/hello' },
    method: { match: exact('POST') },
    headers: [{ name: 'x-user', match: exact('jason') }],
  };
  const compared = compareAll(match, accepted({ path: '/helloo', headers: [['x-user', 'jason']] }));
  expect(compared).toEqual([
    { message: 'match.path.exact', verdict: 'fail', rule: 'R-MATCH-10', values: { path: '/helloo', want: '/hello' } },
    { message: 'match.method.exact', verdict: 'fail', rule: 'R-MATCH-23', values: { got: 'GET', want: 'POST' } },
    {
      message: 'match.header.exact',
      verdict: 'pass',
      rule: 'R-MATCH-20',
      values: { name: 'x-user', want: 'jason', got: 'jason', count: 1 },
    },
  ]);
});
