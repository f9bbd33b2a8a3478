// What lies over the page or stands beside it.

import { pasteOnPage } from '../../fixtures/paste.ts';
import { dialogOf, ghost, mesh, show, type State } from './state.ts';

export const pageStates: readonly State[] = [
  { name: 'details', sizes: ['narrow'], drive: (page, screen) => show(page, screen, 'Details') },
  {
    name: 'examples',
    drive: async (page) => {
      await page.getByRole('button', { name: 'Examples' }).first().click();
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'share',
    drive: async (page) => {
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'help',
    drive: async (page) => {
      await page.getByRole('button', { name: /^Help/ }).click();
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'paste-over-own-work',
    drive: async (page) => {
      await pasteOnPage(page, mesh);
      await page.waitForTimeout(300);
      await pasteOnPage(page, ghost);
      await dialogOf(page).waitFor();
    },
  },
];
