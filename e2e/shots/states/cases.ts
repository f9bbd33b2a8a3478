// The saved cases: the list, a case, the matrix, files.

import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { pasteOnPage } from '../../fixtures/paste.ts';
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

async function openMatrix(page: Page, screen: Screen): Promise<void> {
  await openCases(page, screen);
  await page.getByRole('button', { name: 'Matrix' }).click();
  await page.getByRole('button', { name: /^Hosts \d/ }).click();
}

const connections = readFileSync(new URL('../../testdata/connections.yaml', import.meta.url), 'utf8');

/** Every tenth fails. */
const manyCases = `cases:\n${Array.from(
  { length: 1000 },
  (_, i) => `- name: Case ${i + 1}
  group: Part ${Math.floor(i / 250) + 1}
  client: { kind: gateway, namespace: istio-system, labels: { istio: ingressgateway } }
  request: { host: httpserver.lr90.site, path: /hello/${i} }
  expect: [{ kind: status, status: ${i % 10 === 0 ? 404 : 200} }]
`,
).join('')}`;

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
    name: 'cases-matrix-axes',
    drive: async (page, screen) => {
      await openMatrix(page, screen);
      for (const box of await page.getByRole('checkbox', { name: /^pod of/ }).all()) await box.check();
      await page
        .getByRole('button', { name: /pod of/ })
        .first()
        .waitFor();
    },
  },
  {
    name: 'cases-matrix-too-many',
    sizes: ['usual', 'narrow'],
    drive: async (page, screen) => {
      await openMatrix(page, screen);
      const paths = Array.from({ length: 800 }, (_, i) => `/p${i}`).join(' ');
      await page.getByRole('textbox', { name: 'Paths' }).fill(paths);
      await page.getByText('are too many to read').waitFor();
    },
  },
  {
    name: 'cases-many',
    drive: async (page, screen) => {
      await openCases(page, screen);
      await importCases(page, manyCases);
      const first = page.getByRole('button', { name: /^Ask / }).first();
      await first.focus();
      await first.press('End');
      await page.getByRole('button', { name: 'Ask Case 1000' }).waitFor();
    },
  },
  {
    name: 'cases-uncovered',
    drive: async (page, screen) => {
      await pasteOnPage(page, connections);
      await openCases(page, screen);
      await page
        .getByText(/^Rules reached/)
        .first()
        .click();
    },
  },
  {
    name: 'cases-generated',
    drive: async (page, screen) => {
      await pasteOnPage(page, connections);
      await openCases(page, screen);
      await page.getByRole('button', { name: 'Generate cases' }).click();
      await page.getByText(/^Made \d+ cases/).waitFor();
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
