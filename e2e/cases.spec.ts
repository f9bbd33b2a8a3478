// Saved cases: kept, run again after every change, told when they fail; what no case reaches; the matrix; files in and out.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { answer, ask, node, notices, openCases, replaceWith, undoButton } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const tutorialCase = 'GET /hello goes to go-server:8000';

test('the tutorial has one saved test; a change fails it, with expected against got and the way', async ({
  app,
  axe,
  page,
}) => {
  await app.open();
  await app.settle();
  await expect(tab(page)).toHaveText('Saved cases1/1');
  const list = await openCases(page);
  await expect(row(list, tutorialCase)).toContainText('Passes');
  await expect(ladder(page, 'httpserver').getByRole('img', { name: '1 saved case passes' })).toBeVisible();
  await expect(ladder(page, 'web-svc').getByRole('img', { name: 'no saved case reaches it' })).toBeVisible();
  await axe.expectClean();

  await replaceInText(page, 'prefix: /hello', 'prefix: /hallo');
  await expect(tab(page)).toHaveText('Saved cases0/1');
  await expect(row(list, tutorialCase)).toContainText('Expected: the request goes to go-server:8000');
  await expect(row(list, tutorialCase)).toContainText('Now: it goes nowhere');
  await expect(ladder(page, 'httpserver').getByRole('img', { name: '1 saved case fails' })).toBeVisible();
  await axe.expectClean();
  await ask(page, 'http://httpserver.lr90.site/elsewhere');
  await row(list, tutorialCase).getByRole('button', { name: 'Show the way' }).click();
  await expect(page.getByRole('textbox', { name: 'URL or curl command' })).toHaveValue(
    'http://httpserver.lr90.site/hello',
  );
  await expect(page.getByRole('tabpanel', { name: 'Way' })).toContainText('/hallo');

  await undoButton(page).click();
  await expect(tab(page)).toHaveText('Saved cases1/1');
  expect(app.requests, 'requests after load').toEqual([]);
});

test('a request is saved with its answer, edited, copied, moved, deleted and brought back; a link and a visit keep it', async ({
  app,
  axe,
  browser,
  baseURL,
  page,
}) => {
  await app.open();
  await app.settle();
  await ask(page, 'http://httpserver.lr90.site/world');
  await answer(page).getByRole('button', { name: 'Save this request' }).click();
  await expect(notices(page)).toContainText('Saved “GET /world is answered 404”.');
  await answer(page).getByRole('button', { name: 'Save this request' }).click();
  await expect(notices(page)).toContainText('is saved already');
  const list = await openCases(page);
  await expect(row(list, 'GET /world is answered 404')).toContainText('Passes');

  await list.getByRole('button', { name: 'Edit GET /world is answered 404' }).click();
  const form = page.getByRole('dialog', { name: 'Edit the case' });
  await axe.expectClean();
  await form.getByRole('textbox', { name: 'Name' }).first().fill('Nobody serves the world');
  await form.getByRole('combobox', { name: 'Group' }).fill('Outside');
  await form.getByRole('textbox', { name: 'Description' }).fill('until it is built');
  await form.getByRole('textbox', { name: 'Status' }).fill('200');
  await form.getByRole('button', { name: 'Add an expectation' }).click();
  await form.getByRole('combobox', { name: 'What expectation 2 is about' }).selectOption('be taken by');
  await form.getByRole('combobox', { name: 'Rule' }).selectOption('rule 1 of httpserver');
  await form.getByRole('combobox', { name: 'Whether expectation 2 must hold' }).selectOption('must not');
  await form.getByRole('button', { name: 'Keep' }).click();
  const world = row(list, 'Nobody serves the world');
  await expect(list.getByRole('region', { name: 'Outside' })).toContainText('until it is built');
  await expect(world).toContainText('Expected: the request is answered 200');
  await expect(world).toContainText('Now: it is answered 404');
  await expect(tab(page)).toHaveText('Saved cases1/2');

  await list.getByRole('button', { name: 'Duplicate Nobody serves the world' }).click();
  await expect(tab(page)).toHaveText('Saved cases1/3');
  await list.getByRole('button', { name: /^Move Nobody serves the world \(copy\)/ }).press('Alt+ArrowUp');
  await expect(list.getByText('Nobody serves the world (copy) is now number 2 of 3.')).toBeAttached();
  await list.getByRole('button', { name: 'Delete Nobody serves the world (copy)' }).click();
  await expect(tab(page)).toHaveText('Saved cases1/2');
  await notices(page).getByRole('button', { name: 'Undo' }).click();
  await expect(tab(page)).toHaveText('Saved cases1/3');

  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const link = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
  await page.keyboard.press('Escape');
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await context.newPage();
  await other.goto(link);
  await expect(tab(other)).toHaveText('Saved cases1/3');
  await other.waitForLoadState('networkidle');
  const theirs = await openCases(other);
  await theirs.getByRole('button', { name: 'Delete Nobody serves the world (copy)' }).click();
  await other.reload();
  await expect(tab(other)).toHaveText('Saved cases1/2');
  await context.close();
});

