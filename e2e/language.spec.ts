// The editor knows the language: completion, explanations, definitions, references, rename, outline, format, comparison; all
// by keyboard, and by mouse. And what other panes change leaves caret, selection and scroll where they are.

import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { downloaded, editor, node, notices, replaceWith, undoButton } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const tutorial = readFileSync(new URL('../public/examples/tutorial.yaml', import.meta.url), 'utf8');

const shop = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop # the one that matters
spec:
  hosts: [web]
  http:
    - route:
        - destination:
            host: web
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web }
spec: { host: web, subsets: [{ name: blue, labels: { version: "1" } }, { name: green, labels: { version: "2" } }] }
`;

test('keys, values and names are completed by keyboard, also where the line breaks the YAML', async ({ app, page }) => {
  await start(app, page, shop);
  await toLine(page, 10);
  await page.keyboard.press('Enter');
  await page.keyboard.type('sub');
  await expect(suggestion(page, 'subset')).toBeVisible();
  await page.keyboard.press('Tab');
  // The names of subsets are offered right behind the key.
  await expect(suggestion(page, 'blue')).toBeVisible();
  await expect(suggestion(page, 'green')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expectText(page, shop.replace('host: web\n---', 'host: web\n            subset: green\n---'));
  expect(app.requests).toEqual([]);
});

test('a whole rule comes as a snippet, indented as the others are', async ({ app, page }) => {
  await start(app, page, shop.replace('host: web\n---', 'host: web\n    \n---'));
  await toLine(page, 11);
  await page.keyboard.type('redir');
  await expect(suggestion(page, 'redirect')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expectText(
    page,
    shop.replace(
      'host: web\n---',
      'host: web\n    - match:\n        - uri:\n            prefix: /\n      redirect:\n        uri: /new\n        redirectCode: 302\n---',
    ),
  );
});

const gateway = `---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge }
spec:
  servers:
    `;

/** By the name of the snippet: what stands where it is written. */
const places = {
  canary: '      ',
  'header-match': '    ',
  redirect: '    ',
  rewrite: '    ',
  fault: '    ',
  mirror: '    ',
  cors: '    ',
  delegate: '    ',
  'tls-passthrough': '  ',
  'tls-passthrough-server': gateway,
} as const;

test('every snippet comes as the text around it is', async ({ app, page }) => {
  test.setTimeout(180_000);
  await app.open();
  await app.settle();
  for (const [name, place] of Object.entries(places)) {
    // A canary is the route of a rule that has none.
    const rest = name === 'canary' ? shop.replace(/ {4}- route:[^]*?host: web\n/, '    - timeout: 2s\n') : shop;
    const lines = rest.slice(0, rest.indexOf('---')) + place;
    await replaceWith(page, `${lines}\n${rest.slice(rest.indexOf('---'))}`);
    await toLine(page, lines.split('\n').length);
    await page.keyboard.type(name.slice(0, 5));
    await suggestion(page, name).click();
    await page.keyboard.press('Escape');
    await editor(page).focus();
    expect(await downloaded(page)).toMatchSnapshot(`snippet-${name}.yaml`);
  }
});

test('by mouse: a word is completed, followed, renamed and listed; text is formatted and taken back', async ({
  app,
  page,
}) => {
  await start(app, page, shop);
  await toLine(page, 10);
  await page.keyboard.press('Enter');
  await page.keyboard.type('sub');
  await suggestion(page, 'subset').click();
  await suggestion(page, 'green').click();
  await expectText(page, shop.replace('host: web\n---', 'host: web\n            subset: green\n---'));
  await undoButton(page).click();
  await expectText(page, shop);

  const { x, y, width, height } = (await word(page, 'web').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.keyboard.down('ControlOrMeta');
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.locator('.goto-definition-link').first().waitFor();
  await page.mouse.click(x + width / 2, y + height / 2);
  await page.keyboard.up('ControlOrMeta');
  await expect(lineNumber(page)).toHaveText('14');
  await chooseFor(page, 'web', 'Rename Symbol');
  await page.getByRole('textbox', { name: /rename/i }).fill('storefront');
  await page.keyboard.press('Enter');
  await expect.poll(() => downloaded(page)).toContain('hosts: [storefront]');
  expect(await downloaded(page)).toMatchSnapshot('renamed-by-mouse.yaml');
  await undoButton(page).click();
  await expectText(page, shop);

  await chooseFor(page, 'web', 'Go to References');
  await expect(page.getByRole('tree', { name: /references/i })).toBeVisible();
  await page.keyboard.press('Escape');

  await toLine(page, 4);
  await page.keyboard.type('   ');
  await page.getByRole('button', { name: 'Format: indentation and blanks' }).click();
  await expectText(page, shop);
  await toLine(page, 4);
  await page.keyboard.type(' indeed');
  await page.getByRole('button', { name: 'Compare with the text as it was loaded' }).click();
  await page.getByRole('button', { name: 'Take back this change' }).click();
  await expect.poll(() => downloaded(page)).toBe(shop);
});

test('Enter behind a whole word makes a new line', async ({ app, page }) => {
  await start(app, page, shop);
  await toLine(page, 10);
  await page.keyboard.press('Backspace');
  await page.keyboard.type('b');
  await expect(suggestion(page, 'web')).toBeVisible();
  await page.keyboard.press('Enter');
  await expectText(page, shop.replace('host: web\n---', 'host: web\n            \n---'));
});

test('a name is explained, followed, listed and renamed everywhere in one step', async ({ app, page }) => {
  await start(app, page, shop);
  await toLine(page, 10);
  await page.keyboard.press('Alt+i');
  const hover = page.locator('.monaco-hover:visible');
  await expect(hover).toContainText('web.default.svc.cluster.local');
  await page.keyboard.press('Escape');

  await page.keyboard.press('F2');
  const field = page.getByRole('textbox', { name: /rename/i });
  await field.fill('storefront');
  await page.keyboard.press('Enter');
  const renamed = shop
    .replace('hosts: [web]', 'hosts: [storefront]')
    .replace('            host: web', '            host: storefront')
    .replace('kind: Service\nmetadata: { name: web }', 'kind: Service\nmetadata: { name: storefront }')
    .replace('host: web, subsets', 'host: storefront, subsets');
  await expectText(page, renamed);
  await expect(undoButton(page)).toHaveAttribute('title', /Rename web to storefront/);
  await page.keyboard.press('ControlOrMeta+z');
  await expectText(page, shop);

  await editor(page).focus();
  await toLine(page, 10);
  await page.keyboard.press('F12');
  await expect(lineNumber(page)).toHaveText('14');

  await page.keyboard.press('Shift+F12');
  await expect(page.getByRole('tree', { name: /references/i })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('a name that is taken is refused with the reason, and nothing changes', async ({ app, page }) => {
  await start(app, page, `${shop}---\napiVersion: v1\nkind: Service\nmetadata: { name: other }\n`);
  await toLine(page, 10);
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: /rename/i }).fill('other');
  await page.keyboard.press('Enter');
  await expect(notices(page)).toContainText('other');
  await expectText(page, `${shop}---\napiVersion: v1\nkind: Service\nmetadata: { name: other }\n`);
});

test('the outline leads to a rule', async ({ app, page }) => {
  await start(app, page, shop);
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+Shift+o');
  await expect(page.locator('.quick-input-widget')).toBeVisible();
  await page.keyboard.type('DestinationRule');
  await page.keyboard.press('Enter');
  await expect(lineNumber(page)).toHaveText('19');
});

test('formatting is an explicit wish and changes blanks alone', async ({ app, page }) => {
  const untidy = shop.replace('  name: shop #', '    name: shop   #').replace('spec:\n  hosts', 'spec:  \n  hosts');
  await start(app, page, untidy);
  await editor(page).focus();
  await page.keyboard.press('Shift+Alt+F');
  await expectText(page, shop.replace('  name: shop #', '  name: shop   #'));
  await page.keyboard.press('ControlOrMeta+z');
  await expectText(page, untidy);
});

test('changes since loading are shown, and taken back one by one', async ({ app, page, axe }) => {
  await start(app, page, shop);
  await toLine(page, 4);
  await page.keyboard.type(' indeed');
  await toLine(page, 15);
  await page.keyboard.press('Enter');
  await page.keyboard.type('# more');
  await page.getByRole('button', { name: 'Compare with the text as it was loaded' }).focus();
  await page.keyboard.press('Enter');
  const status = page.getByRole('status').filter({ hasText: 'since loading' });
  await expect(status).toHaveText('2 changes since loading');
  await axe.expectClean();
  await page.getByRole('button', { name: 'Take back this change' }).focus();
  await page.keyboard.press('Enter');
  await expect(status).toHaveText('1 change since loading');
  await page.keyboard.press('Enter');
  await expect(status).toHaveText('0 changes since loading');
  expect(await downloaded(page)).toBe(shop);
  await undoButton(page).focus();
  await page.keyboard.press('Enter');
  await expect(status).toHaveText('1 change since loading');
  await page.getByRole('button', { name: 'Compare with the text as it was loaded' }).focus();
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
  expect(app.requests).toEqual([]);
});

test('a weight moved elsewhere leaves caret, selection and scroll', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const below = tutorial.split('\n').length - 2;
  await toLine(page, below);
  await page.keyboard.press('Shift+Home');
  const before = await view(page);
  await node(page, 'VirtualService web-svc in default').click();
  await page.getByRole('slider', { name: 'Weight of web-svc · httpd' }).press('ArrowLeft');
  await expectText(page, tutorial.replace('weight: 90', 'weight: 89').replace(/weight: 10$/m, 'weight: 11'));
  await editor(page).focus();
  expect(await view(page)).toEqual(before);
  await page.keyboard.press('ControlOrMeta+z');
  expect(await view(page)).toEqual(before);
  await page.keyboard.type('x');
  await expectText(page, replacedLine(tutorial, below, 'x'));
});

test('lines that come and go above the caret carry it along', async ({ app, page }) => {
  const old = 'apiVersion: v1\nkind: Service\nmetadata: { name: old }\n---\n';
  await start(app, page, old + shop);
  const last = (old + shop).split('\n').length - 2;
  await toLine(page, last);
  await node(page, 'Service old in default').click();
  await page.keyboard.press('Delete');
  await expect(node(page, 'Service old in default')).toHaveCount(0);
  await editor(page).focus();
  await expect(lineNumber(page)).toHaveText(String(shop.split('\n').length - 2));
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.type('# x');
  const at = shop.lastIndexOf('\nspec:');
  await expectText(page, `${old}${shop.slice(0, at)}# x${shop.slice(at)}`);
});

