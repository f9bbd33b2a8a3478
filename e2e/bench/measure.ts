// Driving and timing the built app from outside, as a person would feel it: from the key going down to the frame that shows
// the new picture and the new answer. The app marks `portolan:interactive` once, and `portolan:edit-done` after each edit.

import { chromium, type Browser, type Page } from '@playwright/test';
import { pasteOnPage } from '../fixtures/paste.ts';
import { firstRequest, firstRuleLine, manyResources } from './scenes.ts';

declare global {
  interface Window {
    /** Milliseconds from each key going down to the first task after the frame that shows its edit, in order. */
    portolanKeys: number[];
    /** Milliseconds of each task that held the main thread for more than 50. */
    portolanLongTasks: number[];
  }
}

export const address = process.env['PORTOLAN_URL'] ?? 'http://localhost:4173';

/** A percentile by nearest rank. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export const ms = (value: number): string => `${value.toFixed(1)} ms`;

/** Runs `work` in a fresh browser. */
export async function inBrowser(work: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({
    ...(process.env['CHROMIUM'] === undefined ? {} : { executablePath: process.env['CHROMIUM'] }),
    args: ['--disable-gpu', '--disable-background-networking', '--enable-precise-memory-info'],
  });
  try {
    await work(browser);
  } finally {
    await browser.close();
  }
}

/** A fresh profile with the app open, the tutorial on the chart. */
export async function openApp(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(watchTime);
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('portolan:interactive').length > 0);
  return page;
}

/** Runs in the page, before any of its own code. */
function watchTime(): void {
  window.portolanKeys = [];
  window.portolanLongTasks = [];
  let pressedAt: number | undefined;
  addEventListener('keydown', (event) => (pressedAt = event.timeStamp), true);
  new PerformanceObserver((list) => {
    // The app marks it in a task after the frame that shows the edit: waiting for one more frame would count 16 ms twice.
    const done = list.getEntries().find(({ name }) => name === 'portolan:edit-done');
    if (done === undefined || pressedAt === undefined) return;
    window.portolanKeys.push(done.startTime - pressedAt);
    pressedAt = undefined;
  }).observe({ entryTypes: ['mark'] });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.portolanLongTasks.push(duration);
  }).observe({ entryTypes: ['longtask'] });
}

/** Paste a whole configuration over the example. @returns milliseconds until its answer stands */
export async function pasteResources(page: Page, resources: number): Promise<number> {
  const start = performance.now();
  await pasteOnPage(page, manyResources(resources));
  const url = page.getByRole('search').getByRole('textbox').first();
  await url.fill(firstRequest);
  await page
    .locator('output')
    .filter({ hasText: /\bapp-0\b/ })
    .first()
    .waitFor();
  return performance.now() - start;
}

/** Milliseconds per key, in order. */
export interface KeyTimes {
  readonly wall: readonly number[];
  /** Time that the page's main thread had the processor: what a busy machine does not stretch much. */
  readonly processor: readonly number[];
}

/**
 * Type at the end of the first rule's prefix, one letter and its removal in turn: each key flips the answer.
 *
 * @param settled waits for what each key has set going beside the panes
 */
export async function typeInEditor(page: Page, keys: number, settled?: () => Promise<void>): Promise<KeyTimes> {
  const warmUp = 10;
  await page.getByRole('textbox', { name: /YAML/ }).focus();
  await page.keyboard.press('Control+Home');
  for (let line = 1; line < firstRuleLine; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  const answer = page.locator('output').first();
  const processorTime = await processorClock(page);
  const processor: number[] = [];
  for (let key = 0; key < warmUp + keys; key += 1) {
    const before = await answer.textContent();
    const done = await page.evaluate(() => window.portolanKeys.length);
    const start = await processorTime();
    await page.keyboard.press(key % 2 === 0 ? 'x' : 'Backspace');
    await page.waitForFunction((count) => window.portolanKeys.length > count, done);
    processor.push((await processorTime()) - start);
    if ((await answer.textContent()) === before)
      throw new Error(`key ${key} changed nothing: the answer is still ${before ?? ''}`);
    await settled?.();
  }
  const wall = await page.evaluate(() => window.portolanKeys);
  return { wall: wall.slice(warmUp), processor: processor.slice(warmUp) };
}

/**
 * Drag the slider of a destination's weight to and fro by the mouse. The caret must stand in the first rule.
 *
 * @returns milliseconds of each frame
 */
export async function dragWeight(page: Page, destination: string, duration: number): Promise<readonly number[]> {
  const thumb = page.getByRole('slider', { name: `Weight of ${destination}`, exact: true });
  await page.getByRole('button', { name: 'Rule 1', exact: true }).first().click();
  await thumb.scrollIntoViewIfNeeded();
  const box = await thumb.boundingBox();
  if (!box) throw new Error(`no slider for ${destination}`);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const before = await thumb.getAttribute('aria-valuenow');
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  const frames = page.evaluate(countFrames, duration);
  const end = performance.now() + duration;
  let values = 0;
  for (let step = 0; performance.now() < end; step++) {
    // To the left: the weight begins near its upper end.
    await page.mouse.move(at.x - 60 + 60 * Math.cos(step / 15), at.y);
    if (step % 10 === 5 && (await thumb.getAttribute('aria-valuenow')) !== before) values++;
  }
  await page.mouse.up();
  if (values === 0) throw new Error('the slider did not move');
  return frames;
}

/** Runs in the page. */
async function countFrames(duration: number): Promise<number[]> {
  const frames: number[] = [];
  const start = performance.now();
  for (let last = start; last - start < duration;) {
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  return frames;
}

/** @returns what tells the milliseconds that the page's main thread has worked so far */
async function processorClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
  };
}
