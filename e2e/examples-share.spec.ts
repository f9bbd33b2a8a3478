// Examples and links: each opens to something that works, none takes away what was there, and a link that was damaged on
// its way says so.

import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { answer, ask, downloaded, node, notices, openFile, problems, undoButton } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const own = `apiVersion: v1
kind: Service
metadata: { name: mine }
spec:
  selector: { app: mine }
  ports: [{ name: http, port: 80 }]
`;

const examples = [
  { id: 'tutorial', name: 'Tutorial', answers: '200 → go-server:8000 · rule 1 of httpserver' },
  { id: 'canary-header', name: 'Canary by header', answers: '200 → reviews:9080 v2 · rule 1 of reviews' },
  { id: 'redirect-rewrite', name: 'Redirect and rewrite', answers: '200 → storefront:80 · rule 2 of shop' },
  { id: 'mirror-fault', name: 'Mirror and fault', answers: '200 → checkout:80 · rule 1 of checkout' },
  { id: 'egress', name: 'Leaving the mesh', answers: '200 → api.weather.example:80 · rule 1 of weather' },
  { id: 'bookshop', name: 'Bookshop', answers: '200 → reviews:80 v1 80 %, reviews:80 v2 20 % · rule 3 of bookshop' },
] as const;

test('every example opens from the gallery as one step, answers its question and has no problems', async ({
  app,
  page,
}) => {
  test.slow();
  await app.open();
  await app.settle();
  await openFile(page, 'mine.yaml', own);
  await expect(node(page, 'Service mine in default')).toBeVisible();
  const list = await problems(page);
  for (const { id, name, answers } of examples) {
    await test.step(name, async () => {
      await page.getByRole('button', { name: 'Examples' }).click();
      await page.getByRole('dialog').getByRole('button', { name }).click();
      await expect(notices(page)).toContainText(`Opened the example ${name}.`);
      await expect(answer(page).getByRole('status')).toHaveText(answers);
      await expect(list).toContainText('No problems');
      expect(await downloaded(page)).toBe(exampleText(id));
      await undoButton(page).click();
      expect(await downloaded(page)).toBe(own);
    });
  }
});

test('one can begin with nothing, and go back', async ({ app, page }) => {
  await app.open();
  await app.settle();
  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Empty chart' }).click();
  await expect(page.getByRole('heading', { name: 'An empty chart' })).toBeVisible();
  await page.getByRole('button', { name: 'New Service', exact: true }).click();
  await expect(node(page, 'Service service in default')).toBeVisible();
  await undoButton(page).click();
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(exampleText('tutorial'));
});

test('an example has an address of its own', async ({ app, page }) => {
  await app.open('#example/canary-header');
  await expect(answer(page).getByRole('status')).toHaveText('200 → reviews:9080 v2 · rule 1 of reviews');
  expect(new URL(page.url()).hash).toBe('');
  await app.open('#example/redirect-rewrite');
  await expect(answer(page).getByRole('status')).toHaveText('200 → storefront:80 · rule 2 of shop');
  await page.evaluate(() => (location.hash = '#example/nowhere'));
  await expect(notices(page).getByRole('alert')).toContainText('There is no example called nowhere');
  expect(await downloaded(page)).toBe(exampleText('redirect-rewrite'));
});

test('a link opens with text, request, sender, selection and pins, in a browser that knows nothing', async ({
  app,
  browser,
  page,
  baseURL,
}) => {
  await app.open();
  await app.settle();
  await page.getByRole('combobox', { name: 'From' }).selectOption({ label: 'pod of nginx · default' });
  await ask(page, 'http://web-svc/a?b=c');
  await node(page, 'Deployment nginx in default').click();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.getByRole('button', { name: 'Unpin nginx' })).toBeVisible();
  const link = await shareLink(page);
  await expect(page.getByRole('dialog')).toContainText('which browsers do not send to any server');
  await page.keyboard.press('Escape');

  const context = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), acceptDownloads: true });
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole('textbox', { name: 'URL or curl command' })).toHaveValue('http://web-svc/a?b=c');
  await expect(other.getByRole('combobox', { name: 'From' }).locator('option:checked')).toHaveText(
    'pod of nginx · default',
  );
  await expect(other.getByRole('region', { name: 'Details' }).getByRole('article', { name: 'nginx' })).toBeVisible();
  await expect(other.getByRole('button', { name: 'Unpin nginx' })).toBeVisible();
  await expect(answer(other).getByRole('status')).toHaveText(
    (await answer(page).getByRole('status').textContent()) ?? '',
  );
  expect(await downloaded(other)).toBe(exampleText('tutorial'));
  await context.close();
});

test('a link over own work: undo brings the work back, and so does the gallery', async ({ app, page }) => {
  await app.open('#example/egress');
  const link = await shareLink(page);
  await page.keyboard.press('Escape');
  await openFile(page, 'mine.yaml', own);
  await expect(node(page, 'Service mine in default')).toBeVisible();

  await page.goto(link);
  await expect(notices(page)).toContainText('Your earlier work is kept');
  await expect(node(page, 'ServiceEntry weather in default')).toBeVisible();
  await notices(page).getByRole('button', { name: 'Undo' }).last().click();
  expect(await downloaded(page)).toBe(own);

  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('button', { name: 'Your earlier work' }).click();
  await expect(node(page, 'Service mine in default')).toBeVisible();
  expect(await downloaded(page)).toBe(own);
});

test('a damaged link says what is wrong and what to do, and leaves what was there', async ({ app, page }) => {
  await app.open();
  const whole = new URL(await shareLink(page)).hash;
  await page.keyboard.press('Escape');
  await openFile(page, 'mine.yaml', own);
  await expect(node(page, 'Service mine in default')).toBeVisible();
  const alert = notices(page).getByRole('alert');
  const damaged: readonly (readonly [fragment: string, says: string])[] = [
    [whole.slice(0, -20), 'This link is not complete: a part was lost on its way. Copy all of it'],
    [`${whole.slice(0, 40)}A${whole.slice(41)}`, 'This link is not complete'],
    [whole.slice(0, 12), 'This link is not complete'],
    [whole.replace('share/1/', 'share/99/'), 'made by a newer Portolan'],
    ['#share/1/%F0%9F%98', 'This link is not complete'],
  ];
  for (const [fragment, says] of damaged) {
    await page.evaluate((hash) => (location.hash = hash), fragment);
    await expect(alert).toContainText(says);
    await expect(alert).toContainText('What you had is unchanged.');
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect(alert).toHaveCount(0);
    expect(await downloaded(page)).toBe(own);
  }
  // The same on a page that begins with it.
  await page.goto('about:blank');
  await app.open(whole.slice(0, -20));
  await expect(alert).toContainText('This link is not complete');
  expect(await downloaded(page)).toBe(own);
});

function exampleText(id: string): string {
  return readFileSync(new URL(`../public/examples/${id}.yaml`, import.meta.url), 'utf8');
}

/** Opens the dialog, which stays open. */
async function shareLink(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  return page.getByRole('textbox', { name: 'Link' }).inputValue();
}
