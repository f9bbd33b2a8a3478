// Editing on the chart: every gesture by mouse and by keyboard, and what it writes, byte for byte.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { downloaded, node, notices, replaceWith, undoButton } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const tutorial = readFileSync(new URL('../public/examples/tutorial.yaml', import.meta.url), 'utf8');

test.beforeEach(async ({ app }) => {
  await app.open();
  await app.settle();
});

test('an object is created by a press, by a drag and from the keyboard, and named at once', async ({ page }) => {
  await (await ofPalette(page, 'New Service')).click();
  await writeName(page, 'Service', 'cart');
  await expect(node(page, 'Service cart in default')).toBeFocused();
  await matches(page, 'create-service.yaml');

  // The name belongs to the creation: one step back, and nothing is left.
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(tutorial);

  const canvas = await boxOf(page.getByRole('region', { name: 'Canvas' }));
  await dragTo(page, await ofPalette(page, 'New Gateway'), { x: canvas.x + 420, y: canvas.y + 340 });
  await writeName(page, 'Gateway', 'inner');
  const placed = await boxOf(node(page, 'Gateway inner in default'));
  expect(Math.abs(placed.x + placed.width / 2 - (canvas.x + 420))).toBeLessThan(8);
  expect(Math.abs(placed.y - (canvas.y + 340))).toBeLessThan(8);
  await expect(page.getByRole('button', { name: 'Unpin inner' })).toBeVisible();

  // The keys come back to the card once its name is written.
  await expect(node(page, 'Gateway inner in default')).toBeFocused();
  await page.keyboard.press('n');
  await page.getByRole('combobox', { name: 'Search' }).fill('virt');
  await page.keyboard.press('Enter');
  await writeName(page, 'VirtualService', 'inside');
  await matches(page, 'create-gateway-and-virtual-service.yaml');
});

test('every kind is created as small as Istio takes it', async ({ page }) => {
  const kinds = page.getByRole('toolbar', { name: 'Create', exact: true }).getByRole('button', { name: /^New/ });
  const names = await kinds.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
  expect(names).toHaveLength(8);
  for (const name of names) {
    await (await ofPalette(page, name)).click();
    await page.keyboard.press('Enter');
  }
  await matches(page, 'create-all.yaml');
});

test('a name that cannot be says why, and Escape keeps the one it had', async ({ page }) => {
  await page.getByRole('button', { name: 'New Service', exact: true }).click();
  const field = page.getByRole('textbox', { name: 'Name of the new Service' });
  await field.fill('go-server');
  await field.press('Enter');
  await expect(page.getByRole('region', { name: 'Canvas' }).getByRole('alert')).toContainText('go-server');
  await field.press('Escape');
  await expect(node(page, 'Service service in default')).toBeVisible();
});

test('a line is drawn from a rule to a Service, with the reason beside the pointer where it may not go', async ({
  page,
}) => {
  const handle = handleOf(page, 'VirtualService/default/httpserver', 'http.0.route.0');
  await press(page, handle);
  await moveOver(page, node(page, 'Deployment go-server in default'));
  await expect(page.getByRole('status').filter({ hasText: 'A rule leads to a Service' })).toBeVisible();
  await expect(card(page, 'Deployment go-server')).toHaveAttribute('data-reach', 'closed');
  await expect(card(page, 'Service web-svc')).toHaveAttribute('data-reach', 'open');
  await moveOver(page, node(page, 'Service web-svc in default'));
  await expect(card(page, 'Service web-svc')).toHaveAttribute('data-reach', 'over');
  await page.mouse.up();
  await matches(page, 'connect-rule-to-service.yaml');
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(tutorial);

  await press(page, handle);
  await moveOver(page, node(page, 'Service web-svc in default'));
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await downloaded(page)).toBe(tutorial);
});

