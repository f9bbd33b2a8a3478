import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matches } from '../match.ts';
import type { StringMatch } from '../model/virtualService.ts';
import type { NamedMatch, Route, RouteMatch } from '../proxy/config.ts';
import type { HttpRequest } from '../request.ts';
import { defaultSettings } from '../settings.ts';
import { acceptRequest } from './accept.ts';
import { firstMatching, tableOf } from './routeIndex.ts';

const text = fc.constantFrom('', '/', '/a', '/a/', '/a/b', '/A', '/ab', '/b', '/ü');
const pattern = fc.constantFrom('/a.*', '.*', '/[ab]', '(?i)/A', '/a/b', '/.*/b', '/(a|b)/?', '[', '/a\\.b');
const value = fc.constantFrom('', 'a', 'b', 'ab');
const named: fc.Arbitrary<NamedMatch> = fc.record({
  name: fc.constantFrom('x-user', 'X-User', 'cookie', 'host', ':method'),
  match: fc.oneof(
    fc.record({ kind: fc.constant('exact' as const), value }),
    fc.record({ kind: fc.constantFrom('prefix' as const, 'regex' as const), value }),
    fc.constant<StringMatch>({ kind: 'present' }),
  ),
});
const few = fc.array(named, { maxLength: 1 });

const aRoute: fc.Arbitrary<Route> = fc
  .record<RouteMatch>({
    path: fc.oneof(
      fc.record({ kind: fc.constantFrom('exact' as const, 'prefix' as const), value: text }),
      fc.record({ kind: fc.constant('regex' as const), value: pattern }),
    ),
    ignoreCase: fc.boolean(),
    headers: few,
    withoutHeaders: few,
    queryParams: few,
    claims: fc.constant([]),
  })
  .map((match) => ({ match, action: { kind: 'direct-response', response: { status: 200 } } }));

const aRequest: fc.Arbitrary<HttpRequest> = fc.record({
  protocol: fc.constant('http' as const),
  port: fc.constant(80),
  method: fc.constantFrom('GET', 'POST'),
  host: fc.constant('a.test'),
  path: fc.constantFrom('/', '/a', '/a/', '/a/b', '/A', '/ab', '/b', '/a?x-user=a', '/a.b'),
  headers: fc.array(fc.tuple(fc.constantFrom('x-user', 'cookie'), value), { maxLength: 3 }),
});

test('law: the index finds the very route that reading the list finds', { timeout: 60_000 }, () => {
  let found = 0;
  fc.assert(
    fc.property(fc.array(aRoute, { minLength: 8, maxLength: 40 }), aRequest, (routes, sent) => {
      const accepted = acceptRequest(sent, { kind: 'gateway', isSecure: false, pathNormalization: 'BASE' });
      if (!accepted.ok) throw new Error('these requests are plain');
      const { request } = accepted;
      const plain = routes.findIndex((route) => matches(route.match, request));
      expect(firstMatching(tableOf(routes, defaultSettings), request)).toBe(plain);
      if (plain >= 0) found++;
    }),
    { numRuns: 1500 },
  );
  expect(found).toBeGreaterThan(500);
});
