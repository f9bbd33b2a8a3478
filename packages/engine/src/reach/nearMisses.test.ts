// What would have to change for a request to reach a rule, as a reader sees it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../ref.ts';
import { resourceId } from '../ref.ts';
import type { HttpRequest } from '../request.ts';
import { route } from '../route.ts';
import { gateway, ingress, podIn, selector, to, virtualService, web, world } from '../rules/world.ts';
import { aClient, aConfiguration, aRequest } from '../testing/meshes.ts';
import { changesBetween, reasonOfChange } from './changes.ts';
import { explainReach } from './explainReach.ts';
import { nearMisses } from './nearMisses.ts';
import { reachRule } from './reach.ts';
import { reaches } from './target.ts';

const plain = { port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] };
const secure = {
  port: { number: 443, name: 'https', protocol: 'HTTPS' },
  hosts: ['*.test'],
  tls: { mode: 'SIMPLE', credentialName: 'c' },
};
const shop = (...http: Json[]): Json[] => [
  gateway('app/edge', { selector, servers: [plain, secure] }),
  ...web('app/web'),
  virtualService('app/shop', { hosts: ['shop.test'], gateways: ['edge'], http }),
];
const rule = (...match: Json[]): Json => to('web', { match });
const get = (path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  protocol: 'http',
  method: 'GET',
  host: 'shop.test',
  port: 80,
  path,
  headers: [],
  ...more,
});
const target = (http: number) => ({ virtualService: resourceId('VirtualService', 'app', 'shop'), http });

function told(objects: readonly Json[], http: number, request: HttpRequest, client = ingress): readonly string[] {
  return nearMisses(world(objects), client, request, target(http)).map(({ changes }) =>
    changes.map((change) => explainReach(reasonOfChange(change))).join(' and '),
  );
}

test.each<[string, Json[], number, HttpRequest, string[]]>([
  [
    'a header is missing',
    shop(rule({ headers: { 'end-user': { exact: 'jason' } } })),
    0,
    get('/'),
    ['set header end-user to jason'],
  ],
  [
    'a header is another',
    shop(rule({ headers: { 'end-user': { exact: 'jason' } } })),
    0,
    get('/', { headers: [['End-User', 'eve']] }),
    ['set header end-user to jason'],
  ],
  [
    'a header is too much',
    shop(rule({ withoutHeaders: { beta: {} } })),
    0,
    get('/', { headers: [['beta', '1']] }),
    ['remove header beta'],
  ],
  ['the path is another', shop(rule({ uri: { prefix: '/hello' } })), 0, get('/helo?x=1'), ['ask path /hello']],
  [
    'a method and a path',
    shop(rule({ uri: { exact: '/a' }, method: { exact: 'POST' } })),
    0,
    get('/b'),
    ['use method POST and ask path /a'],
  ],
  [
    'a rule in front takes it: either way out',
    shop(rule({ uri: { prefix: '/a' }, headers: { beta: {} } }), rule({ uri: { regex: '/[a-z]+' } })),
    1,
    get('/abc', { headers: [['beta', '1']] }),
    ['remove header beta', 'ask path /b'],
  ],
  [
    'each match entry is a way',
    shop(rule({ uri: { exact: '/a' } }, { headers: { v: { exact: '2' } } })),
    0,
    get('/'),
    ['set header v to 2', 'ask path /a'],
  ],
  [
    'a query parameter among others',
    shop(rule({ queryParams: { page: { exact: '2' } } })),
    0,
    get('/?a=1&page=1'),
    ['set ?page to 2'],
  ],
  ['another host', shop(to('web')), 0, get('/', { host: 'other.test' }), ['ask host shop.test']],
  ['scheme https', shop(rule({ scheme: { exact: 'https' } })), 0, get('/'), ['use port 443 with TLS, SNI shop.test']],
  ['nothing, as it is reached', shop(to('web')), 0, get('/'), []],
  ['nothing, as none can', shop(to('web'), rule({ uri: { prefix: '/a' } })), 1, get('/'), []],
])('%s', (_, objects, http, request, expected) => {
  expect(told(objects, http, request)).toEqual(expected);
});

test('another sender, and what that sender dials', () => {
  expect(told(shop(to('web')), 0, get('/', { host: 'web' }), podIn('app'))).toEqual([
    'send through the gateway in istio-system (istio=ingressgateway) and ask host shop.test',
  ]);
});

test('law: a near miss reaches the rule, and every one of its changes is a difference', () => {
  let found = 0;
  fc.assert(
    fc.property(aConfiguration, aClient, aRequest, (values, client, request) => {
      const mesh = world(values);
      for (const { resource } of mesh.virtualServices) {
        for (const http of (resource.spec.http ?? []).keys()) {
          const rule = { virtualService: resource.id, http };
          const misses = nearMisses(mesh, client, request, rule);
          found += misses.length;
          for (const { client: sender, request: changed, changes } of misses) {
            expect(reaches(route(mesh, sender, changed).outcome, rule)).toBe(true);
            expect(changes.length).toBeGreaterThan(0);
            if (request.protocol !== 'http') continue;
            expect(changesBetween({ client, request }, { client: sender, request: changed })).toEqual(changes);
          }
          const isReached = reaches(route(mesh, client, request).outcome, rule);
          if (misses.length > 0 || isReached || request.protocol !== 'http') continue;
          expect(reachRule(mesh, client, rule).kind).not.toBe('witness');
        }
      }
    }),
    { numRuns: 40 },
  );
  expect(found).toBeGreaterThan(20);
});
