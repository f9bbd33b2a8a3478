// Cases that are made for a rule, as a reader sees them.
import { expect, test } from 'vitest';
import { gateway, ingress, selector, to, virtualService, web, world } from '../rules/world.ts';
import { resourceId } from '../ref.ts';
import { generateCases } from './cases.ts';
import { explainReach } from './explainReach.ts';

const edge = gateway('app/edge', {
  selector,
  servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
});
const shop = (...http: Parameters<typeof world>[0]) =>
  world([edge, ...web('app/web'), virtualService('app/shop', { hosts: ['shop.test'], gateways: ['edge'], http })]);
const rule = (http: number) => ({ virtualService: resourceId('VirtualService', 'app', 'shop'), http });

function told(mesh: ReturnType<typeof shop>, http: number): readonly string[] {
  return generateCases(mesh, ingress, rule(http)).map(({ kind, reaches, request, note }) => {
    const headers = request.headers.map(([name, value]) => ` ${name}: ${value}`).join('');
    const line = `${request.method} ${request.host}${request.path}${headers}`;
    return `${kind} ${line} ${reaches ? 'reaches' : 'misses'} (${explainReach(note)})`;
  });
}

test('a prefix has an edge that goes on, and one below', () => {
  expect(told(shop(to('web', { match: [{ uri: { prefix: '/hello' } }] })), 0)).toEqual([
    'positive GET shop.test/hello reaches (reaches the rule)',
    'boundary GET shop.test/hellox reaches (path /hellox, which goes on where the prefix ends)',
    'boundary GET shop.test/hello/x reaches (path /hello/x, one segment below the prefix)',
    'negative GET shop.test/hell misses (path /hell)',
  ]);
});

test('an exact path and a header have edges outside', () => {
  const match = [{ uri: { exact: '/a' }, headers: { 'end-user': { exact: 'jason' } } }];
  expect(told(shop(to('web', { match })), 0)).toEqual([
    'positive GET shop.test/a end-user: jason reaches (reaches the rule)',
    'boundary GET shop.test/a/ end-user: jason misses (path /a/, which differs by a slash at the end)',
    'boundary GET shop.test/a end-user: jasonx misses (header end-user is jasonx)',
    'negative GET shop.test/a misses (without header end-user)',
  ]);
});

test('every match entry of a rule has its turn', () => {
  const match = [{ uri: { exact: '/a' } }, { method: { exact: 'POST' } }];
  const cases = generateCases(shop(to('web', { match })), ingress, rule(0));
  expect(cases.filter(({ kind }) => kind === 'positive').map(({ rule: { match: entry } }) => entry)).toEqual([0, 1]);
});
