// The screen itself: panes, themes, sizes, the keyboard alone, and what a machine can tell of accessibility.

import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { downloaded, editor, node, openFile, undoButton } from './fixtures/parts.ts';
import { expect, test } from './fixtures/test.ts';

const tutorial = readFileSync(new URL('../public/examples/tutorial.yaml', import.meta.url), 'utf8');
/** What a person brings along: right, and half written with a destination that is missing. */
const own = `apiVersion: v1
kind: Service
metadata: { name: mine }
spec:
  selector: { app: mine }
  ports: [{ name: http, port: 80 }]
`;
const broken = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: lost }
spec:
  hosts: [shop.example.com]
  http:
    - route:
        - destination: { host: cart }
---
${own}---
kind: VirtualService
spec: [
`;

test('panes are resized by pointer and keys, fold away, and are remembered', async ({ app, page }) => {
  await app.open();
  const text = page.getByRole('separator', { name: 'Width of the text' });
  const details = page.getByRole('separator', { name: 'Width of the details' });
  const dock = page.getByRole('separator', { name: 'Height of the dock' });
  await expect(page.getByRole('region', { name: 'Details' })).toHaveCount(0);
  await node(page, 'Service go-server in default').click();
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();

  const before = await text.boundingBox();
  if (!before) throw new Error('the splitter has no place');
  const [x, y] = [before.x + before.width / 2, before.y + before.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 3 });
  await page.mouse.up();
  const width = Number(await text.getAttribute('aria-valuenow'));
  expect((await text.boundingBox())?.x).toBeCloseTo(before.x + 60, 0);

  const height = Number(await dock.getAttribute('aria-valuenow'));
  await dock.press('ArrowUp');
  await expect(dock).toHaveAttribute('aria-valuenow', String(height + 16));
  await details.press('Enter');
  await expect(page.getByRole('region', { name: 'Details' })).toHaveCount(0);

  await page.reload();
  await expect(text).toHaveAttribute('aria-valuenow', String(width));
  await expect(dock).toHaveAttribute('aria-valuenow', String(height + 16));
  await expect(details).toHaveCount(0);
  await page.getByRole('button', { name: 'Show the details' }).click();
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();

  for (const [fold, show] of [
    ['Fold the text away', 'Show the text'],
    ['Fold the dock away', 'Show the dock'],
  ] as const) {
    await page.getByRole('button', { name: fold }).click();
    await page.getByRole('button', { name: show }).click();
    await expect(page.getByRole('button', { name: fold })).toBeVisible();
  }
});

test('where there is little room, the details open with the first selection, and stay', async ({ app, page }) => {
  await app.open();
  const details = page.getByRole('region', { name: 'Details' });
  await expect(node(page, 'Service go-server in default')).toBeVisible();
  await expect(details).toHaveCount(0);
  const last = node(page, 'Deployment go-server in default');
  await last.click();
  await expect(details).toContainText('go-server');
  // They do not cover what was pressed.
  await expect(last).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(details).toContainText('objects');
});

test('the theme follows the system until a person chooses, on the chart and in the editor too', async ({
  app,
  page,
}) => {
  await app.open();
  await app.settle();
  const light = await grounds(page);
  expect(Math.min(...light)).toBeGreaterThan(200);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.getByRole('button', { name: 'Switch to light' })).toBeVisible();
  await expect.poll(async () => Math.max(...(await grounds(page)))).toBeLessThan(60);
  await page.getByRole('button', { name: 'Switch to light' }).click();
  await expect.poll(() => grounds(page)).toEqual(light);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Switch to dark' })).toBeVisible();
});

for (const [width, height] of [
  [1280, 800],
  [1920, 1080],
] as const) {
  test(`nothing is cut off at ${width}x${height}`, async ({ app, page }) => {
    await page.setViewportSize({ width, height });
    await app.open();
    await app.settle();
    await node(page, 'VirtualService web-svc in default').click();
    await expect(page.getByRole('slider').first()).toBeVisible();
    expect(await cutOff(page)).toEqual([]);
    for (const pane of ['Text', 'Canvas', 'Details', 'Way and problems'])
      await expect(page.getByRole('region', { name: pane })).toBeInViewport({ ratio: 0.99 });
  });
}

test('on a phone every pane is a tab away, and nothing is cut off', async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open();
  const tabs = page.getByRole('tablist', { name: 'Panes' });
  const shown = {
    Text: page.getByRole('region', { name: 'Text', exact: true }).getByText('kind: Gateway').first(),
    Chart: node(page, 'VirtualService httpserver in default'),
    Details: page.getByRole('button', { name: /web-svc/ }).first(),
    Answers: page.getByRole('tabpanel', { name: 'Way' }),
  };
  for (const [name, content] of Object.entries(shown)) {
    await tabs.getByRole('tab', { name }).click();
    await expect(content).toBeVisible();
    if (name === 'Text') await editor(page).focus();
    expect(await cutOff(page), name).toEqual([]);
  }
  for (const name of ['Histogram', 'Problems']) {
    await page.getByRole('tab', { name }).click();
    await expect(page.getByRole('tabpanel', { name })).toBeVisible();
    expect(await cutOff(page), name).toEqual([]);
  }
  await tabs.getByRole('tab', { name: 'Chart' }).click();
  await node(page, 'VirtualService web-svc in default').click();
  await tabs.getByRole('tab', { name: 'Details' }).click();
  await page.getByRole('slider', { name: 'Weight of web-svc · httpd' }).press('ArrowLeft');
  expect(await downloaded(page)).toBe(
    tutorial.replace('weight: 90', 'weight: 89').replace(/weight: 10$/m, 'weight: 11'),
  );
});

test('Tab goes through the page as it is read, and leaves the editor when asked to', async ({ app, page }) => {
  // Wide enough for the details to stand open.
  await page.setViewportSize({ width: 1600, height: 900 });
  await app.open();
  await app.settle();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the request' })).toBeFocused();
  const visited: string[] = [];
  for (let presses = 0; presses < 100 && visited.at(-1) !== 'the end'; presses += 1) {
    await page.keyboard.press('Tab');
    const place = await landmark(page);
    if (place === 'YAML editor') await page.keyboard.press('Control+m');
    if (place !== '' && place !== visited.at(-1)) visited.push(place);
  }
  expect(visited).toEqual([
    'Workspace',
    'Request',
    'Answer',
    'Text',
    'YAML editor',
    'Canvas',
    'Details',
    'Way and problems',
    'the end',
  ]);
});

test('keys of the chart and of the page', async ({ app, page }) => {
  await app.open();
  await app.settle();
  const start = node(page, 'Gateway httpserver-gateway in default');

  await test.step('1 shows everything, 0 is full size, + and − zoom', async () => {
    await start.focus();
    await page.keyboard.press('0');
    await expect.poll(() => zoom(page)).toBe(1);
    await page.keyboard.press('+');
    await expect.poll(() => zoom(page)).toBeGreaterThan(1);
    await page.keyboard.press('-');
    await page.keyboard.press('-');
    await expect.poll(() => zoom(page)).toBeLessThan(1);
    await page.keyboard.press('1');
    for (const name of ['Gateway httpserver-gateway in default', 'Deployment nginx in default'])
      await expect(node(page, name)).toBeInViewport({ ratio: 0.99 });
  });
  await test.step('arrows walk along the edges, Enter selects, Escape lets go', async () => {
    await start.focus();
    await page.keyboard.press('ArrowRight');
    await expect(node(page, 'VirtualService httpserver in default')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Details' })).toContainText('httpserver');
    await expect(node(page, 'VirtualService httpserver in default')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('region', { name: 'Details' })).toContainText('objects');
  });
  await test.step('Ctrl+S downloads; Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y go back and forth', async () => {
    await openFile(page, 'mine.yaml', own);
    await expect(node(page, 'Service mine in default')).toBeVisible();
    for (const redo of ['ControlOrMeta+Shift+z', 'ControlOrMeta+y']) {
      await page.keyboard.press('ControlOrMeta+z');
      await expect(start).toBeVisible();
      await expect(undoButton(page)).toBeDisabled();
      await page.keyboard.press(redo);
      await expect(node(page, 'Service mine in default')).toBeVisible();
    }
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('ControlOrMeta+s')]);
    expect(readFileSync(await download.path(), 'utf8')).toBe(own);
  });
  await test.step('? opens the help from everywhere but fields; Escape closes what is open and gives the focus back', async () => {
    await page.getByRole('button', { name: 'Show everything' }).focus();
    await page.keyboard.press('Shift+?');
    await expect(page.getByRole('dialog', { name: 'Help' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Show everything' })).toBeFocused();
    for (const name of ['Headers', 'Edit the sender']) {
      await page.getByRole('button', { name }).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByRole('button', { name })).toBeFocused();
    }
    await page.getByRole('textbox', { name: 'URL or curl command' }).focus();
    await page.keyboard.type('?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });
});

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${theme}`, async ({ app, axe, page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: theme });
    await app.open();
    await app.settle();
    for (const { name, open } of screens) {
      await test.step(name, async () => {
        await open(page);
        await axe.expectClean();
        await page.keyboard.press('Escape');
      });
    }
    await page.setViewportSize({ width: 390, height: 844 });
    for (const pane of ['Text', 'Chart', 'Details', 'Answers']) {
      await test.step(`${pane} on a phone`, async () => {
        await page.getByRole('tablist', { name: 'Panes' }).getByRole('tab', { name: pane }).click();
        await expect(page.getByRole('tabpanel', { name: pane })).toBeVisible();
        await axe.expectClean();
      });
    }
  });
}

