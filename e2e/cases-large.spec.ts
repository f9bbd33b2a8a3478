// Saved cases at length: long jobs are stopped and keep what they have done, a thousand cases are one list, the matrix is seen.

import type { Locator, Page } from '@playwright/test';
import { answer, notices, openCases, replaceWith } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const manyRules = (count: number): string => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 80, name: http, protocol: HTTP }
      hosts: ['*']
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: many }
spec:
  hosts: [many.example.com]
  gateways: [edge]
  http:
${Array.from(
  { length: count },
  (_, i) => `    - match: [{ uri: { regex: '/(a|b)+/${i}/[a-z]{1,8}' } }]
      route: [{ destination: { host: web } }]
`,
).join('')}`;

const manyCases = (count: number): string => `cases:
${Array.from(
  { length: count },
  (_, i) => `- name: Case ${i + 1}
  group: Part ${Math.floor(i / 250) + 1}
  client: { kind: gateway, namespace: istio-system, labels: { istio: ingressgateway } }
  request: { host: httpserver.lr90.site, path: /hello/${i} }
  expect: [{ kind: status, status: ${i % 10 === 0 ? 404 : 200} }]
`,
).join('')}`;

test('making cases for many rules shows how far it is, is stopped, and what was made is kept', async ({
  app,
  page,
}) => {
  test.slow();
  await slowWorker(page);
  await app.open();
  await app.settle();
  await replaceWith(page, manyRules(400));
  const list = await openCases(page);
  await expect(list.getByText('Rules reached: 0 of 400').first()).toBeVisible();
  const before = await countOf(page);
  await list.getByRole('button', { name: 'Generate cases' }).click();
  await expect(list.getByRole('progressbar', { name: 'Rules that cases were made for' })).toBeVisible();
  await expect(list.getByText(/^[1-9]\d* of 200 rules$/)).toBeVisible();
  await list.getByRole('button', { name: 'Stop' }).click();
  await expect(notices(page)).toContainText(/Stopped after \d+ of 200 rules; what was made is kept\./);
  const said = await notices(page).innerText();
  const done = Number(/Stopped after (\d+)/.exec(said)?.[1]);
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(200);
  expect(await countOf(page)).toBe(before + Number(/Made (\d+) case/.exec(said)?.[1]));
  await expect(list.getByText(`Rules reached: ${done} of 400`).first()).toBeVisible();
  await expect(list.getByRole('progressbar')).toBeHidden();
  await expect(list.getByRole('button', { name: 'Generate cases' })).toBeEnabled();
});

test('a large matrix shows how far it is, is stopped, and shows what was asked until then', async ({ app, page }) => {
  test.slow();
  await slowWorker(page);
  await app.open();
  await app.settle();
  const list = await openCases(page);
  await list.getByRole('button', { name: 'Matrix' }).click();
  await openAxes(list);
  await list.getByRole('textbox', { name: 'Hosts' }).fill('httpserver.lr90.site');
  const paths = Array.from({ length: 600 }, (_, i) => `/nowhere/${i}`).join(' ');
  await list.getByRole('textbox', { name: 'Paths' }).fill(paths);
  await expect(list.getByRole('progressbar', { name: 'Requests asked' })).toBeVisible();
  await expect(list.getByText(/^[1-9][\d,]* of 1,200 requests$/)).toBeVisible();
  await list.getByRole('button', { name: 'Stop' }).click();
  const told = list.getByText(/^Stopped after [\d,]+ of 1,200 requests\./);
  await expect(told).toBeVisible();
  const done = Number(/after ([\d,]+) of/.exec(await told.innerText())?.[1]?.replace(',', ''));
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(1200);
  await expect(list.getByRole('table').locator('td').getByText('404', { exact: true })).toHaveCount(done);
  await expect(list.getByRole('progressbar')).toBeHidden();
});

test('the matrix is seen as soon as it opens; its axes are one line until they are wanted', async ({
  app,
  axe,
  page,
}) => {
  await app.open();
  await app.settle();
  const list = await openCases(page);
  await list.getByRole('button', { name: 'Matrix' }).click();
  const first = list.getByRole('table').getByRole('button').first();
  await expect(first).toBeInViewport({ ratio: 1 });
  await expect(list.getByRole('textbox', { name: 'Paths' })).toBeHidden();
  const axes = await openAxes(list);
  await expect(axes).toHaveAttribute('aria-expanded', 'true');
  await list.getByRole('textbox', { name: 'Paths' }).fill('/hello, /elsewhere');
  await expect(list.getByRole('button', { name: /\/elsewhere from .*404/ }).first()).toBeVisible();
  await axe.expectClean();
  await axes.click();
  await expect(list.getByRole('textbox', { name: 'Paths' })).toBeHidden();
});

test('a thousand cases are one list: keys lead from end to end, few rows are drawn, all of them run', async ({
  app,
  axe,
  page,
}) => {
  test.slow();
  await app.open();
  await app.settle();
  const list = await openCases(page);
  await list.getByLabel('Open a file of cases').setInputFiles({
    name: 'many.cases.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(manyCases(1000)),
  });
  await expect(page.getByRole('tab', { name: /^Saved cases/ })).toHaveText('Saved cases901/1001');
  const rows = list.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Ask / }) });
  expect(await rows.count()).toBeLessThan(60);
  await expect(list.getByRole('region', { name: 'Part 1' })).toContainText('225 of 250');
  await list.getByRole('button', { name: /^Ask GET/ }).focus();

  await test.step('to the end, one up, and back', async () => {
    await page.keyboard.press('End');
    await expect(list.getByRole('button', { name: 'Ask Case 1000' })).toBeFocused();
    await expect(list.getByRole('button', { name: 'Ask Case 1000' })).toBeInViewport();
    await page.keyboard.press('ArrowUp');
    await expect(list.getByRole('button', { name: 'Ask Case 999' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'URL or curl command' })).toHaveValue(/\/hello\/998$/);
    const last = list.getByRole('region', { name: 'Part 4' }).getByRole('listitem').last();
    await expect(last).toHaveAttribute('aria-posinset', '250');
    await expect(last).toHaveAttribute('aria-setsize', '250');
    expect(await rows.count()).toBeLessThan(60);
    await axe.expectClean();
    await page.keyboard.press('Home');
    await expect(list.getByRole('button', { name: /^Ask GET/ })).toBeFocused();
  });
  await test.step('by wheel the focus stays, and rows come one after the other without a gap', async () => {
    await list.hover();
    await page.mouse.wheel(0, 12_000);
    await expect(list.getByRole('button', { name: /^Ask GET/ })).not.toBeInViewport();
    await expect(list.getByRole('button', { name: /^Ask GET/ })).toBeFocused();
    await expect.poll(() => gapsIn(rows)).toEqual([]);
  });
  await test.step('one is moved, deleted and brought back', async () => {
    await list.getByRole('button', { name: /^Ask GET/ }).press('ArrowDown');
    await list.getByRole('button', { name: /^Move Case 1:/ }).press('Alt+ArrowDown');
    await expect(list.getByText('Case 1 is now number 3 of 1001.')).toBeAttached();
    await expect(list.getByRole('button', { name: /^Move Case 1:/ })).toBeFocused();
    await list.getByRole('button', { name: 'Delete Case 1', exact: true }).click();
    await expect(list.getByRole('button', { name: 'Ask Case 1', exact: true })).toBeHidden();
    await notices(page).getByRole('button', { name: 'Undo' }).first().click();
    await expect(list.getByRole('button', { name: 'Ask Case 1', exact: true })).toBeAttached();
  });
  await expect(answer(page)).toContainText('200');
});

test('entries of tcp and tls rules are counted one by one, and cases made until all are reached or proved not to be', async ({
  app,
  axe,
  page,
}) => {
  await app.open();
  await app.settle();
  await replaceWith(page, connectionRules);
  const list = await openCases(page);
  await list.getByText(/^Rules reached: 0 of 2$/).click();
  await list.getByRole('button', { name: 'Generate cases' }).click();
  await expect(notices(page)).toContainText(/Made \d+ cases\./);
  await expect(list.getByText('Rules reached: 1 of 2').first()).toBeVisible();
  const open = list.getByRole('listitem').filter({ hasText: 'TCP rule 1 of wires' });
  await expect(open.first()).toContainText('match entry 3 is not reached');
  await expect(open.first()).toContainText('Proved: no request reaches it.');
  await expect(open.first()).toContainText('TCP rule 1 of wires (match 2) takes every such connection first');
  await axe.expectClean();
});

const connectionRules = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge }
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 443, name: tls, protocol: TLS }
      hosts: ['*.example.com']
      tls: { mode: PASSTHROUGH }
    - port: { number: 9000, name: db, protocol: TCP }
      hosts: ['*']
    - port: { number: 9001, name: cache, protocol: TCP }
      hosts: ['*']
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: wires }
spec:
  hosts: ['*.example.com']
  gateways: [edge]
  tls:
    - match:
        - sniHosts: [pay.example.com]
        - sniHosts: [buy.example.com]
      route:
        - destination: { host: pay, port: { number: 443 } }
  tcp:
    - match:
        - port: 9000
        - port: 9001
        - port: 9001
          gateways: [edge]
      route:
        - destination: { host: db, port: { number: 5432 } }
---
apiVersion: v1
kind: Service
metadata: { name: pay }
spec:
  selector: { app: pay }
  ports: [{ name: tls, port: 443 }]
---
apiVersion: v1
kind: Service
metadata: { name: db }
spec:
  selector: { app: db }
  ports: [{ name: tcp, port: 5432 }]
`;

