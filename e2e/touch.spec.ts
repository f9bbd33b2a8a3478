// Fingers on a phone: one pans and selects, two zoom, one that rests opens the menu, a selected card can be carried. Real
// touch events of Chromium, not clicks that only look so.

import type { CDPSession, Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { downloaded, node } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const tutorial = readFileSync(new URL('../public/examples/tutorial.yaml', import.meta.url), 'utf8');

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test.beforeEach(async ({ page }) => {
  await page.goto('/');
  // What hands do comes when the page rests, as the palette does.
  await page.getByRole('button', { name: 'Create an object…' }).waitFor();
  await page.waitForLoadState('networkidle');
});

test('two fingers zoom, on cards too, and the place between them stays', async ({ page }) => {
  const card = node(page, 'VirtualService httpserver in default');
  const canvas = await boxOf(page.getByRole('region', { name: 'Canvas' }));
  const before = await boxOf(card);
  const middle = { x: canvas.x + canvas.width / 2, y: before.y + before.height / 2 };
  const fingers = await touches(page);
  await fingers.pinch(middle, 60, 120);
  const after = await boxOf(card);
  expect(after.width / before.width).toBeGreaterThan(1.6);
  expect(Math.abs((after.x - middle.x) / (before.x - middle.x) - after.width / before.width)).toBeLessThan(0.1);
  await fingers.pinch(middle, 120, 60);
  expect((await boxOf(card)).width / after.width).toBeLessThan(0.65);
  await expect(page.getByRole('button', { name: /^Unpin/ })).toHaveCount(0);
});

test('one finger moves the view, wherever it is put down', async ({ page }) => {
  const card = node(page, 'Gateway httpserver-gateway in default');
  const before = await boxOf(card);
  const fingers = await touches(page);
  await fingers.drag(middleOf(before), { x: 60, y: 90 });
  const after = await boxOf(card);
  expect(Math.abs(after.x - before.x - 60)).toBeLessThan(25);
  expect(Math.abs(after.y - before.y - 90)).toBeLessThan(25);
  await expect(page.getByRole('button', { name: /^Unpin/ })).toHaveCount(0);
});

test('a tap selects; the selected card goes with the finger', async ({ page }) => {
  const card = node(page, 'Gateway httpserver-gateway in default');
  await card.tap({ position: { x: 40, y: 14 } });
  await expect(card.getByRole('article')).toHaveAttribute('data-selected', 'true');
  const still = node(page, 'VirtualService httpserver in default');
  const before = { card: await boxOf(card), still: await boxOf(still) };
  const fingers = await touches(page);
  await fingers.drag({ x: before.card.x + 40, y: before.card.y + 14 }, { x: 10, y: 120 });
  await expect(page.getByRole('button', { name: 'Unpin httpserver-gateway' })).toBeVisible();
  const after = { card: await boxOf(card), still: await boxOf(still) };
  expect(after.card.y - before.card.y).toBeGreaterThan(80);
  expect(after.still.y).toBe(before.still.y);
  expect(await downloaded(page)).toBe(tutorial);
});

test('a finger that rests opens the menu of what is under it', async ({ page }) => {
  const fingers = await touches(page);
  const rule = page.getByRole('button', { name: 'Rule 1 of httpserver' });
  await fingers.rest(middleOf(await boxOf(rule)));
  await expect(page.getByRole('menuitem', { name: 'Duplicate rule' })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Duplicate rule' }).tap();
  await expect(page.getByRole('button', { name: 'Rule 2 of httpserver' })).toBeVisible();
  expect(await downloaded(page)).toMatchSnapshot('duplicated-by-finger.yaml');

  const canvas = await boxOf(page.getByRole('region', { name: 'Canvas' }));
  await fingers.rest({ x: canvas.x + 6, y: canvas.y + 6 });
  await expect(page.getByRole('menuitem', { name: 'Paste YAML' })).toBeVisible();
});

test('an object is dragged from the palette to its place', async ({ page }) => {
  await page.getByRole('button', { name: 'Create an object…' }).tap();
  const from = middleOf(await boxOf(page.getByRole('button', { name: 'New Service', exact: true })));
  const canvas = await boxOf(page.getByRole('region', { name: 'Canvas' }));
  const to = { x: canvas.x + 180, y: canvas.y + 60 };
  const fingers = await touches(page);
  await fingers.drag(from, { x: to.x - from.x, y: to.y - from.y });
  const name = page.getByRole('textbox', { name: 'Name of the new Service' });
  await name.fill('cart');
  await name.press('Enter');
  await expect(page.getByRole('button', { name: 'Unpin cart' })).toBeVisible();
  const placed = await boxOf(node(page, 'Service cart in default'));
  expect(Math.abs(placed.x + placed.width / 2 - to.x)).toBeLessThan(12);
});

interface Point {
  readonly x: number;
  readonly y: number;
}

async function touches(page: Page) {
  const session = await page.context().newCDPSession(page);
  const steps = 8;
  return {
    drag: async (from: Point, by: Point) => {
      await send(session, 'touchStart', [from]);
      for (let i = 1; i <= steps; i += 1)
        await send(session, 'touchMove', [{ x: from.x + (by.x * i) / steps, y: from.y + (by.y * i) / steps }]);
      await send(session, 'touchEnd', []);
    },
    /** @param from half the distance of the fingers, in CSS pixels */
    pinch: async ({ x, y }: Point, from: number, to: number) => {
      const apart = (by: number): readonly Point[] => [
        { x: x - by, y },
        { x: x + by, y },
      ];
      await send(session, 'touchStart', apart(from).slice(0, 1));
      await send(session, 'touchStart', apart(from));
      for (let i = 1; i <= steps; i += 1) await send(session, 'touchMove', apart(from + ((to - from) * i) / steps));
      await send(session, 'touchEnd', []);
    },
    rest: async (at: Point) => {
      await send(session, 'touchStart', [at]);
      await expect(page.getByRole('menu')).toBeVisible();
      await send(session, 'touchEnd', []);
    },
  };
}

async function send(
  session: CDPSession,
  type: 'touchStart' | 'touchMove' | 'touchEnd',
  points: readonly Point[],
): Promise<void> {
  await session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(({ x, y }, id) => ({ x, y, id })) });
}

function middleOf({ x, y, width, height }: Point & { readonly width: number; readonly height: number }): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it has no place');
  return box;
}
