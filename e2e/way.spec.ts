// The way on the chart and in the text: a step that is pointed at, or focused by key, lights what it is about; pressed, it goes
// to where that is written.

import type { Locator, Page } from '@playwright/test';
import { answer, ask, node } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const way = (page: Page): Locator => page.getByRole('tabpanel', { name: 'Way' });
const step = (page: Page, name: RegExp): Locator => way(page).getByRole('button', { name }).first();
const card = (page: Page, name: string): Locator => node(page, name).getByRole('article');
/** The lines of the text that are in sight. */
const shownText = (page: Page): Locator => page.locator('.view-lines');

const lit = (one: Locator, isLit: boolean) => expect(one).toHaveAttribute('data-hovered', String(isLit));

test('the tutorial: a step under the pointer lights its card, and pressed goes to its text', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const gateway = card(page, 'Gateway httpserver-gateway');
  const rules = card(page, 'VirtualService httpserver');
  await lit(gateway, false);
  await step(page, /The gateway listens on this port/).hover();
  await lit(gateway, true);
  await step(page, /Rule 1 of default\/httpserver/).hover();
  await lit(gateway, false);
  await lit(rules, true);
  await page.mouse.move(0, 0);
  await lit(rules, false);

  await step(page, /Rule 1 of default\/httpserver/).click();
  await expect(page.getByRole('button', { name: 'Rule 1 of httpserver' })).toHaveAttribute('aria-pressed', 'true');
  await expect(shownText(page)).toContainText('prefix: /hello');
  expect(app.requests).toEqual([]);
});

test('a shop of several services: the same by keyboard alone, and the focus stays with the steps', async ({
  app,
  page,
}) => {
  await app.open('#example/bookshop');
  await app.settle();
  await ask(page, 'http://books.example.com/api/reviews/7');
  await expect(answer(page)).toContainText('rule 3 of bookshop');
  await expect(shownText(page)).not.toContainText('prefix: /api/reviews');
  const rules = card(page, 'VirtualService bookshop');
  const listens = step(page, /The gateway listens on this port/);
  await listens.focus();
  await lit(card(page, 'Gateway'), true);
  // On to the steps below it.
  const rule = step(page, /Rule 3 of bookshop\/bookshop/);
  for (let tabs = 0; tabs < 20 && !(await isFocused(rule)); tabs += 1) await page.keyboard.press('Tab');
  await expect(rule).toBeFocused();
  await lit(card(page, 'Gateway'), false);
  await lit(rules, true);
  await page.keyboard.press('Enter');
  await expect(
    card(page, 'VirtualService bookshop').getByRole('button', { name: 'Rule 3 of bookshop' }),
  ).toHaveAttribute('aria-pressed', 'true');
  await expect(shownText(page)).toContainText('/api/reviews');
  await expect(rule).toBeFocused();
  expect(app.requests).toEqual([]);
});

const isFocused = (one: Locator): Promise<boolean> => one.evaluate((element) => element === document.activeElement);
