// The forms in the details pane: each kind of widget by mouse and by keyboard, one change of the text for each, byte for byte;
// what is wrong is neither written nor lost, and what no table knows stays.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { downloaded, node, replaceWith, undoButton } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const shop = readFileSync(new URL('testdata/forms.yaml', import.meta.url), 'utf8');

/** A text in place of the example, with its VirtualService selected. */
async function openWith(
  app: { open(): Promise<void>; settle(): Promise<void> },
  page: Page,
  text = shop,
): Promise<void> {
  await app.open();
  await app.settle();
  await replaceWith(page, text);
  await node(page, 'VirtualService shop in store').focus();
  await page.keyboard.press('Enter');
  await expect(details(page).getByRole('article', { name: 'shop' })).toBeVisible();
}

test('every widget writes its own splice, by mouse', async ({ app, page }) => {
  await openWith(app, page);
  const form = new Form(page, 'mouse');
  await editAll(form, page);
  expect(await downloaded(page)).toMatchSnapshot('edited.yaml');
});

test('every widget writes its own splice, by keyboard', async ({ app, page }) => {
  await openWith(app, page);
  const form = new Form(page, 'keyboard');
  await editAll(form, page);
  expect(await downloaded(page)).toMatchSnapshot('edited.yaml');
});

test('each field is one step of the history, and undoing them all gives back every byte', async ({ app, page }) => {
  await openWith(app, page);
  const form = new Form(page, 'keyboard');
  await form.open('http', 'Rule 1');
  await form.type('timeout', '7s');
  await form.type('perTryTimeout', '1s');
  await form.type('attempts', '4');
  const edited = await downloaded(page);
  expect(edited).toBe(
    shop.replace('timeout: 5s', 'timeout: 7s').replace('"2s"', '"1s"').replace('attempts: 3', 'attempts: 4'),
  );
  await expect(undoButton(page)).toHaveAccessibleName(/Set attempts/);
  for (let step = 0; step < 3; step += 1) await undoButton(page).click();
  expect(await downloaded(page)).toBe(shop);
});

test('a wrong entry is said, kept and not written, until it is right or taken back', async ({ app, page }) => {
  await openWith(app, page);
  const form = new Form(page, 'keyboard');
  await form.open('http', 'Rule 1');
  const timeout = form.field('timeout');
  await form.type('timeout', '7');
  await expect(timeout).toHaveAttribute('aria-invalid', 'true');
  await expect(timeout).toHaveAccessibleDescription(/Not written\..*10s/);
  expect(await downloaded(page)).toBe(shop);

  await form.up('VirtualService');
  await form.open('http', 'Rule 1');
  await expect(form.field('timeout')).toHaveValue('7');
  await form.field('timeout').press('End');
  await page.keyboard.type('s');
  await expect(form.field('timeout')).toHaveAttribute('aria-invalid', 'false');
  await page.keyboard.press('Escape');
  await expect(form.field('timeout')).toHaveValue('5s');
  expect(await downloaded(page)).toBe(shop);
});

test('names in scope complete what is typed', async ({ app, page }) => {
  await openWith(app, page);
  const form = new Form(page, 'keyboard');
  await form.open('http', 'Rule 1');
  await form.open('route', 'Destination 1');
  const host = form.field('host');
  await host.press('ArrowDown');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText([/^cart/, /^stock/]);
  await host.press('Escape');
  await host.fill('st');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText([/^stock/]);
  await host.press('ArrowDown');
  await host.press('Enter');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  expect(await downloaded(page)).toBe(shop.replace('        host: cart\n', '        host: stock\n'));
  await form.field('port').press('ArrowDown');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText([/^80/]);
});

test('a pattern is tried while it is typed', async ({ app, page }) => {
  await openWith(app, page);
  const form = new Form(page, 'keyboard');
  await form.open('http', 'Rule 1');
  await form.open('match', 'Match 1');
  await form.choose('How uri is compared', 'regex');
  const trial = details(page).getByRole('status');
  await form.field('A text to try the pattern of uri on').fill('/cart/7');
  await expect(trial).toHaveText('does not match');
  await form.field('uri').fill('/cart/[0-9]+');
  await expect(trial).toHaveText('matches');
  await form.field('uri').fill('/cart/[');
  await expect(trial).toContainText('RE2 refuses the pattern');
  await form.field('uri').press('Enter');
  await expect(form.field('uri')).toHaveAttribute('aria-invalid', 'true');
  await form.field('uri').fill('/cart/[0-9]+');
  await form.field('uri').press('Enter');
  expect(await downloaded(page)).toContain("- uri: {regex: '/cart/[0-9]+'}");
});

