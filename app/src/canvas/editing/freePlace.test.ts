// New cards cover nothing.
import type { Graph, GraphNode, Layout } from '@portolan/graph';
import { expect, test } from 'vitest';
import { freePlace } from './freePlace.ts';

const size = { width: 160, height: 80 };
const chart = (...places: readonly (readonly [number, number])[]): readonly [Graph, Layout] => {
  const nodes = places.map((_, i) => ({ id: String(i), ...size })) as unknown as readonly GraphNode[];
  const positions = Object.fromEntries(places.map(([x, y], i) => [String(i), { x, y }]));
  return [
    { nodes, edges: [] },
    { positions, routes: {}, bounds: { x: 0, y: 0, width: 0, height: 0 } },
  ];
};

test('where there is room it stands where it was wanted', () => {
  expect(freePlace(...chart([0, 0]), { x: 500, y: 20 }, size)).toEqual({ x: 500, y: 20 });
});

test('over another card it goes to the nearest free place', () => {
  const place = freePlace(...chart([0, 0]), { x: 10, y: 10 }, size);
  expect(place).toEqual({ x: 10, y: 106 });
});

test('between cards it finds the gap', () => {
  const place = freePlace(...chart([0, 0], [0, 100], [200, 0], [200, 100]), { x: 100, y: 60 }, size);
  expect(place.y < -96 || place.y >= 196 || place.x < -176 || place.x >= 376).toBe(true);
});
