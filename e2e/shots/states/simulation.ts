// The histogram: shares, mixes, before and after, the canary planner.

import type { Page } from '@playwright/test';
import { ask, openExample, show, type Screen, type State } from './state.ts';

/** The rule with weights of the canary example, in the histogram. */
async function openCanary(page: Page, screen: Screen): Promise<void> {
  await openExample(page, /^Canary/);
  await ask(page, 'curl http://bookinfo.example.com/reviews/1');
  await show(page, screen, 'Answers');
  await page.getByRole('tab', { name: 'Histogram' }).click();
  await page.getByText('95 % interval').first().waitFor();
}

async function applySecondStep(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Canary planner' }).check();
  await page
    .getByRole('listitem', { name: /^Step 2/ })
    .getByRole('button', { name: 'Apply' })
    .click();
}

export const simulationStates: readonly State[] = [
  {
    name: 'histogram',
    drive: async (page, screen) => {
      await page.getByRole('combobox', { name: 'From' }).selectOption({ index: 1 });
      await ask(page, 'http://web-svc/');
      await show(page, screen, 'Answers');
      await page.getByRole('tab', { name: 'Histogram' }).click();
      await page.getByText('95 % interval').first().waitFor();
    },
  },
  {
    name: 'histogram-mix',
    drive: async (page, screen) => {
      await openCanary(page, screen);
      await page.getByRole('button', { name: 'Mix with other requests' }).click();
      await page.getByRole('button', { name: 'Add the current request as a profile' }).click();
      await page
        .getByRole('textbox', { name: 'URL of the profile' })
        .nth(1)
        .fill('http://bookinfo.example.com/nowhere');
      await page.getByText('All', { exact: true }).waitFor();
    },
  },
  {
    name: 'histogram-refused',
    sizes: ['usual', 'narrow'],
    drive: async (page, screen) => {
      await openCanary(page, screen);
      await page.getByRole('button', { name: 'Mix with other requests' }).click();
      await page.getByRole('spinbutton', { name: 'Share' }).fill('-3');
      await page.getByText('is negative').waitFor();
    },
  },
  {
    name: 'histogram-before-after',
    drive: async (page, screen) => {
      await openCanary(page, screen);
      await applySecondStep(page);
      await page.getByRole('radio', { name: 'Before and after' }).check();
      await page.getByText('gains').waitFor();
    },
  },
  {
    name: 'histogram-canary',
    drive: async (page, screen) => {
      await openCanary(page, screen);
      await applySecondStep(page);
      await page.getByText('in place').waitFor();
    },
  },
  {
    name: 'histogram-fault',
    sizes: ['usual', 'narrow'],
    drive: async (page, screen) => {
      await openExample(page, /Mirror/);
      await show(page, screen, 'Answers');
      await page.getByRole('tab', { name: 'Histogram' }).click();
      await page.getByText('95 % interval').first().waitFor();
    },
  },
];