interface Opener {
  open(): Promise<void>;
  settle(): Promise<void>;
}

async function start(app: Opener, page: Page, text: string): Promise<void> {
  await app.open();
  await app.settle();
  await replaceWith(page, text);
}

/** The caret at the end of a line. */
async function toLine(page: Page, line: number): Promise<void> {
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let i = 1; i < line; i += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
}

const suggestion = (page: Page, label: string) =>
  page
    .locator('.suggest-widget')
    .getByRole('option', { name: new RegExp(`^${label}\\b`) })
    .first();

/** From the menu of the editor, which takes no press in its first tenth of a second. */
async function chooseFor(page: Page, text: string, action: string): Promise<void> {
  await word(page, text).click({ button: 'right' });
  const item = page.getByRole('menuitem', { name: action });
  await expect(async () => {
    await item.click({ timeout: 1000 });
    await expect(item).toHaveCount(0, { timeout: 1000 });
  }).toPass();
}

/** The destination of the one rule. */
const word = (page: Page, text: string) =>
  page
    .locator('.view-line')
    .filter({ hasText: /^\s+host:\s/ })
    .first()
    .getByText(text, { exact: true });

const lineNumber = (page: Page) => page.locator('.line-numbers.active-line-number').first();

async function expectText(page: Page, text: string): Promise<void> {
  await expect(async () => expect(await downloaded(page)).toBe(text)).toPass();
  await editor(page).focus();
}

/** What the editor shows: its first line, where the caret stands, and how wide the selection is drawn. */
async function view(page: Page): Promise<unknown> {
  const caret = await page.locator('.cursor').first().boundingBox();
  const selected = await page.locator('.selected-text').first().boundingBox();
  return { first: await page.locator('.view-line').first().textContent(), caret, selected };
}

function replacedLine(text: string, line: number, typed: string): string {
  const lines = text.split('\n');
  const old = lines[line - 1] ?? '';
  lines[line - 1] = old.slice(0, old.search(/\S/)) + typed;
  return lines.join('\n');
}
