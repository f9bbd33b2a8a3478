// The chart: what is selected is selected everywhere and nobody loses the focus; nodes can be put aside and tidied; what is
// missing, broken and lit looks so. Looking changes no byte.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { answer, ask, downloaded, editor, node, replaceWith, undoButton } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const tutorial = readFileSync(new URL('../public/examples/tutorial.yaml', import.meta.url), 'utf8');

test('a click on a node shows its text and leaves the focus on the chart', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const chosen = node(page, 'VirtualService web-svc in default');
  await expect(shownText(page)).not.toContainText('subset: httpd');
  await chosen.click();
  await expect(chosen).toBeFocused();
  await expect(details(page)).toContainText('web-svc');
  await expect(shownText(page)).toContainText('subset: httpd');
  await chosen.press('ArrowLeft');
  await expect(editor(page)).not.toBeFocused();

  const rule = page.getByRole('button', { name: 'Rule 1 of web-svc' });
  await rule.click();
  await expect(rule).toHaveAttribute('aria-pressed', 'true');
  expect(await downloaded(page)).toBe(tutorial);
});

test('a caret that moves selects the node, and typing goes on', async ({ app, page }) => {
  await app.open();
  await app.settle();
  await editor(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let line = 1; line < 8; line += 1) await page.keyboard.press('ArrowDown');
  await expect(details(page).getByRole('article', { name: 'httpserver-gateway' })).toBeVisible();
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.type('-2', { delay: 150 });
  await expect(node(page, 'Gateway httpserver-gateway-2 in default')).toBeVisible();
  await expect(details(page).getByRole('article', { name: 'httpserver-gateway-2' })).toBeVisible();
  await expect(editor(page)).toBeFocused();
  expect(await downloaded(page)).toBe(tutorial.replace('name: httpserver-gateway', 'name: httpserver-gateway-2'));
});

test('a node that is dragged stays where it was put, until it is unpinned or all is tidied', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const dragged = node(page, 'Deployment nginx in default');
  const other = node(page, 'Gateway httpserver-gateway in default');
  const unpin = page.getByRole('button', { name: 'Unpin nginx' });
  const laidOut = await offset(dragged, other);

  await drag(page, dragged, { x: -40, y: 60 });
  await expect(unpin).toBeVisible();
  const put = await offset(dragged, other);
  expect(put.x).toBeLessThan(laidOut.x);
  expect(put.y).toBeGreaterThan(laidOut.y);

  await page.reload();
  await app.settle();
  await expect.poll(() => offset(dragged, other)).toEqual(put);
  await unpin.click();
  await expect(unpin).toHaveCount(0);
  await expect.poll(() => offset(dragged, other)).toEqual(laidOut);

  await drag(page, dragged, { x: -40, y: 60 });
  await expect(unpin).toBeVisible();
  await page.getByRole('button', { name: /^Tidy/ }).click();
  await expect(unpin).toHaveCount(0);
  await expect.poll(() => offset(dragged, other)).toEqual(laidOut);
  expect(await downloaded(page)).toBe(tutorial);
  await expect(undoButton(page)).toBeDisabled();
});

test('cards that are selected together are dragged and stepped together, and pinned as they lie', async ({
  app,
  page,
}) => {
  await app.open();
  await app.settle();
  const one = node(page, 'Deployment nginx in default');
  const other = node(page, 'Deployment httpd in default');
  const still = node(page, 'Gateway httpserver-gateway in default');
  await one.click();
  await other.click({ modifiers: ['Shift'] });
  const before = { between: await offset(one, other), one: await offset(one, still) };
  await drag(page, other, { x: -30, y: 50 });
  for (const name of ['nginx', 'httpd'])
    await expect(page.getByRole('button', { name: `Unpin ${name}`, exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Unpin/ })).toHaveCount(2);
  expect(await offset(one, other)).toEqual(before.between);
  const dragged = await offset(one, still);
  expect(dragged.y).toBeGreaterThan(before.one.y);

  await one.focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect.poll(async () => (await offset(one, still)).y).toBeGreaterThan(dragged.y);
  expect(await offset(one, other)).toEqual(before.between);
  expect(await downloaded(page)).toBe(tutorial);
});

