// From a rule back to a request: what would have to change, a request that reaches it, or why none does.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { manyTeams } from './fixtures/manyTeams.ts';
import { answer, ask, notices, openFile, replaceWith } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const shop = readFileSync(new URL('testdata/reach.yaml', import.meta.url), 'utf8');

const connections = readFileSync(new URL('testdata/connections.yaml', import.meta.url), 'utf8');

const question = (page: Page): Locator => page.getByRole('textbox', { name: 'URL or curl command' });
const way = (page: Page): Locator => page.getByRole('tabpanel', { name: 'Way' });
const ways = (page: Page): Locator => page.getByRole('list', { name: 'Requests that would reach it' });
const ruleButton = (page: Page, name: string): Locator =>
  page.getByRole('region', { name: 'Canvas' }).getByRole('button', { name });

/** In place of work that is there. */
async function instead(page: Page, content: string): Promise<void> {
  await openFile(page, 'mine.yaml', content);
  await page.getByRole('button', { name: 'Replace everything' }).click();
}

async function giveRequest(page: Page, rule: string): Promise<void> {
  await ruleButton(page, rule).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Give me a request that reaches it' }).click();
}

test('the tutorial: a path beside the rule, and the change that reaches it, by keyboard', async ({ app, page }) => {
  await app.open();
  await app.settle();
  await ask(page, 'http://httpserver.lr90.site/world');
  await expect(answer(page)).toContainText('404');
  await page.getByRole('button', { name: 'What would reach this rule?' }).focus();
  await page.keyboard.press('Enter');
  await expect(ways(page).getByRole('button')).toHaveText(['ask path /hello']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(question(page)).toHaveValue('http://httpserver.lr90.site/hello');
  await expect(answer(page)).toContainText('200');
  // The button is gone: the keyboard is at the rule that it reached, and the change is told.
  await expect(way(page).getByRole('button', { name: /^fits Rule 1 of default\/httpserver/ })).toBeFocused();
  await expect(notices(page).getByRole('status')).toContainText('Asked anew: ask path /hello.');
  await notices(page).getByRole('button', { name: 'Back to the last request' }).press('Enter');
  await expect(question(page)).toHaveValue('http://httpserver.lr90.site/world');
  expect(app.requests).toEqual([]);
});

test('the tutorial: a request for a rule of the mesh comes from a pod, and the last one comes back', async ({
  app,
  page,
}) => {
  await app.open();
  await app.settle();
  await giveRequest(page, 'Rule 1 of web-svc');
  await expect(notices(page)).toContainText('This request reaches rule 1 of web-svc.');
  await expect(notices(page)).toContainText('it comes from a pod in default now');
  await expect(answer(page)).toContainText('web-svc');
  await notices(page).getByRole('button', { name: 'Back to the last request' }).click();
  await expect(question(page)).toHaveValue('http://httpserver.lr90.site/hello');
  await expect(answer(page)).toContainText('go-server:8000');
  expect(app.requests).toEqual([]);
});

test.describe('a shop whose rules hide each other', () => {
  test.beforeEach(async ({ app, page }) => {
    await app.open();
    await app.settle();
    await replaceWith(page, shop);
    await expect(ruleButton(page, 'Rule 4 of shop')).toBeVisible();
  });

  test('a pattern gets a request made for it', async ({ page }) => {
    await giveRequest(page, 'Rule 2 of shop');
    await expect(answer(page)).toContainText('rule 2 of shop');
    await expect(question(page)).toHaveValue(/\/api\/v\d\/(cart|pay)$/);
  });

  for (const theme of ['light', 'dark'] as const) {
    test(`what would reach a rule before and behind, read by all, ${theme}`, async ({ axe, page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await ask(page, 'curl http://shop.example.com/api/v1/pay');
      await page.getByText('1 rule before it does not match').click();
      await page.getByText('1 later rule was not looked at').click();
      const questions = way(page).getByRole('button', { name: 'What would reach this rule?' });
      await expect(questions).toHaveCount(2);
      await questions.last().click();
      await expect(ways(page).getByRole('button').first()).toHaveText(/^ask path /);
      await axe.expectClean('[role="tabpanel"]');
      await questions.first().click();
      await expect(ways(page).getByRole('button')).toHaveText(['set header end-user to jason']);
      // Wherever it is scrolled to, nothing lies half under another thing.
      for (const part of ['Request', 'Rule', 'Outcome']) {
        const stages = way(page).getByRole('list', { name: 'Stages' });
        await stages.getByRole('button', { name: new RegExp(`${part}$`) }).click();
        await axe.expectClean('[role="tabpanel"]');
      }
    });
  }

  test('a header is set by one press', async ({ page }) => {
    await ask(page, 'curl http://shop.example.com/api');
    await expect(answer(page)).toContainText('rule 3 of shop');
    await page.getByText('2 rules before it do not match').click();
    const rule = page.getByRole('listitem').filter({ hasText: 'Rule 1 of default/shop' });
    await rule.last().getByRole('button', { name: 'What would reach this rule?' }).click();
    await ways(page).getByRole('button', { name: 'set header end-user to jason' }).click();
    await expect(answer(page)).toContainText('rule 1 of shop');
    await expect(page.getByRole('button', { name: 'Headers 3' })).toBeVisible();
  });

  test('a rule behind one that takes all is proved unreachable, and the proof leads to that one', async ({
    axe,
    page,
  }) => {
    await giveRequest(page, 'Rule 4 of shop');
    const dialog = page.getByRole('dialog', { name: 'No request reaches rule 4 of shop' });
    await expect(dialog).toContainText('Rule 3 of VirtualService default/shop takes every such request first.');
    await axe.expectClean();
    await dialog.getByRole('button', { name: 'Show match 1 of rule 3' }).click();
    await expect(dialog).toBeHidden();
    await expect(ruleButton(page, 'Rule 3 of shop')).toHaveAttribute('aria-pressed', 'true');
  });
});

test('a connection that reaches a TLS or TCP rule, and the proof where there is none', async ({ app, page }) => {
  await app.open();
  await app.settle();
  await replaceWith(page, connections);
  await giveRequest(page, 'TLS rule 2 of names');
  await expect(question(page)).toHaveValue('tls://www.example.com:443');
  await expect(answer(page)).toContainText('web');
  await giveRequest(page, 'TCP rule 1 of names');
  await expect(notices(page)).toContainText('This request reaches TCP rule 1 of names.');
  await expect(question(page)).toHaveValue(/^tcp:.*:9000$/);
  await giveRequest(page, 'TCP rule 1 of outside');
  await expect(question(page)).toHaveValue('tcp://192.0.2.17:5432');
  await expect(notices(page)).toContainText('it comes from a pod in default now');
  await giveRequest(page, 'TLS rule 3 of names');
  const dialog = page.getByRole('dialog', { name: 'No request reaches TLS rule 3 of names' });
  await expect(dialog).toContainText('TLS rule 1 of names (match 1) takes every such connection first.');
  await dialog.getByRole('button', { name: 'Show match 1 of TLS rule 1 of names' }).click();
  await expect(ruleButton(page, 'TLS rule 1 of names')).toHaveAttribute('aria-pressed', 'true');
  expect(app.requests).toEqual([]);
});

test.describe('where it takes long to know', () => {
  test.slow();

  test.beforeEach(async ({ app, page }) => {
    await app.open();
    await app.settle();
    await replaceWith(page, manyTeams);
    await expect(ruleButton(page, 'Rule 2 of shop')).toBeVisible();
  });

  test('a dialog tells how far it is, and Cancel that nothing is known', async ({ page }) => {
    await giveRequest(page, 'Rule 2 of shop');
    const looking = page.getByRole('dialog', { name: 'Looking for a request that reaches rule 2 of shop' });
    await looking.getByText(/\d+ of \d+ senders asked/).waitFor();
    await looking.getByRole('button', { name: 'Cancel' }).press('Enter');
    await expect(looking).toBeHidden();
    await expect(notices(page)).toContainText(
      'Stopped looking. Whether a request reaches rule 2 of shop is not known.',
    );
    await notices(page).getByRole('button', { name: 'Look again' }).press('Enter');
    await looking.getByRole('button', { name: 'Dismiss' }).press('Escape');
    await expect(looking).toBeHidden();
    // The page is free at once.
    await ask(page, 'http://shop.example.com/');
    await expect(answer(page)).toContainText('404');
  });

  test('the list of rules tells of how many nothing is known yet, goes on when told to, and stops', async ({
    axe,
    page,
  }) => {
    await page.getByRole('tab', { name: 'Saved cases' }).click();
    const list = page.getByRole('region', { name: 'Rules that no case reaches' });
    const told = list.getByRole('status');
    await expect(told).toHaveText(/^For \d+ rules it is not known yet whether anything reaches them\.$/, {
      timeout: 50_000,
    });
    await axe.expectClean('[role="tabpanel"]');
    const before = await count(told);
    await list.getByRole('button', { name: 'Go on looking' }).press('Enter');
    await expect(told).toHaveText(/^Looking whether anything reaches them/);
    await expect.poll(() => count(told), { timeout: 50_000 }).toBeLessThan(before);
    await list.getByRole('button', { name: 'Stop looking' }).press('Enter');
    await expect(told).toHaveText(/^For \d+ rules? it is not known yet/);
    await expect(list.getByRole('button', { name: 'Go on looking' })).toBeFocused();
  });

  const count = async (told: Locator): Promise<number> => Number(/\d+/.exec(await told.innerText())?.[0]);
});

test.describe('rules that nothing reaches carry a mark', () => {
  const marks = (page: Page): Locator =>
    page.getByRole('region', { name: 'Canvas' }).getByRole('button', { name: /unreachable: show why$/ });

  test('in the ladder, with the reason by keyboard and the proof behind it', async ({ app, axe, page }) => {
    await app.open();
    await app.settle();
    await replaceWith(page, shop);
    await expect(marks(page)).toHaveAccessibleName('unreachable: show why');
    await ruleButton(page, 'Rule 4 of shop').click();
    await ruleButton(page, 'Rule 4 of shop').focus();
    await page.keyboard.press('ArrowRight');
    await expect(marks(page)).toBeFocused();
    await expect(page.getByRole('tooltip')).toContainText('Rule 3 of VirtualService default/shop takes every such');
    await axe.expectClean();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'No request reaches rule 4 of shop' });
    await expect(dialog).toContainText('Proved for');
    await page.keyboard.press('Escape');
    await expect(marks(page)).toBeFocused();
    expect(app.requests).toEqual([]);
  });

  test('for one match entry of several, and until an edit makes room', async ({ app, page }) => {
    await app.open();
    await app.settle();
    await replaceWith(
      page,
      shop.replace("- uri: { regex: '/api/v", "- uri: { exact: /A/../b }\n        - uri: { regex: '/api/v"),
    );
    await expect(marks(page)).toHaveCount(2);
    await expect(marks(page).first()).toHaveAccessibleName('match 1 unreachable: show why');
    // An edit elsewhere draws none of them anew.
    const kept = await marks(page).last().elementHandle();
    await instead(
      page,
      shop.replace("- uri: { regex: '/api/v", "- uri: { exact: /A/../c }\n        - uri: { regex: '/api/v"),
    );
    // What a mark tells is true of the text as it is now, however soon it is asked.
    await marks(page).first().press('Enter');
    await expect(page.getByRole('dialog')).toContainText('No path is ever “path = /A/../c”');
    await page.keyboard.press('Escape');
    await marks(page).first().focus();
    await expect(page.getByRole('tooltip')).toContainText('/A/../c');
    expect(await kept?.evaluate((mark) => mark.isConnected)).toBe(true);
    await instead(page, shop.replace('prefix: / }', 'prefix: /web }'));
    await expect(marks(page)).toHaveCount(0);
  });

  test('and the proof in sight follows what is undone under it', async ({ app, page }) => {
    await app.open();
    await app.settle();
    await replaceWith(page, shop.replace('prefix: / }', 'prefix: /web }'));
    await expect(ruleButton(page, 'Rule 4 of shop')).toBeVisible();
    await instead(page, shop);
    // By key: the chart still moves to where all of it is seen.
    await marks(page).press('Enter');
    await expect(page.getByRole('dialog', { name: 'No request reaches rule 4 of shop' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Z');
    const dialog = page.getByRole('dialog', { name: 'A request reaches rule 4 of shop now' });
    await expect(dialog).toContainText('made room for it');
    await page.keyboard.press('ControlOrMeta+Shift+Z');
    await expect(page.getByRole('dialog', { name: 'No request reaches rule 4 of shop' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+Z');
    await dialog.getByRole('button', { name: 'Give me a request that reaches it' }).click();
    await expect(dialog).toBeHidden();
    await expect(answer(page)).toContainText('rule 4 of shop');
    await expect(marks(page)).toHaveCount(0);
  });

  test('in the list of rules that no case reaches', async ({ app, axe, page }) => {
    await app.open();
    await app.settle();
    await replaceWith(page, shop);
    await page.getByRole('tab', { name: 'Saved cases' }).click();
    const list = page.getByRole('region', { name: 'Rules that no case reaches' });
    await list.getByText(/^Rules reached/).click();
    const row = list.getByRole('listitem').filter({ hasText: 'rule 4 of shop' });
    await expect(list.getByRole('button', { name: /unreachable/ })).toHaveCount(1);
    await axe.expectClean();
    await row.getByRole('button', { name: 'unreachable: show why' }).click();
    await expect(page.getByRole('dialog', { name: 'No request reaches rule 4 of shop' })).toBeVisible();
  });

  for (const name of ['tutorial', 'bookshop', 'redirect-rewrite']) {
    test(`and there are none in the example ${name}`, async ({ app, page }) => {
      await app.open();
      await app.settle();
      await replaceWith(page, shop);
      await expect(marks(page)).toHaveCount(1);
      await instead(page, readFileSync(new URL(`../public/examples/${name}.yaml`, import.meta.url), 'utf8'));
      await expect(marks(page)).toHaveCount(0);
      await expect(ruleButton(page, 'Rule 1 of').first()).toBeVisible();
    });
  }
});
