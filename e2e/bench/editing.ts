// `npm run bench -- editing --sizes=100,1000`: opening, typing and dragging a weight in files of growing size, up to 10,000
// resources when none are named. packages/text/bench/editing.ts, which runs with it, has a whole-file parse and print beside.

import type { Page } from '@playwright/test';
import { dragWeight, inBrowser, ms, openApp, pasteResources, percentile, typeInEditor } from './measure.ts';

const keys = 60;
/** Longer than anything waits for a rest. */
const restMs = 1500;
const dragMs = 3000;
const sizes = (process.argv.find((arg) => arg.startsWith('--sizes='))?.slice(8) ?? '100,1000,10000')
  .split(',')
  .map(Number);

await inBrowser(async (browser) => {
  for (const size of sizes) {
    const page = await openApp(browser);
    console.log(`\n${size.toLocaleString('en')} resources`);
    await longestTask(page);
    say('opened, answer standing', ms(await pasteResources(page, size)));
    await page.waitForTimeout(restMs);
    say('longest task while opening', told(await longestTask(page)));
    const times = await typeInEditor(page, keys);
    // What waits for a rest belongs to the typing too: markers, folds, the memory of the work.
    await page.waitForTimeout(restMs);
    const longest = await longestTask(page);
    const both = ({ wall, processor }: typeof times, percent: number): string =>
      `${ms(percentile(wall, percent))} (${ms(percentile(processor, percent))} of processor)`;
    say('key to all panes', `p50 ${both(times, 50)}, p95 ${both(times, 95)}`, 'p95 at most 50 ms');
    say('longest task while typing', told(longest), 'under 50 ms');
    const frames = await dragWeight(page, 'app-0 · v1', dragMs);
    say(
      'dragging a weight',
      `${((1000 * frames.length) / dragMs).toFixed(0)} frames a second, p95 ${ms(percentile(frames, 95))}, ` +
        `longest task ${told(await longestTask(page))}`,
      '60 a second',
    );
    say('memory', `${(await usedMegabytes(page)).toFixed(0)} MB of JavaScript heap`);
    await page.context().close();
  }
});

/** Milliseconds of the longest task over 50 since the last call; 0 where there was none. */
function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...window.portolanLongTasks.splice(0)));
}

function told(longest: number): string {
  return longest === 0 ? 'none over 50 ms' : ms(longest);
}

async function usedMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

function say(what: string, figure: string, goal?: string): void {
  console.log(`  ${what.padEnd(28)} ${figure}${goal === undefined ? '' : `   goal: ${goal}`}`);
}
