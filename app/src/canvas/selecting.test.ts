import { expect, test } from 'vitest';
import { decode, resourceId, type Ref } from '@portolan/engine';
import { buildGraph, layoutGraph } from '@portolan/graph';
import { cardsIn, carriedTo, refsOf, selectedCards, toggled } from './selecting.ts';

const names = ['a', 'b', 'c'];
const resources = names.flatMap((name) => {
  const value = { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { ports: [{ port: 80 }] } };
  return decode(value).resource ?? [];
});
const graph = buildGraph(resources);
const layout = layoutGraph(graph, {});
const ids = names.map((name) => resourceId('Service', 'default', name));
const ref = (i: number, ...path: Ref['path']): Ref => ({ resource: ids[i] ?? resourceId('', '', ''), path });

test('one more press adds a card, another takes it away', () => {
  const one = selectedCards(graph, ref(0, 'spec', 'ports', 0), []);
  expect(toggled(graph, one, ids[1] ?? '')).toEqual([ref(0), ref(1)]);
  expect(toggled(graph, one, ids[0] ?? '')).toEqual([]);
});

test('a box selects what it touches', () => {
  const [a, b] = ids.map((id) => layout.positions[id]);
  if (!a || !b) throw new Error('no places');
  const touching = { x: a.x - 5, y: a.y - 5, width: b.x - a.x + 10, height: b.y - a.y + 10 };
  expect(cardsIn(graph, layout, touching)).toEqual(ids.slice(0, 2));
  expect(cardsIn(graph, layout, { x: a.x - 50, y: a.y - 50, width: 20, height: 20 })).toEqual([]);
  expect(refsOf(graph, ids)).toEqual([ref(0), ref(1), ref(2)]);
});

test('cards that are selected together are carried together; another goes alone', () => {
  const [a = '', b = '', c = ''] = ids;
  const moved = (places: Readonly<Record<string, { readonly x: number; readonly y: number }>>) =>
    Object.entries(places).map(([id, { x, y }]) => {
      const from = layout.positions[id] ?? { x: NaN, y: NaN };
      return [id, x - from.x, y - from.y];
    });
  const from = layout.positions[a] ?? { x: NaN, y: NaN };
  const to = { x: from.x + 30.2, y: from.y - 12 };
  expect(moved(carriedTo(layout, [b, a], a, to))).toEqual([
    [b, 30, -12],
    [a, 30, -12],
  ]);
  expect(moved(carriedTo(layout, [b, c], a, to))).toEqual([[a, 30, -12]]);
  expect(carriedTo(layout, [], 'gone', to)).toEqual({});
});
