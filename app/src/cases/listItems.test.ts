// The list of cases as one column, and where keys lead in it.
import { describe, expect, test } from 'vitest';
import type { Case } from '@portolan/engine';
import { listItems, nextCase } from './listItems.ts';

const one = (id: string, group?: string): Case => ({
  id,
  name: id,
  client: { kind: 'gateway', namespace: 'istio-system', labels: {} },
  request: { protocol: 'http', method: 'GET', host: 'a.test', port: 80, path: '/', headers: [] },
  expect: [],
  ...(group !== undefined && { group }),
});

describe('the column', () => {
  test.each<[string, readonly Case[], readonly string[]]>([
    ['nothing', [], []],
    ['cases without group have no heading', [one('a'), one('b')], ['a', 'b']],
    ['a group has one', [one('a', 'G')], ['group G', 'a']],
    [
      'groups stand where they first come',
      [one('a', 'G'), one('b'), one('c', 'G')],
      ['group G', 'a', 'c', 'group ', 'b'],
    ],
  ])('%s', (_, cases, keys) => {
    expect(listItems(cases).map(({ key }) => key)).toEqual(keys);
  });

  test('a case knows its place in its group', () => {
    const places = listItems([one('a', 'G'), one('b'), one('c', 'G')]).flatMap((item) =>
      item.kind === 'case' ? [`${item.key} ${item.place}/${item.of}`] : [],
    );
    expect(places).toEqual(['a 1/2', 'c 2/2', 'b 1/1']);
  });
});

test.each([
  ['a', 'ArrowDown', 'c'],
  ['c', 'ArrowDown', 'b'],
  ['b', 'ArrowDown', undefined],
  ['b', 'ArrowUp', 'c'],
  ['a', 'ArrowUp', undefined],
  ['a', 'End', 'b'],
  ['b', 'Home', 'a'],
  ['a', 'Enter', undefined],
  [undefined, 'ArrowDown', undefined],
])('from %s, %s leads to %s', (from, key, to) => {
  expect(nextCase(listItems([one('a', 'G'), one('b'), one('c', 'G')]), from, key)).toBe(to);
});
