// Reaching a rule, as a reader sees it: the request that does, or why none can.
import { expect, test } from 'vitest';
import type { Json } from '../ref.ts';
import { resourceId } from '../ref.ts';
import type { Client } from '../request.ts';
import { gateway, ingress, podIn, pods, selector, to, virtualService, web, world } from '../rules/world.ts';
import { explainReach } from './explainReach.ts';
import { reachRule } from './reach.ts';

const plain = { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] };
const secure = {
  port: { number: 443, name: 'https', protocol: 'HTTPS' },
  hosts: ['*.test'],
  tls: { mode: 'MUTUAL', credentialName: 'cert' },
};
const edge = (...servers: Json[]): Json => gateway('app/edge', { selector, servers });
const shop = (...http: Json[]): Json[] => [
  edge(plain),
  ...web('app/web'),
  virtualService('app/shop', { hosts: ['shop.test'], gateways: ['edge'], http }),
];
const uri = (kind: string, value: string): Json => ({ uri: { [kind]: value } });
const rule = (match: readonly Json[], more: Record<string, Json> = {}): Json =>
  to('web', { match: [...match], ...more });

/** @param target `1` for rule 1, `1.2` for its second match entry; counted from 0 */
function told(objects: readonly Json[], target: string, client: Client = ingress): string {
  const [http = 0, match] = target.split('.').map(Number);
  const virtualService = resourceId('VirtualService', 'app', 'shop');
  const answer = reachRule(world(objects), client, { virtualService, http, ...(match === undefined ? {} : { match }) });
  if (answer.kind !== 'witness') return `${answer.kind}: ${answer.because.map((one) => explainReach(one)).join('; ')}`;
  const { request, client: sender } = answer;
  const { tls } = request;
  const words = [
    sender.kind === client.kind ? '' : sender.kind,
    `${request.method} ${request.host}${request.path}`,
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
    request.port === 80 ? '' : `port ${request.port}`,
    tls ? `sni ${tls.sni}${tls.clientCert ? ' with certificate' : ''}` : '',
    request.dial === undefined ? '' : `dial ${request.dial}`,
  ];
  return words.filter((word) => word !== '').join(', ');
}

test.each<[string, Json[], string]>([
  [
    'what a rule names',
    shop(rule([{ ...(uri('exact', '/a') as object), method: { exact: 'POST' } }])),
    'POST shop.test/a',
  ],
  ['a pattern', shop(rule([uri('regex', '/v[0-9]+/(cart|pay)')])), 'GET shop.test/v1/pay'],
  [
    'a header pattern',
    shop(rule([{ headers: { cookie: { regex: '.*user=jason.*' } } }])),
    'GET shop.test/, cookie: user=jason',
  ],
  ['an unwanted header is left away', shop(rule([{ withoutHeaders: { 'x-no': {} } }])), 'GET shop.test/'],
  [
    'without a value: the header is there',
    shop(rule([{ withoutHeaders: { 'x-no': { exact: '' } } }])),
    'GET shop.test/, x-no: a',
  ],
  ['a query parameter', shop(rule([{ queryParams: { page: { regex: '\\d{2}' } } }])), 'GET shop.test/?page=11'],
  ['the whole target by :path', shop(rule([{ headers: { ':path': { exact: '/x' } } }])), 'GET shop.test/x'],
])('a request with %s', (_, objects, expected) => {
  expect(told(objects, '0')).toBe(expected);
});

test.each<[string, Json[], string, string]>([
  ['an exact path in front', shop(rule([uri('exact', '/a')]), rule([uri('prefix', '/a')])), '1', 'GET shop.test/aa'],
  [
    'a header in front',
    shop(rule([{ headers: { v: { exact: '2' } } }]), rule([{ headers: { v: {} } }])),
    '1',
    'GET shop.test/, v: 1',
  ],
  [
    'a rule that leaves only one method',
    shop(rule([{ method: { regex: '[A-FH-Z].*' } }]), rule([uri('prefix', '/')])),
    '1',
    'GET shop.test/',
  ],
  [
    'patterns in front',
    shop(rule([uri('regex', '/[a-y]*')]), rule([uri('regex', '/z.?')]), rule([uri('regex', '/[a-z]+')])),
    '2',
    'GET shop.test/az',
  ],
])('a request that passes %s', (_, objects, target, expected) => {
  expect(told(objects, target)).toBe(expected);
});