test('Space held and a drag move the view, over cards too; Space alone asks what to create', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const gateway = node(page, 'Gateway httpserver-gateway in default');
  const pane = await boxOf(page.getByRole('region', { name: 'Canvas' }));
  await page.mouse.click(pane.x + 12, pane.y + 12);
  const from = await boxOf(gateway);
  await page.mouse.move(from.x + 40, from.y + 14);
  await page.keyboard.down(' ');
  await page.mouse.down();
  await page.mouse.move(from.x + 80, from.y + 74, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up(' ');
  const to = await boxOf(gateway);
  expect([Math.round(to.x - from.x), Math.round(to.y - from.y)]).toEqual([40, 60]);
  await expect(page.getByRole('button', { name: /^Unpin/ })).toHaveCount(0);
  await expect(page.locator('article[data-selected="true"]')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press(' ');
  await expect(page.getByRole('dialog', { name: 'What shall be created?' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await downloaded(page)).toBe(tutorial);
});

test('weights stand on their edges as number and share, and follow the text', async ({ app, page }) => {
  await app.open();
  const canvas = page.getByRole('region', { name: 'Canvas' });
  await expect(canvas.getByText(/^90\b.*90 ?%|^90 ?%/)).toBeVisible();
  await replaceWith(page, tutorial.replace('weight: 90', 'weight: 1').replace(/weight: 10\b/, 'weight: 3'));
  await expect(canvas.getByText(/^1\b.*25 ?%/)).toBeVisible();
  await expect(canvas.getByText(/^3\b.*75 ?%/)).toBeVisible();
});

test('the way of the request is lit; what it does not pass is not', async ({ app, page }) => {
  await app.open();
  const names = [
    'Gateway httpserver-gateway',
    'VirtualService httpserver',
    'Service go-server',
    'Deployment go-server',
  ];
  for (const name of names) await expect(card(page, name)).toHaveAttribute('data-lit', 'true');
  await expect(card(page, 'VirtualService web-svc')).toHaveAttribute('data-lit', 'false');

  await ask(page, 'http://httpserver.lr90.site/world');
  await expect(answer(page)).toContainText('404');
  await expect(card(page, 'VirtualService httpserver')).toContainText('Ends here: 404, nothing matches');
  await expect(card(page, 'Service go-server')).toHaveAttribute('data-lit', 'false');
});

test('what is named but missing is a ghost, and a request to it ends there', async ({ app, page }) => {
  await app.open();
  const service = /apiVersion: v1\nkind: Service\nmetadata:\n {2}name: go-server\n[^]*?---\n/;
  expect(tutorial).toMatch(service);
  await replaceWith(page, tutorial.replace(service, ''));
  await expect(node(page, 'Missing service go-server')).toContainText('No such Service');
  await expect(answer(page)).toContainText('503');
  await expect(page.getByRole('region', { name: 'Canvas' })).toContainText('Ends here: 503 NC, no such destination');
});

test('zooming, panning, fitting and walking change no byte and no step of the history', async ({ app, page }) => {
  await app.open();
  await app.settle();
  for (const name of ['Zoom in', 'Zoom out', 'Zoom to 100 %', 'Show everything'])
    await page.getByRole('button', { name }).click();
  const pane = await boxOf(page.getByRole('region', { name: 'Canvas' }));
  await page.mouse.move(pane.x + 20, pane.y + 20);
  await page.mouse.wheel(0, -200);
  await page.mouse.down();
  await page.mouse.move(pane.x + 120, pane.y + 60, { steps: 3 });
  await page.mouse.up();
  await page.getByRole('tab', { name: 'Problems' }).click();
  await page.getByRole('tab', { name: 'Histogram' }).click();
  await expect(undoButton(page)).toBeDisabled();
  expect(await downloaded(page)).toBe(tutorial);
});

function details(page: Page): Locator {
  return page.getByRole('region', { name: 'Details' });
}

/** The lines of the text that can be seen. */
function shownText(page: Page): Locator {
  return page.getByRole('region', { name: 'Text', exact: true });
}

function card(page: Page, name: string): Locator {
  return node(page, `${name} in default`).getByRole('article');
}

/** How far one node lies from another, in tenths of its width: the same at every zoom. */
async function offset(one: Locator, other: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const [a, b] = [await boxOf(one), await boxOf(other)];
  return { x: Math.round((10 * (a.x - b.x)) / a.width), y: Math.round((10 * (a.y - b.y)) / a.width) };
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it has no place');
  return box;
}

async function drag(page: Page, locator: Locator, by: { readonly x: number; readonly y: number }): Promise<void> {
  const { x, y } = await boxOf(locator);
  await page.mouse.move(x + 30, y + 12);
  await page.mouse.down();
  await page.mouse.move(x + 30 + by.x / 2, y + 12 + by.y / 2, { steps: 3 });
  await page.mouse.move(x + 30 + by.x, y + 12 + by.y, { steps: 3 });
  await page.mouse.up();
}

test('a card tells of the problems of its object, and leads to them', async ({ app, page, axe }) => {
  await app.open();
  await app.settle();
  await replaceWith(
    page,
    `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [shop.example.com]
  http:
    - note: ours
      route:
        - destination: { host: cart }
---
apiVersion: v1
kind: Service
metadata: { name: cart }
spec:
  ports: [{ name: http, port: 80 }]
`,
  );
  const shop = node(page, 'VirtualService shop in default');
  const mark = shop.getByRole('button', { name: /^shop is refused by the API server/ });
  await expect(mark).toBeVisible();
  await expect(node(page, 'Service cart in default').getByRole('button', { name: /refused|cart:/ })).toHaveCount(0);
  await mark.click();
  await expect(page.getByRole('tabpanel', { name: /^Problems/ })).toContainText('note');
  await expect(page.getByRole('region', { name: 'Details' })).toContainText('shop');
  await axe.expectClean();
  await editor(page).focus();
  await undoButton(page).click();
  await expect(mark).toHaveCount(0);
});

test.describe('the view follows the question', () => {
  const host = (i: number): string => `shop-${i}.example.com`;
  const shop = (i: number): string => `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop-${i} }
spec:
  hosts: [${host(i)}]
  gateways: [front]
  http:
    - match: [{ uri: { prefix: /cart } }]
      route: [{ destination: { host: cart-${i} } }]
    - directResponse: { status: 410 }
---
apiVersion: v1
kind: Service
metadata: { name: cart-${i} }
spec: { selector: { app: cart }, ports: [{ name: http, port: 80 }] }
`;
  const front = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: front }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*'] }]
`;
  const text = front + Array.from({ length: 14 }, (_, i) => shop(i)).join('');
  const rule = (page: Page, i: number, number: number): Locator =>
    page.getByRole('button', { name: new RegExp(`^Rule ${number} of shop-${i}\\b`) });

  test('to a way that lies elsewhere, when the question rests, and nowhere when it is seen', async ({ app, page }) => {
    await app.open();
    await app.settle();
    await replaceWith(page, text);
    await ask(page, `http://${host(0)}/cart`);
    await expect(rule(page, 0, 1)).toBeInViewport({ ratio: 1 });
    await ask(page, `http://${host(12)}/cart`);
    await expect(answer(page)).toContainText('cart-12');
    await expect(rule(page, 12, 1)).toBeInViewport({ ratio: 1 });
    await expect(node(page, 'Service cart-12 in default')).toBeInViewport({ ratio: 1 });

    const seen = await boxOf(rule(page, 12, 2));
    await ask(page, `http://${host(12)}/`);
    await expect(answer(page)).toContainText('410');
    // Longer than the view would wait.
    await page.waitForTimeout(700);
    expect(await boxOf(rule(page, 12, 2))).toEqual(seen);
    expect(await downloaded(page)).toBe(text);
  });

  test('and to all of it by button, key, and Enter in the question', async ({ app, page }) => {
    await app.open();
    await app.settle();
    await replaceWith(page, text);
    await ask(page, `http://${host(13)}/cart`);
    const last = rule(page, 13, 1);
    await expect(last).toBeInViewport({ ratio: 1 });
    const away = async (): Promise<void> => {
      await node(page, 'Gateway front in default').or(page.getByLabel('Chart of routes')).first().hover();
      await page.mouse.wheel(0, -9000);
      await expect(last).not.toBeInViewport();
    };
    await away();
    await page.getByRole('button', { name: 'Show the way of the request' }).click();
    await expect(last).toBeInViewport({ ratio: 1 });
    await away();
    await page.getByRole('textbox', { name: 'URL or curl command' }).press('Enter');
    await expect(last).toBeInViewport({ ratio: 1 });
    await page.getByRole('button', { name: 'Show everything' }).click();
    await page.getByRole('button', { name: 'Zoom to 100 %' }).click();
    await page.keyboard.press('2');
    await expect(last).toBeInViewport({ ratio: 1 });
  });
});

test('of a split, the share that no pod answers is marked where it ends', async ({ app, axe, page }) => {
  await app.open();
  await app.settle();
  await replaceWith(page, tutorial.replace('subset: nginx', 'subset: caddy'));
  await ask(page, 'http://web-svc/');
  await page.getByRole('combobox', { name: 'From' }).selectOption({ label: 'pod of httpd · default' });
  await expect(answer(page)).toContainText('web-svc:80 httpd 90 %, web-svc:80 caddy 10 % (503 NC)');
  const end = node(page, 'Missing subset caddy').getByText('10 % end here: 503 NC, no such destination');
  await expect(end).toBeInViewport();
  await axe.expectClean();
});
