// Rules that the recordings leave open: order, several findings at once, early stops of the webhook.
import { describe, expect, test } from 'vitest';
import { decode } from '../decode.ts';
import type { Json, JsonObject } from '../ref.ts';
import { admit, isRefused } from './admit.ts';

function problemsOf(kind: string, spec: Json, metadata: JsonObject = {}): readonly string[] {
  const value = { apiVersion: 'networking.istio.io/v1', kind, metadata: { name: 'a', ...metadata }, spec };
  const { resource } = decode(value);
  if (resource === undefined) throw new Error('not decoded');
  const mark = { error: '', warning: '?', hint: '~' };
  return admit(resource).map(({ code, severity, at }) => `${code}${mark[severity]} ${at.path.slice(1).join('.')}`);
}

const route = [{ destination: { host: 'a' } }];
const http = [{ route }];

describe('VirtualService', () => {
  test.each<[string, JsonObject, readonly string[]]>([
    [
      'hosts overlap in either order',
      { hosts: ['a.b.c', '*.b.c', 'a.b.c'], http },
      ['V-VS-07 hosts.1', 'V-VS-07 hosts.2'],
    ],
    ['hosts are not compared while one is bad', { hosts: ['a_b', 'a', 'a'], http }, ['V-VS-05 hosts.0']],
    ['`*` among the hosts of gateways alone', { hosts: ['*'], gateways: ['gw'], http }, []],
    [
      'gateway names behind the first without a slash are warned of',
      { hosts: ['a'], gateways: ['x/y.z', 'gw', 'x/y.z'], http },
      ['V-VS-09 gateways.0', 'V-VS-09? gateways.2'],
    ],
    [
      'an unreadable value is said once, its neighbours are judged',
      { hosts: ['a'], http: [{ route: [{ destination: 5, weight: -1 }] }] },
      ['V-MD-04 http.0.route.0.destination', 'V-VS-72 http.0.route.0.weight'],
    ],
    [
      'a rule may have several conflicts',
      {
        hosts: ['a'],
        http: [{ route, redirect: { uri: '/' }, fault: {}, rewrite: { uri: '/' }, directResponse: { status: 200 } }],
      },
      ['V-VS-13', 'V-VS-15', 'V-VS-16', 'V-VS-17', 'V-VS-42'].map(
        (id, i) => `${id} http.0.${['redirect', 'directResponse', 'fault', 'rewrite', 'fault'][i] ?? ''}`,
      ),
    ],
    [
      'four weights of 2^30 add up to 0 in 32 bits',
      { hosts: ['a'], http: [{ route: Array(4).fill({ ...route[0], weight: 2 ** 30 }) as Json[] }] },
      ['V-VS-73 http.0.route'],
    ],
    [
      '`*` as an absent header',
      { hosts: ['a'], http: [{ match: [{ withoutHeaders: { x: { regex: '*' } } }], route }] },
      [],
    ],
    ['an empty path prefix', { hosts: ['a'], http: [{ match: [{ uri: { prefix: '' } }], route }] }, []],
    [
      'an authority for the request, not for the response',
      {
        hosts: ['a'],
        http: [{ route, headers: { request: { set: { Host: 'b' } }, response: { set: { ':authority': 'b' } } } }],
      },
      ['V-VS-34 http.0.headers.response.set.:authority'],
    ],
    [
      'a status behind a comma',
      { hosts: ['a'], http: [{ route, retries: { attempts: 1, retryOn: '503,reset' } }] },
      [],
    ],
    ['sni of a mesh rule', { hosts: ['*.b'], tls: [{ match: [{ sniHosts: ['x.b'] }], route }] }, []],
  ])('%s', (_, spec, ids) => {
    expect(problemsOf('VirtualService', spec)).toEqual(ids);
  });

  test('keys in another order make the same match', () => {
    const matches = [
      { port: 80, uri: { exact: '/a' } },
      { uri: { exact: '/a' }, port: 80, name: 'again' },
    ];
    expect(problemsOf('VirtualService', { hosts: ['a'], http: [{ match: matches, route }] })).toEqual([
      'V-VS-89? http.0.match.1',
    ]);
  });
});

