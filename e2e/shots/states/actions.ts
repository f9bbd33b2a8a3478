// What can be done to rules and conditions: menus, questions, drags, the search.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { pasteOnPage } from '../../fixtures/paste.ts';
import { ask, dialogOf, node, show, type Screen, type State } from './state.ts';

const shop = readFileSync(new URL('../../testdata/shop.yaml', import.meta.url), 'utf8');

const gestures = readFileSync(new URL('../../testdata/gestures.yaml', import.meta.url), 'utf8');
const wire = readFileSync(new URL('../../testdata/wire.yaml', import.meta.url), 'utf8');

async function openShop(page: Page, screen: Screen): Promise<void> {
  await pasteOnPage(page, shop);
  await ask(page, 'http://shop/cart/old/hat');
  await show(page, screen, 'Chart');
  await rule(page, 1).waitFor();
}

const rule = (page: Page, number: number): Locator =>
  page.getByRole('region', { name: 'Canvas' }).getByRole('button', { name: `Rule ${number} of shop` });

export const actionStates: readonly State[] = [
  {
    name: 'menu-of-a-rule',
    drive: async (page, screen) => {
      await openShop(page, screen);
      await rule(page, 1).click();
      await rule(page, 1).press('Shift+F10');
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'menu-of-a-condition',
    sizes: ['usual'],
    drive: async (page, screen) => {
      await openShop(page, screen);
      await page.getByRole('button', { name: '= /basket' }).first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: /^Rule 1/ }).press('ArrowRight');
      await page.getByRole('menuitem', { name: 'Move down' }).waitFor();
    },
  },
  {
    name: 'palette',
    drive: async (page, screen) => {
      await openShop(page, screen);
      await rule(page, 1).click();
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'question',
    drive: async (page, screen) => {
      await openShop(page, screen);
      await rule(page, 3).click();
      await rule(page, 3).press('Shift+F10');
      await page.getByRole('menuitem', { name: 'Add a canary…' }).press('Enter');
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'rule-dragged',
    drive: async (page, screen) => {
      await openShop(page, screen);
      const box = await rule(page, 3).boundingBox();
      if (!box) throw new Error('the rule has no place');
      await page.mouse.move(box.x + 8, box.y + 8);
      await page.mouse.down();
      await page.mouse.move(box.x + 8, box.y - 150, { steps: 8 });
      await page.getByText('Rule 3 becomes').waitFor();
    },
  },
  {
    name: 'condition-written',
    drive: async (page, screen) => {
      await openShop(page, screen);
      await page.getByRole('button', { name: '/cart/old*' }).first().dblclick();
      await page.getByRole('combobox', { name: 'Compares' }).selectOption({ label: 'matches the pattern' });
      await page.getByRole('textbox', { name: 'Value' }).fill('/cart/(old');
      await page.getByRole('alert').first().waitFor();
    },
  },
  {
    name: 'line-moves',
    drive: async (page, screen) => {
      await pasteOnPage(page, gestures);
      await show(page, screen, 'Chart');
      await rule(page, 1).click();
      await page.locator('[data-rule="http.0"]').getByRole('button', { name: 'cart v1' }).press('m');
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'weights-locked',
    drive: async (page, screen) => {
      await pasteOnPage(page, gestures);
      await show(page, screen, 'Chart');
      await rule(page, 1).click();
      await show(page, screen, 'Details');
      await page.getByRole('button', { name: 'Even split' }).click();
      await page.getByRole('button', { name: /^Lock cart · v2/ }).click();
    },
  },
  {
    name: 'protocols',
    drive: async (page, screen) => {
      await pasteOnPage(page, wire.replace('- port: 5433', '- port: 5433\n          sourceSubnet: 10.1.0.0/16'));
      await show(page, screen, 'Chart');
      await node(page, /^VirtualService wire/).waitFor();
    },
  },
  {
    name: 'several-selected',
    drive: async (page, screen) => {
      await openShop(page, screen);
      await node(page, /^Service cart/).focus();
      await page.keyboard.press('ControlOrMeta+a');
    },
  },
  {
    name: 'search',
    drive: async (page, screen) => {
      await openShop(page, screen);
      await node(page, /^VirtualService shop/).focus();
      await page.keyboard.press('ControlOrMeta+f');
      await page.getByRole('textbox', { name: /^Search by name/ }).fill('old');
    },
  },
  {
    name: 'rules-folded',
    sizes: ['usual'],
    drive: async (page, screen) => {
      await openShop(page, screen);
      await page.getByRole('button', { name: 'Rules of shop' }).click();
    },
  },
];
