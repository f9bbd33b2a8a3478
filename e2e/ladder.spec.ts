// The ladder of a VirtualService: rules moved by pointer and keys with what that would change, conditions written in their
// chips, rules split off and made more. Each text that comes out is compared byte for byte.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { ask, downloaded, node, notices, replaceWith, undoButton } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const shop = readFileSync(new URL('./testdata/shop.yaml', import.meta.url), 'utf8');

test.beforeEach(async ({ app, page }) => {
  await app.open();
  await app.settle();
  await replaceWith(page, shop);
  await ask(page, 'http://shop/cart/old/hat');
});

test('a rule dragged elsewhere says what that changes, and moves with its comments', async ({ page, axe }) => {
  const rule = number(page, 3);
  const from = await middleOf(rule);
  const to = await middleOf(number(page, 1));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, to.y, { steps: 6 });
  await page.mouse.move(from.x, to.y - 20, { steps: 3 });
  const preview = page.getByRole('status').filter({ hasText: 'Rule 3 becomes rule 1' });
  await expect(preview).toContainText('GET /cart/old/hat');
  await expect(preview).toContainText('shop:80');
  await expect(preview).toContainText('never reached');
  await axe.expectClean();
  await page.mouse.up();
  await expect(preview).toHaveCount(0);
  await expect(number(page, 1)).toHaveAttribute('aria-pressed', 'true');
  expect(await downloaded(page)).toMatchSnapshot('moved-to-the-top.yaml');
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(shop);
});

test('Escape gives a drag up', async ({ page }) => {
  const from = await middleOf(number(page, 3));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y - 200, { steps: 6 });
  await expect(page.getByRole('status').filter({ hasText: 'becomes rule' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('status').filter({ hasText: 'becomes rule' })).toHaveCount(0);
  await page.mouse.up();
  expect(await downloaded(page)).toBe(shop);
});

test('Alt and an arrow move a rule, and the keys stay with it', async ({ page }) => {
  await number(page, 1).click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(number(page, 2)).toHaveAttribute('aria-pressed', 'true');
  expect(await downloaded(page)).toMatchSnapshot('moved-down.yaml');
  await number(page, 2).press('Alt+ArrowUp');
  await expect(number(page, 1)).toHaveAttribute('aria-pressed', 'true');
  expect(await downloaded(page)).toBe(shop);
  await number(page, 1).press('Alt+ArrowUp');
  await expect(notices(page)).toContainText('It is the first rule already.');
});

test('a condition is written in its chip: Enter commits, Escape leaves', async ({ page, axe }) => {
  const chip = canvas(page).getByRole('button', { name: '/cart/old*' });
  await chip.dblclick();
  const value = canvas(page).getByRole('textbox', { name: 'Value' });
  await expect(value).toBeFocused();
  await value.fill('/gone');
  await value.press('Escape');
  await expect(chip).toBeFocused();
  expect(await downloaded(page)).toBe(shop);

  await chip.press('Enter');
  await canvas(page).getByRole('combobox', { name: 'Compares' }).selectOption({ label: 'matches the pattern' });
  await value.fill('/cart/(old');
  await expect(canvas(page).getByRole('alert')).toContainText('no RE2 pattern');
  await axe.expectClean();
  await value.press('Enter');
  await expect(value).toBeFocused();
  await value.press('End');
  await value.press(')');
  await value.press('Enter');
  await expect(canvas(page).getByRole('button', { name: '~ /cart/(old)' })).toBeFocused();
  expect(await downloaded(page)).toMatchSnapshot('pattern.yaml');
});

test('arrows walk from the card through its rules, chips and lines', async ({ page }) => {
  await node(page, 'VirtualService shop').click({ position: { x: 60, y: 16 } });
  await number(page, 1).focus();
  await page.keyboard.press('ArrowRight');
  await expect(canvas(page).getByRole('button', { name: '/cart*', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(number(page, 2)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(node(page, 'VirtualService shop')).toBeFocused();
});

test('rules are split, made more and deleted from the menu of the keyboard', async ({ page, axe }) => {
  await number(page, 1).focus();
  await choose(page, 'Split off the last match entry');
  expect(await downloaded(page)).toMatchSnapshot('split.yaml');
  await undoButton(page).click();

  await number(page, 3).focus();
  await choose(page, 'Add a canary…');
  const question = page.getByRole('dialog', { name: 'Canary in rule 3' });
  await question.getByRole('combobox', { name: 'Host' }).fill('cart');
  await question.getByRole('spinbutton', { name: 'Percent' }).fill('25');
  await expect(question).toContainText('25 % of the requests go there, 75 % stay.');
  await axe.expectClean();
  await page.keyboard.press('Enter');
  await expect(question).toHaveCount(0);
  expect(await downloaded(page)).toMatchSnapshot('canary.yaml');
  await undoButton(page).click();

  await number(page, 2).focus();
  await page.keyboard.press('Delete');
  await expect(notices(page)).toContainText('Deleted rule 2 of shop.');
  await notices(page).getByRole('button', { name: 'Undo' }).click();
  expect(await downloaded(page)).toBe(shop);
  await number(page, 2).focus();
  await page.keyboard.press('Delete');
  expect(await downloaded(page)).toMatchSnapshot('rule-deleted.yaml');
});

test('a condition joins a match entry, an alternative joins a rule, a bypass goes above it', async ({ page }) => {
  await canvas(page).getByRole('button', { name: '= /basket' }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Match entry 2 of rule 1' }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'Add a condition (and)…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('X-Trial');
  await dialog.getByRole('textbox', { name: 'Value' }).fill('yes');
  await dialog.getByRole('button', { name: 'Add' }).click();
  expect(await downloaded(page)).toMatchSnapshot('condition.yaml');
  await undoButton(page).click();

  await number(page, 2).focus();
  await choose(page, 'Add an alternative (or)…');
  await dialog.getByRole('textbox', { name: 'Value' }).fill('/ancient');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  expect(await downloaded(page)).toMatchSnapshot('alternative.yaml');
  await undoButton(page).click();

  await number(page, 3).focus();
  await choose(page, 'Send requests with a header elsewhere…');
  await dialog.getByRole('combobox', { name: 'Host' }).fill('old');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  expect(await downloaded(page)).toMatchSnapshot('bypass.yaml');
});

test('rules fold away and come back; so they do after a reload', async ({ page, app }) => {
  await canvas(page).getByRole('button', { name: 'Rules of shop' }).click();
  await expect(number(page, 1)).toHaveCount(0);
  await expect(node(page, 'VirtualService shop')).toContainText('3 rules');
  await page.waitForTimeout(600);
  await page.reload();
  await app.settle();
  await expect(number(page, 1)).toHaveCount(0);
  await node(page, 'VirtualService shop').focus();
  await page.keyboard.press('e');
  await expect(number(page, 1)).toBeVisible();
  expect(await downloaded(page)).toBe(shop);
});

function canvas(page: Page): Locator {
  return page.getByRole('region', { name: 'Canvas' });
}

function number(page: Page, rule: number): Locator {
  return canvas(page).getByRole('button', { name: `Rule ${rule} of shop` });
}

/** From the menu of what has the focus. */
async function choose(page: Page, action: string): Promise<void> {
  await page.keyboard.press('Shift+F10');
  const item = page.getByRole('menuitem', { name: action });
  await item.press('Enter');
}

async function middleOf(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it has no place');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