test('one history holds text and cases: what was changed last is undone first, whichever it was', async ({
  app,
  page,
}) => {
  await app.open();
  await app.settle();
  const list = await openCases(page);
  await ask(page, 'http://httpserver.lr90.site/world');
  await answer(page).getByRole('button', { name: 'Save this request' }).click();
  const world = 'GET /world is answered 404';
  await list.getByRole('button', { name: `Duplicate ${world}` }).click();
  await list.getByRole('button', { name: `Move ${tutorialCase}` }).press('Alt+ArrowDown');
  const names = () => list.getByRole('button', { name: /^Ask / }).allInnerTexts();
  const [first, second, third] = [tutorialCase, world, `${world} (copy)`];
  expect(await names()).toEqual([second, first, third]);
  await replaceInText(page, 'prefix: /hello', 'prefix: /hallo');
  await expect(tab(page)).toHaveText('Saved cases2/3');
  await list.getByRole('button', { name: `Delete ${third}` }).click();
  await expect(tab(page)).toHaveText('Saved cases1/2');

  await test.step('back, one by one', async () => {
    await undoButton(page).click();
    await expect(tab(page)).toHaveText('Saved cases2/3');
    await undoButton(page).click();
    await expect(tab(page)).toHaveText('Saved cases3/3');
    await page.getByRole('button', { name: `Undo: Move the case “${tutorialCase}”` }).click();
    expect(await names()).toEqual([first, second, third]);
    await undoButton(page).click();
    await expect(tab(page)).toHaveText('Saved cases2/2');
  });
  await test.step('what is undone out of sight is said', async () => {
    await page.getByRole('tab', { name: 'Way' }).click();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(notices(page)).toContainText(`Undone: Save the case “${world}”.`);
    await expect(tab(page)).toHaveText('Saved cases1/1');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(notices(page)).toContainText(`Done again: Save the case “${world}”.`);
    await notices(page).getByRole('button', { name: 'Show' }).click();
  });
  await test.step('and forth', async () => {
    for (let i = 0; i < 2; i++) await page.getByRole('button', { name: /^Redo/ }).first().click();
    expect(await names()).toEqual([second, first, third]);
  });
});

test('a case whose rule is deleted says so, and is bound to another', async ({ app, page }) => {
  await app.open('#example/bookshop');
  await app.settle();
  await answer(page).getByRole('button', { name: 'Save this request' }).click();
  const list = await openCases(page);
  await expect(tab(page)).toHaveText('Saved cases1/1');
  const text = readFileSync(new URL('../public/examples/bookshop.yaml', import.meta.url), 'utf8');
  await replaceWith(page, text.replace(/ {2}- name: reviews\n {4}match:[\s\S]*?(?= {2}- name: orders)/, ''));
  await expect(list.getByText('Rule is gone')).toBeVisible();
  await expect(list).toContainText(/Expected: the request is taken by rule 3/);
  await list.getByRole('button', { name: /^Expect .* instead$/ }).click();
  await expect(notices(page)).toContainText('The case now expects');
  await expect(list.getByText('Rule is gone')).toBeHidden();
});

test('cases are made until every rule is reached, and the matrix asks all at once', async ({ app, axe, page }) => {
  await app.open('#example/bookshop');
  await app.settle();
  const list = await openCases(page);
  await expect(list).toContainText('No request is saved yet.');
  await list.getByRole('button', { name: 'Generate cases' }).click();
  await expect(notices(page)).toContainText(/Made \d+ cases\./);
  const text = (await tab(page).textContent()) ?? '';
  const [, passed, count] = /(\d+)\/(\d+)/.exec(text) ?? [];
  expect(Number(count)).toBeGreaterThan(10);
  expect(passed).toBe(count);
  await expect(list.getByText(/^Rules reached: (\d+) of \d+$/).first()).toBeVisible();
  await axe.expectClean();

  await list.getByRole('button', { name: 'Matrix' }).click();
  const table = list.getByRole('table', { name: 'Matrix of hosts, paths, methods and senders' });
  await expect(table.getByRole('button').first()).toBeVisible();
  await axe.expectClean();
  await table.getByRole('button', { name: /^GET books\.example\.com\/blog from .* on http:80:/ }).click();
  await expect(answer(page)).toContainText('308');
  await list.getByRole('button', { name: /^Hosts \d+ × paths/ }).click();
  await list.getByRole('textbox', { name: 'Paths' }).fill(Array.from({ length: 2000 }, (_, i) => `/p${i}`).join(' '));
  await expect(list).toContainText('are too many to read');
  await list.getByRole('textbox', { name: 'Paths' }).fill('');
  await expect(list).toContainText('Name at least one host');
  await list.getByRole('button', { name: 'Back to the list' }).click();
});

