// What the API server refuses, and what it lets in (R-VAL-…).
import { describe, expect, test } from 'vitest';
import type { Json } from '../ref.ts';
import { destinationRule, gateway, refused, sidecar, to, virtualService } from './world.ts';

type Rule = Record<string, Json>;
const isRefused = (value: Json): boolean => refused([value]).length > 0;
const vs = (spec: Rule): Json => virtualService('app/vs', { http: [to('web')], ...spec });
const rule = (more: Rule): Json => vs({ hosts: ['a.test'], http: [{ ...to('web'), ...more }] });
const alone = (more: Rule): Json => vs({ hosts: ['a.test'], http: [more] });

describe('R-VAL-1 a VirtualService', () => {
  test.each<[string, Rule, boolean]>([
    ['without rules', { hosts: ['a.test'], http: [] }, true],
    ['one host twice', { hosts: ['a.test', 'a.test'] }, true],
    ['a wildcard over a host', { hosts: ['*.test', 'a.test'] }, true],
    ['a host before its wildcard', { hosts: ['a.test', '*.test'] }, true],
    ['wildcards over each other', { hosts: ['*.a.test', '*.test'] }, true],
    ['neighbours', { hosts: ['a.test', 'b.test', '*.c.test'] }, false],
    ['`*` in the mesh', { hosts: ['*'] }, true],
    ['`*` beside mesh', { hosts: ['*'], gateways: ['mesh', 'gw'] }, true],
    ['`*` at a gateway', { hosts: ['*'], gateways: ['gw'] }, false],
    ['an address', { hosts: ['10.0.0.1'] }, false],
    ['an underscore', { hosts: ['a_b.test'] }, true],
    ['a star further on', { hosts: ['a.*.test'] }, true],
    ['a star in front of a label', { hosts: ['*-a.test'] }, false],
    ['a star behind a label', { hosts: ['a-*.test'] }, true],
    ['a gateway with a bad namespace', { hosts: ['a.test'], gateways: ['./gw'] }, true],
    ['an unknown field', { hosts: ['a.test'], host: 'x' }, true],
  ])('%s', (_, spec, answer) => {
    expect(isRefused(vs(spec))).toBe(answer);
  });
});

describe('R-VAL-2 an http rule', () => {
  test.each<[string, Json, boolean]>([
    ['nothing to do', alone({ match: [{}] }), true],
    ['route and redirect', rule({ redirect: { uri: '/' } }), true],
    ['route and direct response', rule({ directResponse: { status: 200 } }), true],
    ['redirect and direct response', alone({ redirect: { uri: '/' }, directResponse: { status: 200 } }), true],
    ['redirect and fault', alone({ redirect: { uri: '/' }, fault: { abort: { httpStatus: 500 } } }), true],
    ['redirect and rewrite', alone({ redirect: { uri: '/' }, rewrite: { uri: '/' } }), true],
    ['redirect and CORS', alone({ redirect: { uri: '/' }, corsPolicy: { allowOrigins: [{ exact: 'x' }] } }), false],
    ['a rewrite of nothing', rule({ rewrite: {} }), true],
    ['uri and regex rewrites', rule({ rewrite: { uri: '/', uriRegexRewrite: { match: 'a', rewrite: 'b' } } }), true],
    ['deleting by regex', rule({ rewrite: { uriRegexRewrite: { match: 'a', rewrite: '' } } }), true],
    ['a fault of nothing', rule({ fault: {} }), true],
    ['101 %', rule({ fault: { abort: { httpStatus: 500, percentage: { value: 101 } } } }), true],
    ['0.00005 %', rule({ fault: { abort: { httpStatus: 500, percentage: { value: 0.00005 } } } }), true],
    ['0 %', rule({ fault: { abort: { httpStatus: 500, percentage: { value: 0 } } } }), false],
    ['a mirror of 0.00005 %', rule({ mirror: { host: 'x' }, mirrorPercentage: { value: 0.00005 } }), false],
    ['abort 199', rule({ fault: { abort: { httpStatus: 199 } } }), true],
    ['abort 600', rule({ fault: { abort: { httpStatus: 600 } } }), false],
    ['an unknown gRPC status', rule({ fault: { abort: { grpcStatus: 'NOPE' } } }), true],
    ['a timeout of 0s', rule({ timeout: '0s' }), true],
    ['of 1ms', rule({ timeout: '1ms' }), false],
    ['of 1.5ms', rule({ timeout: '1500us' }), true],
    ['a subset that is no label', rule({ route: [{ destination: { host: 'web', subset: 'a.b' } }] }), true],
    ['destination `*`', rule({ route: [{ destination: { host: '*' } }] }), true],
    ['destination port 0', rule({ route: [{ destination: { host: 'web', port: { number: 0 } } }] }), true],
    ['redirect code 299', alone({ redirect: { uri: '/', redirectCode: 299 } }), true],
    ['redirect code 399', alone({ redirect: { uri: '/', redirectCode: 399 } }), false],
    ['status 199', alone({ directResponse: { status: 199 } }), true],
    ['status 600', alone({ directResponse: { status: 600 } }), false],
    [
      'CORS method trace in small letters',
      rule({ corsPolicy: { allowOrigins: [{ exact: 'x' }], allowMethods: ['trace'] } }),
      true,
    ],
    ['CORS maxAge of half a second', rule({ corsPolicy: { allowOrigins: [{ exact: 'x' }], maxAge: '0.5s' } }), true],
    ['source namespace with a dot', rule({ match: [{ sourceNamespace: 'a.b' }] }), true],
    ['authority twice in headers', rule({ headers: { request: { set: { host: 'a', ':authority': 'b' } } } }), true],
    ['a null match of a header', rule({ match: [{ headers: { x: null } }] }), false],
  ])('%s', (_, value, answer) => {
    expect(isRefused(value)).toBe(answer);
  });
  test('R-VAL-3 what is only odd is let in', () => {
    expect(isRefused(vs({ hosts: ['a.test'], gateways: ['gw.app'], http: [to('web'), to('web')] }))).toBe(false);
    expect(
      isRefused(rule({ mirror: { host: 'x' }, mirrorPercent: 10, fault: { abort: { percentage: { value: 10 } } } })),
    ).toBe(false);
  });
});

