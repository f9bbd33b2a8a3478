// What can be done, by menu, palette and keys: rename, copy, paste, delete, several at once, search. Each text that comes out
// is compared byte for byte.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { downloaded, node, notices, replaceWith, undoButton } from './fixtures/parts.ts';
import { pasteOnPage } from './fixtures/paste.ts';
import { expect, test } from './fixtures/test.ts';

const shop = readFileSync(new URL('./testdata/shop.yaml', import.meta.url), 'utf8');
const cart = 'apiVersion: v1\nkind: Service\nmetadata: {name: cart}   # two teams\n';

test.beforeEach(async ({ app, page }) => {
  await app.open();
  await app.settle();
  await replaceWith(page, shop);
});

test('the menu of a card opens by right press, keys and its dots, and gives the focus back', async ({ page, axe }) => {
  const service = node(page, 'Service cart');
  await service.click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await axe.expectClean();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await expect(service).toBeFocused();

  await page.keyboard.press('Shift+F10');
  await expect(page.getByRole('menuitem', { name: 'Rename…' })).toBeVisible();
  await page.keyboard.press('Escape');
  await service.getByRole('button', { name: /^Actions for Service cart/ }).click();
  await expect(page.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await downloaded(page)).toBe(shop);
});

test('F2 renames an object and what means it, and says how much that is', async ({ page }) => {
  await node(page, 'Service shop').focus();
  await page.keyboard.press('F2');
  const question = page.getByRole('dialog', { name: 'Rename Service shop' });
  await question.getByRole('textbox', { name: 'Name' }).fill('cart');
  await page.keyboard.press('Enter');
  await expect(question.getByRole('alert')).toContainText('exists in default already');
  await question.getByRole('textbox', { name: 'Name' }).fill('store');
  await expect(question).toContainText(/\d references? changes? with it/);
  await page.keyboard.press('Enter');
  await expect(node(page, 'Service store in default')).toBeVisible();
  expect(await downloaded(page)).toMatchSnapshot('renamed.yaml');
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(shop);
});

test('Ctrl+D copies an object, Delete takes it away with a way back', async ({ page }) => {
  await node(page, 'Service cart').focus();
  await page.keyboard.press('ControlOrMeta+d');
  await expect(node(page, 'Service cart-copy in default')).toBeVisible();
  expect(await downloaded(page)).toMatchSnapshot('duplicated.yaml');
  await undoButton(page).click();

  await node(page, 'Service old').focus();
  await page.keyboard.press('Delete');
  await expect(notices(page)).toContainText('Deleted Service old.');
  await notices(page).getByRole('button', { name: 'Undo' }).click();
  expect(await downloaded(page)).toBe(shop);
  await node(page, 'Service old').focus();
  await page.keyboard.press('Delete');
  expect(await downloaded(page)).toMatchSnapshot('deleted.yaml');
});

test('copying gives the YAML as it is; pasted here it gets a free name', async ({ page }) => {
  await node(page, 'Service cart').focus();
  await page.keyboard.press('ControlOrMeta+c');
  await expect(notices(page)).toContainText('Copied 1 object as YAML.');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(`${cart}spec: {selector: {app: cart}, ports: [{name: http, port: 80}]}\n`);
  await page.keyboard.press('ControlOrMeta+v');
  await expect(node(page, 'Service cart-copy in default')).toBeVisible();
  expect(await downloaded(page)).toBe(`${shop}---\n${copied.replace('name: cart', 'name: cart-copy')}`);
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(shop);
});

test('YAML from elsewhere is asked about, as anywhere on the page', async ({ page }) => {
  await pasteOnPage(page, 'apiVersion: v1\nkind: Service\nmetadata: {name: foreign}\n');
  await page.getByRole('dialog').getByRole('button', { name: 'Add below' }).click();
  await expect(node(page, 'Service foreign in default')).toBeVisible();
});

