// Every kind of match condition on the chart, of HTTP, TLS and TCP rules: written in its chip, added beside others or as an
// alternative, removed; by mouse and by keyboard. Each text that comes out is compared byte for byte.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { downloaded, node, notices, replaceWith, undoButton } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const shop = readFileSync(new URL('./testdata/shop.yaml', import.meta.url), 'utf8');
const wire = readFileSync(new URL('./testdata/wire.yaml', import.meta.url), 'utf8');

test.describe('TLS and TCP rules', () => {
  test.beforeEach(async ({ app, page }) => {
    await app.open();
    await app.settle();
    await replaceWith(page, wire);
  });

  test('names, ports and addresses are written in their chips', async ({ page, axe }) => {
    await chip(page, 'SNI mail.example.com, imap.example.com').dblclick();
    const values = canvas(page).getByRole('textbox', { name: 'Values', exact: true });
    await expect(values).toHaveValue('mail.example.com, imap.example.com');
    await axe.expectClean();
    await values.fill('mail.example.com, pop.example.com, imap.example.com');
    await values.press('Enter');
    await expect(chip(page, 'SNI mail.example.com, pop.example.com, imap.example.com')).toBeFocused();
    expect(await downloaded(page)).toMatchSnapshot('sni-added.yaml');
    await undoButton(page).click();

    await chip(page, 'SNI mail.example.com, imap.example.com').press('Enter');
    await values.fill('');
    await expect(canvas(page).getByRole('alert')).toContainText('It needs a value');
    await values.fill('elsewhere.test');
    await expect(canvas(page).getByRole('alert')).toContainText('elsewhere.test');
    await values.press('Escape');

    await chip(page, 'port 5432').press('Enter');
    const port = canvas(page).getByRole('textbox', { name: 'Value' });
    await port.fill('70000');
    await expect(canvas(page).getByRole('alert')).toBeVisible();
    await port.fill('5435');
    await port.press('Enter');
    await chip(page, 'to 10.0.0.0/8').press('Enter');
    await values.fill('192.168.0.0/16 10.0.0.0/8');
    await values.press('Enter');
    expect(await downloaded(page)).toMatchSnapshot('port-and-subnets.yaml');
  });

  test('a condition and an alternative are added, by the menu and by A and O; what must be there stays', async ({
    page,
  }) => {
    const dialog = page.getByRole('dialog');
    await chip(page, 'port 443').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Match entry 1 of TLS rule 1' }).press('ArrowRight');
    await page.getByRole('menuitem', { name: 'Add a condition (and)…' }).click();
    await expect(dialog.getByRole('combobox', { name: 'Looks at' })).toHaveValue('destinationSubnets');
    await dialog.getByRole('textbox', { name: 'Values' }).fill('10.1.0.0/16');
    await dialog.getByRole('button', { name: 'Add' }).click();
    expect(await downloaded(page)).toMatchSnapshot('and-subnets.yaml');
    await undoButton(page).click();

    await chip(page, 'port 5433').press('a');
    await dialog.getByRole('combobox', { name: 'Looks at' }).selectOption('sourceLabels');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('app');
    await dialog.getByRole('textbox', { name: 'Value' }).fill('books');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await rule(page, 'TLS', 1).press('o');
    await dialog.getByRole('textbox', { name: 'Values' }).fill('pop.example.com');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    expect(await downloaded(page)).toMatchSnapshot('labels-and-alternative.yaml');
    await undoButton(page).click();
    await undoButton(page).click();

    await chip(page, 'to 10.0.0.0/8').press('Delete');
    expect(await downloaded(page)).toMatchSnapshot('subnets-removed.yaml');
    await undoButton(page).click();
    await chip(page, 'SNI mail.example.com, imap.example.com').press('Delete');
    await expect(notices(page)).toContainText('sniHosts');
    expect(await downloaded(page)).toBe(wire);
  });

  test('rules are added from the card and from a rule', async ({ page }) => {
    const dialog = page.getByRole('dialog');
    await node(page, 'VirtualService wire').click({ button: 'right', position: { x: 60, y: 16 } });
    await page.getByRole('menuitem', { name: 'Add a TLS rule…' }).click();
    await dialog.getByRole('textbox', { name: 'Server names' }).fill('web.example.com');
    await dialog.getByRole('combobox', { name: 'Host' }).fill('ledger');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await expect(rule(page, 'TLS', 2)).toBeVisible();
    expect(await downloaded(page)).toMatchSnapshot('tls-rule.yaml');
    await undoButton(page).click();

    await rule(page, 'TCP', 1).focus();
    await choose(page, 'Add a rule below…');
    await dialog.getByRole('spinbutton', { name: 'Port of the listener' }).fill('6432');
    await dialog.getByRole('combobox', { name: 'Host' }).fill('ledger');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(chip(page, 'port 6432')).toBeVisible();
    await rule(page, 'TCP', 2).press('Alt+ArrowUp');
    expect(await downloaded(page)).toMatchSnapshot('tcp-rule.yaml');
  });

  test('a line joins a rule and a Service, and the form shows what it wrote', async ({ page }) => {
    const from = await boxOf(page.locator('[data-handle="tcp.0.route.0"]'));
    const to = await boxOf(node(page, 'Service ledger in default'));
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 24, to.y + 16, { steps: 5 });
    await expect(page.getByRole('status').filter({ hasText: 'Connect to ledger' })).toBeVisible();
    await page.mouse.up();
    expect(await downloaded(page)).toMatchSnapshot('tcp-connected.yaml');
    await undoButton(page).click();

    await rule(page, 'TLS', 1).focus();
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Search' }).fill('ledger');
    await page.keyboard.press('Enter');
    expect(await downloaded(page)).toMatchSnapshot('tls-connected.yaml');
    await rule(page, 'TLS', 1).click();
    const form = page.getByRole('region', { name: 'Details' });
    await form.getByRole('spinbutton', { name: /^Weight of ledger/ }).fill('30');
    expect(await downloaded(page)).toMatchSnapshot('tls-weights.yaml');
  });
});