test('files: ours and other tools’ come in, what cannot be read has its line, what cannot be said is listed', async ({
  app,
  axe,
  page,
}) => {
  await app.open();
  await app.settle();
  const list = await openCases(page);
  await importCases(list, 'virtualservice_test.yml', validatorFile);
  await expect(notices(page)).toContainText('Brought in 4 cases from virtualservice_test.yml.');
  await expect(tab(page)).toHaveText('Saved cases5/5');
  await importCases(list, 'broken.cases.yaml', 'cases:\n- name: a\n- 5\n');
  await expect(list.getByRole('region', { name: 'What broken.cases.yaml could not bring in' })).toContainText(
    'Line 2: cases[0].client does not say who asks.',
  );
  await axe.expectClean();
  await list.getByRole('button', { name: 'Put this away' }).click();

  await list.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export the cases' });
  await axe.expectClean();
  const own = await savedAs(page, dialog, 'portolan.cases.yaml');
  await dialog.getByRole('combobox', { name: 'Format' }).selectOption('Envoy router_check_tool, JSON');
  const router = JSON.parse(await savedAs(page, dialog, 'router_check.json')) as { readonly tests: readonly unknown[] };
  expect(router.tests).toHaveLength(5);
  await expect(dialog.getByRole('region', { name: 'What this format cannot say' })).toContainText('is taken by rule 1');
  await dialog.getByRole('combobox', { name: 'Format' }).selectOption('curl script');
  expect(await savedAs(page, dialog, 'cases.sh')).toContain('curl');
  await page.keyboard.press('Escape');

  for (let left = 5; left > 0; left--)
    await list
      .getByRole('button', { name: /^Delete / })
      .first()
      .click();
  await expect(list).toContainText('No request is saved yet.');
  await page
    .getByLabel('Import')
    .and(page.locator('header input'))
    .setInputFiles({ name: 'portolan.cases.yaml', mimeType: 'application/yaml', buffer: Buffer.from(own) });
  await expect(tab(page)).toHaveText('Saved cases5/5');
});

const validatorFile = `testCases:
- description: hello
  wantMatch: true
  request: {authority: [httpserver.lr90.site], method: [GET, POST], uri: [/hello, /hello/there]}
  route:
  - destination: {host: go-server, port: {number: 8000}}
`;

const tab = (page: Page): Locator => page.getByRole('tab', { name: /^Saved cases/ });

const row = (list: Locator, name: string): Locator =>
  list.getByRole('listitem').filter({ has: list.page().getByRole('button', { name: `Ask ${name}`, exact: true }) });

const ladder = (page: Page, name: string): Locator => node(page, `VirtualService ${name} in default`);

async function importCases(list: Locator, name: string, content: string): Promise<void> {
  await list
    .getByLabel('Open a file of cases')
    .setInputFiles({ name, mimeType: 'application/yaml', buffer: Buffer.from(content) });
}

async function savedAs(page: Page, dialog: Locator, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: `Download ${name}` }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(name);
  return readFileSync(await download.path(), 'utf8');
}

/** By keys, as a person edits the tutorial: the first place of a text becomes another. */
async function replaceInText(page: Page, before: string, after: string): Promise<void> {
  const text = readFileSync(new URL('../public/examples/tutorial.yaml', import.meta.url), 'utf8');
  const at = text.indexOf(before) + before.length;
  await page.getByRole('textbox', { name: 'YAML editor' }).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  const line = text.slice(0, at).split('\n').length - 1;
  for (let i = 0; i < line; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  for (let i = 0; i < text.slice(text.lastIndexOf('\n', at) + 1, at).trimStart().length; i++)
    await page.keyboard.press('ArrowRight');
  for (let i = 0; i < before.length; i++) await page.keyboard.press('Backspace');
  await page.keyboard.type(after);
}