interface Screen {
  readonly name: string;
  /** From the screen before it, whose dialog is closed again. */
  readonly open: (page: Page) => Promise<void>;
}

const dialogBy = (button: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name: button }).first().click();
  await page.getByRole('dialog').waitFor();
};

const screens: readonly Screen[] = [
  { name: 'first screen', open: async () => {} },
  {
    name: 'a node selected',
    open: async (page) => {
      await node(page, 'VirtualService web-svc in default').click();
      await page.getByRole('slider').first().waitFor();
    },
  },
  { name: 'help', open: dialogBy('Help') },
  { name: 'share', open: dialogBy('Share') },
  { name: 'examples', open: dialogBy('Examples') },
  { name: 'headers', open: dialogBy(/^Headers/) },
  { name: 'sender', open: dialogBy('Edit the sender') },
  {
    name: 'saved cases',
    open: async (page) => {
      await page.getByRole('tab', { name: /^Saved cases/ }).click();
      await page.getByRole('button', { name: 'Run again' }).waitFor();
    },
  },
  {
    name: 'histogram',
    open: async (page) => {
      await page.getByRole('tab', { name: 'Histogram' }).click();
      await page.getByRole('table', { name: 'As a table' }).waitFor();
    },
  },
  {
    name: 'a request that fails',
    open: async (page) => {
      await page.getByRole('tab', { name: 'Way' }).click();
      await page.getByRole('textbox', { name: 'URL or curl command' }).fill('http://httpserver.lr90.site/world');
    },
  },
  {
    name: 'a URL that cannot be read',
    open: (page) => page.getByRole('textbox', { name: 'URL or curl command' }).fill('http://'),
  },
  {
    name: 'problems, ghosts and a broken object',
    open: async (page) => {
      await openFile(page, 'broken.yaml', broken);
      await page.getByRole('tab', { name: /^Problems/ }).click();
      await node(page, 'Missing').first().waitFor();
    },
  },
  {
    name: 'import beside own work',
    open: async (page) => {
      await openFile(page, 'mine.yaml', own);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'an empty chart',
    open: async (page) => {
      await openFile(page, 'config.yaml', 'kind: ConfigMap\nmetadata: { name: site }\n');
      await page.getByRole('button', { name: 'Replace everything' }).click();
      await page.getByRole('heading', { name: 'An empty chart' }).waitFor();
    },
  },
];

/** The named part of the page that has the focus; nothing between parts, `the end` when the page is left. */
async function landmark(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'the end';
    const part = element.closest(
      'nav[aria-label], search[aria-label], section[aria-label], [role=textbox][aria-label]',
    );
    return part?.getAttribute('aria-label') ?? '';
  });
}

