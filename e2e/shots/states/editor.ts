// The text: half written, with the language's help, compared.

import type { Page } from '@playwright/test';
import { pasteOnPage } from '../../fixtures/paste.ts';
import { mesh, show, type Screen, type State } from './state.ts';

/** The caret behind the last character of the text: a weight. */
async function toTextEnd(page: Page, screen: Screen): Promise<void> {
  await show(page, screen, 'Text');
  const editor = page.getByRole('textbox', { name: 'YAML editor' });
  await editor.waitFor({ state: 'attached' });
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+End');
  for (const key of ['ArrowUp', 'End']) await page.keyboard.press(key);
}

const broken = `${mesh}---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: half
spec:
  hosts: [web
  http:
    - route:
`;

export const editorStates: readonly State[] = [
  {
    name: 'half-written',
    drive: async (page) => {
      await pasteOnPage(page, broken);
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'half-written-text',
    sizes: ['narrow'],
    drive: async (page, screen) => {
      await pasteOnPage(page, broken);
      await show(page, screen, 'Text');
      await page.waitForTimeout(1500);
    },
  },
  {
    name: 'faded',
    drive: async (page, screen) => {
      await toTextEnd(page, screen);
      await page.keyboard.press('Enter');
      await page.keyboard.type('half');
      await show(page, screen, 'Chart');
      await page.getByText(/^Cannot read line/).waitFor();
      await page.waitForTimeout(1000);
    },
  },
  {
    name: 'completion',
    sizes: ['usual', 'narrow'],
    drive: async (page, screen) => {
      await toTextEnd(page, screen);
      await page.keyboard.type('\nheaders');
      await page.locator('.suggest-widget').getByRole('option').first().waitFor();
    },
  },
  {
    name: 'explanation',
    sizes: ['usual', 'narrow'],
    drive: async (page, screen) => {
      await toTextEnd(page, screen);
      for (const key of ['ArrowUp', 'Alt+i']) await page.keyboard.press(key);
      await page.locator('.monaco-hover:visible').first().waitFor();
    },
  },
  {
    name: 'rename-in-text',
    sizes: ['usual', 'narrow'],
    drive: async (page, screen) => {
      await toTextEnd(page, screen);
      for (const key of ['ArrowUp', 'F2']) await page.keyboard.press(key);
      await page.locator('.monaco-editor.rename-box').waitFor();
    },
  },
  {
    name: 'comparison',
    sizes: ['usual', 'narrow'],
    drive: async (page, screen) => {
      await toTextEnd(page, screen);
      await page.keyboard.type('0');
      await page.getByRole('button', { name: 'Compare with the text as it was loaded' }).click();
      await page.getByText('1 change since loading').waitFor();
    },
  },
  { name: 'text', sizes: ['narrow'], drive: (page, screen) => show(page, screen, 'Text') },
];
