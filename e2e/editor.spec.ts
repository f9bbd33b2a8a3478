// The editor: marks where the mistake is, a picture and an answer that follow every key, one history over everything, and
// line ends as they were.

import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { answer, ask, downloaded, editor, node, problems, replaceWith, undoButton } from './fixtures/parts.ts';
import { pasteOnPage } from './fixtures/paste.ts';
import { expect, test } from './fixtures/test.ts';

const tutorial = readFileSync(new URL('../public/examples/tutorial.yaml', import.meta.url), 'utf8');

const service = `apiVersion: v1
kind: Service
metadata:
  name: mine
spec:
  selector: { app: mine }
  ports:
    - { name: http, port: 80 }
`;

test('a mistake is marked at its exact place, and pressing it in the list shows it', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const above = '# a comment\n'.repeat(120);
  await replaceWith(
    page,
    `${above}${service.replace('  name: mine\n', '  name: mine\n  labels: {}\n  name: again\n')}`,
  );
  await expect(page.locator('.squiggly-warning, .squiggly-error')).toHaveCount(0);
  const list = await problems(page);
  await list.getByRole('button', { name: /is written twice/ }).click();
  const marker = page.locator('.squiggly-warning, .squiggly-error').first();
  await expect(marker).toBeVisible();

  const [mark, number, word] = await Promise.all([
    marker.boundingBox(),
    page.locator('.line-numbers', { hasText: /^126$/ }).boundingBox(),
    boxOfText(page, 'name: again', 'name'),
  ]);
  expect(mark?.y).toBeCloseTo(number?.y ?? 0, 0);
  expect(Math.abs((mark?.x ?? 0) - word.x)).toBeLessThan(2);
  expect(Math.abs((mark?.width ?? 0) - word.width)).toBeLessThan(2);
});

test('every key reaches chart and answer', async ({ app, page }) => {
  await app.open();
  await app.settle();
  await replaceWith(page, service);
  await caretAfter(page, service, '  name: mine');
  await page.keyboard.type('d');
  await expect(node(page, 'Service mined in default')).toBeVisible();
  await expect(node(page, 'Service mine in default')).toHaveCount(0);
  await page.keyboard.press('Backspace');
  await expect(node(page, 'Service mine in default')).toBeVisible();

  await replaceWith(page, tutorial);
  await page.getByRole('combobox', { name: 'From' }).selectOption({ label: 'ingressgateway gateway · istio-system' });
  await ask(page, 'http://httpserver.lr90.site/hello');
  await expect(answer(page)).toContainText('200');
  await caretAfter(page, tutorial, 'prefix: /hello');
  await page.keyboard.type('s');
  await expect(answer(page)).toContainText('404');
  await page.keyboard.press('Backspace');
  await expect(answer(page)).toContainText('200');
  expect(await downloaded(page)).toBe(tutorial);
});

test('one history over import, typing and slider, from the editor and from the page', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const texts = [tutorial];
  await replaceWith(page, `${tutorial}# mine\n`);
  texts.push(`${tutorial}# mine\n`);

  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('# typed in one go');
  texts.push(`${tutorial}# mine\n# typed in one go`);
  expect(await downloaded(page)).toBe(texts[2]);

  await node(page, 'VirtualService web-svc in default').click();
  await page.getByRole('slider', { name: 'Weight of web-svc · httpd' }).press('ArrowLeft');
  texts.push((texts[2] ?? '').replace('weight: 90', 'weight: 89').replace(/weight: 10$/m, 'weight: 11'));
  expect(await downloaded(page)).toBe(texts[3]);

  await page.getByRole('button', { name: 'Show everything' }).focus();
  await page.keyboard.press('ControlOrMeta+z');
  expect(await downloaded(page)).toBe(texts[2]);
  await editor(page).focus();
  for (const at of [1, 0]) {
    await page.keyboard.press('ControlOrMeta+z');
    expect(await downloaded(page)).toBe(texts[at]);
    await editor(page).focus();
  }
  await expect(undoButton(page)).toBeDisabled();
  for (const [at, keys] of [
    [1, 'ControlOrMeta+Shift+z'],
    [2, 'ControlOrMeta+y'],
    [3, 'ControlOrMeta+y'],
  ] as const) {
    await page.keyboard.press(keys);
    expect(await downloaded(page)).toBe(texts[at]);
    await editor(page).focus();
  }
});