async function zoom(page: Page): Promise<number> {
  const view = page.getByRole('region', { name: 'Canvas' }).locator('.react-flow__viewport');
  return view.evaluate((element) => new DOMMatrix(getComputedStyle(element).transform).a);
}

/** How light the grounds of page, chart and editor are, 0 to 255. */
async function grounds(page: Page): Promise<readonly number[]> {
  return page.evaluate(() =>
    ['body', 'section[aria-label="Canvas"]', '.monaco-editor'].map((selector) => {
      let element = document.querySelector(selector);
      for (; element; element = element.parentElement) {
        const [r = 0, g = 0, b = 0, a = 1] = (getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? []).map(
          Number,
        );
        if (a > 0) return Math.round((r + g + b) / 3);
      }
      return -1;
    }),
  );
}

/** Controls that the window or their own box cuts off; what can be scrolled into view is not. */
async function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth - clientWidth} px too wide`] : [];
    const scrolls = (element: Element): boolean => {
      for (let box = element.parentElement; box; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        if (/auto|scroll/.test(overflowY) && box.scrollHeight > box.clientHeight) return true;
        if (/auto|scroll/.test(overflowX) && box.scrollWidth > box.clientWidth) return true;
      }
      return false;
    };
    const isSeen = (element: HTMLElement) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    for (const control of document.querySelectorAll<HTMLElement>('button, input, select, [role=slider], h1, h2')) {
      if (!isSeen(control) || control.closest('.react-flow__viewport, .monaco-editor')) continue;
      const { left, right, top, bottom, width } = control.getBoundingClientRect();
      if (width === 0) continue;
      const name = control.getAttribute('aria-label') ?? control.textContent;
      const isOutside = left < 0 || top < 0 || right > innerWidth + 0.5 || bottom > innerHeight + 0.5;
      if (isOutside && !scrolls(control)) found.push(`${name}: ${left} ${top} ${right} ${bottom}`);
      if (control.tagName === 'BUTTON' && control.scrollWidth > control.clientWidth + 1)
        found.push(`${name}: its words are cut`);
    }
    return found;
  });
}

test('a part of the page that does not arrive takes no other along', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' });
  const page = await context.newPage();
  await page.route(/DropZone-[^/]*\.js$/, (route) => route.abort());
  await page.goto('/');
  await expect(page.getByText('This part of the page stopped working')).toBeVisible();
  await page.unrouteAll();
  await page.getByRole('textbox', { name: 'URL or curl command' }).fill('http://httpserver.lr90.site/world');
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('404');
  await expect(editor(page)).toBeVisible();
  await context.close();
});
