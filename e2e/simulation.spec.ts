// Many requests at once: shares, mixes, before and after, canaries. On the tutorial, on an example of reviews, and on one
// with mirrors and faults.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures/test.ts';
import { answer, ask, downloaded, notices, replaceWith, undoButton } from './fixtures/parts.ts';

/** The example's first rule with an abort and a mirror beside its delay. */
const faultyText = readFileSync(new URL('../public/examples/mirror-fault.yaml', import.meta.url), 'utf8')
  .replace('    fault:\n', '    fault:\n      abort: { httpStatus: 503, percentage: { value: 20 } }\n')
  .replace(
    '    route:\n',
    '    mirrors: [{ destination: { host: checkout-next }, percentage: { value: 20 } }]\n    route:\n',
  );
const canaryText = readFileSync(new URL('../public/examples/canary-header.yaml', import.meta.url), 'utf8');

test('a million requests agree with the weights, and one sentence says so', async ({ app, page }) => {
  await app.open();
  await app.settle();
  await page.getByRole('combobox', { name: 'From' }).selectOption({ label: 'pod of go-server · default' });
  await ask(page, 'http://web-svc/');
  await openHistogram(page);
  await page.getByRole('radio', { name: 'Send 1,000,000' }).check();
  await expect(panel(page)).toContainText(/(Plausible|Unusual).* of 1,000,000 requests/);
  const rows = page.getByRole('table', { name: 'As a table' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  expect(await countsIn(page)).toBe(1_000_000);
  await expect(page.getByRole('img', { name: /httpd: expected 90.%, observed 9\d/ })).toBeVisible();
  expect(app.requests).toEqual([]);
});

test('a long simulation is stopped, and what was counted is kept', async ({ app, page }) => {
  await openReviews(app, page);
  await page.getByRole('button', { name: 'Mix with other requests' }).click();
  await expect(page.getByRole('listitem', { name: 'Profile 1', exact: true })).toBeVisible();
  await page.waitForFunction(() => localStorage.getItem('portolan.work')?.includes('"mix"') === true);
  // A mix of very many profiles takes long to draw from.
  await page.evaluate(() => {
    const work = JSON.parse(localStorage.getItem('portolan.work') ?? '{}') as { mix: { name: string }[] };
    const [profile] = work.mix;
    const mix = profile ? Array.from({ length: 400 }, (_, i) => ({ ...profile, name: `P${i}` })) : [];
    addEventListener('pagehide', () => localStorage.setItem('portolan.work', JSON.stringify({ ...work, mix })));
  });
  await page.reload();
  await openHistogram(page);
  await page.getByRole('radio', { name: 'Send 1,000,000' }).check();
  await expect(panel(page).getByRole('progressbar', { name: 'Requests sent' })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Stop' }).click();
  await expect(panel(page)).toContainText(/Stopped after [\d,]+ of 1,000,000 requests/);
  const counted = await countsIn(page);
  expect(counted).toBeGreaterThan(0);
  expect(counted).toBeLessThan(1_000_000);
});

test('the same seed sends the same requests, another seed others', async ({ app, page }) => {
  await openReviews(app, page);
  const observed = () => page.getByRole('table', { name: 'As a table' }).innerText();
  const first = await observed();
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('7');
  await expect.poll(observed).not.toBe(first);
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('1');
  await expect.poll(observed).toBe(first);
});

test('copies are counted apart; aborts and delays are answers of their own', async ({ app, page }) => {
  await app.open();
  await openExample(page, /^Mirror/);
  await replaceWith(page, faultyText);
  await openHistogram(page);
  const table = page.getByRole('table', { name: 'As a table' });
  await expect(table.getByRole('rowheader', { name: /aborted by a fault \(/ }).first()).toBeVisible();
  await expect(table.getByRole('rowheader', { name: /delayed by/ }).first()).toBeVisible();
  await expect(panel(page)).toContainText(/Copies to outbound\|.* are not among the answers/);
  await expect(panel(page)).toContainText('Held up by a fault in all');
  expect(await countsIn(page)).toBe(10_000);
});

test('a mix is sent by shares, stacked by profile, and travels by link', async ({ app, page, context }) => {
  await openReviews(app, page);
  await page.getByRole('button', { name: 'Mix with other requests' }).click();
  const profile = (n: number): Locator => page.getByRole('listitem', { name: `Profile ${n}`, exact: true });
  await profile(1).getByRole('spinbutton', { name: 'Share' }).fill('80');
  await page.getByRole('button', { name: 'Add the current request as a profile' }).click();
  await profile(2).getByRole('spinbutton', { name: 'Share' }).fill('20');
  await profile(2).getByRole('textbox', { name: 'URL of the profile' }).fill('http://bookinfo.example.com/nowhere');
  await expect(profile(1)).toContainText('80 %');

  const table = page.getByRole('table', { name: 'As a table' });
  await expect(table.getByRole('row', { name: /^not found \(404\)/ })).toContainText('20 %');
  await expect(table.getByRole('row', { name: /^reviews:9080 v1/ })).toContainText('76 %');
  await expect(table.getByRole('columnheader', { name: 'Profile 2' })).toBeVisible();
  expect(await countsIn(page)).toBe(10_000);

  await test.step('a share that is none is refused in words, and nothing is lost', async () => {
    await profile(2).getByRole('spinbutton', { name: 'Share' }).fill('-5');
    await expect(panel(page).getByRole('alert')).toContainText('the share of Profile 2 is negative');
    await profile(2).getByRole('spinbutton', { name: 'Share' }).fill('20');
    await expect(table.getByRole('row', { name: /^not found \(404\)/ })).toBeVisible();
  });

  await test.step('the profile can be asked, and take what is asked', async () => {
    await profile(2).getByRole('button', { name: 'Ask the request of Profile 2' }).click();
    await expect(answer(page)).toContainText('404');
    await profile(1).getByRole('button', { name: 'Take the current request for Profile 1' }).click();
    await expect(table.getByRole('rowheader')).toHaveText(['not found (404)', 'All']);
  });

  await test.step('the link brings the mix', async () => {
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const link = await page.getByRole('dialog').getByRole('textbox').first().inputValue();
    const other = await context.newPage();
    await other.goto(link);
    await openHistogram(other);
    await other.getByRole('button', { name: 'Mix of 2 profiles' }).click();
    await expect(other.getByRole('listitem', { name: 'Profile 2', exact: true })).toContainText('20 %');
    await other.close();
  });
});

test('charts are saved as SVG, PNG and CSV', async ({ app, page }) => {
  await openReviews(app, page);
  const svg = await saved(page, 'SVG');
  expect(svg.name).toBe('portolan-shares.svg');
  expect(svg.content.toString()).toMatch(/^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  expect(svg.content.toString()).toContain('reviews:9080 v1');
  expect(svg.content.toString()).not.toMatch(/class=|var\(/);
  const png = await saved(page, 'PNG');
  expect(png.content.subarray(1, 4).toString()).toBe('PNG');
  expect(png.content.length).toBeGreaterThan(2000);
  const csv = await saved(page, 'CSV');
  expect(csv.content.toString().split('\r\n')).toEqual([
    'destination,requests,expected,observed,low,high',
    expect.stringMatching(/^reviews:9080 v1,\d+,0\.95,/),
    expect.stringMatching(/^reviews:9080 v2,\d+,0\.05,/),
    'All (seed 1),10000,1,1,,',
    '',
  ]);
});

test('a canary goes step by step, each one command, and back', async ({ app, page }) => {
  await openReviews(app, page);
  await page.getByRole('radio', { name: 'Canary planner' }).check();
  const step = (n: number): Locator => page.getByRole('listitem', { name: new RegExp(`^Step ${n}:`) });
  await expect(page.getByRole('listitem', { name: /^Step/ })).toHaveCount(4);
  await expect(page.getByRole('combobox', { name: 'Rule' })).toContainText('default/reviews · http rule 2');
  await expect(step(1)).toContainText('in place');
  await expect(step(2).getByRole('group', { name: 'Lines that change' })).toContainText('weight: 75');
  await expect(step(2).getByRole('img', { name: /reviews:9080 v2: expected 25.%/ })).toBeVisible();

  await step(2).getByRole('button', { name: 'Apply' }).click();
  const at25 = canaryText.replace('weight: 95', 'weight: 75').replace('weight: 5\n', 'weight: 25\n');
  expect(await downloaded(page)).toBe(at25);
  await expect(step(2)).toContainText('in place');
  await step(4).getByRole('button', { name: 'Apply' }).click();
  await expect(answer(page)).toContainText('reviews:9080 v2');

  await test.step('one undo is one step', async () => {
    await undoButton(page).click();
    expect(await downloaded(page)).toBe(at25);
  });
  await test.step('rolling back leads to where the plan began', async () => {
    await step(2).getByRole('button', { name: 'Roll back' }).click();
    expect(await downloaded(page)).toBe(canaryText);
  });
  await test.step('own steps; what is no list of percentages is said', async () => {
    await page.getByRole('textbox', { name: 'Steps in %' }).fill('2.5 10');
    await expect(step(1).getByRole('group', { name: 'Lines that change' })).toContainText('weight: 975');
    await expect(page.getByRole('listitem', { name: /^Step/ })).toHaveCount(2);
    await page.getByRole('textbox', { name: 'Steps in %' }).fill('soon');
    await expect(panel(page)).toContainText('Write up to twelve percentages');
  });
});

test('before and after: the loaded text, now, and named states', async ({ app, page }) => {
  await openReviews(app, page);
  await page.getByRole('radio', { name: 'Before and after' }).check();
  await expect(panel(page)).toContainText('Both sides are the same text');
  await page.getByRole('button', { name: 'Keep this state' }).click();

  await page.getByRole('radio', { name: 'Canary planner' }).check();
  await page
    .getByRole('listitem', { name: /^Step 3/ })
    .getByRole('button', { name: 'Apply' })
    .click();
  await page.getByRole('radio', { name: 'Before and after' }).check();
  await expect(panel(page)).toContainText('reviews:9080 v1 loses 45 pp, reviews:9080 v2 gains 45 pp.');
  await expect(page.getByRole('img', { name: /v2: before 5.%, after 50.%, change \+45.pp/ })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Before and after as a table' })).toContainText('−45 pp');

  await page.getByRole('textbox', { name: 'Name of this state' }).fill('half');
  await page.getByRole('button', { name: 'Keep this state' }).click();
  await page.getByRole('combobox', { name: 'Before' }).selectOption('half');
  await page.getByRole('combobox', { name: 'After' }).selectOption('State 1');
  await expect(panel(page)).toContainText('reviews:9080 v1 gains 45 pp');
  expect((await saved(page, 'CSV')).name).toBe('portolan-before-after.csv');

  await test.step('a state is renamed, outlasts a visit, is deleted and brought back', async () => {
    const name = page.getByRole('textbox', { name: 'Name of the state half' });
    await name.fill('State 1');
    await expect(panel(page)).toContainText('There is a state “State 1” already.');
    await name.fill('one half');
    await name.press('Enter');
    await page.reload();
    await page.getByRole('tab', { name: 'Histogram' }).click();
    await page.getByRole('radio', { name: 'Before and after' }).check();
    await page.getByRole('combobox', { name: 'Before' }).selectOption('one half');
    await page.getByRole('combobox', { name: 'After' }).selectOption('State 1');
    await expect(panel(page)).toContainText('reviews:9080 v1 gains 45 pp');
    await page.getByRole('button', { name: 'Delete the state one half' }).click();
    await expect(page.getByRole('combobox', { name: 'Before' })).toHaveValue('now');
    await notices(page).getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('combobox', { name: 'Before' })).toContainText('one half');
  });
});

test('the tutorial’s weights: a mix of two senders, a canary step and back, before and after', async ({
  app,
  page,
}) => {
  const text = readFileSync(new URL('../public/examples/tutorial.yaml', import.meta.url), 'utf8');
  await app.open();
  await app.settle();
  await page.getByRole('combobox', { name: 'From' }).selectOption({ label: 'pod of go-server · default' });
  await ask(page, 'http://web-svc/');
  await openHistogram(page);
  const table = page.getByRole('table', { name: 'As a table' });
  await test.step('a mix', async () => {
    await page.getByRole('button', { name: 'Mix with other requests' }).click();
    await page.getByRole('combobox', { name: 'From' }).first().selectOption({ index: 0 });
    await ask(page, 'http://httpserver.lr90.site/hello');
    await page.getByRole('button', { name: 'Add the current request as a profile' }).click();
    const second = page.getByRole('listitem', { name: 'Profile 2', exact: true });
    await second.getByRole('spinbutton', { name: 'Share' }).fill('100');
    await expect(table.getByRole('row', { name: /^go-server:8000/ })).toContainText('50 %');
    await expect(table.getByRole('row', { name: /^web-svc:80 httpd/ })).toContainText('45 %');
    expect((await saved(page, 'CSV')).content.toString()).toContain('web-svc:80 nginx');
    await page.getByRole('button', { name: 'Send the current request alone' }).click();
    await page.getByRole('combobox', { name: 'From' }).first().selectOption({ label: 'pod of go-server · default' });
    await ask(page, 'http://web-svc/');
  });
  await test.step('a canary, and what it changed', async () => {
    await page.getByRole('radio', { name: 'Canary planner' }).check();
    const half = page.getByRole('listitem', { name: /^Step 3:/ });
    await half.getByRole('button', { name: 'Apply' }).click();
    expect(await downloaded(page)).toBe(text.replace('weight: 90', 'weight: 50').replace('weight: 10', 'weight: 50'));
    await page.getByRole('radio', { name: 'Before and after' }).check();
    await expect(panel(page)).toContainText('web-svc:80 httpd loses 40 pp, web-svc:80 nginx gains 40 pp.');
    await page.getByRole('radio', { name: 'Canary planner' }).check();
    await half.getByRole('button', { name: 'Roll back' }).click();
    expect(await downloaded(page)).toBe(text);
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`every view is accessible, ${theme}`, async ({ app, page, axe }) => {
    await page.emulateMedia({ colorScheme: theme });
    await openReviews(app, page);
    await page.getByRole('button', { name: 'Mix with other requests' }).click();
    await page.getByRole('button', { name: 'Add the current request as a profile' }).click();
    await notices(page).getByRole('button', { name: 'Dismiss' }).first().click();
    await expect(page.getByRole('columnheader', { name: 'Profile 2' })).toBeVisible();
    await axe.expectClean();
    await page.getByRole('radio', { name: 'Canary planner' }).check();
    await page
      .getByRole('listitem', { name: /^Step 2/ })
      .getByRole('button', { name: 'Apply' })
      .click();
    await axe.expectClean();
    await page.getByRole('radio', { name: 'Before and after' }).check();
    await expect(panel(page)).toContainText('gains');
    await axe.expectClean();
  });
}

function panel(page: Page): Locator {
  return page.getByRole('tabpanel', { name: /^Histogram/ });
}

async function openHistogram(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Histogram' }).click();
  await page.getByRole('table', { name: 'As a table' }).waitFor();
}

async function openExample(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Examples' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name }).click();
}

/** The example with a rule of 95 and 5 for everybody, asked without the testers' header. */
async function openReviews(app: { open(): Promise<void> }, page: Page): Promise<void> {
  await app.open();
  await openExample(page, /^Canary/);
  await ask(page, `curl http://bookinfo.example.com/reviews/1`);
  await expect(answer(page)).toContainText('95 %');
  await openHistogram(page);
}

/** Sum of the column "Requests". */
async function countsIn(page: Page): Promise<number> {
  const cells = page.getByRole('table', { name: 'As a table' }).locator('tbody tr td:nth-of-type(1)');
  const counts = await cells.allInnerTexts();
  return counts.reduce((sum, text) => sum + Number(text.replaceAll(',', '')), 0);
}

async function saved(page: Page, kind: 'SVG' | 'PNG' | 'CSV'): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('group', { name: 'Save the chart' }).getByRole('button', { name: kind }).click(),
  ]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}