async function openAxes(list: Locator): Promise<Locator> {
  const axes = list.getByRole('button', { name: /^Hosts \d+ × paths/ });
  await axes.click();
  return axes;
}

/** The worker of a slow machine: each look at its clock takes 8 ms, and it looks between any two pieces of work. */
async function slowWorker(page: Page): Promise<void> {
  const slow =
    'const clock = performance.now.bind(performance);performance.now = () => { const end = clock() + 8;' +
    'while (clock() < end); return clock(); };';
  await page.route(/\/assets\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `{${slow}}${await response.text()}` });
  });
}

/** How many cases there are, by the tab. */
async function countOf(page: Page): Promise<number> {
  const text = (await page.getByRole('tab', { name: /^Saved cases/ }).textContent()) ?? '';
  return Number(/\/(\d+)$/.exec(text)?.[1] ?? 0);
}

/** Pairs of rows in sight that overlap or leave more than a heading's room between them. */
async function gapsIn(rows: Locator): Promise<readonly string[]> {
  const boxes = await rows.evaluateAll((all) =>
    all.map((row) => row.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })),
  );
  const seen = boxes.filter(({ bottom }) => bottom > 0).sort((a, b) => a.top - b.top);
  return seen.flatMap((box, i) => {
    const next = seen[i + 1];
    const gap = next ? Math.round(next.top - box.bottom) : 0;
    return gap < 0 || gap > 60 ? [`${gap} px at ${Math.round(box.bottom)}`] : [];
  });
}
