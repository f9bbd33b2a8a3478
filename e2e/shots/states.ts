// The states of the app worth looking at, each with the way there from the first screen. A feature adds its own.

import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { firstRequest, manyResources } from '../bench/scenes.ts';
import { pasteOnPage } from '../fixtures/paste.ts';

export interface Screen {
  /** The panes are tabs then. */
  readonly isNarrow: boolean;
}

export interface State {
  /** Its folder below shots/. */
  readonly name: string;
  /** Where it can be seen; everywhere when left out. */
  readonly sizes?: readonly ('wide' | 'usual' | 'narrow')[];
  /** From the opened app, its example loaded, to the state. */
  readonly drive: (page: Page, screen: Screen) => Promise<void>;
}

type PaneTab = 'Text' | 'Chart' | 'Details' | 'Answers';

/** On narrow pages a pane has to be called up. */
async function show(page: Page, { isNarrow }: Screen, pane: PaneTab): Promise<void> {
  if (isNarrow) await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: pane }).click();
}

async function ask(page: Page, url: string): Promise<void> {
  await page.getByRole('textbox', { name: 'URL or curl command' }).fill(url);
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog');
const node = (page: Page, name: RegExp): Locator =>
  page.getByRole('region', { name: 'Canvas' }).getByLabel(name).first();

async function openExample(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Examples' }).first().click();
  await dialogOf(page).getByRole('button', { name }).click();
}

/** The rule with weights of the canary example, in the histogram. */
async function openCanary(page: Page, screen: Screen): Promise<void> {
  await openExample(page, /^Canary/);
  await ask(page, 'curl http://bookinfo.example.com/reviews/1');
  await show(page, screen, 'Answers');
  await page.getByRole('tab', { name: 'Histogram' }).click();
  await page.getByText('95 % interval').first().waitFor();
}

/** A line of a gateway's access log. */
const logLine = (path: string, answer: string): string =>
  `[2026-03-01T09:12:33.101Z] "GET ${path} HTTP/1.1" ${answer} - - "-" 0 0 1 - "10.1.0.9" "curl/8" "id" ` +
  '"httpserver.lr90.site" "-" - - 10.1.2.3:8080 10.1.0.9:51022 - -';

/** The caret behind the last character of the text: a weight. */
async function toTextEnd(page: Page, screen: Screen): Promise<void> {
  await show(page, screen, 'Text');
  const editor = page.getByRole('textbox', { name: 'YAML editor' });
  await editor.waitFor({ state: 'attached' });
  await editor.focus();
  await page.keyboard.press('ControlOrMeta+End');
  for (const key of ['ArrowUp', 'End']) await page.keyboard.press(key);
}

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

const mesh = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: web }
  ports: [{ name: http, port: 80 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    metadata: { labels: { app: web } }
`;

const ghost = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: lost
spec:
  hosts: [shop.example.com]
  gateways: [front-door]
  http:
    - match:
        - uri: { prefix: /cart }
      route:
        - destination: { host: cart, subset: v2 }
    - route:
        - destination: { host: shop }
`;

const connections = readFileSync(new URL('../testdata/connections.yaml', import.meta.url), 'utf8');
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

const badInput = `apiVersion: v1
kind: Service
metadata:
\tname: tabbed
---
kind: Service
metadata: { name: twice, name: again }
---
apiVersion: v1
kind: Service
metadata:
  name: {{ .Values.name }}
`;

const shop = readFileSync(new URL('../testdata/shop.yaml', import.meta.url), 'utf8');

async function openShop(page: Page, screen: Screen): Promise<void> {
  await pasteOnPage(page, shop);
  await ask(page, 'http://shop/cart/old/hat');
  await show(page, screen, 'Chart');
  await rule(page, 1).waitFor();
}

const rule = (page: Page, number: number): Locator =>
  page.getByRole('region', { name: 'Canvas' }).getByRole('button', { name: `Rule ${number} of shop` });

const nothingThatRoutes = {
  name: 'empty.yaml',
  mimeType: 'application/yaml',
  buffer: Buffer.from('kind: ConfigMap\n'),
};

/** A line from the first rule to the upper left corner of something, not let go yet. */
async function drawLine(page: Page, to: Locator): Promise<void> {
  const handle = page.locator('[data-id="VirtualService/default/httpserver"] [data-handle="http.0.route.0"]');
  const [start, end] = [await handle.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('an end of the line has no place');
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + 40, end.y + 18, { steps: 4 });
  await page.waitForTimeout(200);
}

export const states: readonly State[] = [
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
      await page.getByRole('radio', { name: 'Canary planner' }).check();
      await page
        .getByRole('listitem', { name: /^Step 2/ })
        .getByRole('button', { name: 'Apply' })
        .click();
      await page.getByRole('radio', { name: 'Before and after' }).check();
      await page.getByText('gains').waitFor();
    },
  },
  {
    name: 'histogram-canary',
    drive: async (page, screen) => {
      await openCanary(page, screen);
      await page.getByRole('radio', { name: 'Canary planner' }).check();
      await page
        .getByRole('listitem', { name: /^Step 2/ })
        .getByRole('button', { name: 'Apply' })
        .click();
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
  {
    name: 'problems',
    drive: async (page, screen) => {
      await pasteOnPage(page, ghost);
      await show(page, screen, 'Answers');
      await page.getByRole('tab', { name: 'Problems' }).click();
    },
  },
  {
    name: 'bad-input',
    drive: async (page, screen) => {
      await pasteOnPage(page, badInput);
      await show(page, screen, 'Answers');
      await page.getByRole('tab', { name: 'Problems' }).click();
    },
  },
  {
    name: 'not-found-way',
    drive: async (page, screen) => {
      await ask(page, 'http://httpserver.lr90.site/world');
      await show(page, screen, 'Answers');
      await page.getByRole('list', { name: 'Stages' }).getByRole('button', { name: /Rule$/ }).click();
    },
  },
  {
    name: 'large',
    drive: async (page) => {
      await pasteOnPage(page, manyResources(1000));
      await ask(page, firstRequest);
      await page.waitForTimeout(1500);
    },
  },
  {
    name: 'large-whole',
    sizes: ['usual'],
    drive: async (page) => {
      await pasteOnPage(page, manyResources(1000));
      await page.getByRole('button', { name: 'Show everything' }).click();
      await page.waitForTimeout(1500);
    },
  },
  {
    name: 'canvas-create',
    drive: async (page, { isNarrow }) => {
      if (isNarrow) await page.getByRole('button', { name: 'Create an object…' }).click();
      await page.getByRole('button', { name: 'New Service', exact: true }).click();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'canvas-create-search',
    drive: async (page) => {
      await node(page, /^Gateway httpserver-gateway/).press('n');
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'canvas-connecting',
    sizes: ['wide', 'usual'],
    drive: async (page) => {
      await drawLine(page, node(page, /^Deployment httpd/));
    },
  },
  {
    name: 'canvas-connecting-allowed',
    sizes: ['wide', 'usual'],
    drive: async (page) => {
      await drawLine(page, node(page, /^Service web-svc/));
    },
  },
  {
    name: 'canvas-drop-in-the-open',
    sizes: ['wide', 'usual'],
    drive: async (page) => {
      await drawLine(page, page.getByRole('region', { name: 'Canvas' }));
      await page.mouse.up();
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'canvas-connections',
    drive: async (page) => {
      await node(page, /^VirtualService httpserver/).press('c');
      await dialogOf(page).waitFor();
    },
  },
  {
    name: 'canvas-weight',
    sizes: ['wide', 'usual'],
    drive: async (page) => {
      await page.getByRole('slider', { name: 'Weight of httpd', exact: true }).dblclick();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'canvas-namespaces',
    drive: async (page) => {
      await pasteOnPage(page, `${mesh}---\n${ghost}---\n${mesh.replaceAll('name: web', 'name: web, namespace: shop')}`);
      await page.getByRole('button', { name: 'Draw namespaces' }).click();
      await page.waitForTimeout(300);
    },
  },
  {
    name: 'nothing-routes',
    drive: async (page) => {
      await page.getByLabel('Import').and(page.locator('input')).setInputFiles(nothingThatRoutes);
      await page.waitForTimeout(500);
    },
  },
  {
    name: 'error-toast',
    drive: (page) => pasteOnPage(page, 'Dear diary, today I learned what a sidecar is.'),
  },
  {
    name: 'focus',
    sizes: ['usual'],
    drive: async (page) => {
      await node(page, /^Service go-server/).focus();
      await page.keyboard.press('ArrowRight');
    },
  },
  {
    name: 'virtual-service-selected',
    drive: async (page, screen) => {
      await show(page, screen, 'Chart');
      await node(page, /^VirtualService web-svc/).click();
      await show(page, screen, 'Details');
    },
  },
  {
    name: 'ghosts',
    drive: async (page) => {
      await pasteOnPage(page, ghost);
      await node(page, /^Missing/).waitFor();
    },
  },
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
      await page.locator('.rename-box').waitFor();
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
  { name: 'details', sizes: ['narrow'], drive: (page, screen) => show(page, screen, 'Details') },
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

/** The picture on the front page: the tutorial, answered, its VirtualService selected. */
export const readmeState: State = {
  name: 'readme',
  drive: async (page) => {
    await node(page, /^VirtualService httpserver/).click();
    await page.waitForTimeout(300);
  },
};