describe('localities of a DestinationRule', () => {
  const refused = (...from: string[]): boolean => {
    const distribute = from.map((place) => ({ from: place, to: { x: 100 } }));
    return (
      problemsOf('DestinationRule', {
        host: 'a',
        trafficPolicy: { loadBalancer: { localityLbSetting: { distribute } } },
      }).length > 0
    );
  };
  test.each<[readonly string[], boolean]>([
    [['us/a', 'us/b'], false],
    [['us', 'eu/*', 'asia/a/b/c'], false],
    [['us/a', 'us/*'], false],
    [['us/*', 'us/a'], true],
    [['us', 'us/a'], true],
    [['us/a/x', 'us/a'], true],
    [['us/a', 'us'], true],
    [['us/a/*', 'us/a/x'], true],
    [['us/a/x', 'us/a/*'], false],
    [['*', 'us'], true],
    [['us', '*'], false],
    [['us', 'us'], true],
    [['us*'], false],
    [['*/a'], true],
    [['us//x'], true],
    [['us/'], true],
    [[''], true],
  ])('%j: %s', (places, is) => {
    expect(refused(...places)).toBe(is);
  });
});

describe('presence is a matter of keys for the schema', () => {
  const port = { number: 80, name: 'http', protocol: 'HTTP' };
  test.each<[string, JsonObject, readonly string[]]>([
    ['no endpoints, but the key', { hosts: ['a.b'], ports: [port], endpoints: [] }, ['V-SE-17 endpoints']],
    [
      'an empty address beside nothing',
      { hosts: ['a.b'], ports: [port], resolution: 'DYNAMIC_DNS', endpoints: [{ address: '' }] },
      ['V-SE-33 endpoints', 'V-SE-32 hosts.0'],
    ],
    [
      'a unix endpoint with empty ports',
      { hosts: ['a.b'], ports: [port], resolution: 'STATIC', endpoints: [{ address: 'unix:///a', ports: {} }] },
      ['V-SE-23 endpoints.0.ports'],
    ],
    [
      'an abstract socket that ends like a folder',
      { hosts: ['a.b'], ports: [port], resolution: 'STATIC', endpoints: [{ address: 'unix://@a/' }] },
      ['V-SE-22 endpoints.0.address'],
    ],
  ])('%s', (_, spec, ids) => {
    expect([...problemsOf('ServiceEntry', spec)].sort()).toEqual([...ids].sort());
  });
});

describe('a Sidecar endpoint', () => {
  test.each<[string, boolean]>([
    ['127.0.0.1:80', true],
    ['[::1]:80', true],
    [':80', true],
    ['unix:///a', true],
    ['::1:80', false],
    ['127.0.0.1:0', false],
    ['127.0.0.1', false],
    ['10.0.0.1:80', false],
    ['unix://a', false],
  ])('%s: %s', (defaultEndpoint, isGood) => {
    const ids = problemsOf('Sidecar', { ingress: [{ port: { number: 80 }, defaultEndpoint }] });
    expect(ids.length === 0).toBe(isGood);
  });
});

describe('objects', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['networking.istio.io/v1', 'VirtualServices', 'a', ['V-MD-03']],
    ['networking.istio.io/v2', 'VirtualService', 'a', ['V-MD-03']],
    ['networking.istio.io/v1alpha3', 'EnvoyFilter', 'a', []],
    ['v1', 'Deployment', 'a', ['V-MD-03']],
    ['example.com/v1', 'Service', 'A_b', []],
    ['v1', 'Service', '1a', ['V-MD-11']],
    ['v1', 'Namespace', 'a.b', ['V-MD-11']],
  ])('%s %s %s', (apiVersion, kind, name, ids) => {
    const { resource } = decode({ apiVersion, kind, metadata: { name } });
    expect(resource === undefined ? undefined : admit(resource).map(({ code }) => code)).toEqual(ids);
  });

  test('labels must be texts of a legal form', () => {
    expect(problemsOf('Sidecar', { egress: [{ hosts: ['./*'] }] }, { labels: { a: 1, 'b c': 'd' } })).toEqual([
      'V-MD-04 labels.a',
      'metadata/label labels.b c',
    ]);
  });

  test('warnings and hints let a resource in', () => {
    const { resource } = decode({
      apiVersion: 'networking.istio.io/v1',
      kind: 'ServiceEntry',
      metadata: { name: 'a' },
      spec: { hosts: ['a.b'], ports: [{ number: 1, name: 'a' }] },
    });
    const problems = resource === undefined ? [] : admit(resource);
    expect([problems.length > 0, isRefused(problems)]).toEqual([true, false]);
  });
});