test('a choice keeps what is there until the other is written', async ({ app, page }) => {
  await openWith(app, page);
  const form = new Form(page, 'keyboard');
  await details(page)
    .getByRole('button', { name: /^cart DestinationRule/ })
    .click();
  await form.up('DestinationRule');
  const choice = details(page).getByRole('combobox', { name: /^One of simple, consistentHash/ });
  await choice.selectOption('consistentHash');
  expect(await downloaded(page)).toBe(shop);
  await form.add('consistentHash', 'httpHeaderName');
  await form.type('httpHeaderName', 'x-user');
  const sticky = await downloaded(page);
  expect(sticky).not.toContain('ROUND_ROBIN');
  expect(sticky).toMatch(/ {4}loadBalancer:\n {6}consistentHash:\n {8}httpHeaderName: x-user # until sticky\n {4}tls:/);
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(shop);
});

test('what no table knows is listed, stays, and leads to its text', async ({ app, page }) => {
  await openWith(app, page);
  const form = new Form(page, 'mouse');
  await form.open('http', 'Rule 1');
  const unknown = details(page).getByRole('region', { name: 'Unknown to Portolan' });
  await expect(unknown).toContainText('internalNote');
  await form.type('timeout', '8s');
  expect(await downloaded(page)).toContain(`    internalNote: 'keep me'`);
  await unknown.getByRole('button', { name: 'internalNote' }).click();
  await expect(page.getByRole('region', { name: 'Text', exact: true })).toContainText('internalNote');
});

test('what cannot be spliced is refused at the field, with the reason', async ({ app, page }) => {
  const anchored = shop.replace('timeout: 5s #', 'timeout: &slow 5s #').replace('"2s"', '*slow');
  await openWith(app, page, anchored);
  const form = new Form(page, 'keyboard');
  await form.open('http', 'Rule 1');
  await form.type('timeout', '7s');
  await expect(details(page).getByRole('alert')).toContainText('The text was left as it is');
  await expect(form.field('timeout')).toHaveValue('7s');
  expect(await downloaded(page)).toBe(anchored);
  await details(page).getByRole('alert').getByRole('button', { name: 'Show in text' }).click();
  await expect(page.getByRole('region', { name: 'Text', exact: true })).toContainText('&slow');
});

test('the definition is the text of the selection, and can be copied', async ({ app, page }) => {
  await openWith(app, page);
  const form = new Form(page, 'mouse');
  await form.open('http', 'Rule 2');
  await page.getByRole('tab', { name: 'Definition' }).click();
  await expect(details(page).getByRole('region', { name: 'Definition of shop' })).toContainText(
    'weight: 20 # raise on Friday',
  );
  await details(page).getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Copied the definition.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
    '- destination: {host: cart, subset: v1}',
  );
});

test('a new name goes wherever the old one is meant, and the form stays', async ({ app, page }) => {
  await openWith(app, page);
  const form = new Form(page, 'keyboard');
  await details(page)
    .getByRole('button', { name: /^cart DestinationRule/ })
    .click();
  await form.up('DestinationRule');
  await details(page)
    .getByRole('button', { name: /^cart Service/ })
    .click();
  await form.type('name', 'basket');
  await expect(details(page).getByRole('article', { name: 'basket' })).toBeVisible();
  expect(await downloaded(page)).toBe(
    shop
      .replaceAll('host: cart', 'host: basket')
      .replace('kind: Service\nmetadata: {name: cart,', 'kind: Service\nmetadata: {name: basket,'),
  );
  await undoButton(page).click();
  expect(await downloaded(page)).toBe(shop);
});

