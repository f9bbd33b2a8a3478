// Takes the pictures: every state in both themes and three widths, into shots/ (which git ignores), or the two of README.md.
// The states themselves are in states.ts.

import { chromium, type Browser, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readmeState, states } from './states.ts';
import type { State } from './states/state.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sizes = { wide: [1920, 1080], usual: [1280, 800], narrow: [390, 844] } as const;
/** CSS pixels that a handle at the edge may reach over it. */
const reach = 8;
const themes = ['light', 'dark'] as const;

type Theme = (typeof themes)[number];
type Size = readonly [width: number, height: number];

const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const browser = await chromium.launch({
  ...(process.env['CHROMIUM'] === undefined ? {} : { executablePath: process.env['CHROMIUM'] }),
  args: ['--disable-gpu', '--disable-background-networking', '--force-color-profile=srgb'],
});
const failures = args.includes('--readme') ? await takeReadme(browser) : await takeAll(browser);
await browser.close();
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;

async function takeAll(browser: Browser): Promise<readonly string[]> {
  const chosen = states.filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  const problems: string[] = [];
  let taken = 0;
  for (const state of chosen) {
    for (const [label, size] of Object.entries(sizes)) {
      if (state.sizes !== undefined && !state.sizes.some((each) => each === label)) continue;
      for (const theme of themes) {
        const file = join(root, 'shots', state.name, `${label}-${theme}.png`);
        problems.push(...(await take(browser, state, size, theme, file)));
        taken += 1;
      }
    }
  }
  console.log(`${taken} pictures of ${chosen.length} states in shots/, ${problems.length} problems`);
  return problems;
}

async function takeReadme(browser: Browser): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const theme of themes) {
    const file = join(root, '.github', `screenshot-${theme}.png`);
    problems.push(...(await take(browser, readmeState, [1600, 1000], theme, file)));
  }
  return problems;
}

/** @returns what went wrong on the way, the page's own errors included; the picture is taken all the same where it can be */
async function take(
  browser: Browser,
  state: State,
  [width, height]: Size,
  theme: Theme,
  file: string,
): Promise<readonly string[]> {
  const context = await browser.newContext({
    baseURL: process.env['PORTOLAN_URL'] ?? 'http://localhost:4173',
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const place = `${state.name} ${width} ${theme}`;
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`${place}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${place}: console: ${message.text()}`);
  });
  mkdirSync(join(file, '..'), { recursive: true });
  try {
    await open(page);
    await state.drive(page, { isNarrow: width < 600 });
  } catch (error) {
    problems.push(`${place}: ${error instanceof Error ? error.message : String(error)}`);
  }
  // A page wider than its window is cut off somewhere.
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > reach) problems.push(`${place}: the page is ${overflow} px wider than the window`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  await context.close();
  return problems;
}

async function open(page: Page): Promise<void> {
  page.setDefaultTimeout(10_000);
  await page.goto('/');
  await page.getByRole('main').waitFor();
  await page.waitForLoadState('networkidle');
  // A busy machine draws the parts that come late after the network is quiet.
  await page
    .locator('[data-phase="ready"]')
    .or(page.getByRole('tablist', { name: 'Panes' }))
    .first()
    .waitFor();
}