test.describe('HTTP rules', () => {
  test.beforeEach(async ({ app, page }) => {
    await app.open();
    await app.settle();
    await replaceWith(page, shop);
  });

  const added = [
    ['gateways', { Values: 'mesh, edge' }],
    ['queryParams', { Name: 'debug', Value: '1' }],
    ['withoutHeaders', { Name: 'X-Old', Value: 'yes' }],
    ['sourceLabels', { Name: 'app', Value: 'web' }],
    ['headers', { Name: 'x-second', Value: 'b' }],
    ['method', { Value: 'GET' }],
    ['port', { Value: '8080' }],
  ] as const;

  for (const way of ['mouse', 'keyboard'] as const) {
    test(`each kind joins a match entry, by ${way}`, async ({ page }) => {
      for (const [subject, fields] of added) {
        await addTo(page, '= /basket', way);
        const dialog = page.getByRole('dialog');
        await dialog.getByRole('combobox', { name: 'Looks at' }).selectOption(subject);
        for (const [name, value] of Object.entries(fields)) await dialog.getByRole('textbox', { name }).fill(value);
        await (way === 'mouse' ? dialog.getByRole('button', { name: 'Add' }).click() : page.keyboard.press('Enter'));
        await expect(dialog).toHaveCount(0);
      }
      // One golden for both ways.
      expect(await downloaded(page)).toMatchSnapshot('every-condition.yaml');
    });
  }

  test('a list is changed in its chip, and case is minded or not', async ({ page }) => {
    await addTo(page, '= /basket', 'keyboard');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Looks at' }).selectOption('gateways');
    await dialog.getByRole('textbox', { name: 'Values' }).fill('mesh, edge');
    await page.keyboard.press('Enter');
    await chip(page, 'via mesh, edge').dblclick();
    const values = canvas(page).getByRole('textbox', { name: 'Values' });
    await values.fill('edge');
    await values.press('Enter');
    await expect(chip(page, 'via edge')).toBeFocused();
    await chip(page, '= /basket').focus();
    await choose(page, 'Ignore upper and lower case');
    expect(await downloaded(page)).toMatchSnapshot('list-and-case.yaml');
  });
});

function canvas(page: Page): Locator {
  return page.getByRole('region', { name: 'Canvas' });
}

function chip(page: Page, name: string): Locator {
  return canvas(page).getByRole('button', { name, exact: true });
}

function rule(page: Page, protocol: 'TLS' | 'TCP', number: number): Locator {
  return canvas(page).getByRole('button', { name: `${protocol} rule ${number} of wire` });
}

/** Asks for one more condition in the match entry of a chip. */
async function addTo(page: Page, name: string, way: 'mouse' | 'keyboard'): Promise<void> {
  if (way === 'keyboard') return chip(page, name).press('a');
  await chip(page, name).click({ button: 'right' });
  await page.getByRole('menuitem', { name: /^Match entry/ }).press('ArrowRight');
  await page.getByRole('menuitem', { name: 'Add a condition (and)…' }).click();
}

/** From the menu of what has the focus. */
async function choose(page: Page, action: string): Promise<void> {
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: action, exact: true }).press('Enter');
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it has no place');
  return box;
}
