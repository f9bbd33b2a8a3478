// The saved cases: the list, a case, the matrix, files.

import type { Page } from '@playwright/test';
import { dialogOf, show, type Screen, type State } from './state.ts';

async function openCases(page: Page, screen: Screen): Promise<void> {
  await show(page, screen, 'Answers');
  await page.getByRole('tab', { name: /^Saved cases/ }).click();
  await page.getByRole('button', { name: 'Run again' }).waitFor();
}

async function importCases(page: Page, content: string): Promise<void> {
  await page
    .getByLabel('Open a file of cases')
    .setInputFiles({ name: 'mine.cases.yaml', mimeType: 'application/yaml', buffer: Buffer.from(content) });
}

const failingCases = `cases:
- name: Hello is taken
  group: Outside
  client: &gateway { kind: gateway, namespace: istio-system, labels: { istio: ingressgateway } }
  request: { host: httpserver.lr90.site, path: /hello }
  expect:
  - { kind: rule, rule: { virtualService: VirtualService/default/httpserver, index: 4 } }
- name: The world is served
  description: until it is built
  group: Outside
  client: *gateway
  request: { host: httpserver.lr90.site, path: /world }
  expect:
  - { kind: status, status: 200 }
`;

export const caseStates: readonly State[] = [
  { name: 'cases', drive: (page, screen) => openCases(page, screen) },
  {
    name: 'cases-failing',
    drive: async (page, screen) => {
      await openCases(page, screen);
      await importCases(page, failingCases);
      await page
        .getByRole('tabpanel', { name: /^Saved cases/ })
        .getByText('Rule is gone')
        .scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'cases-report',
    drive: async (page, screen) => {
      await openCases(page, screen);
      await importCases(page, 'cases:\n- name: a\n- 5\n');
      await page.getByRole('button', { name: 'Put this away' }).waitFor();
    },
  },
  {
    name: 'cases-form',
    drive: async (page, screen) => {
      await openCases(page, screen);
      await page.getByRole('button', { name: /^Edit GET/ }).click();
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'cases-export',
    drive: async (page, screen) => {
      await openCases(page, screen);
      await page
        .getByRole('tabpanel', { name: /^Saved cases/ })
        .getByRole('button', { name: 'Export' })
        .click();
      await dialogOf(page).getByRole('combobox').selectOption('router-check-yaml');
    },
  },
  {
    name: 'cases-matrix',
    drive: async (page, screen) => {
      await openCases(page, screen);
      await page.getByRole('button', { name: 'Matrix' }).click();
      await page.getByRole('table').getByRole('button').first().waitFor();
    },
  },
  {
    name: 'cases-empty',
    drive: async (page, screen) => {
      await openCases(page, screen);
      await page.getByRole('button', { name: /^Delete GET/ }).click();
    },
  },
];