test('the keyboard joins and parts the same ends, with the reasons in the list', async ({ page, axe }) => {
  await node(page, 'VirtualService httpserver in default').press('c');
  const list = page.getByRole('dialog', { name: 'Connections of httpserver' });
  await expect(list.getByRole('option', { name: /^go-server.*Rule 1 would lead nowhere/ })).toBeVisible();
  await axe.expectClean();
  await list.getByRole('combobox').fill('web-svc service');
  await page.keyboard.press('Enter');
  await matches(page, 'connect-rule-to-service.yaml');

  await node(page, 'VirtualService httpserver in default').press('c');
  await list.getByRole('combobox').fill('web-svc service');
  await expect(list.getByRole('option', { name: /take the line away/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await matches(page, 'disconnect-service.yaml');

  await node(page, 'Gateway httpserver-gateway in default').press('c');
  await page.getByRole('combobox', { name: 'Search' }).fill('web-svc');
  await page.keyboard.press('Enter');
  await matches(page, 'disconnect-service-connect-gateway.yaml');
});

test('a line let go in the open asks what it leads to, and creates that in one step', async ({ page }) => {
  const canvas = await boxOf(page.getByRole('region', { name: 'Canvas' }));
  await press(page, handleOf(page, 'VirtualService/default/httpserver', 'http.0.route.0'));
  await page.mouse.move(canvas.x + 460, canvas.y + 30, { steps: 4 });
  await expect(page.getByRole('status').filter({ hasText: 'Let go to create' })).toBeVisible();
  await page.mouse.up();
  const list = page.getByRole('dialog', { name: 'Where shall the line from rule 1 of httpserver lead?' });
  await expect(list.getByRole('option')).toHaveText([
    /^VirtualService/,
    /^DestinationRule/,
    /^Service/,
    /^ServiceEntry/,
    /^Gateway/,
  ]);
  await list.getByRole('option', { name: /^Service a name/ }).click();
  await writeName(page, 'Service', 'cart');
  await matches(page, 'connect-to-new-service.yaml');
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(tutorial);
});

test('an end of a line is dragged to another target, and away', async ({ page }) => {
  await hoverEdge(page, 'VirtualService/default/web-svc:http.0.route.1->DestinationRule/default/web-svc/subsets/1');
  await press(page, page.locator('[data-grip="to"]'));
  await moveOver(page, node(page, 'Service go-server in default'));
  await page.mouse.up();
  await matches(page, 'move-to-another-service.yaml');
  await undoButton(page).click();

  const canvas = await boxOf(page.getByRole('region', { name: 'Canvas' }));
  await hoverEdge(page, 'VirtualService/default/web-svc:http.0.route.1->DestinationRule/default/web-svc/subsets/1');
  await press(page, page.locator('[data-grip="to"]'));
  await page.mouse.move(canvas.x + 640, canvas.y + 30, { steps: 4 });
  await expect(page.getByRole('status').filter({ hasText: 'Let go to take the line away' })).toBeVisible();
  await page.mouse.up();
  await expect(notices(page).getByRole('button', { name: 'Undo' })).toBeVisible();
  await matches(page, 'drag-away.yaml');
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(tutorial);
});

test('Delete takes the selected line away, or says why it stays', async ({ page }) => {
  await hoverEdge(page, 'Gateway/default/httpserver-gateway:out->VirtualService/default/httpserver');
  await page.mouse.down();
  await page.mouse.up();
  await page.keyboard.press('Delete');
  await matches(page, 'delete-gateway-line.yaml');
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(tutorial);
});

test('a missing thing is created by its button', async ({ page }) => {
  const service = /apiVersion: v1\nkind: Service\nmetadata:\n {2}name: go-server\n[^]*?---\n/;
  await replaceWith(page, tutorial.replace(service, ''));
  const ghost = node(page, 'Missing service go-server');
  await ghost.getByRole('button', { name: 'Create go-server' }).press('Enter');
  await expect(node(page, 'Service go-server in default')).toBeVisible();
  await expect(ghost).toHaveCount(0);
  await matches(page, 'create-missing-service.yaml');
});

test('weights are dragged on the edge, stepped with the arrows and written as a number', async ({ page, axe }) => {
  const weight = page.getByRole('slider', { name: 'Weight of httpd', exact: true });
  const box = await boxOf(weight);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await page.mouse.move(at.x - 20, at.y, { steps: 5 });
  await expect(weight).toHaveAttribute('aria-valuenow', '80');
  await page.mouse.move(at.x - 40, at.y, { steps: 5 });
  await page.mouse.up();
  await expect(weight).toHaveAttribute('aria-valuenow', '70');
  await matches(page, 'weight-dragged.yaml');
  // However many moves it took, a drag is one step.
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(tutorial);

  await weight.press('ArrowLeft');
  await weight.press('Shift+ArrowLeft');
  await expect(weight).toHaveAttribute('aria-valuenow', '79');
  await axe.expectClean();
  await weight.press('Enter');
  const field = page.getByRole('textbox', { name: 'Weight of httpd' });
  await field.fill('120');
  await field.press('Escape');
  await expect(weight).toHaveAttribute('aria-valuenow', '79');
  await expect(weight).toBeFocused();
  await weight.press('6');
  await field.fill('60');
  await field.press('Enter');
  await matches(page, 'weight-written.yaml');
});

test('namespaces are drawn as regions, which is no edit', async ({ page, axe }) => {
  const mine = tutorial.replaceAll(/^( *)name: (go-server|nginx|httpd)$/gm, '$1name: $2\n$1namespace: default');
  await replaceWith(page, mine.replace('name: nginx\n  namespace: default', 'name: nginx\n  namespace: other'));
  const text = await downloaded(page);
  const toggle = page.getByRole('button', { name: 'Draw namespaces' });
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  const [one, other] = [
    await boxOf(page.getByRole('img', { name: 'namespace default' })),
    await boxOf(page.getByRole('img', { name: 'namespace other' })),
  ];
  expect(one.y + one.height <= other.y || other.y + other.height <= one.y).toBe(true);
  await axe.expectClean();
  expect(await downloaded(page)).toBe(text);
  await page.reload();
  await expect(page.getByRole('img', { name: 'namespace other' })).toBeVisible();
});

test('fingers create and connect as a mouse does', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    ...(baseURL === undefined ? {} : { baseURL }),
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Create an object…' }).tap();
  await page.getByRole('button', { name: 'New Service', exact: true }).tap();
  await writeName(page, 'Service', 'cart');
  await expect(node(page, 'Service cart in default')).toBeVisible();
  // Drawn against the way of requests, from the Service to the rule, it is the same line.
  const rule = page.getByRole('button', { name: 'Rule 1 of httpserver' });
  await touchDrag(page, handleOf(page, 'Service/default/cart', 'out'), rule);
  await expect(page.getByRole('slider', { name: 'Weight of cart', exact: true })).toBeAttached();
  await context.close();
});

async function writeName(page: Page, kind: string, name: string): Promise<void> {
  const field = page.getByRole('textbox', { name: `Name of the new ${kind}` });
  await expect(field).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
}

/** Where there is little room the palette is folded. */
async function ofPalette(page: Page, name: string): Promise<Locator> {
  const button = page.getByRole('button', { name, exact: true });
  if (!(await button.isVisible())) await page.getByRole('button', { name: 'Create an object…' }).click();
  return button;
}

async function matches(page: Page, golden: string): Promise<void> {
  await expect.poll(() => downloaded(page)).not.toBe('');
  expect(await downloaded(page)).toMatchSnapshot(golden);
}

function handleOf(page: Page, id: string, handle: string): Locator {
  return page.locator(`.react-flow__node[data-id="${id}"] [data-handle="${handle}"]`);
}

function card(page: Page, name: string): Locator {
  return node(page, `${name} in default`).getByRole('article');
}

async function press(page: Page, locator: Locator): Promise<void> {
  const { x, y, width, height } = await boxOf(locator);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
}

async function moveOver(page: Page, locator: Locator): Promise<void> {
  const { x, y } = await boxOf(locator);
  await page.mouse.move(x + 24, y + 16, { steps: 4 });
}

async function dragTo(page: Page, locator: Locator, to: { readonly x: number; readonly y: number }): Promise<void> {
  await press(page, locator);
  await page.mouse.move(to.x, to.y, { steps: 5 });
  await page.mouse.up();
}

/** The pointer goes to the middle of a line, whatever way it takes. */
async function hoverEdge(page: Page, id: string): Promise<void> {
  const at = await page
    .locator(`.react-flow__edge[data-id="${id}"] path`)
    .first()
    .evaluate((path) => {
      if (!(path instanceof SVGPathElement)) throw new Error('no line');
      const middle = path.getPointAtLength(path.getTotalLength() * 0.5);
      const place = middle.matrixTransform(path.getScreenCTM() ?? undefined);
      return { x: place.x, y: place.y };
    });
  await page.mouse.move(at.x, at.y);
}

/** As a finger drags: pointer events of a touch. */
async function touchDrag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [a, b] = [await boxOf(from), await boxOf(to)];
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const start = { x: a.x + a.width / 2, y: a.y + a.height / 2 };
  const end = { x: b.x + b.width / 2, y: b.y + b.height / 2 };
  await touch('touchStart', start.x, start.y);
  for (let step = 1; step <= 6; step += 1)
    await touch('touchMove', start.x + ((end.x - start.x) * step) / 6, start.y + ((end.y - start.y) * step) / 6);
  await touch('touchEnd', end.x, end.y);
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('it has no place');
  return box;
}
