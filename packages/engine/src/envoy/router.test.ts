import { expect, test } from 'vitest';
import { explain } from '../explain.ts';
import { resourceId } from '../ref.ts';
import type { Route, RouteConfiguration } from '../proxy/config.ts';
import type { HttpRequest } from '../request.ts';
import { defaultSettings } from '../settings.ts';
import { Trace } from '../trace.ts';
import { routeHttp } from './router.ts';

const virtualService = resourceId('VirtualService', 'default', 'long');
const routes = Array.from({ length: 100 }, (_, http): Route => ({
  match: {
    path: { kind: 'exact', value: `/${http}` },
    ignoreCase: false,
    headers: [],
    withoutHeaders: [],
    queryParams: [],
    claims: [],
  },
  action: { kind: 'direct-response', response: { status: 200 } },
  rule: { virtualService, http, match: 0 },
}));
const configuration: RouteConfiguration = {
  name: 'http.80',
  scheme: 'http',
  virtualHosts: [{ name: 'a.test:80', domains: ['a.test'], requireTls: false, routes, at: [] }],
};

function ruleSentences(path: string, tellsEveryRule: boolean, only = routes): readonly string[] {
  const trace = new Trace();
  const request: HttpRequest = { protocol: 'http', port: 80, method: 'GET', host: 'a.test', path, headers: [] };
  const run = {
    settings: defaultSettings,
    draws: {},
    podResponse: { status: 200, headers: [] },
    trace,
    tellsEveryRule,
  };
  const [virtualHost] = configuration.virtualHosts;
  if (!virtualHost) throw new Error('no virtual host');
  const asked = { ...configuration, virtualHosts: [{ ...virtualHost, routes: only }] };
  routeHttp(run, asked, request, { kind: 'gateway', isSecure: false, pathNormalization: 'BASE' });
  return trace.steps.filter(({ stage }) => stage === 'rule').map((step) => explain(step));
}

test('of a long list the trace counts the routes before the match', () => {
  expect(ruleSentences('/90', false)).toEqual([
    'The 90 routes before it do not match.',
    'Rule 91 of default/long matches (match 1).',
    '9 later routes are not looked at: the first match wins.',
  ]);
});

test('asked for every rule, it tells every one', () => {
  const sentences = ruleSentences('/90', true);
  expect(sentences).toHaveLength(101);
  expect(sentences[3]).toBe('Rule 4 of default/long does not match (match 1): path is `/90`, exact needs `/3`.');
  expect(sentences.slice(-2)).toEqual([
    'Rule 99 of default/long comes later and would not match (match 1): path is `/90`, exact needs `/98`.',
    'Rule 100 of default/long comes later and would not match (match 1): path is `/90`, exact needs `/99`.',
  ]);
});

test('a later rule that would match as well is told as such, and stays without effect', () => {
  const [first] = routes;
  if (!first) throw new Error('no routes');
  const again = { ...first, rule: { virtualService, http: 100 } };
  expect(ruleSentences('/0', true, [first, again])).toEqual([
    'Rule 1 of default/long matches (match 1).',
    'One later route is not looked at: the first match wins.',
    'Rule 101 of default/long would match as well, but comes later.',
  ]);
});

test('a list without a match is told in full, and which rule came nearest', () => {
  const sentences = ruleSentences('/x', false);
  expect(sentences).toHaveLength(101);
  expect(sentences.at(-1)).toBe('Rule 1 of default/long came nearest (match 1): path is `/x`, exact needs `/0`.');
});
