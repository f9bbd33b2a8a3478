// Every kind of expectation, every file format, and moving by mouse: on the tutorial and on a shop of several services.

import type { Locator } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { answer, ask, openCases, undoButton } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

/** What one expectation is about, and how its fields are filled in. */
type Wanted = readonly [kind: string, fill: (row: Locator) => Promise<unknown>];

const text =
  (name: string, value: string) =>
  (row: Locator): Promise<void> =>
    row.getByLabel(name, { exact: true }).fill(value);
const chosen =
  (name: string, label: string) =>
  (row: Locator): Promise<unknown> =>
    row.getByRole('combobox', { name, exact: true }).selectOption(label);
const all =
  (...steps: readonly ((row: Locator) => Promise<unknown>)[]) =>
  async (row: Locator): Promise<void> => {
    for (const step of steps) await step(row);
  };

const meshes: readonly {
  readonly name: string;
  readonly fragment: string;
  readonly request: string;
  readonly wanted: readonly Wanted[];
  readonly redirected?: readonly [request: string, to: string];
}[] = [
  {
    name: 'the tutorial',
    fragment: '',
    request: 'http://httpserver.lr90.site/hello/there',
    wanted: [
      ['be taken by', chosen('Rule', 'rule 1 of httpserver')],
      ['go to', all(text('Host', 'go-server'), text('Port', '8000'))],
      ['be shared out as', all(text('Host', 'go-server'), text('Percent', '100'))],
      ['be answered', text('Status', '200')],
      ['end as', chosen('Outcome', 'forwarded')],
      ['leave with path', text('Path', '/hello/there')],
      ['leave for host', text('Host', 'httpserver.lr90.site')],
      [
        'have the header',
        all(text('Name of the header', 'x-request-id-of-nobody'), chosen('What of the header', 'is not there')),
      ],
    ],
  },
  {
    name: 'the bookshop',
    fragment: '#example/bookshop',
    request: `curl -H 'end-user: jason' http://books.example.com/api/reviews/7`,
    wanted: [
      ['be taken by', chosen('Rule', 'rule 2 “testers” of bookshop')],
      ['go to', all(text('Host', 'reviews'), text('Subset', 'v3'))],
      ['be shared out as', all(text('Host', 'reviews'), text('Subset', 'v3'), text('Percent', '100'))],
      ['be answered', text('Status', '200')],
      ['end as', chosen('Outcome', 'forwarded')],
      ['leave with path', text('Path', '/reviews/7')],
      ['leave for host', text('Host', 'books.example.com')],
      [
        'have the header',
        all(
          text('Name of the header', 'x-tester'),
          chosen('What of the header', 'is'),
          text('Value of the header', 'yes'),
        ),
      ],
    ],
    redirected: ['http://books.example.com/blog', 'http://blog.example.com/blog'],
  },
];

