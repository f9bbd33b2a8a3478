import { expect, test } from 'vitest';
import type { HttpMatchRequest, TcpMatchAttributes, TlsMatchAttributes } from './model/virtualService.ts';
import { resourceId } from './ref.ts';
import { matchSummary } from './summary.ts';

const at = { resource: resourceId('VirtualService', 'default', 'web'), path: ['spec', 'http', 0, 'match', 1] };

const rows: readonly (readonly [HttpMatchRequest | TlsMatchAttributes | TcpMatchAttributes, readonly string[]])[] = [
  [{}, []],
  [{ uri: { kind: 'prefix', value: '/hello' } }, ['/hello*']],
  [{ uri: { kind: 'exact', value: '/exact' } }, ['= /exact']],
  [{ uri: { kind: 'regex', value: '/v[0-9]+' } }, ['~ /v[0-9]+']],
  [{ uri: { kind: 'prefix', value: '/a' }, ignoreUriCase: true }, ['/a* (any case)']],
  [{ uri: { kind: 'regex', value: '/a' }, ignoreUriCase: true }, ['~ /a']],
  [{ uri: { kind: 'exact', value: '/{{name}}' } }, ['= /{{name}}']],
  [{ headers: { 'end-user': { kind: 'exact', value: 'jason' } } }, ['header end-user = jason']],
  [
    { headers: { 'x-a': { kind: 'present' } }, withoutHeaders: { 'x-b': { kind: 'present' } } },
    ['has header x-a', 'no header x-b'],
  ],
  [{ method: { kind: 'exact', value: 'GET' }, queryParams: { q: { kind: 'exact', value: '1' } } }, ['GET', '?q = 1']],
  [{ port: 80, sourceLabels: { app: 'web' }, gateways: ['gw', 'mesh'] }, ['port 80', 'from app = web', 'via gw, mesh']],
  [{ sourceSubnet: '10.1.0.0/16', port: 9000 }, ['from 10.1.0.0/16 (not read)', 'port 9000']],
  [{ sniHosts: ['a.test', '*.b.test'], destinationSubnets: ['10.0.0.0/8'] }, ['SNI a.test, *.b.test', 'to 10.0.0.0/8']],
];

test.each(rows)('%j reads %j', (match, texts) => {
  expect(matchSummary(match, at).map((part) => part.text)).toEqual(texts);
});

test('each part knows where it is written', () => {
  const parts = matchSummary({ headers: { 'end-user': { kind: 'exact', value: 'jason' } }, port: 80 }, at);
  expect(parts.map((part) => part.ref.path.join('.'))).toEqual([
    'spec.http.0.match.1.headers.end-user',
    'spec.http.0.match.1.port',
  ]);
});
