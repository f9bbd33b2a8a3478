import type { Json, KnownKind, Path } from '@portolan/engine';
import { expect, test } from 'vitest';
import { crumbsTo, tablesOf } from './place.ts';

const value: Json = {
  spec: {
    hosts: ['web'],
    http: [{ match: [{ uri: { prefix: '/' } }], route: [{ destination: { host: 'web' } }] }, { timeout: '5s' }],
  },
};
const way = (path: Path) => crumbsTo('VirtualService', value, path).map(({ list, n }) => (list ? `${list} ${n}` : ''));

test.each<[Path, readonly string[]]>([
  [[], ['']],
  [['spec', 'hosts', 0], ['']],
  [
    ['spec', 'http', 1],
    ['', 'http 2'],
  ],
  [
    ['spec', 'http', 1, 'timeout'],
    ['', 'http 2'],
  ],
  [
    ['spec', 'http', 0, 'route', 0, 'destination', 'host'],
    ['', 'http 1', 'route 1'],
  ],
  [
    ['spec', 'http', 0, 'match', 0, 'uri', 'prefix'],
    ['', 'http 1', 'match 1'],
  ],
  [['spec', 'http', 7, 'route', 0], ['']],
])('the way to %j: %j', (path, crumbs) => {
  expect(way(path)).toEqual(crumbs);
});

test.each<[KnownKind, Path, readonly string[]]>([
  ['VirtualService', [], ['spec', '']],
  ['VirtualService', ['spec', 'http', 0], ['spec.http.0']],
  ['EndpointSlice', [], ['']],
  ['Namespace', [], ['']],
])('the form of %s at %j is made of %j', (kind, path, tables) => {
  expect(tablesOf(kind, path).map((table) => table.path.join('.'))).toEqual(tables);
});

test('what tells the kind and what the server writes is no field of a form', () => {
  const keys = tablesOf('Gateway', []).flatMap(({ fields }) => Object.keys(fields));
  expect(keys).toEqual(['selector', 'servers', 'metadata']);
});