test.each<[string, readonly string[], boolean, boolean]>([
  ['`*` beside others', ['*', 'a'], true, true],
  ['one twice', ['a', 'a'], true, true],
  ['`.` beside the own namespace', ['.', 'app'], true, true],
  ['`~`', ['~'], true, true],
  ['several', ['.', 'a', 'b'], false, false],
])('R-VAL-5 exportTo with %s', (_, exportTo, ofVirtualService, ofRule) => {
  expect(isRefused(vs({ hosts: ['a.test'], exportTo }))).toBe(ofVirtualService);
  expect(isRefused(destinationRule('app/dr', { host: 'web', exportTo }))).toBe(ofRule);
});

describe('R-VAL-7 a Sidecar', () => {
  test.each<[string, Rule, boolean]>([
    ['empty', {}, true],
    ['egress without hosts', { egress: [{ hosts: [] }] }, true],
    ['a host without `/`', { egress: [{ hosts: ['web.app.svc.cluster.local'] }] }, true],
    ['a short name', { egress: [{ hosts: ['app/web'] }] }, true],
    ['two without port', { egress: [{ hosts: ['*/*'] }, { hosts: ['*/*'] }] }, true],
    [
      'one without port first',
      { egress: [{ hosts: ['*/*'] }, { port: { number: 80, name: 'a', protocol: 'HTTP' }, hosts: ['*/*'] }] },
      true,
    ],
    [
      'last',
      { egress: [{ port: { number: 80, name: 'a', protocol: 'HTTP' }, hosts: ['*/*'] }, { hosts: ['*/*'] }] },
      false,
    ],
    [
      'one port twice',
      { egress: [80, 80].map((number, i) => ({ port: { number, name: `p${i}`, protocol: 'HTTP' }, hosts: ['*/*'] })) },
      true,
    ],
    ['an exclusion', { egress: [{ hosts: ['*/*', '~app/*'] }] }, false],
    ['nothing imported', { egress: [{ hosts: ['~/*'] }] }, false],
    ['a policy alone', { outboundTrafficPolicy: { mode: 'ALLOW_ANY' } }, false],
  ])('%s', (_, spec, answer) => {
    expect(isRefused(sidecar('app/sc', spec))).toBe(answer);
  });
});

test('R-VAL-8 fields are spelt in camel case', () => {
  expect(
    isRefused(
      gateway('app/gw', {
        servers: [{ port: { number: 80, name: 'a', protocol: 'HTTP' }, hosts: ['*'], default_endpoint: 'x' }],
      }),
    ),
  ).toBe(true);
});
