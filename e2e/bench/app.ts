// `npm run bench -- app`: how soon the page is there, and how soon it follows a key with 1,000 resources in the text.

import { gzipSync } from 'node:zlib';
import { inBrowser, address, ms, openApp, pasteResources, percentile, typeInEditor } from './measure.ts';

const loads = 5;
const resources = 1_000;
const keys = 100;

await sayFirstLoad();
await inBrowser(async (browser) => {
  const interactive: number[] = [];
  for (let i = 0; i < loads; i += 1) {
    const page = await openApp(browser);
    interactive.push(
      await page.evaluate(() => performance.getEntriesByName('portolan:interactive')[0]?.startTime ?? NaN),
    );
    await page.context().close();
  }
  say(
    'tutorial interactive',
    `${ms(percentile(interactive, 50))} (median of ${loads} fresh profiles)`,
    'at most 1,000 ms',
  );

  const page = await openApp(browser);
  const opened = await pasteResources(page, resources);
  say(`${resources} resources pasted`, `${ms(opened)} to the answer`);
  await page.evaluate(() => (window.portolanLongTasks.length = 0));
  const times = await typeInEditor(page, keys);
  const longest = Math.max(0, ...(await page.evaluate(() => window.portolanLongTasks)));
  say(
    `key to canvas and answer, ${resources}`,
    `p50 ${ms(percentile(times.wall, 50))}, p95 ${ms(percentile(times.wall, 95))} (${keys} keys)`,
    'p95 at most 50 ms',
  );
  say(
    '… of it processor time',
    `p50 ${ms(percentile(times.processor, 50))}, p95 ${ms(percentile(times.processor, 95))}`,
  );
  say('longest task while typing', longest === 0 ? 'none over 50 ms' : ms(longest), 'under 50 ms');
});

/** What index.html itself names, compressed as a server would. */
async function sayFirstLoad(): Promise<void> {
  const html = await (await fetch(address)).text();
  const files = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path = '']) => new URL(path, address));
  let bytes = 0;
  for (const file of files) bytes += gzipSync(Buffer.from(await (await fetch(file)).arrayBuffer())).length;
  say('first-load JavaScript', `${(bytes / 1000).toFixed(1)} kB gzipped in ${files.length} files`, 'at most 250 kB');
}

function say(what: string, figure: string, goal?: string): void {
  console.log(`${what.padEnd(34)} ${figure}${goal === undefined ? '' : `   goal: ${goal}`}`);
}
