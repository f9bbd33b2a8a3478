import { expect, test } from 'vitest';
import { panToShow } from './camera.ts';

const pane = { width: 800, height: 600 };
const view = { x: 0, y: 0, zoom: 1 };

test.each([
  ['in the middle', { x: 300, y: 200, width: 200, height: 100 }, undefined],
  ['beyond the left edge', { x: -50, y: 200, width: 200, height: 100 }, { x: 74, y: 0, zoom: 1 }],
  ['beyond the right edge', { x: 700, y: 200, width: 200, height: 100 }, { x: -124, y: 0, zoom: 1 }],
  ['below', { x: 300, y: 590, width: 200, height: 100 }, { x: 0, y: -114, zoom: 1 }],
  ['taller than the pane', { x: 300, y: 100, width: 200, height: 900 }, { x: 0, y: -76, zoom: 1 }],
])('a node %s moves the view by %j', (_, box, moved) => {
  expect(panToShow(box, pane, view)).toEqual(moved);
});

test('zoom counts', () => {
  expect(panToShow({ x: 700, y: 200, width: 200, height: 100 }, pane, { x: 0, y: 0, zoom: 0.5 })).toBeUndefined();
});

test('moving twice changes nothing more', () => {
  const box = { x: 3000, y: -900, width: 260, height: 2000 };
  const moved = panToShow(box, pane, view);
  expect(moved).toBeDefined();
  if (moved) expect(panToShow(box, pane, moved)).toBeUndefined();
});
