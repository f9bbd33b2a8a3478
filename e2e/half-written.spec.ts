// Text that cannot be read for now: the last good picture stays, faded and marked with the line; what would change it is refused
// with the reason, by every way; the other documents go on. Nothing that somebody is typing is rewritten.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { downloaded, editor, node, notices, replaceWith } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const shop = readFileSync(new URL('./testdata/shop.yaml', import.meta.url), 'utf8');
const broken = shop.replace('hosts: [shop]', 'hosts: [shop');

test.beforeEach(async ({ app, page }) => {
  await app.open();
  await app.settle();
  await replaceWith(page, shop);
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 1; line < 7; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Backspace');
  await expect(faded(page)).toHaveAttribute('data-stale', 'true');
});

test('the last good picture stays, faded, with the line; mended, it is as it was', async ({ page, axe }) => {
  await expect(faded(page)).toContainText(/Cannot read line \d+/);
  for (const number of [1, 2, 3]) await expect(rule(page, number)).toBeVisible();
  await expect(card(page, 'Service cart')).toHaveAttribute('data-stale', 'false');
  expect(await downloaded(page)).toBe(broken);
  await axe.expectClean();
  await editor(page).focus();
  await page.keyboard.type(']');
  await expect(faded(page)).toHaveAttribute('data-stale', 'false');
  expect(await downloaded(page)).toBe(shop);
});

test('what would change it is refused with the reason, by keys, chip, drag and form', async ({ page }) => {
  const reason = /line \d+/;
  await rule(page, 2).focus();
  for (const key of ['Delete', 'ControlOrMeta+d', 'Alt+ArrowUp']) {
    await page.keyboard.press(key);
    await expect(notices(page)).toContainText(reason);
    await clear(page);
    await rule(page, 2).focus();
  }
  await page.keyboard.press('Shift+F10');
  const remove = page.getByRole('menuitem', { name: /^Delete rule/ });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
  await expect(remove).toContainText(reason);
  await page.keyboard.press('Escape');

  await page.getByRole('region', { name: 'Canvas' }).getByRole('button', { name: '= /basket' }).dblclick();
  const value = page.getByRole('region', { name: 'Canvas' }).getByRole('textbox', { name: 'Value' });
  await value.fill('/bag');
  await value.press('Enter');
  await expect(notices(page)).toContainText(reason);
  await value.press('Escape');
  await clear(page);

  // At a field the reason stands where it was written, whichever way it was taken.
  await page.locator('[data-rule="http.1"]').getByRole('button', { name: 'old', exact: true }).click();
  const details = page.getByRole('region', { name: 'Details' });
  const host = details.getByRole('combobox', { name: 'host', exact: true });
  for (const way of ['keyboard', 'mouse']) {
    await host.click({ clickCount: 3 });
    await page.keyboard.type(way === 'mouse' ? 'cart' : 'shop');
    if (way === 'keyboard') await page.keyboard.press('Enter');
    else await details.getByRole('heading', { name: 'Details' }).click();
    await expect(details.getByRole('alert')).toContainText(reason);
  }
  expect(await downloaded(page)).toBe(broken);

  const from = await boxOf(page.locator('[data-handle="http.2.route.0"]'));
  const to = await boxOf(node(page, 'Service old in default'));
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 24, to.y + 16, { steps: 5 });
  await page.mouse.up();
  await expect(notices(page)).toContainText(reason);
  expect(await downloaded(page)).toBe(broken);
});

test('the other documents go on, and the broken one keeps every byte', async ({ page }) => {
  await node(page, 'Service cart').focus();
  await page.keyboard.press('ControlOrMeta+d');
  await expect(node(page, 'Service cart-copy in default')).toBeVisible();
  const text = await downloaded(page);
  expect(text.slice(0, broken.indexOf('---'))).toBe(broken.slice(0, broken.indexOf('---')));
  expect(text).toContain('name: cart-copy');
  await expect(faded(page)).toHaveAttribute('data-stale', 'true');
});

function card(page: Page, name: string): Locator {
  return node(page, `${name} in default`).getByRole('article');
}

function faded(page: Page): Locator {
  return card(page, 'VirtualService shop');
}

function rule(page: Page, number: number): Locator {
  return page.getByRole('region', { name: 'Canvas' }).getByRole('button', { name: `Rule ${number} of shop` });
}

/** Notices that say what is wrong stay until they are closed. */
async function clear(page: Page): Promise<void> {
  const close = notices(page).getByRole('button', { name: 'Dismiss' });
  while ((await close.count()) > 0) await close.first().click();
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it has no place');
  return box;
}
