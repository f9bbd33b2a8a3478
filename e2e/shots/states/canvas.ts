// The chart: how it is made, drawn and looked at.

import type { Locator, Page } from '@playwright/test';
import { firstRequest, manyResources } from '../../bench/scenes.ts';
import { pasteOnPage } from '../../fixtures/paste.ts';
import { ask, dialogOf, ghost, mesh, node, show, type State } from './state.ts';

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

export const canvasStates: readonly State[] = [
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
];
