// The request bar and the way of the answer.

import { pasteOnPage } from '../../fixtures/paste.ts';
import { ask, dialogOf, openExample, show, type State } from './state.ts';

/** A line of a gateway's access log. */
const logLine = (path: string, answer: string): string =>
  `[2026-03-01T09:12:33.101Z] "GET ${path} HTTP/1.1" ${answer} - - "-" 0 0 1 - "10.1.0.9" "curl/8" "id" ` +
  '"httpserver.lr90.site" "-" - - 10.1.2.3:8080 10.1.0.9:51022 - -';

export const testerStates: readonly State[] = [
  { name: 'first-screen', drive: async () => {} },
  { name: 'not-found', drive: (page) => ask(page, 'http://httpserver.lr90.site/world') },
  { name: 'no-host', drive: (page) => ask(page, 'http://elsewhere.example.com/hello') },
  {
    name: 'curl-understood',
    drive: (page) => ask(page, 'curl -s -HHost:httpserver.lr90.site "http://127.0.0.1:8080/hello"'),
  },
  { name: 'bad-url', drive: (page) => ask(page, 'http://') },
  {
    name: 'headers',
    drive: async (page) => {
      await page.getByRole('button', { name: /^Headers/ }).click();
      await page.getByRole('button', { name: 'Add a header' }).click();
    },
  },
  {
    name: 'sender',
    drive: async (page) => {
      await page.getByRole('button', { name: 'Edit the sender' }).click();
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'connection',
    drive: async (page) => {
      await page.getByRole('button', { name: /^Connection/ }).click();
      await dialogOf(page).getByRole('checkbox', { name: 'TLS' }).check();
    },
  },
  {
    name: 'copy-as-curl',
    drive: async (page) => {
      await page.getByRole('button', { name: 'Copy as curl' }).click();
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'mesh-settings',
    drive: async (page) => {
      await page.getByRole('button', { name: /^Mesh settings/ }).click();
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'pasted-log',
    drive: async (page) => {
      await pasteOnPage(page, `${logLine('/world', '404 NR')}\n${logLine('/hello', '503 UH')}`);
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'log-differs',
    drive: (page) => pasteOnPage(page, logLine('/hello', '503 UH')),
  },
  {
    name: 'way-why-not',
    drive: async (page, screen) => {
      await openExample(page, /^Bookshop/);
      await show(page, screen, 'Answers');
      await page.getByText(/rules before it do not match/).click();
    },
  },
  {
    name: 'way-compare',
    drive: async (page, screen) => {
      await show(page, screen, 'Answers');
      await page.getByRole('combobox', { name: 'Compare with' }).selectOption({ index: 1 });
    },
  },
  {
    name: 'way',
    sizes: ['narrow'],
    drive: (page, screen) => show(page, screen, 'Answers'),
  },
  {
    name: 'not-found-way',
    drive: async (page, screen) => {
      await ask(page, 'http://httpserver.lr90.site/world');
      await show(page, screen, 'Answers');
      await page.getByRole('list', { name: 'Stages' }).getByRole('button', { name: /Rule$/ }).click();
    },
  },
];