test('several at once: pressed with Shift, in a box, or all; cut is one step', async ({ page, axe }) => {
  await node(page, 'Service cart').click();
  await node(page, 'Service old').click({ modifiers: ['Shift'] });
  await node(page, 'Service shop').click({ modifiers: ['ControlOrMeta'] });
  await node(page, 'Service shop').click({ modifiers: ['ControlOrMeta'] });
  await expect(selectedCards(page)).toHaveCount(2);
  await axe.expectClean();
  await page.keyboard.press('ControlOrMeta+x');
  await expect(notices(page)).toContainText('Deleted 2 objects.');
  expect(await downloaded(page)).toMatchSnapshot('cut.yaml');
  await page.getByRole('region', { name: 'Canvas' }).click({ position: { x: 10, y: 10 } });
  await page.keyboard.press('ControlOrMeta+v');
  await expect(node(page, 'Service cart in default')).toBeVisible();
  expect(await downloaded(page)).toMatchSnapshot('cut-and-pasted.yaml');
  await undoButton(page).click();
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(shop);

  await node(page, 'Service cart').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(selectedCards(page)).toHaveCount(4);
  await page.keyboard.press('Escape');
  await expect(selectedCards(page)).toHaveCount(0);

  const [one, other] = [await boxOf(node(page, 'Service cart')), await boxOf(node(page, 'Service old'))];
  await page.keyboard.down('Shift');
  await page.mouse.move(Math.min(one.x, other.x) - 12, Math.min(one.y, other.y) - 12);
  await page.mouse.down();
  await page.mouse.move(one.x + one.width / 2, Math.max(one.y, other.y) + one.height / 2, { steps: 5 });
  await page.mouse.up();
  await page.keyboard.up('Shift');
  expect(await selectedCards(page).count()).toBeGreaterThan(1);
  expect(await downloaded(page)).toBe(shop);
});

test('the palette finds every command and object by a few letters', async ({ page, axe }) => {
  await page.keyboard.press('ControlOrMeta+k');
  const field = page.getByRole('combobox', { name: 'Search commands and objects' });
  await expect(field).toBeFocused();
  await axe.expectClean();
  await field.fill('go old');
  await expect(page.getByRole('option', { selected: true })).toContainText('Go to old');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Details' }).getByRole('article', { name: 'old' })).toBeVisible();

  await page.keyboard.press('ControlOrMeta+k');
  await expect(page.getByRole('option').first()).toContainText('Go to old');
  await field.fill('undo');
  await expect(page.getByRole('option', { name: /Undo/ })).toBeVisible();
  await field.fill('duplicate');
  await page.keyboard.press('Enter');
  await expect(node(page, 'Service old-copy in default')).toBeVisible();
  await undoButton(page).click();

  await page.keyboard.press('ControlOrMeta+k');
  await field.fill('redo');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await page.getByRole('textbox', { name: 'YAML editor' }).focus();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(field).toBeFocused();
});

test('what cannot be done says why', async ({ page }) => {
  await page.getByRole('region', { name: 'Canvas' }).getByRole('button', { name: 'Rule 3 of shop' }).focus();
  await page.keyboard.press('Shift+F10');
  const merge = page.getByRole('menuitem', { name: /^Merge with the rule below/ });
  await expect(merge).toHaveAttribute('aria-disabled', 'true');
  await expect(merge).toContainText('There is no rule below this one to merge with.');
  await merge.press('Enter');
  await expect(merge).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await downloaded(page)).toBe(shop);
});

test('search on the chart: others step back, Enter goes from one to the next, Escape ends it', async ({
  page,
  axe,
}) => {
  await node(page, 'Service cart').focus();
  await page.keyboard.press('ControlOrMeta+f');
  const field = page.getByRole('textbox', { name: 'Search by name, host, path or label' });
  await expect(field).toBeFocused();
  await field.fill('basket');
  const search = page.getByRole('search', { name: 'Search on the chart' });
  await expect(search).toContainText('1 found');
  await expect(node(page, 'Service cart').getByRole('article')).toHaveAttribute('data-found', 'false');
  await axe.expectClean();
  await field.fill('service');
  await expect(search).toContainText('4 found');
  await page.keyboard.press('Enter');
  await expect(search).toContainText('1 of 4');
  await page.keyboard.press('Shift+Enter');
  await expect(search).toContainText('4 of 4');
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);
  await expect(page.locator('[data-found]')).toHaveCount(0);
  expect(await downloaded(page)).toBe(shop);
});

test('the help shows the keys of the actions', async ({ page }) => {
  await node(page, 'Service cart').focus();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  const acted = [
    'N',
    'C',
    'Shift+C',
    'M',
    'Shift+M',
    'G',
    'E',
    'A',
    'O',
    'F2',
    'Delete',
    'Ctrl+D',
    'Ctrl+C',
    'Ctrl+X',
    'Ctrl+A',
    'Ctrl+F',
    'Alt+↑',
    'Alt+↓',
  ];
  const plain = [
    'Space',
    'Esc',
    'Enter',
    'Tab',
    '1',
    '0',
    '+ −',
    '0 … 9',
    'Shift+F10',
    'Ctrl+K',
    'Ctrl+S',
    'Ctrl+Y',
    'F12',
  ];
  for (const key of [...acted, ...plain]) await expect(help.getByText(key, { exact: true }).first()).toBeVisible();
});

function selectedCards(page: Page): Locator {
  return page.getByRole('region', { name: 'Canvas' }).locator('article[data-selected="true"]');
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it has no place');
  return box;
}
