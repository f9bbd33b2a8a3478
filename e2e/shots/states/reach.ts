// Requests that reach a rule, and rules that none reaches.

import { readFileSync } from 'node:fs';
import { manyTeams } from '../../fixtures/manyTeams.ts';
import { pasteOnPage } from '../../fixtures/paste.ts';
import { ask, dialogOf, show, type State } from './state.ts';

const connections = readFileSync(new URL('../../testdata/connections.yaml', import.meta.url), 'utf8');

const hidden = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: front
spec:
  selector: { istio: ingressgateway }
  servers:
    - port: { number: 80, name: http, protocol: HTTP }
      hosts: [shop.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
    - match:
        - uri: { regex: '/[a-z]+' }
      route:
        - destination: { host: shop }
    - match:
        - uri: { regex: '/(cart|pay)' }
          method: { exact: POST }
      route:
        - destination: { host: cart }
`;

export const reachStates: readonly State[] = [
  {
    name: 'near-misses',
    drive: async (page, screen) => {
      await ask(page, 'http://httpserver.lr90.site/world');
      await show(page, screen, 'Answers');
      await page.getByRole('button', { name: 'What would reach this rule?' }).click();
      await page.getByRole('list', { name: 'Requests that would reach it' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'unreachable',
    drive: async (page, screen) => {
      await pasteOnPage(page, hidden);
      await show(page, screen, 'Chart');
      await page.getByRole('button', { name: 'Rule 2 of shop' }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Give me a request that reaches it' }).click();
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'unreachable-marks',
    drive: async (page, screen) => {
      await pasteOnPage(page, hidden);
      await show(page, screen, 'Chart');
      const mark = page.getByRole('button', { name: 'unreachable: show why' });
      await mark.waitFor();
      await mark.focus();
    },
  },
  {
    name: 'reach-looking',
    sizes: ['usual', 'narrow'],
    drive: async (page, screen) => {
      await pasteOnPage(page, manyTeams);
      await show(page, screen, 'Chart');
      await page.getByRole('button', { name: 'Rule 2 of shop', exact: true }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Give me a request that reaches it' }).click();
      await page.getByText(/senders asked/).waitFor();
    },
  },
  {
    name: 'reach-open',
    sizes: ['usual', 'narrow'],
    drive: async (page, screen) => {
      await pasteOnPage(page, manyTeams);
      await show(page, screen, 'Answers');
      await page.getByRole('tab', { name: /^Saved cases/ }).click();
      await page.getByRole('button', { name: 'Go on looking' }).waitFor({ timeout: 120_000 });
      await page.getByRole('button', { name: 'Go on looking' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'unreachable-list',
    drive: async (page, screen) => {
      await pasteOnPage(page, hidden);
      await show(page, screen, 'Answers');
      await page.getByRole('tab', { name: /^Saved cases/ }).click();
      await page
        .getByText(/^Rules reached/)
        .first()
        .click();
      await page.getByRole('region', { name: 'Rules that no case reaches' }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'connection-found',
    drive: async (page, screen) => {
      await pasteOnPage(page, connections);
      await show(page, screen, 'Chart');
      await page.getByRole('button', { name: 'TLS rule 2 of names' }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Give me a request that reaches it' }).click();
      await page.getByText('This request reaches TLS rule 2 of names.').waitFor();
    },
  },
];
