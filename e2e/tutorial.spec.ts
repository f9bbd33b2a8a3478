// The tutorial as a newcomer does it, in one go: paste, ask, weigh, break and mend, delete and undo, share, export.
// Issue by issue it is the promise of the product: the answer is right, and no byte moves that nobody touched.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures/test.ts';

const tutorial = readFileSync(new URL('testdata/tutorial.yaml', import.meta.url), 'utf8');

test('the tutorial, from paste to answer to export', async ({ app, axe, browser, page, baseURL }) => {
  test.setTimeout(120_000);
  await app.open();
  await app.settle();
  await axe.expectClean();

  await test.step('paste the whole YAML anywhere: the graph is drawn, and looking changes no byte', async () => {
    await paste(page, tutorial);
    await expect(node(page, 'Gateway httpserver-gateway in default')).toBeVisible();
    for (const name of [
      'VirtualService httpserver',
      'Service go-server',
      'Deployment go-server',
      'VirtualService web-svc',
      'Deployment nginx',
    ])
      await expect(node(page, `${name} in default`)).toBeVisible();
    await node(page, 'VirtualService httpserver in default').click();
    await expect(page.getByRole('region', { name: 'Details' })).toContainText('httpserver');
    await page.getByRole('button', { name: /^Tidy/ }).click();
    await page.getByRole('button', { name: 'Show everything' }).click();
    expect(await downloaded(page)).toBe(tutorial);
  });

  await test.step('ask with curl: 200 from go-server:8000, through the port-forward', async () => {
    await ask(page, `curl -s -HHost:httpserver.lr90.site "http://127.0.0.1:8080/hello"`);
    await expect(answer(page)).toContainText('200');
    await expect(answer(page)).toContainText('go-server:8000');
    await expect(answer(page)).toContainText('8080 → 80 (port-forward)');
    await expect(way(page)).toContainText('R-MATCH-11');
  });

  await test.step('another host: 404, no virtual host has that name', async () => {
    await ask(page, `curl -s -HHost:other.lr90.site "http://127.0.0.1:8080/hello"`);
    await expect(answer(page)).toContainText('404');
    await expect(way(page)).toContainText('other.lr90.site');
    await expect(way(page)).toContainText('R-HOST-21');
  });

  await test.step('another path: 404, no rule of that host matches', async () => {
    await ask(page, `curl -s -HHost:httpserver.lr90.site "http://127.0.0.1:8080/world"`);
    await expect(answer(page)).toContainText('404');
    await expect(way(page)).toContainText('/world');
    await expect(way(page)).toContainText('R-MATCH-11');
    await expect(way(page)).toContainText('no rule of virtual host httpserver.lr90.site:80 matches');
  });

  await test.step('from a pod: 90/10, the histogram agrees, and the slider changes two numbers', async () => {
    await page.getByRole('combobox', { name: 'From' }).selectOption({ label: 'pod of go-server · default' });
    await ask(page, 'http://web-svc/');
    await expect(answer(page)).toContainText('web-svc');
    await page.getByRole('tab', { name: 'Histogram' }).click();
    await page.getByRole('radio', { name: 'Send 10,000' }).check();
    await expectShares(page, { httpd: '90', nginx: '10' });

    await node(page, 'VirtualService web-svc in default').click();
    const slider = page.getByRole('slider', { name: 'Weight of web-svc · httpd' });
    await dragTo(page, slider, '70');
    await expect(slider).toHaveAttribute('aria-valuenow', '70');
    expect(await downloaded(page)).toBe(
      tutorial.replace('weight: 90   # raise', 'weight: 70   # raise').replace('weight: 10\n', 'weight: 30\n'),
    );
    await expectShares(page, { httpd: '70', nginx: '30' });
    await page.keyboard.press('ControlOrMeta+z');
    expect(await downloaded(page)).toBe(tutorial);
    await expectShares(page, { httpd: '90', nginx: '10' });
  });

  await test.step('break the YAML mid-word: the last good picture stays, faded; mend it: all is back', async () => {
    const word = tutorial.indexOf('metadata:\n  name: go-server');
    await caretFromEnd(page, tutorial.length - word - 'meta'.length);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: /Problems/ })).toContainText('1');
    await expect(node(page, 'Service go-server in default')).toBeVisible();
    await expect(node(page, 'Service go-server in default')).toContainText(/line \d+/);
    await page.keyboard.press('Backspace');
    await expect(node(page, 'Service go-server in default')).not.toContainText(/line \d+/);
    expect(await downloaded(page)).toBe(tutorial);
  });

  await test.step('delete the Service: a ghost and 503 NC; undo brings it back byte for byte', async () => {
    await page.getByRole('combobox', { name: 'From' }).selectOption({ label: 'ingressgateway gateway · istio-system' });
    await ask(page, `curl -s -HHost:httpserver.lr90.site "http://127.0.0.1:8080/hello"`);
    const start = tutorial.indexOf('apiVersion: v1\nkind: Service');
    const end = tutorial.indexOf('apiVersion: apps/v1\nkind: Deployment');
    await caretFromEnd(page, tutorial.length - start);
    await selectForward(page, tutorial.slice(start, end));
    await page.keyboard.press('Delete');
    await expect(node(page, 'Missing service go-server')).toBeVisible();
    await expect(answer(page)).toContainText('503');
    await expect(answer(page)).toContainText('NC');
    await expect(way(page)).toContainText('R-ACT-10');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(answer(page)).toContainText('200');
    expect(await downloaded(page)).toBe(tutorial);
  });

  expect(app.requests, 'requests after load').toEqual([]);
  await axe.expectClean();

  await test.step('the link opens in a fresh profile with the same text, request and answer', async () => {
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const link = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
    await axe.expectClean();
    const context = await browser.newContext({ baseURL: baseURL ?? '', acceptDownloads: true });
    const other = await context.newPage();
    await other.goto(link);
    await expect(answer(other)).toContainText('200');
    await expect(answer(other)).toContainText('go-server:8000');
    await expect(node(other, 'VirtualService web-svc in default')).toBeVisible();
    expect(await downloaded(other)).toBe(tutorial);
    await context.close();
  });
});

