import { describe, expect, test } from 'vitest';
import { openingView, panToShow, leastZoom, viewOfWay } from './camera.ts';

const pane = { width: 800, height: 600 };
const view = { x: 0, y: 0, zoom: 1 };

test.each([
  ['in the middle', { x: 300, y: 200, width: 200, height: 100 }, undefined],
  ['beyond the left edge', { x: -50, y: 200, width: 200, height: 100 }, { x: 74, y: 0, zoom: 1 }],
  ['beyond the right edge', { x: 700, y: 200, width: 200, height: 100 }, { x: -124, y: 0, zoom: 1 }],
  ['below', { x: 300, y: 590, width: 200, height: 100 }, { x: 0, y: -166, zoom: 1 }],
  ['behind the tools, where a hand may have put it', { x: 300, y: 470, width: 200, height: 100 }, undefined],
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

test('a chart that can be read whole is shown whole, in the middle', () => {
  const { x, y, zoom } = openingView({ x: 0, y: 0, width: 1000, height: 300 }, pane, undefined);
  expect(zoom).toBeGreaterThan(0.5);
  expect(x + 500 * zoom).toBeCloseTo(400);
  expect(y + 150 * zoom).toBeCloseTo(300);
});

test('a larger one opens where the request goes, at a size that can be read', () => {
  const bounds = { x: 0, y: 0, width: 2000, height: 9000 };
  const view = openingView(bounds, pane, { x: 100, y: 5000, width: 1500, height: 200 });
  expect(view).toEqual({ x: 24 - 100 * 0.75, y: 24 - (5100 - 300 / 0.75) * 0.75, zoom: 0.75 });
  expect(openingView(bounds, pane, undefined)).toEqual({ x: 24, y: 24, zoom: 0.75 });
  // Never beyond the end of the chart.
  expect(openingView(bounds, pane, { x: 1900, y: 8900, width: 100, height: 100 })).toEqual({
    x: 24 - (2000 - (800 - 24) / 0.75) * 0.75,
    y: 24 - (9000 - (600 - 24) / 0.75) * 0.75,
    zoom: 0.75,
  });
});

describe('how far one can go away', () => {
  const pane = { width: 1000, height: 500 };
  const bounds = { x: 0, y: 0, width: 30_000, height: 20_000 };

  test('from a small chart, as far as anybody wants', () => {
    expect(leastZoom(bounds, 1500, pane)).toBe(0.03);
  });

  test('from a large one, as far as its cards can be drawn at once', () => {
    const zoom = leastZoom(bounds, 12_000, pane);
    const seen = (12_000 / (30_000 * 20_000)) * (pane.width / zoom) * (pane.height / zoom);
    expect(seen).toBeCloseTo(1500);
  });

  test('from a dense one, far enough to see around', () => {
    expect(leastZoom({ ...bounds, width: 1000 }, 100_000, pane)).toBe(0.3);
  });
});

describe('the view follows the way of a request', () => {
  const way = { x: 900, y: 700, width: 600, height: 200 };
  const decided = { x: 1000, y: 720, width: 200, height: 60 };

  test('into the middle, at the same size, where that holds it', () => {
    expect(viewOfWay(way, decided, pane, view, 'decided')).toEqual({ x: 24 - 824, y: 24 - 550, zoom: 1 });
  });

  test('not where the way is seen', () => {
    const there = { x: -800, y: -500, zoom: 1 };
    expect(viewOfWay(way, decided, pane, there, 'way')).toBeUndefined();
  });

  test('not where what decided is seen, unless all is wanted', () => {
    const near = { x: -950, y: -650, zoom: 1 };
    expect(viewOfWay(way, decided, pane, near, 'decided')).toBeUndefined();
    expect(viewOfWay(way, decided, pane, near, 'way')).toBeDefined();
  });

  test('what stands behind the tools is not seen', () => {
    expect(viewOfWay(way, decided, pane, { x: -950, y: -200, zoom: 1 }, 'decided')).toBeDefined();
  });

  test('farther away where that holds all and can be read', () => {
    const wide = { ...way, width: 1000 };
    expect(viewOfWay(wide, decided, pane, view, 'decided')?.zoom).toBeCloseTo(0.752);
  });

  test('to what decided where all could not be read, and never beyond the way', () => {
    const long = { x: 0, y: 0, width: 4000, height: 100 };
    const at = (x: number) => viewOfWay(long, { x, y: 0, width: 100, height: 50 }, pane, { ...view, y: 900 }, 'way');
    expect(at(2000)).toMatchObject({ x: 24 - (2050 - 752 / 0.6 / 2) * 0.6, zoom: 0.6 });
    expect(at(0)?.x).toBeCloseTo(24);
    expect(at(3900)?.x).toBeCloseTo(800 - 24 - 4000 * 0.6);
  });

  test('closer from far away', () => {
    expect(viewOfWay(way, decided, pane, { x: -900, y: 0, zoom: 0.1 }, 'decided')?.zoom).toBe(0.6);
  });

  test('and then it stays', () => {
    for (const box of [way, { ...way, width: 5000 }, { ...way, height: 5000 }]) {
      const moved = viewOfWay(box, decided, pane, view, 'decided');
      expect(moved && viewOfWay(box, decided, pane, moved, 'decided')).toBeUndefined();
    }
  });
});