for (const { name, fragment, request, wanted, redirected } of meshes) {
  test(`each kind of expectation holds or is told with what came instead, on ${name}`, async ({ app, page }) => {
    test.slow();
    await app.open(fragment);
    await app.settle();
    await ask(page, request);
    const list = await openCases(page);
    const before = await namesIn(list);
    await answer(page).getByRole('button', { name: 'Save this request' }).click();
    await expect(list.getByRole('button', { name: /^Ask / })).toHaveCount(before.length + 1);
    const saved = (await namesIn(list)).at(-1) ?? '';
    const row = list
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: `Ask ${saved}`, exact: true }) });

    await test.step('each holds', async () => {
      const form = await edit(list, saved);
      await clear(form);
      for (const one of wanted) await add(form, one);
      await form.getByRole('button', { name: 'Keep' }).click();
      await expect(row).toContainText('Passes');
    });
    await test.step('the opposite of each does not, and every one of them is told', async () => {
      const form = await edit(list, saved);
      for (let n = 1; n <= wanted.length; n++)
        await form.getByRole('combobox', { name: `Whether expectation ${n} must hold` }).selectOption('must not');
      await form.getByRole('button', { name: 'Keep' }).click();
      await expect(row).toContainText('Fails');
      await expect(row.getByText(/^Expected: /)).toHaveCount(wanted.length);
      await expect(row.getByText(/^Answer: 200/)).toBeVisible();
    });
    if (!redirected) return;
    await test.step('a redirect', async () => {
      await ask(page, redirected[0]);
      await answer(page).getByRole('button', { name: 'Save this request' }).click();
      await expect(list.getByRole('button', { name: /^Ask / })).toHaveCount(before.length + 2);
      const other = (await namesIn(list)).at(-1) ?? '';
      const form = await edit(list, other);
      await clear(form);
      await add(form, ['be redirected to', text('Location', `${redirected[1]}s`)]);
      await form.getByRole('button', { name: 'Keep' }).click();
      await expect(list.getByText(`Expected: the request is redirected to ${redirected[1]}s`)).toBeVisible();
      await expect(list.getByText(`Now: it is redirected to ${redirected[1]}`, { exact: true })).toBeVisible();
    });
  });

  test(`cases made for ${name} go out in every format, and come back where the format is read`, async ({
    app,
    page,
  }) => {
    test.slow();
    await app.open(fragment);
    await app.settle();
    const list = await openCases(page);
    await list.getByRole('button', { name: 'Generate cases' }).click();
    await expect(page.getByRole('tab', { name: /^Saved cases/ })).toHaveText(/^Saved cases([2-9]|[1-9]\d+)\/\d+$/);
    const count = (await page.getByRole('tab', { name: /^Saved cases/ }).innerText()).split('/')[1] ?? '';
    await list.getByRole('button', { name: 'Export' }).click();
    const dialog = page.getByRole('dialog', { name: 'Export the cases' });
    const files: { readonly name: string; readonly buffer: Buffer }[] = [];
    for (const [format, beginning] of formats) {
      await dialog.getByRole('combobox', { name: 'Format' }).selectOption(format);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name: /^Download / }).click(),
      ]);
      const buffer = readFileSync(await download.path());
      expect(buffer.toString(), format).toMatch(beginning);
      if (!format.startsWith('curl')) files.push({ name: download.suggestedFilename(), buffer });
    }
    await page.keyboard.press('Escape');
    for (const { name: file, buffer } of files) {
      await test.step(file, async () => {
        const had = (await page.getByRole('tab', { name: /^Saved cases/ }).innerText()).split('/')[1] ?? '';
        await list
          .getByLabel('Open a file of cases')
          .setInputFiles({ name: file, mimeType: 'application/octet-stream', buffer });
        await expect(page.getByRole('tab', { name: /^Saved cases/ })).not.toHaveText(new RegExp(`/${had}$`));
        // Ours lose nothing; others know no sender, so that what a pod asks comes back as asked from outside.
        if (file.startsWith('portolan.')) {
          await expect(list.getByText('Fails', { exact: true })).toBeHidden();
          const now = (await page.getByRole('tab', { name: /^Saved cases/ }).innerText()).split('/')[1] ?? '';
          expect(Number(now)).toBe(Number(had) + Number(count));
        }
      });
    }
  });
}

const formats: readonly (readonly [label: string, beginning: RegExp])[] = [
  ['Portolan, YAML', /^(#.*\n)*cases:/],
  ['Portolan, JSON', /^\{\s*"/],
  ['istio-config-validator', /testCases:/],
  ['Envoy router_check_tool, YAML', /tests:/],
  ['Envoy router_check_tool, JSON', /^\{\s*"tests"/],
  ['curl script', /^#!.*sh/],
];

test('a case is dragged to another place by its handle: one step, taken back at once', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const list = await openCases(page);
  for (const path of ['/a', '/b', '/c']) {
    await ask(page, `http://httpserver.lr90.site${path}`);
    await answer(page).getByRole('button', { name: 'Save this request' }).click();
  }
  await expect(list.getByRole('button', { name: /^Ask / })).toHaveCount(4);
  const [first = '', ...others] = await namesIn(list);
  const handle = list.getByRole('button', { name: `Move ${first}` });
  const last = list.getByRole('listitem').last();
  await last.scrollIntoViewIfNeeded();
  await handle.scrollIntoViewIfNeeded();
  const [from, to] = [await handle.boundingBox(), await last.boundingBox()];
  if (!from || !to) throw new Error('a row has no place');
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, to.y + to.height / 2, { steps: 12 });
  await page.mouse.up();
  await expect.poll(() => namesIn(list)).toEqual([...others, first]);
  await undoButton(page).click();
  await expect.poll(() => namesIn(list)).toEqual([first, ...others]);
});

/** In the order in which they are seen. */
const namesIn = (list: Locator): Promise<readonly string[]> =>
  list.getByRole('button', { name: /^Ask / }).evaluateAll((all) =>
    all
      .map((one) => ({ top: one.getBoundingClientRect().top, name: one.ariaLabel?.replace(/^Ask /, '') ?? '' }))
      .sort((a, b) => a.top - b.top)
      .map(({ name }) => name),
  );

async function edit(list: Locator, name: string): Promise<Locator> {
  await list.getByRole('button', { name: `Edit ${name}`, exact: true }).click();
  return list.page().getByRole('dialog', { name: 'Edit the case' });
}

async function clear(form: Locator): Promise<void> {
  const remove = form.getByRole('button', { name: 'Remove expectation 1' });
  while (await remove.isVisible()) await remove.click();
}

async function add(form: Locator, [kind, fill]: Wanted): Promise<void> {
  await form.getByRole('button', { name: 'Add an expectation' }).click();
  const row = form
    .getByRole('listitem')
    .filter({ has: form.page().getByRole('combobox', { name: /^What expectation/ }) })
    .last();
  await row.getByRole('combobox', { name: /^What expectation/ }).selectOption(kind);
  await fill(row);
}