test('what a field changed glows in the text', async ({ app, page }) => {
  await openWith(app, page);
  const form = new Form(page, 'keyboard');
  await form.open('http', 'Rule 1');
  await form.type('timeout', '9s');
  await expect(page.locator('[class*="_flash_"]')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Text', exact: true })).toContainText('timeout: 9s # seconds');
});

test('of a thousand rules only some are drawn, and the selected one has its form', async ({ app, page }) => {
  const rules = Array.from(
    { length: 1000 },
    (_, i) => `  - match: [{uri: {exact: /${i}}}]\n    route: [{destination: {host: cart}}]\n`,
  );
  const head = shop.slice(0, shop.indexOf('  # People'));
  await openWith(app, page, `${head}${rules.join('')}`);
  const list = details(page).getByRole('list', { name: 'http' });
  await expect(list.getByRole('listitem')).toHaveCount(50);
  await details(page).getByRole('button', { name: 'Later' }).click();
  await expect(details(page)).toContainText('51 to 100 of 1000');
  await list.getByRole('button', { name: /^Rule 51\b/ }).click();
  await expect(details(page).getByRole('list', { name: 'match' }).getByRole('listitem')).toHaveCount(1);
});

test('forms are sound for assistive technology', async ({ app, page, axe }) => {
  await openWith(app, page);
  const form = new Form(page, 'mouse');
  await axe.expectClean('[aria-label="Details"]');
  await form.open('http', 'Rule 1');
  await form.type('timeout', '7');
  await axe.expectClean('[aria-label="Details"]');
  await form.open('match', 'Match 1');
  await form.choose('How uri is compared', 'regex');
  await axe.expectClean('[aria-label="Details"]');
  await form.up('Rule 1');
  await form.open('route', 'Destination 1');
  await form.field('host').click();
  await expect(page.getByRole('listbox')).toBeVisible();
  await axe.expectClean('[aria-label="Details"]');
  await page.keyboard.press('Escape');
  await details(page).getByRole('button', { name: 'About host' }).click();
  await axe.expectClean('[aria-label="Details"]');
});

/** One change with each widget; mouse and keyboard must come to the same text. */
async function editAll(form: Form, page: Page): Promise<void> {
  await form.type('hosts 2', 'store.example.com');
  await form.press('Add to gateways');
  await form.complete('New item of gateways', 'mesh');
  await form.open('http', 'Rule 1');
  await form.type('name', 'pilots');
  await form.type('timeout', '7s');
  await form.type('attempts', '4');
  await form.add('retries', 'retryRemoteLocalities');
  await form.tick('retryRemoteLocalities');
  await form.add('Rule', 'mirrorPercentage');
  await form.type('mirrorPercentage', '12.5');
  await form.press('Remove mirrorPercentage');
  await form.type('Value of header x-pilot', 'false');
  await form.choose('What to do with header 2', 'set');
  await form.press('Add a header operation');
  await form.choose('What to do with the new header', 'add');
  await form.type('Name of the new header', 'x-from');
  await form.type('Value of the new header', 'portolan');
  await form.open('match', 'Match 1');
  await form.choose('How uri is compared', 'exact');
  await form.type('Value of end-user', 'maria');
  await form.press('Add to headers');
  await form.type('New key of headers', 'x-team');
  await form.choose('How Value of x-team is compared', 'prefix');
  await form.type('Value of x-team', 'pay');
  await form.up('Rule 1');
  await form.open('route', 'Destination 1');
  await form.complete('host', 'stock');
  await form.type('port', '80');
  await form.press('Remove subset');
  await form.up('Rule 1');
  await form.press('Duplicate Destination 1');
  await form.up('VirtualService');
  await form.moveDown('http', 'Rule 1');
  await details(page)
    .getByRole('button', { name: /^cart DestinationRule/ })
    .click();
  await form.up('DestinationRule');
  await form.choose('mode', 'SIMPLE');
  await form.open('subsets', 'Subset 2');
  await form.press('Add to labels');
  await form.type('New key of labels', 'tier');
  await form.type('Value of tier', 'canary');
  await form.up('DestinationRule');
  await details(page)
    .getByRole('button', { name: /^cart Service/ })
    .click();
  await form.open('ports', 'Port 1');
  await form.type('targetPort', '8081');
}

function details(page: Page): Locator {
  return page.getByRole('region', { name: 'Details' });
}

/** The form, used as a person would: with the mouse, or with keys alone. */
class Form {
  readonly #page: Page;
  readonly #hand: 'mouse' | 'keyboard';

  constructor(page: Page, hand: 'mouse' | 'keyboard') {
    this.#page = page;
    this.#hand = hand;
  }

  field(name: string): Locator {
    const pane = details(this.#page);
    return pane
      .getByRole('textbox', { name, exact: true })
      .or(pane.getByRole('combobox', { name, exact: true }))
      .first();
  }

  /** Written on Enter, or when the pointer leaves for elsewhere. */
  async type(name: string, text: string): Promise<void> {
    const field = this.field(name);
    if (this.#hand === 'mouse') {
      await field.click();
      await field.fill(text);
      await details(this.#page).getByRole('heading', { name: 'Details' }).click();
      return;
    }
    await field.focus();
    await this.#page.keyboard.press('ControlOrMeta+a');
    await this.#page.keyboard.type(text);
    await this.#page.keyboard.press('Enter');
  }

  /** Takes a name from those that are offered. */
  async complete(name: string, value: string): Promise<void> {
    const field = this.field(name);
    const options = this.#page.getByRole('listbox').getByRole('option');
    const wanted = options.filter({ hasText: new RegExp(`^${value}`) });
    if (this.#hand === 'mouse') {
      await field.click();
      await wanted.click();
      return;
    }
    await field.focus();
    const isChosen = (): Promise<boolean> => wanted.evaluate((one) => one.ariaSelected === 'true');
    await this.#page.keyboard.press('ArrowDown');
    for (let tries = 0; tries < 20 && !(await isChosen()); tries += 1) await this.#page.keyboard.press('ArrowDown');
    await this.#page.keyboard.press('Enter');
  }

  async choose(name: string, value: string): Promise<void> {
    const field = details(this.#page).getByRole('combobox', { name, exact: true });
    if (this.#hand === 'mouse') {
      await field.selectOption(value);
      return;
    }
    await field.focus();
    await field.selectOption(value);
  }

  async tick(name: string): Promise<void> {
    const box = details(this.#page).getByRole('checkbox', { name, exact: true });
    if (this.#hand === 'mouse') await box.click();
    else {
      await box.focus();
      await this.#page.keyboard.press('Space');
    }
  }

  async press(name: string): Promise<void> {
    await this.#use(details(this.#page).getByRole('button', { name, exact: true }));
  }

  async add(group: string, field: string): Promise<void> {
    const name = group === 'Rule' ? /^Add a field to \d+$/ : `Add a field to ${group}`;
    await this.#use(details(this.#page).getByRole('button', { name, exact: true }));
    await this.#page.keyboard.type(field);
    if (this.#hand === 'mouse')
      await this.#page
        .getByRole('option', { name: new RegExp(`^${field}`) })
        .first()
        .click();
    else await this.#page.keyboard.press('Enter');
  }

  async open(list: string, item: string): Promise<void> {
    const row = details(this.#page)
      .getByRole('list', { name: list, exact: true })
      .getByRole('button', { name: new RegExp(`^${item}\\b`) });
    await this.#use(row.first());
    await expect(this.#way().getByRole('button', { name: item, exact: true })).toHaveAttribute(
      'aria-current',
      'location',
    );
  }

  async up(crumb: string): Promise<void> {
    await this.#use(this.#way().getByRole('button', { name: crumb, exact: true }));
  }

  async moveDown(list: string, item: string): Promise<void> {
    const rows = details(this.#page).getByRole('list', { name: list, exact: true });
    if (this.#hand === 'mouse') return this.press(`Move ${item} down`);
    await rows
      .getByRole('button', { name: new RegExp(`^${item}\\b`) })
      .first()
      .focus();
    await this.#page.keyboard.press('Alt+ArrowDown');
  }

  #way(): Locator {
    return details(this.#page).getByRole('navigation', { name: 'Place' });
  }

  async #use(button: Locator): Promise<void> {
    if (this.#hand === 'mouse') await button.click();
    else {
      await button.focus();
      await this.#page.keyboard.press('Enter');
    }
  }
}
