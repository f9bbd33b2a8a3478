// The forms of the details pane: of an object, a rule, a condition; with a wrong entry, names on offer, a choice, the text.

import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { node, replaceWith } from '../../fixtures/parts.ts';
import type { Screen, State } from './state.ts';

const shop = readFileSync(new URL('../../testdata/forms.yaml', import.meta.url), 'utf8');

const details = (page: Page) => page.getByRole('article', { name: 'shop' });

async function openShop(page: Page, { isNarrow }: Screen): Promise<void> {
  const pane = async (name: string): Promise<void> => {
    if (isNarrow) await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name }).click();
  };
  await replaceWith(page, shop);
  await pane('Chart');
  await node(page, 'VirtualService shop in store').focus();
  await page.keyboard.press('Enter');
  await pane('Details');
}

async function openItem(page: Page, list: string, item: string): Promise<void> {
  await details(page)
    .getByRole('list', { name: list, exact: true })
    .getByRole('button', { name: item })
    .first()
    .click();
}

async function addField(page: Page, group: RegExp, field: string): Promise<void> {
  await details(page).getByRole('button', { name: group }).last().click();
  await page.keyboard.type(field);
}

export const formStates: readonly State[] = [
  { name: 'form-object', drive: openShop },
  {
    name: 'form-rule',
    drive: async (page, screen) => {
      await openShop(page, screen);
      await openItem(page, 'http', 'Rule 1');
    },
  },
  {
    name: 'form-wrong-entry',
    drive: async (page, screen) => {
      await openShop(page, screen);
      await openItem(page, 'http', 'Rule 1');
      await details(page).getByRole('textbox', { name: 'timeout', exact: true }).fill('7');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'form-add-field',
    drive: async (page, screen) => {
      await openShop(page, screen);
      await openItem(page, 'http', 'Rule 2');
      await addField(page, /^Add a field to 1$/, 're');
    },
  },
  {
    name: 'form-condition',
    drive: async (page, screen) => {
      await openShop(page, screen);
      await openItem(page, 'http', 'Rule 1');
      await openItem(page, 'match', 'Match 1');
      await details(page).getByRole('combobox', { name: 'How uri is compared' }).selectOption('regex');
    },
  },
  {
    name: 'form-names',
    drive: async (page, screen) => {
      await openShop(page, screen);
      await openItem(page, 'http', 'Rule 1');
      await openItem(page, 'route', 'Destination 1');
      await details(page).getByRole('combobox', { name: 'host' }).click();
    },
  },
  {
    name: 'form-definition',
    drive: async (page, screen) => {
      await openShop(page, screen);
      await openItem(page, 'http', 'Rule 1');
      await page.getByRole('tab', { name: 'Definition' }).click();
    },
  },
];