function node(page: Page, name: string) {
  return page.getByRole('group', { name: new RegExp(`^${name}\\b`) });
}

function answer(page: Page) {
  return page.getByRole('region', { name: 'Answer' });
}

function way(page: Page) {
  return page.getByRole('tabpanel', { name: 'Way' });
}

/** Paste as a person does, with nothing that takes text in focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((value) => navigator.clipboard.writeText(value), text);
  await page.getByRole('heading', { name: 'Portolan' }).click();
  await page.keyboard.press('ControlOrMeta+v');
}

async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'URL or curl command' }).fill(text);
  await page.getByRole('tab', { name: 'Way' }).click();
}

async function downloaded(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download', exact: true }).click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

/** The histogram shows the expected share of each subset, and the sample's interval holds it. */
async function expectShares(page: Page, shares: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('tab', { name: 'Histogram' }).click();
  for (const [subset, percent] of Object.entries(shares)) {
    const bar = page.getByRole('img', {
      name: new RegExp(`${subset}.*expected ${percent}\\s%.*expected share inside the interval`),
    });
    await expect(bar).toBeVisible();
  }
}

/** Drag the thumb left, half a pixel at a time, until it says the value. */
async function dragTo(page: Page, slider: Locator, value: string): Promise<void> {
  const { x, y, width, height } = (await slider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const [startX, middle] = [x + width / 2, y + height / 2];
  await page.mouse.move(startX, middle);
  await page.mouse.down();
  for (let way = 0; way < 400 && (await slider.getAttribute('aria-valuenow')) !== value; way++)
    await page.mouse.move(startX - way / 2, middle);
  await page.mouse.up();
}

async function caretFromEnd(page: Page, distance: number): Promise<void> {
  await page.getByRole('textbox', { name: 'YAML editor' }).focus();
  await page.keyboard.press('ControlOrMeta+End');
  const lines = tutorial.slice(tutorial.length - distance).split('\n');
  for (let i = 1; i < lines.length; i++) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Home');
  await page.keyboard.press('Home');
  const line =
    tutorial
      .slice(0, tutorial.length - distance)
      .split('\n')
      .at(-1) ?? '';
  const indent = line.length - line.trimStart().length;
  for (let i = indent; i < line.length; i++) await page.keyboard.press('ArrowRight');
}

async function selectForward(page: Page, text: string): Promise<void> {
  const lines = text.split('\n').length - 1;
  for (let i = 0; i < lines; i++) await page.keyboard.press('Shift+ArrowDown');
}