test.each<[string, Json[], string, string]>([
  [
    'a catch-all in front',
    shop(to('web'), rule([uri('prefix', '/a')])),
    '1',
    'rule 1 of VirtualService app/shop takes every such request first',
  ],
  [
    'a shorter prefix in front',
    shop(rule([uri('prefix', '/a')]), rule([uri('prefix', '/ab')])),
    '1',
    'rule 1 of VirtualService app/shop takes every such request first',
  ],
  [
    'a pattern that covers it',
    shop(rule([uri('regex', '/[a-z]+')]), rule([uri('regex', '/(ab|cd)')])),
    '1',
    'rule 1 of VirtualService app/shop takes every such request first',
  ],
  [
    'one match entry of several',
    shop(rule([uri('exact', '/x'), uri('prefix', '/a')]), rule([uri('prefix', '/ab')])),
    '1',
    'match 2 of rule 1 of VirtualService app/shop takes every such request first',
  ],
  [
    'two that cover it together',
    shop(rule([{ headers: { v: {} } }]), rule([{ withoutHeaders: { v: {} } }]), rule([uri('exact', '/a')])),
    '2',
    '2 matches in front of it together take every such request first',
  ],
  [
    'two conditions that exclude each other',
    shop(rule([{ headers: { v: { exact: '1' } }, withoutHeaders: { v: {} } }])),
    '0',
    '“header v = 1” and “no header v” contradict each other',
  ],
  [
    'a path that normalisation takes away',
    shop(rule([uri('exact', '/a/../b')])),
    '0',
    'no path is ever “path = /a/../b”: paths begin with / and are normalised before they are compared',
  ],
  [
    'a method that Envoy does not accept',
    shop(rule([{ method: { exact: 'get' } }])),
    '0',
    'no request that Envoy accepts has “method get”',
  ],
  [
    'a host that the virtual host has not',
    shop(rule([{ authority: { exact: 'other.test' } }])),
    '0',
    '“host = other.test” is no host of the virtual host shop.test, where the rule stands',
  ],
  [
    'a header that Envoy takes away',
    shop(rule([{ headers: { 'x-envoy-max-retries': {} } }])),
    '0',
    'no request has “has header x-envoy-max-retries”: Envoy takes such a header away or sets it itself, or no value fits',
  ],
  [
    'a port that leads nowhere',
    shop(rule([{ port: 9999 }])),
    '0',
    'the rule is for port 9999, which leads nowhere here',
  ],
  [
    'a Gateway that is not there',
    [edge(plain), virtualService('app/shop', { hosts: ['shop.test'], gateways: ['egde'], http: [to('web')] })],
    '0',
    'Gateway app/egde of VirtualService app/shop does not exist, the nearest is app/edge',
  ],
  [
    'a redirect of everything',
    [
      edge({ ...plain, tls: { httpsRedirect: true } }),
      virtualService('app/shop', { hosts: ['shop.test'], gateways: ['edge'], http: [to('web')] }),
    ],
    '0',
    'the Gateway answers every plaintext request on port 80 by a redirect to https',
  ],
])('%s leaves nothing', (_, objects, target, expected) => {
  expect(told(objects, target)).toBe(`unreachable: ${expected}`);
});

test('behind hundreds of patterns a request is found, and a proof names only the rules it needs', () => {
  const pattern = (i: number): Json => rule([uri('regex', `/.*(${100 + i}|x${i}).*`)]);
  const many = Array.from({ length: 300 }, (_, i) => pattern(i));
  expect(told(shop(...many, rule([uri('regex', '/.*[0-9]{3}.*')])), '300')).toMatch(/^GET shop\.test\/\D*\d{3}/);
  const halves = [rule([{ method: { exact: 'GET' } }]), rule([{ method: { regex: '[A-FH-Z].*' } }])];
  expect(told(shop(...many, ...halves, rule([uri('prefix', '/a')])), '302')).toBe(
    'unreachable: 2 matches in front of it together take every such request first',
  );
});

test('behind every value told apart nothing is left', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const pairs = letters.flatMap((a) => letters.map((b) => rule([{ headers: { tenant: { exact: a + b } } }])));
  const last = rule([{ headers: { tenant: { regex: '[a-z]{2}' } } }]);
  expect(told(shop(...pairs, last), '676')).toMatch(/^unreachable: 676 matches in front of it together/);
  expect(told(shop(...pairs.slice(0, -1), last), '675')).toBe('GET shop.test/, tenant: zz');
});

test('a redirect to https is passed by TLS, with a certificate where the Gateway wants one', () => {
  const objects = [
    edge({ ...plain, tls: { httpsRedirect: true } }, secure),
    virtualService('app/shop', { hosts: ['*.test'], gateways: ['edge'], http: [to('web')] }),
  ];
  expect(told(objects, '0')).toBe('GET www.test/, port 443, sni www.test with certificate');
});

test('where the sender gets nothing, another one asks', () => {
  const inMesh = [
    ...web('app/web'),
    pods('app/client', { role: 'tester' }),
    virtualService('app/shop', { hosts: ['web'], http: [rule([{ sourceLabels: { role: 'tester' } }]), to('web')] }),
  ];
  expect(told(inMesh, '0')).toBe('sidecar, GET web.app.svc.cluster.local/');
  expect(told(inMesh, '0', podIn('app'))).toBe('GET web.app.svc.cluster.local/');
});

test('a claim of a JWT is not judged', () => {
  const headers = { '@request.auth.claims.group': { exact: 'admin' } };
  expect(told(shop(rule([{ headers }])), '0')).toMatch(/^unknown: the rule asks for a claim/);
});
