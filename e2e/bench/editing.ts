// `npm run bench -- editing --sizes=100,1000`: opening and typing in files of growing size, up to 10,000 resources when none are named.

import type { Page } from '@playwright/test';
import { inBrowser, ms, openApp, pasteResources, percentile, typeInEditor } from './measure.ts';

const keys = 60;
const sizes = (process.argv.find((arg) => arg.startsWith('--sizes='))?.slice(8) ?? '100,1000,10000')
  .split(',')
  .map(Number);

await inBrowser(async (browser) => {
  for (const size of sizes) {
    const page = await openApp(browser);
    console.log(`\n${size.toLocaleString('en')} resources`);
    say('opened, answer standing', ms(await pasteResources(page, size)));
    await page.evaluate(() => (window.portolanLongTasks.length = 0));
    const times = await typeInEditor(page, keys);
    const longest = Math.max(0, ...(await page.evaluate(() => window.portolanLongTasks)));
    const both = ({ wall, processor }: typeof times, percent: number): string =>
      `${ms(percentile(wall, percent))} (${ms(percentile(processor, percent))} of processor)`;
    say('key to all panes', `p50 ${both(times, 50)}, p95 ${both(times, 95)}`, 'p95 at most 50 ms');
    say('longest task while typing', longest === 0 ? 'none over 50 ms' : ms(longest), 'under 50 ms');
    say('memory', `${(await usedMegabytes(page)).toFixed(0)} MB of JavaScript heap`);
    await page.context().close();
  }
});

async function usedMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

function say(what: string, figure: string, goal?: string): void {
  console.log(`  ${what.padEnd(28)} ${figure}${goal === undefined ? '' : `   goal: ${goal}`}`);
}