test('a new line ends as the lines around it do', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const windows = service.replaceAll('\n', '\r\n');
  await replaceWith(page, windows);
  await caretAfter(page, service, 'kind: Service');
  await page.keyboard.press('Enter');
  await page.keyboard.type('# new');
  expect(await downloaded(page)).toBe(windows.replace('kind: Service\r\n', 'kind: Service\r\n# new\r\n'));
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+z');
  expect(await downloaded(page)).toBe(windows);

  await replaceWith(page, service);
  await caretAfter(page, service, 'kind: Service');
  await page.keyboard.press('Enter');
  await page.keyboard.type('# new');
  expect(await downloaded(page)).toBe(service.replace('kind: Service\n', 'kind: Service\n# new\n'));
});

test('the whole text selected and pasted over is taken as it is', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const text = `\uFEFF${service.replaceAll('\n', '\r\n')}`.trimEnd();
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.keyboard.press('ControlOrMeta+v');
  await expect(node(page, 'Service mine in default')).toBeVisible();
  expect(await downloaded(page)).toBe(text);
});

test('Ctrl+S in the editor downloads', async ({ app, page }) => {
  await app.open();
  await app.settle();
  await editor(page).focus();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('ControlOrMeta+s')]);
  expect(readFileSync(await download.path(), 'utf8')).toBe(tutorial);
});

/** Put the caret behind the first place where `word` stands in `text`. */
async function caretAfter(page: Page, text: string, word: string): Promise<void> {
  const lines = text.slice(0, text.indexOf(word) + word.length).split('\n');
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let i = 1; i < lines.length; i += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  const column = (lines.at(-1) ?? '').length;
  // Home goes to the first word of the line.
  const indent = (lines.at(-1) ?? '').search(/\S/);
  for (let i = Math.max(indent, 0); i < column; i += 1) await page.keyboard.press('ArrowRight');
}

/** Where `word` is drawn, in the line of the editor that holds `line`. */
async function boxOfText(page: Page, line: string, word: string) {
  return page.locator('.view-line', { hasText: line.replaceAll(' ', '\u00a0') }).evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let found = walker.nextNode(); found; found = walker.nextNode()) {
      const at = found.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(found, at);
      range.setEnd(found, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x, y, width, height };
    }
    throw new Error(`${wanted} is not drawn`);
  }, word);
}

test('brackets that belong together are marked at the caret, but not in a text of tens of thousands of lines', async ({
  app,
  page,
}) => {
  await app.open();
  await app.settle();
  const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: one }\n';
  const atBracket = async (): Promise<void> => {
    await editor(page).focus();
    for (const key of ['ControlOrMeta+Home', 'ArrowDown', 'ArrowDown', 'End']) await page.keyboard.press(key);
  };
  const marked = page.locator('.bracket-match');
  await replaceWith(page, service);
  await atBracket();
  await expect(marked).toHaveCount(2);
  await replaceWith(page, service + '#\n'.repeat(20_000));
  await atBracket();
  await expect(marked).toHaveCount(0);
});

test('in a long text the stripes of kinds and the folds follow the view and what is typed', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const service = (name: string) => `kind: Service\napiVersion: v1\nmetadata:\n  name: ${name}\nspec:\n  ports: []\n`;
  await pasteOnPage(page, Array.from({ length: 300 }, (_, i) => service(`s${i}`)).join('---\n'));
  const chips = page.locator('[class*="chip"][title], .margin [class*="chip"]');
  await expect(chips.first()).toBeVisible();
  await editor(page).focus();
  await page.keyboard.press('Control+End');
  await expect(page.locator('.view-lines')).toContainText('s299');
  await expect(chips.first()).toBeVisible();
  // A block that is typed can be folded: its line gets a handle, and the lines inside go.
  await page.keyboard.type('x:\n  deep:\n    one: 1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ControlOrMeta+Shift+BracketLeft');
  await expect(page.locator('.view-lines')).not.toContainText('one: 1');
  await page.keyboard.press('ControlOrMeta+Shift+BracketRight');
  await expect(page.locator('.view-lines')).toContainText('one: 1');
});
